"""What the page of one opportunity shows, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from dragging.apps.bank import queries, sources
from dragging.apps.bank.queries import Member, Whole
from dragging.core.notices import folding, model
from dragging.core.notices.folding.deadlines import zone_of
from dragging.core.units import Value
from dragging.web.bank import names, phrases
from dragging.web.bank.headings import Heading, heading, place_words
from dragging.web.frame import formats
from dragging.web.frame.addresses import outward
from dragging.web.frame.clock import Clock, clock

FIRST_LOTS = 5
FIRST_CHARACTERS = 1_200
MOST_CODES = 6

# Which path of the record's `withheld` speaks of which sum, in both families of formats.
_ESTIMATE = ("EstimatedOverallContractAmount", "VAL_ESTIMATED")
_PAID = ("PayableAmount", "VAL_TOTAL", "TotalAmount", "VALUE")


class Words(NamedTuple):
    """A text with its language; `rest` where it is cut."""

    text: str
    language: str
    is_cut: bool


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
    work: str
    reserved: list[str]
    criteria: list[tuple[str, str, str]]
    is_settled: bool
    is_for_small: bool | None


class AwardLine(NamedTuple):
    lots: str
    outcome: str
    is_unpublished: bool
    winners: list[PartyLine]
    value: Value | None
    is_withheld: bool
    tenders: int | None
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


def detail(whole: Whole, now: datetime, language: str, *, every_lot: bool, every_word: bool) -> Detail:
    folded = whole.folded
    place = place_words(folded.nuts, folded.country, language)
    state = folding.state_at(folded, now)
    shown = folded.lots if every_lot else folded.lots[:FIRST_LOTS]
    latest = whole.members[-1].notice if whole.members else None
    leading = next((one.notice for one in reversed(whole.members) if one.notice.id == folded.notices[0]), latest)
    return Detail(
        id=whole.id,
        folded=folded,
        state=state,
        state_words=_state_words(folded, state),
        kind=names.kind(folded.kind, language),
        heading=heading(folded.title, folded.cpv_main, folded.nature, place, language),
        place=place,
        buyers=[_buyer(one, whole, language) for one in folded.buyers],
        clock=clock(folded.deadline, folded.country, now, language),
        printed=_printed(leading.deadline_printed if leading else None, folded, now, language),
        reserved=[(code, names.reserved(code, language)) for code in folded.reserved],
        description=_words(folded.description, language, whole=every_word),
        lots=[_lot(one, folded, now, language, whole=every_word) for one in shown],
        hidden_lots=len(folded.lots) - len(shown),
        value=folded.value,
        is_withheld=folded.value is None and bool(folded.withheld),
        awards=[_award(one, whole, language) for one in folded.awards],
        steps=_steps(whole, language),
        sources=_sources(whole.members, language),
        languages=[(code, names.language_name(code, language)) for code in folded.languages],
        work=_work(folded, language),
        social=[phrases.social(code) for code in folded.social_clauses],
        procedure=names.procedure(folded.procedure, language) if folded.procedure else "",
        problems=sum(len(one.notice.problems) for one in whole.members),
        number=folded.notices[0],
        foreign=_foreign(folded, language),
        deadline_word=phrases.deadline(folded.procedure),
        is_contract_value=any(one.value for one in folded.awards),
        duration=_duration(leading, language),
        start=leading.start_date if leading else None,
        end=leading.end_date if leading else None,
        documents=outward(folded.documents_url),
        submission=outward(folded.submission_url),
        more_codes=max(len(folded.cpv_additional) + bool(folded.cpv_main) - MOST_CODES, 0),
    )


def _state_words(folded: folding.Opportunity, state: str) -> str:
    """The state; a procedure that ended and gave nothing says so."""
    gave_nothing = folded.awards and all(one.outcome in {"unsuccessful", "discontinued"} for one in folded.awards)
    return _("Ended without an award") if state == "closed" and gave_nothing else phrases.state(state)


def _duration(leading: model.Notice | None, language: str) -> str:
    """The duration of the whole where it is not that of the single lot."""
    if leading is None or leading.duration_months is None:
        return ""
    if [lot.duration_months for lot in leading.lots] == [leading.duration_months]:
        return ""
    return formats.months(leading.duration_months, language)


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


def _words(texts: Mapping[str, str], language: str, *, whole: bool) -> Words | None:
    code = language if texts.get(language) else next((code for code, text in texts.items() if text), None)
    if code is None:
        return None
    text = texts[code]
    if whole or len(text) <= FIRST_CHARACTERS:
        return Words(text, code, is_cut=False)
    return Words(text[:FIRST_CHARACTERS].rsplit(" ", 1)[0] + " …", code, is_cut=True)


def _work(folded: folding.Opportunity, language: str) -> list[tuple[str, list[str]]]:
    """The kinds of work by their names, codes of one name together, the first six codes."""
    found: dict[str, list[str]] = {}
    for code in [code for code in (folded.cpv_main, *folded.cpv_additional) if code][:MOST_CODES]:
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


def _lot(one: model.Lot, folded: folding.Opportunity, now: datetime, language: str, *, whole: bool) -> LotLine:
    return LotLine(
        number=phrases.lot_number(one.id),
        title=_words(one.title, language, whole=True) if one.title != folded.title else None,
        description=_words(one.description, language, whole=whole) if one.description != folded.description else None,
        clock=clock(one.deadline, folded.country, now, language) if one.deadline != folded.deadline else None,
        value=one.estimated_value,
        is_withheld=one.estimated_value is None and _speaks_of(folded.withheld, _ESTIMATE),
        duration=formats.months(one.duration_months, language) if one.duration_months is not None else "",
        place=place_words(one.nuts, None, language) if set(one.nuts) != set(folded.nuts) else "",
        work=names.cpv(one.cpv_main, language) if one.cpv_main and one.cpv_main != folded.cpv_main else "",
        reserved=[names.reserved(code, language) for code in one.reserved],
        criteria=[(phrases.criterion(c.type), c.name or "", c.weight or "") for c in one.award_criteria],
        is_settled=one.id in folded.settled_lots,
        is_for_small=one.sme_suitable,
    )


def _award(one: model.Award, whole: Whole, language: str) -> AwardLine:
    return AwardLine(
        lots=", ".join(filter(None, map(phrases.lot_number, one.lots))),
        outcome=phrases.outcome(one.outcome),
        is_unpublished=one.outcome in {"awarded", "withheld"},
        winners=[_winner(winner, whole, language) for winner in one.winners],
        value=one.value,
        is_withheld=one.value is None and _speaks_of(whole.folded.withheld, _PAID),
        tenders=one.tenders_received,
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
    return ChangeLine(one.section or "", _words(one.text, language, whole=False), old, new)


def _moment_or_text(told: str | None, folded: folding.Opportunity, language: str) -> str:
    if not told:
        return ""
    moment = folding.deadline_moment(told, folded.country)
    return formats.moment(moment.astimezone(zone_of(folded.country)), language) if moment else told


def _sources(members: Iterable[Member], language: str) -> list[sources.Terms]:
    return [sources.terms(name, language) for name in dict.fromkeys(member.source.name for member in members)]
