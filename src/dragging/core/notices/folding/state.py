"""What the notices of a chain say about its state; whether a call is still open follows from the moment asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from dragging.core.notices.folding.awards import merged
from dragging.core.notices.folding.standing import ANNOUNCEMENTS, CALLS, RESULTS, Told, sent
from dragging.core.notices.model import Award, Lot, Moment, Notice
from dragging.core.units import day_from_text

State = Literal["planned", "consultation", "open", "closed", "awarded", "cancelled", "suspended"]

_QUALIFICATION_SYSTEMS = frozenset({"F07", "15"})
_CANCELLED, _SUSPENDED = "cancel", "susp-review"


class Standing(msgspec.Struct, frozen=True):
    """`base`: the state, where `open` means until `until` (without one, until a notice ends it).

    `deadline`: the first moment that one has to keep, as stated. `settled`: ids of lots that cannot be bid for any
    more, because they have a result or were cancelled, while the procedure goes on.
    """

    base: State
    deadline: Moment | None = None
    until: Moment | None = None
    settled: tuple[str, ...] = ()


def standing_state(told: Sequence[Told], everything: Sequence[Told], lead: Told) -> Standing:
    """The state of standing notices; `everything` includes those replaced."""
    deadline = _moved(everything, lead)
    if any(one.notice.kind == "cancellation" and not _goes_on(told, place) for place, one in enumerate(told)):
        return Standing("cancelled", deadline)
    results = live_results(told)
    kind = lead.notice.kind
    if kind in CALLS:
        return _called(lead, results, deadline)
    if results:
        return Standing(_result(results), _first_deadline(everything))
    if any(one.notice.kind in RESULTS for one in told) or _marked(lead.notice, _CANCELLED):
        return Standing("cancelled", deadline)
    if _marked(lead.notice, _SUSPENDED):
        return Standing("suspended", deadline)
    if kind in ANNOUNCEMENTS:
        return Standing("consultation" if kind == "consultation" else "planned", deadline)
    return Standing("open", deadline, deadline) if kind == "change" and deadline else Standing("closed")


def live_results(told: Iterable[Told]) -> list[Told]:
    """The results that were not taken back."""
    return [one for one in told if one.notice.kind in RESULTS and not _marked(one.notice, _CANCELLED)]


def _goes_on(told: Sequence[Told], place: int) -> bool:
    return any(one.notice.kind in CALLS | ANNOUNCEMENTS | RESULTS for one in told[place + 1 :])


def _called(lead: Told, results: Sequence[Told], deadline: Moment | None) -> Standing:
    call = lead.notice
    if _marked(call, _CANCELLED):
        later = [one for one in results if sent(one.notice) > sent(call)]
        return Standing(_result(later) if later else "cancelled", deadline)
    since = [one for one in results if sent(one.notice) >= lead.since]
    settled = _cancelled_lots(call) | _decided_lots(call, since)
    left = [lot for lot in call.lots if lot.id not in settled and lot.kind == "lot"]
    if since and not _still_open(call, since, left, deadline):
        return Standing(_result(since), deadline)
    if _marked(call, _SUSPENDED):
        return Standing("suspended", deadline)
    ends = [_of_lot(lot, call, deadline) for lot in left]
    stated = [end for end in ends if end]
    until = max(stated) if stated and len(stated) == len(ends) else deadline
    first = min(stated) if stated else deadline
    return Standing("open", first, until or _last_day(call), tuple(sorted(settled)))


def _still_open(call: Notice, results: Sequence[Told], left: Sequence[Lot], deadline: Moment | None) -> bool:
    """Whether one can answer after these results: a qualification system, or lots left whose time was not over."""
    if call.form in _QUALIFICATION_SYSTEMS:
        return True
    latest = max(sent(one.notice) for one in results)
    ends = [day_from_text(end) for lot in left if (end := _of_lot(lot, call, deadline))]
    return any(end is not None and end > latest for end in ends)


def _result(results: Sequence[Told]) -> State:
    if _marked(results[-1].notice, _SUSPENDED):
        return "suspended"
    outcomes = {award.outcome for award in merged(results)}
    if not outcomes or outcomes & {"awarded", "withheld"}:
        return "awarded"
    return "cancelled" if outcomes == {"discontinued"} else "closed"


def _decided_lots(call: Notice, results: Sequence[Told]) -> set[str]:
    """Lots of the call that a result speaks of; all, where a result names none of the call's lots."""
    known = {lot.id for lot in call.lots}
    found: set[str] = set()
    for one in results:
        for award in one.notice.awards or (Award(None),):
            named = known.intersection(award.lots)
            if award.outcome != "open":
                found |= named or known
    return found


def _cancelled_lots(notice: Notice) -> set[str]:
    sections = {one.section for one in notice.changes if one.reason == _CANCELLED}
    return sections & {lot.id for lot in notice.lots}  # type: ignore[return-value]


def _marked(notice: Notice, reason: str) -> bool:
    """Whether the notice's change says this of the whole procedure, not only of some lots."""
    if not notice.changes:
        return False
    sections = {one.section for one in notice.changes if one.reason == reason}
    lots = {lot.id for lot in notice.lots if lot.kind == "lot"}
    return bool(sections) and not (sections < lots)


def _moved(everything: Sequence[Told], lead: Told) -> Moment | None:
    """The deadline of the leading notice, or the one that the latest legacy change since then states in coded form."""
    deadline = lead.notice.deadline
    if lead.notice.kind in RESULTS:
        return deadline or _first_deadline(everything)
    for one in everything:
        if one.notice.kind == "change" and one.notice.deadline and one.since >= sent(lead.notice):
            deadline = one.notice.deadline
    return deadline


def _first_deadline(everything: Sequence[Told]) -> Moment | None:
    """What the latest call of a chain led by its results said, replaced or not."""
    return next((one.notice.deadline for one in reversed(everything) if one.notice.kind in CALLS), None)


def _of_lot(lot: Lot, call: Notice, deadline: Moment | None) -> Moment | None:
    """A legacy change moves the lots that had the call's deadline."""
    return deadline if lot.deadline is None or lot.deadline == call.deadline else lot.deadline


def _last_day(call: Notice) -> Moment | None:
    """Nobody can answer a call without deadline after its contract began, or a qualification system after its end."""
    days: list[date | None] = [call.end_date]
    if call.form not in _QUALIFICATION_SYSTEMS:
        days.append(call.start_date)
    return min((day.isoformat() for day in days if day), default=None)
