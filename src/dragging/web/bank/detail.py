"""What the page of one opportunity shows, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from dragging.apps.bank import queries, sources
from dragging.apps.bank.queries import Member, Whole
from dragging.core.notices import folding, model
from dragging.core.notices.folding.deadlines import zone_of
from dragging.core.notices.terms import told_once
from dragging.core.units import Value
from dragging.web.bank import names, phrases
from dragging.web.bank.headings import Heading, heading, place_words
from dragging.web.bank.terms import Reader, TermLine, TermLines, lines
from dragging.web.bank.words import Words, words
from dragging.web.frame import formats
from dragging.web.frame.addresses import outward
from dragging.web.frame.clock import Clock, clock

FIRST_LOTS = 5
MOST_CODES = 6

# Which path of the record's `withheld` speaks of which sum, in both families of formats.
_ESTIMATE = ("EstimatedOverallContractAmount", "VAL_ESTIMATED")
_PAID = ("PayableAmount", "VAL_TOTAL", "TotalAmount", "VALUE")


class PartyLine(NamedTuple):
    name: str
    language: str
    address: str
    place: str


class LotLine(NamedTuple):
    number: str
    title: Words | None
    description: Words | None
    clock: Clock | None
    value: Value | None
    is_withheld: bool
    duration: str
    place: str
    work: list[tuple[str, list[str]]]
    reserved: list[str]
    criteria: list[tuple[str, str, str]]
    is_settled: bool
    is_for_small: bool | None
    terms: list[TermLine]


class AwardLine(NamedTuple):
    lots: str
    outcome: str
    is_unpublished: bool
    winners: list[PartyLine]
    value: Value | None
    is_withheld: bool
    tenders: int | None
    received: list[tuple[str, int]]
    date: object


class ChangeLine(NamedTuple):
    """What a correction or modification says of one place of a notice; days and moments are told in words."""

    section: str
    text: Words | None
    old: str
    new: str


class StepLine(NamedTuple):
    """One notice on the rope; `standing` is done or now."""

    kind: str
    day: object
    number: str
    source: str
    address: str
    record: str
    standing: str
    changes: list[ChangeLine]


class Detail(NamedTuple):
    id: str
    folded: folding.Opportunity
    state: str
    state_words: str
    kind: str
    sort: str
    heading: Heading
    place: str
    buyers: list[PartyLine]
    clock: Clock | None
    printed: str
    reserved: list[tuple[str, str]]
    description: Words | None
    lots: list[LotLine]
    hidden_lots: int
    value: Value | None
    is_withheld: bool
    awards: list[AwardLine]
    steps: list[StepLine]
    sources: list[sources.Terms]
    languages: list[tuple[str, str]]
    work: list[tuple[str, list[str]]]
    social: list[str]
    procedure: str
    problems: int
    number: str
    foreign: str
    deadline_word: str
    is_contract_value: bool
    duration: str
    start: date | None
    end: date | None
    documents: str
    submission: str
    more_codes: int
    terms: TermLines
    criteria: list[tuple[str, str, str]]


def detail(whole: Whole, now: datetime, language: str, *, every_lot: bool, every_word: bool) -> Detail:
    folded = whole.folded
    place = place_words(folded.nuts, folded.country, language)
    state = folding.state_at(folded, now)
    shown = folded.lots if every_lot else folded.lots[:FIRST_LOTS]
    latest = whole.members[-1].notice if whole.members else None
    leading = next((one.notice for one in reversed(whole.members) if one.notice.id == folded.notices[0]), latest)
    common, own = told_once(folded.terms, folded.lots)
    reader = Reader(language, folded.country, every_word)
    criteria = _common_criteria(folded.lots)
    is_reserved_alike = len({lot.reserved for lot in folded.lots}) == 1
    return Detail(
        id=whole.id,
        folded=folded,
        state=state,
        state_words=_state_words(folded, state),
        kind=names.kind(folded.kind, language),
        sort=names.sort(folded.form, language),
        heading=heading(folded.title, folded.cpv_main, folded.nature, place, language),
        place=place,
        buyers=[_buyer(one, whole, language) for one in folded.buyers],
        clock=clock(folded.deadline, folded.country, now, language),
        printed=_printed(leading.deadline_printed if leading else None, folded, now, language),
        reserved=[(code, names.reserved_under(code, folded.legal_basis, language)) for code in folded.reserved],
        description=words(folded.description, language, whole=every_word),
        lots=[
            _lot(one, folded, now, reader, _Told(lines(terms, None, reader).all(), is_reserved_alike, bool(criteria)))
            for one, terms in zip(shown, own, strict=False)
        ],
        hidden_lots=len(folded.lots) - len(shown),
        value=folded.value,
        is_withheld=folded.value is None and bool(folded.withheld),
        awards=[_award(one, whole, language) for one in folded.awards],
        steps=_steps(whole, language),
        sources=_sources(whole.members, language),
        languages=[(code, names.language_name(code, language)) for code in folded.languages],
        work=_work([folded.cpv_main, *folded.cpv_additional], language),
        social=[phrases.social(code) for code in folded.social_clauses],
        procedure=names.procedure(folded.procedure, language) if folded.procedure else "",
        problems=sum(len(one.notice.problems) for one in whole.members),
        number=folded.notices[0],
        foreign=_foreign(folded, language),
        deadline_word=phrases.deadline(folded.procedure),
        is_contract_value=any(one.value for one in folded.awards),
        duration=_duration(folded, language),
        start=folded.start_date,
        end=folded.end_date,
        documents=outward(folded.documents_url),
        submission=outward(folded.submission_url),
        more_codes=max(len(folded.cpv_additional) + bool(folded.cpv_main) - MOST_CODES, 0),
        terms=lines(common, folded.lot_limits, reader),
        criteria=_criteria(criteria),
    )


class _Told(NamedTuple):
    """Of a lot: its own terms; whether its reservation and its criteria are told of the whole."""

    terms: list[TermLine]
    reserved: bool
    criteria: bool


def _common_criteria(lots: Iterable[model.Lot]) -> tuple[model.AwardCriterion, ...]:
    """The criteria by which every lot is awarded; empty where they differ."""
    found = {lot.award_criteria for lot in lots if lot.kind != "group"}
    return next(iter(found)) if len(found) == 1 else ()


def _criteria(criteria: Iterable[model.AwardCriterion]) -> list[tuple[str, str, str]]:
    return [(phrases.criterion(one.type), one.name or "", one.weight or "") for one in criteria]


def _state_words(folded: folding.Opportunity, state: str) -> str:
    """The state; a procedure that ended and gave nothing says so."""
    gave_nothing = folded.awards and all(one.outcome in {"unsuccessful", "discontinued"} for one in folded.awards)
    return _("Ended without an award") if state == "closed" and gave_nothing else phrases.state(state)


def _duration(folded: folding.Opportunity, language: str) -> str:
    """The duration of the whole where it is not that of the single lot."""
    if folded.duration_months is None or [lot.duration_months for lot in folded.lots] == [folded.duration_months]:
        return ""
    return formats.months(folded.duration_months, language)


def _printed(stated: str | None, folded: folding.Opportunity, now: datetime, language: str) -> str:
    """The deadline that the text of the notice gives, where the coded one differs; as written where it is no moment."""
    if not stated:
        return ""
    told = clock(stated, folded.country, now, language)
    return told.moment if told else stated


def _foreign(folded: folding.Opportunity, language: str) -> str:
    """The name of the language of the texts where it is not the reader's."""
    if not folded.description or folded.description.get(language):
        return ""
    return names.language_name(next(iter(folded.description)), language)


def _work(codes: Iterable[str | None], language: str) -> list[tuple[str, list[str]]]:
    """The kinds of work by their names, codes of one name together, the first six codes."""
    found: dict[str, list[str]] = {}
    for code in [code for code in codes if code][:MOST_CODES]:
        found.setdefault(names.cpv(code, language), []).append(code)
    return list(found.items())


def _buyer(one: model.Buyer, whole: Whole, language: str) -> PartyLine:
    code = language if one.name.get(language) else next(iter(one.name), "")
    place = ", ".join(part for part in (one.town, names.country(one.country, language) if one.country else None) if part)
    return PartyLine(one.name.get(code, ""), code, _party_address(one, whole), place)


def _winner(one: model.Winner, whole: Whole, language: str) -> PartyLine:
    place = names.country(one.country, language) if one.country else ""
    return PartyLine(one.name, "", _party_address(one, whole), place)


def _party_address(one: model.Buyer | model.Winner, whole: Whole) -> str:
    public_id = whole.parties.get(queries.party_key(one) or "")
    return reverse("buyer", args=[public_id]) if public_id else ""


def _lot(one: model.Lot, folded: folding.Opportunity, now: datetime, reader: Reader, told: _Told) -> LotLine:
    language = reader.language
    reserved = () if told.reserved else one.reserved
    return LotLine(
        number=phrases.lot_number(one.id),
        title=words(one.title, language, whole=True) if one.title != folded.title else None,
        description=words(one.description, language, whole=reader.whole)
        if one.description != folded.description
        else None,
        clock=clock(one.deadline, folded.country, now, language) if one.deadline != folded.deadline else None,
        value=one.estimated_value,
        is_withheld=one.estimated_value is None and _speaks_of(folded.withheld, _ESTIMATE),
        duration=formats.months(one.duration_months, language) if one.duration_months is not None else "",
        place=place_words(one.nuts, None, language) if set(one.nuts) != set(folded.nuts) else "",
        work=_lot_work(one, folded, language),
        reserved=[names.reserved_under(code, folded.legal_basis, language) for code in reserved],
        criteria=[] if told.criteria else _criteria(one.award_criteria),
        is_settled=one.id in folded.settled_lots,
        is_for_small=one.sme_suitable,
        terms=told.terms,
    )


def _lot_work(one: model.Lot, folded: folding.Opportunity, language: str) -> list[tuple[str, list[str]]]:
    """The codes of a lot among several; of an undivided contract they stand above."""
    if len(folded.lots) == 1:
        return []
    main = one.cpv_main if one.cpv_main != folded.cpv_main else None
    return _work([main, *one.cpv_additional], language)


def _award(one: model.Award, whole: Whole, language: str) -> AwardLine:
    return AwardLine(
        lots=", ".join(filter(None, map(phrases.lot_number, one.lots))),
        outcome=phrases.outcome(one.outcome),
        is_unpublished=one.outcome in {"awarded", "withheld"},
        winners=[_winner(winner, whole, language) for winner in one.winners],
        value=one.value,
        is_withheld=one.value is None and _speaks_of(whole.folded.withheld, _PAID),
        tenders=one.tenders_received,
        received=[
            (names.listed("received-submission-type", code, language), count)
            for code, count in one.received.items()
            if one.tenders_received is None
        ],
        date=one.date,
    )


def _speaks_of(withheld: Iterable[str], ends: tuple[str, ...]) -> bool:
    return any(end in path.rpartition("/")[2] for path in withheld for end in ends)


def _steps(whole: Whole, language: str) -> list[StepLine]:
    lines = []
    for place, member in enumerate(whole.members):
        notice = member.notice
        lines.append(
            StepLine(
                kind=names.kind(notice.kind, language),
                day=notice.publication_date or notice.dispatch_date,
                number=notice.id,
                source=sources.terms(member.source.name, language).title,
                address=queries.notice_address(member, language),
                record=f"/api/v1/notices/{member.source.name}/{notice.id}",
                standing="now" if place == len(whole.members) - 1 else "done",
                changes=[_change(one, whole.folded, language) for one in notice.changes],
            )
        )
    return lines


def _change(one: model.Change, folded: folding.Opportunity, language: str) -> ChangeLine:
    old, new = (_moment_or_text(told, folded, language) for told in (one.old, one.new))
    return ChangeLine(one.section or "", words(one.text, language, whole=False), old, new)


def _moment_or_text(told: str | None, folded: folding.Opportunity, language: str) -> str:
    if not told:
        return ""
    moment = folding.deadline_moment(told, folded.country)
    return formats.moment(moment.astimezone(zone_of(folded.country)), language) if moment else told


def _sources(members: Iterable[Member], language: str) -> list[sources.Terms]:
    return [sources.terms(name, language) for name in dict.fromkeys(member.source.name for member in members)]
