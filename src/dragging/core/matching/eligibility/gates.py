"""Whether one can bid at all on that day: kind of notice, its state, its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dragging.core.matching.eligibility.lots import country_of
from dragging.core.matching.eligibility.model import OUTCOMES, Reason
from dragging.core.notices.folding.deadlines import deadline_moment, instant
from dragging.core.notices.folding.standing import CALLS
from dragging.core.notices.model import Lot, Notice

_ENDED = {"cancel": "cancelled", "susp-review": "suspended"}


def gates(notice: Notice, lot: Lot | None, as_of: datetime) -> Iterator[Reason]:
    """The rules before all law, in their order; the first that does not pass settles."""
    biddable = None if notice.kind == "other" else notice.kind in CALLS
    yield Reason(
        "planning_or_award_not_biddable" if biddable is False else "kind",
        OUTCOMES[biddable],
        values={"kind": notice.kind, "form": notice.form},
        missing="kind" if biddable is None else None,
        settles=True,
    )
    for reason, code in _ENDED.items():
        if _told(notice, lot, reason):
            yield Reason(code, "fail", values={"change": reason}, settles=True)
    stated = (lot.deadline if lot else None) or notice.deadline
    if stated:
        yield _deadline(stated, country_of(notice), as_of)


def _told(notice: Notice, lot: Lot | None, reason: str) -> bool:
    """Whether a change says so of the whole notice, or of this lot."""
    sections = {one.section for one in notice.changes if one.reason == reason}
    return bool(sections - {one.id for one in notice.lots}) or (lot is not None and lot.id in sections)


def _deadline(stated: str, country: str | None, as_of: datetime) -> Reason:
    closes = deadline_moment(stated, country)
    values = {"deadline": stated, "as_of": as_of.isoformat(timespec="minutes")}
    if closes is None:
        return Reason("deadline", "missing", values=values, missing="deadline", settles=True)
    passed = closes < instant(as_of, country)
    return Reason(
        "deadline_passed" if passed else "deadline", "fail" if passed else "pass", values=values, settles=True
    )
