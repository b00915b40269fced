"""The results of a chain together."""

from __future__ import annotations

from collections.abc import Sequence

from dragging.core.notices.folding.standing import Told
from dragging.core.notices.model import Award
from dragging.core.units import Value

_RESULTS = {"award", "direct_award", "grant_award"}


def merged(results: Sequence[Told]) -> tuple[Award, ...]:
    """All results in the order of their notices; the contract after a modification takes the place of the one before."""
    found: list[Award] = []
    for one in results:
        for award in one.notice.awards:
            place = _modified(found, award) if one.notice.kind == "modification" else None
            if place is None:
                found.append(award)
            else:
                found[place] = award
    return tuple(found)


def total(results: Sequence[Told]) -> Value | None:
    """The total of the only result (after its modification, where it is the only contract), else None.

    Of several results each states the total of its own part; they are not added up, since a later one may repeat
    the earlier.
    """
    awarded = [one.notice for one in results if one.notice.kind in _RESULTS]
    modified = [one.notice for one in results if one.notice.kind == "modification" and one.notice.total_value]
    if modified and (not awarded or (len(awarded) == 1 and len(awarded[0].awards) == 1)):
        return modified[-1].total_value
    return awarded[0].total_value if len(awarded) == 1 else None


def _modified(found: Sequence[Award], award: Award) -> int | None:
    """The place of the contract that a modification speaks of: by number and lots, by number, by lots, by its winners."""
    winners = {winner.name.casefold() for winner in award.winners}
    tests = (
        lambda one: award.id is not None and (one.id, one.lots) == (award.id, award.lots),
        lambda one: award.id is not None and one.id == award.id,
        lambda one: award.lots != () and one.lots == award.lots,
        lambda one: bool(winners) and {winner.name.casefold() for winner in one.winners} == winners,
    )
    for test in tests:
        places = [place for place, one in enumerate(found) if test(one)]
        if len(places) == 1:
            return places[0]
    return None
