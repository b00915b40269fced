"""The opportunity: what the notices of one procedure say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from dragging.core.notices.folding.awards import merged, total
from dragging.core.notices.folding.deadlines import deadline_moment, instant
from dragging.core.notices.folding.keys import notice_day, public_id
from dragging.core.notices.folding.standing import CALLS, RESULTS, Told, in_sequence, lead, standing
from dragging.core.notices.folding.state import State, live_results, standing_state
from dragging.core.notices.model import Award, Buyer, Kind, Lot, LotLimits, Moment, Notice, Reserved, Terms, Text
from dragging.core.units import Value


class Step(msgspec.Struct, frozen=True):
    """One notice of the timeline."""

    key: str
    id: str
    kind: Kind
    form: str | None
    date: date | None


class Opportunity(msgspec.Struct, frozen=True):
    """`state_base` is what the notices say; one that is `open` is so until `open_until`, see `state_at`.

    `form` is that of the leading notice. Duration and days are those of the contract after its latest modification.
    `deadline` is the first moment to keep, `open_until` the last at which any lot can be bid for (None: no end is
    known). `settled_lots`: lots with a result, or cancelled, of a procedure that goes on.
    """

    id: str
    key: str
    kind: Kind
    state_base: State
    title: Text
    description: Text
    buyers: tuple[Buyer, ...]
    country: str | None
    languages: tuple[str, ...]
    nature: str | None
    procedure: str | None
    cpv_main: str | None
    cpv_additional: tuple[str, ...]
    nuts: tuple[str, ...]
    deadline: Moment | None
    open_until: Moment | None
    value: Value | None
    reserved: tuple[Reserved, ...]
    reserved_unclear: bool
    social_clauses: tuple[str, ...]
    eu_funds: bool | None
    light_regime: bool
    lots: tuple[Lot, ...]
    settled_lots: tuple[str, ...]
    awards: tuple[Award, ...]
    notices: tuple[str, ...]
    timeline: tuple[Step, ...]
    withheld: tuple[str, ...]
    documents_url: str | None
    submission_url: str | None
    form: str | None = None
    legal_basis: str | None = None
    duration_months: Decimal | None = None
    start_date: date | None = None
    end_date: date | None = None
    terms: Terms | None = None
    lot_limits: LotLimits | None = None


def fold(members: Mapping[str, Notice]) -> Opportunity:
    """The opportunity of a procedure's notices by their keys (at least one); the order given plays no part.

    What one can bid for is told by the latest standing call, since results do not repeat who may bid; before a
    call by the announcement, without one by the result.
    """
    everything = in_sequence(members)
    told = standing(everything)
    leading = lead(told)
    results = live_results(told)
    state = standing_state(told, everything, leading)
    one = leading.notice
    latest = [one, *(other.notice for other in reversed(told) if other is not leading)]
    bidding = [one] if one.kind in CALLS else latest
    main = _first(latest, "cpv_main")
    term = _term(one, results)
    earliest = min(members, key=lambda key: (notice_day(members[key]), key))
    return Opportunity(
        id=public_id(earliest),
        key=earliest,
        kind=one.kind,
        state_base=state.base,
        title=_first(latest, "title") or {},
        description=_first(latest, "description") or {},
        buyers=_first(latest, "buyers") or (),
        country=next((buyer.country for other in latest for buyer in other.buyers if buyer.country), None),
        languages=_union(other.languages for other in latest),
        nature=_first(latest, "nature"),
        procedure=_first(latest, "procedure"),
        cpv_main=main,
        cpv_additional=_codes(latest, main),
        nuts=_union(other.nuts for other in latest),
        deadline=state.deadline,
        open_until=state.until,
        value=total(results) or _value(latest),
        reserved=tuple(sorted({basis for other in [*bidding, *_results(latest)] for basis in other.reserved})),
        reserved_unclear=any(other.reserved_unclear for other in bidding),
        social_clauses=tuple(sorted({clause for other in latest for clause in other.social_clauses})),
        eu_funds=next((other.eu_funds for other in latest if other.eu_funds is not None), None),
        light_regime=any(other.light_regime for other in latest),
        lots=_modified(_lots(leading, told), results),
        settled_lots=state.settled,
        awards=merged(results),
        notices=tuple(dict.fromkeys([one.id, *(other.notice.id for other in reversed(everything))])),
        timeline=_timeline(everything),
        withheld=_union(other.withheld for other in latest),
        documents_url=_first(latest, "documents_url"),
        submission_url=_first(latest, "submission_url"),
        form=one.form,
        legal_basis=_first(latest, "legal_basis"),
        duration_months=term.duration_months,
        start_date=term.start_date,
        end_date=term.end_date,
        terms=_first(bidding, "terms"),
        lot_limits=_first(bidding, "lot_limits"),
    )


def state_at(opportunity: Opportunity, moment: datetime) -> State:
    """The state at a moment: an open procedure is closed once `open_until` has passed.

    A moment without a zone is the time on the buyer's clock.
    """
    if opportunity.state_base != "open" or opportunity.open_until is None:
        return opportunity.state_base
    closes = deadline_moment(opportunity.open_until, opportunity.country)
    return "closed" if closes is not None and closes < instant(moment, opportunity.country) else "open"


def _timeline(everything: Sequence[Told]) -> tuple[Step, ...]:
    steps = [
        Step(
            one.key,
            one.notice.id,
            one.notice.kind,
            one.notice.form,
            one.notice.publication_date or one.notice.dispatch_date,
        )
        for one in everything
    ]
    # The sort is stable: what appeared on one day stays in the order in which it was sent.
    return tuple(sorted(steps, key=lambda step: step.date or date.min))


def _lots(leading: Told, told: Sequence[Told]) -> tuple[Lot, ...]:
    """The lots of the leading notice; where several results lead, each lot of any of them once."""
    if leading.notice.kind not in RESULTS or len(told) == 1:
        return leading.notice.lots or next((one.notice.lots for one in reversed(told) if one.notice.lots), ())
    found = {(lot.id, *sorted(lot.title.items())): lot for one in told for lot in one.notice.lots}
    return tuple(found.values())


def _term(leading: Notice, results: Sequence[Told]) -> Notice:
    """The notice that tells how long the contract lasts: the latest modification that does, else the leading one."""
    modified = [one.notice for one in results if one.notice.kind == "modification"]
    stating = (one for one in reversed(modified) if one.duration_months is not None or one.start_date or one.end_date)
    return next(stating, leading)


def _modified(lots: tuple[Lot, ...], results: Sequence[Told]) -> tuple[Lot, ...]:
    """The lots with the duration that later modifications give them."""
    found = {
        lot.id: lot.duration_months
        for one in results
        if one.notice.kind == "modification"
        for lot in one.notice.lots
        if lot.duration_months is not None
    }
    if not found:
        return lots
    return tuple(msgspec.structs.replace(lot, duration_months=found.get(lot.id, lot.duration_months)) for lot in lots)


def _results(notices: Iterable[Notice]) -> list[Notice]:
    return [one for one in notices if one.kind in RESULTS]


def _value(latest: Sequence[Notice]) -> Value | None:
    """The estimate, else the total that a call states, else that of the latest result."""
    return (
        latest[0].estimated_value
        or latest[0].total_value
        or _first(latest, "estimated_value")
        or _first(latest, "total_value")
    )


def _codes(latest: Sequence[Notice], main: str | None) -> tuple[str, ...]:
    codes = [code for one in latest for code in (one.cpv_main, *one.cpv_additional) if code]
    return tuple(code for code in dict.fromkeys(codes) if code != main)


def _union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for group in groups for one in group))


def _first(latest: Sequence[Notice], name: str) -> Any:
    """The field of the leading notice, else of the latest other one that states it."""
    return next((value for one in latest if (value := getattr(one, name))), None)
