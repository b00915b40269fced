"""The opportunity: what the notices of one procedure say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from dragging.core.notices.folding.deadlines import deadline_moment
from dragging.core.notices.folding.keys import notice_day, public_id
from dragging.core.notices.model import Award, Buyer, Kind, Lot, Moment, Notice, Reserved, Text
from dragging.core.units import Value

State = Literal["planned", "consultation", "open", "closed", "awarded", "cancelled", "suspended"]
StateBase = Literal["planned", "consultation", "open", "closed", "awarded", "cancelled", "suspended"]

_BASE_OF: dict[Kind, StateBase] = {
    "planning": "planned",
    "buyer_profile": "planned",
    "consultation": "consultation",
    "call": "open",
    "grant_call": "open",
    "direct_award": "awarded",
    "award": "awarded",
    "grant_award": "awarded",
    "modification": "awarded",
    "completion": "awarded",
    "cancellation": "cancelled",
    "change": "closed",
    "other": "closed",
}
_RANK: dict[StateBase, int] = {"closed": 0, "planned": 1, "consultation": 2, "open": 3, "awarded": 4}
_CANCELLED = {"cancel"}
_SUSPENDED = {"susp-review"}
_CALLS = {"call", "grant_call"}
_DETAILS_ORDER: tuple[Kind, ...] = (
    "call", "grant_call", "consultation", "planning", "direct_award", "award", "grant_award", "modification",
    "completion", "buyer_profile", "cancellation", "change", "other",
)  # fmt: skip


class Step(msgspec.Struct, frozen=True):
    """One notice of the timeline."""

    key: str
    id: str
    kind: Kind
    form: str | None
    date: date | None


class Opportunity(msgspec.Struct, frozen=True):
    """`state_base` is what the notices say; whether an `open` one is still open follows from `deadline` and the moment."""

    id: str
    key: str
    kind: Kind
    state_base: StateBase
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
    value: Value | None
    reserved: tuple[Reserved, ...]
    reserved_unclear: bool
    social_clauses: tuple[str, ...]
    eu_funds: bool | None
    light_regime: bool
    lots: tuple[Lot, ...]
    awards: tuple[Award, ...]
    notices: tuple[str, ...]
    timeline: tuple[Step, ...]
    documents_url: str | None
    submission_url: str | None


def fold(members: Mapping[str, Notice]) -> Opportunity:
    """The opportunity of a procedure's notices by their keys (at least one).

    What one can bid for is told by the latest call, since results do not repeat who may bid; before a call
    by the announcement, without one by the result. Awards are those of the latest notice that speaks of each.
    """
    ordered = sorted(members.items(), key=lambda item: (notice_day(item[1]), item[1].notice_version or "", item[0]))
    notices = [notice for _, notice in ordered]
    standing = _standing(notices)
    lead = _lead(standing)
    results = [one for one in standing if one.awards]
    base = _base(notices, standing)
    earliest = ordered[0][0]
    return Opportunity(
        id=public_id(earliest),
        key=earliest,
        kind=lead.kind,
        state_base=base,
        title=lead.title or _first(standing, "title") or {},
        description=lead.description or _first(standing, "description") or {},
        buyers=lead.buyers or _first(standing, "buyers") or (),
        country=next((buyer.country for one in (lead, *standing) for buyer in one.buyers if buyer.country), None),
        languages=tuple(dict.fromkeys(language for one in (lead, *standing) for language in one.languages)),
        nature=lead.nature or _first(standing, "nature"),
        procedure=lead.procedure or _first(standing, "procedure"),
        cpv_main=lead.cpv_main or _first(standing, "cpv_main"),
        cpv_additional=_union(standing, lead),
        nuts=tuple(dict.fromkeys(place for one in (lead, *standing) for place in one.nuts)),
        deadline=_deadline(notices, lead),
        value=_value(standing, lead),
        reserved=tuple(sorted({basis for one in standing for basis in one.reserved})),
        reserved_unclear=any(one.reserved_unclear for one in standing),
        social_clauses=tuple(sorted({clause for one in standing for clause in one.social_clauses})),
        eu_funds=next((one.eu_funds for one in (lead, *reversed(standing)) if one.eu_funds is not None), None),
        light_regime=any(one.light_regime for one in standing),
        lots=lead.lots or _first(standing, "lots") or (),
        awards=_awards(results),
        notices=tuple(dict.fromkeys(one.id for one in [lead, *reversed(notices)])),
        timeline=tuple(
            Step(key, one.id, one.kind, one.form, one.publication_date or one.dispatch_date) for key, one in ordered
        ),
        documents_url=lead.documents_url or _first(standing, "documents_url"),
        submission_url=lead.submission_url or _first(standing, "submission_url"),
    )


def state_at(opportunity: Opportunity, moment: datetime) -> State:
    """The state at a moment (with a zone): a call is open until its deadline has passed; without one until it has a result."""
    if opportunity.state_base != "open" or opportunity.deadline is None:
        return opportunity.state_base
    closes = deadline_moment(opportunity.deadline, opportunity.country)
    return "closed" if closes is not None and closes < moment else "open"


def _standing(notices: Sequence[Notice]) -> list[Notice]:
    """Notices that no later one replaces: a changed eForms notice comes again as a whole."""
    replaced: set[int] = set()
    for place, later in enumerate(notices):
        if any(one.relation == "changed" for one in later.references) and later.kind != "change":
            replaced.update(
                before
                for before in range(place)
                if notices[before].kind == later.kind and notices[before].form == later.form
            )
        if later.notice_uuid:
            replaced.update(before for before in range(place) if notices[before].notice_uuid == later.notice_uuid)
    return [one for place, one in enumerate(notices) if place not in replaced]


def _lead(standing: Sequence[Notice]) -> Notice:
    for kind in _DETAILS_ORDER:
        for one in reversed(standing):
            if one.kind == kind:
                return one
    return standing[-1]


def _base(notices: Sequence[Notice], standing: Sequence[Notice]) -> StateBase:
    if any(one.kind == "cancellation" for one in notices):
        return "cancelled"
    reasons = {change.reason for change in standing[-1].changes}
    if reasons & _CANCELLED:
        return "cancelled"
    if reasons & _SUSPENDED:
        return "suspended"
    base = max((_BASE_OF[one.kind] for one in standing), key=lambda word: _RANK.get(word, 0))
    outcomes = {award.outcome for one in standing for award in one.awards}
    if base == "awarded" and outcomes and outcomes <= {"unsuccessful", "discontinued"}:
        return "cancelled" if outcomes == {"discontinued"} else "closed"
    return base


def _deadline(notices: Sequence[Notice], lead: Notice) -> Moment | None:
    """The deadline of the leading notice, moved by later corrigenda that state one in coded form."""
    if lead.kind not in _CALLS and lead.kind not in {"consultation", "planning"}:
        calls = [one for one in notices if one.kind in _CALLS]
        return calls[-1].deadline if calls else None
    deadline = lead.deadline
    for one in notices:
        if one.kind == "change" and one.deadline and notice_day(one) >= notice_day(lead):
            deadline = one.deadline
    return deadline


def _value(standing: Sequence[Notice], lead: Notice) -> Value | None:
    """What it is worth: the total of the latest result, else the estimate, else the total that a call states."""
    for one in reversed(standing):
        if one.kind in {"award", "modification", "direct_award", "grant_award"} and one.total_value:
            return one.total_value
    return lead.estimated_value or lead.total_value or _first(standing, "estimated_value")


def _awards(results: Sequence[Notice]) -> tuple[Award, ...]:
    """All results; a later notice about the same award (number and lots) takes the place of the earlier."""
    found: dict[tuple[object, ...], Award] = {}
    for place, notice in enumerate(results):
        for position, award in enumerate(notice.awards):
            key = (award.id, award.lots) if notice.kind == "modification" else (place, position)
            if notice.kind == "modification":
                for known, before in list(found.items()):
                    if (before.id, before.lots) == key:
                        del found[known]
            found[key] = award
    return tuple(found.values())


def _union(standing: Sequence[Notice], lead: Notice) -> tuple[str, ...]:
    main = lead.cpv_main or _first(standing, "cpv_main")
    codes = [code for one in (lead, *standing) for code in (one.cpv_main, *one.cpv_additional) if code]
    return tuple(code for code in dict.fromkeys(codes) if code != main)


def _first(standing: Sequence[Notice], name: str) -> Any:
    """The latest notice's value of a field that states it."""
    return next((value for one in reversed(standing) if (value := getattr(one, name))), None)
