"""The results of a chain together."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragging.core.notices.folding.standing import Told
from dragging.core.notices.model import Award, Notice
from dragging.core.units import Value

_RESULTS = {"award", "direct_award", "grant_award"}


def merged(results: Sequence[Told]) -> tuple[Award, ...]:
    """All results in the order of their notices; the contract after a modification takes the place of the one before.

    A direct award that was announced gives way to the award notice that follows for the same lots.
    """
    found: list[Award] = []
    for number, one in enumerate(results, start=1):
        followed = _followed(results[number:]) if one.notice.kind == "direct_award" else []
        for award in one.notice.awards:
            if any(not lots or not award.lots or lots & set(award.lots) for lots in followed):
                continue
            place = _modified(found, award) if one.notice.kind == "modification" else None
            now = _as_modified(one.notice, award)
            if place is None:
                found.append(now)
            else:
                found[place] = now
    return tuple(found)


def _followed(later: Sequence[Told]) -> list[set[str]]:
    """The lots of each contract of later award notices."""
    return [set(award.lots) for one in later if one.notice.kind == "award" for award in one.notice.awards]


def _as_modified(notice: Notice, award: Award) -> Award:
    """A legacy modification repeats the contract as it was concluded and states the value after it as the total."""
    legacy = notice.kind == "modification" and notice.source.format == "ted-xml"
    if legacy and len(notice.awards) == 1 and notice.total_value:
        return msgspec.structs.replace(award, value=notice.total_value)
    return award


def total(results: Sequence[Told]) -> Value | None:
    """The total of the only result (after its modification, where it is the only contract), else None.

    Of several results each states the total of its own part; they are not added up, since a later one may repeat
    the earlier.
    """
    awarded = [one.notice for one in results if one.notice.kind in _RESULTS]
    if any(one.kind == "award" for one in awarded):
        awarded = [one for one in awarded if one.kind != "direct_award"]
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
