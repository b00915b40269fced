"""One release as a notice record."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

import msgspec

from dragging.core.notices.model import Kind, Lot, Notice, Reference, Relation, Source
from dragging.core.notices.ocds_terms import (
    CHANGED_TAG,
    KINDS_OF_TAG,
    METHOD_OF_PROCEDURE,
    NATURE_OF_CATEGORY,
    NOTICE_DOCUMENTS,
    PREFIX,
    PROCEDURES,
    STATUS_OF_KIND,
    TAG_OF_KIND,
)
from dragging.core.notices.readers.eforms.kinds import LIGHT
from dragging.core.notices.readers.eforms.kinds import kind_of as kind_of_subtype
from dragging.core.notices.readers.ocds import lots as of_lots
from dragging.core.notices.readers.ocds.awards import Statistics, awards, changes
from dragging.core.notices.readers.ocds.node import Node, State, clean, language
from dragging.core.notices.readers.ocds.parties import Parties
from dragging.core.notices.readers.ocds.terms import lot_limits, terms
from dragging.core.notices.readers.ted_xml.codes import KIND_OF_FORM, LIGHT_FORMS

_FUNDER = "European Union"
_RELATIONS = {"planning", "call", "award", "changed", "modified", "related"}
_IDENTITY = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-(.+))?", re.IGNORECASE)
_OTHER_IDENTITY = re.compile(r"(.+)-(\d+)", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PLANNED = {"planning", "planned"}
_CANCELLED = {"cancelled", "withdrawn"}


class Papers(NamedTuple):
    """The documents that are the notice itself, and those to be read for an answer."""

    notices: list[Node]
    bidding: list[Node]


def notice_of(value: dict[str, object], path: str, source: Source) -> Notice:
    """The record of a release, an object with an ocid or an id."""
    told_ocid, told_language = value.get("ocid"), value.get("language")
    ocid = clean(told_ocid) if isinstance(told_ocid, str) else ""
    code = language(told_language) if isinstance(told_language, str) else None
    state = State(code, own=ocid.startswith(PREFIX))
    release = Node(value, path, state)
    tender = release.at("tender")
    parties, statistics, papers = Parties(release), Statistics(release), _papers(release)
    number, form = _number(release, ocid), _form(release, papers)
    kind = _kind(release, tender, form)
    items = of_lots.items_by_lot(tender)
    lots = of_lots.lots(tender, items)
    bought = of_lots.goods([*items.get(None, []), tender])
    main = next(iter(of_lots.cpv_of(tender)), None) or next((lot.cpv_main for lot in lots if lot.cpv_main), None)
    uuid, version = _identity(papers) if state.own else (None, None)
    published = next((day for one in papers.notices if (day := one.day("datePublished"))), None)
    dated = release.day("date")
    period = tender.at("contractPeriod")
    stated = of_lots.duration(period)
    only = lots[0] if len(lots) == 1 else None
    by_lots = {basis for lot in lots for basis in lot.reserved}
    notice = Notice(
        source=source,
        id=number,
        notice_uuid=uuid,
        notice_version=version,
        procedure_id=_procedure_id(release, tender, ocid),
        kind=kind,
        form=form,
        legal_basis=tender.at("legalBasis").text("id"),
        publication_date=published if state.own else published or dated,
        dispatch_date=dated if published or state.own else None,
        language=code,
        languages=_languages(papers, state),
        title=tender.texts("title") or release.texts("title"),
        description=tender.texts("description") or release.texts("description"),
        buyers=parties.buyers(),
        nature=_nature(tender),
        procedure=_procedure(tender),
        cpv_main=main,
        cpv_additional=_other_codes(main, bought, lots),
        nuts=tuple(dict.fromkeys([*bought.nuts, *(code for lot in lots for code in lot.nuts)])),
        deadline=tender.at("tenderPeriod").moment("endDate"),
        deadline_printed=None,
        estimated_value=of_lots.value(tender),
        total_value=statistics.total(),
        duration_months=only.duration_months if only and stated is None and not state.own else stated,
        start_date=period.day("startDate"),
        end_date=period.day("endDate"),
        reserved=tuple(sorted(by_lots | {*of_lots.reserved(tender)})),
        reserved_unclear=False,
        social_clauses=tuple(
            sorted({code for lot in lots for code in lot.social_clauses} | {*of_lots.clauses(tender)})
        ),
        eu_funds=parties.has_funder(_FUNDER) or None,
        light_regime=form in LIGHT | LIGHT_FORMS,
        lots=_told_of_all(tender, lots),
        awards=awards(release, parties, statistics),
        withheld=(),
        references=_references(release),
        changes=changes(release),
        documents_url=_address(papers.bidding),
        notice_url=_address(papers.notices),
        submission_url=_submission(tender),
        problems=(),
        terms=terms(tender, items.get(None, [])),
        lot_limits=lot_limits(tender),
    )
    return msgspec.structs.replace(notice, problems=tuple(state.problems))


def _number(release: Node, ocid: str) -> str:
    number = release.text("id")
    if number is None:
        release.missing("id")
        number = f"{ocid}-{release.text('date') or ''}"
    return number


def _procedure_id(release: Node, tender: Node, ocid: str) -> str | None:
    """The ocid, under which all releases of a procedure hang together; where we made it of a procedure id, that id."""
    told = tender.text("id")
    if release.state.own and told and told != release.text("id") and ocid == PREFIX + told:
        return told
    return ocid or None


def _papers(release: Node) -> Papers:
    places = [release.at("planning"), release.at("tender"), *release.every("awards"), *release.every("contracts")]
    every = [one for place in places for one in place.every("documents")]
    notices = [one for one in every if one.text("documentType") in NOTICE_DOCUMENTS]
    return Papers(notices, [one for one in every if one.text("documentType") == "biddingDocuments"])


def _form(release: Node, papers: Papers) -> str | None:
    """The form of the notice where we wrote it, else the release's own word for what it is."""
    if release.state.own:
        return next((title for one in papers.notices if (title := one.text("title"))), None)
    return next(iter(release.words("tag")), None)


def _kind(release: Node, tender: Node, form: str | None) -> Kind:
    tags = release.words("tag")
    status = tender.text("status")
    if release.state.own and (written := _written_kind(tags, status, form)):
        return written
    if not set(tags) & {"award", "awardUpdate", "contract", "contractUpdate", "contractAmendment"}:
        if status in _CANCELLED:
            return "cancellation"
        if status in _PLANNED and "tender" in tags:
            return "planning"
    for tag, kinds in KINDS_OF_TAG:
        if tag in tags:
            return kinds[0]
    if not tags:
        release.missing("tag")
    elif "compiled" not in tags:
        release.unknown("tag", tags[0])
    return _kind_by_content(release, tender, status)


def _written_kind(tags: list[str], status: str | None, form: str | None) -> Kind | None:
    """The kind that our writer tags so; where several are, the one that the form names, else the first."""
    found = [
        kind
        for kind, own in TAG_OF_KIND.items()
        if STATUS_OF_KIND.get(kind) == status and tags in ([*own], [CHANGED_TAG.get(tag, tag) for tag in own])
    ]
    by_form = KIND_OF_FORM.get(form or "") or kind_of_subtype(form, None)
    return by_form if by_form in found else next(iter(found), None)


def _kind_by_content(release: Node, tender: Node, status: str | None) -> Kind:
    """A compiled release stands for the whole procedure: the latest stage that it tells of."""
    if release.every("awards") or release.every("contracts"):
        return "award"
    if tender and status not in _PLANNED:
        return "call"
    return "planning" if tender or release.at("planning") else "other"


def _identity(papers: Papers) -> tuple[str | None, str | None]:
    told = papers.notices[0].text("id") if papers.notices else None
    found = _IDENTITY.fullmatch(told or "") or _OTHER_IDENTITY.fullmatch(told or "")
    return (found[1], found[2]) if found else (None, None)


def _languages(papers: Papers, state: State) -> tuple[str, ...]:
    told = [language(one.text("language")) for one in papers.notices] if state.own else []
    return tuple(dict.fromkeys(one for one in (state.language, *told) if one))


def _nature(tender: Node) -> str | None:
    told = tender.text("mainProcurementCategory")
    if told and told not in NATURE_OF_CATEGORY:
        tender.unknown("mainProcurementCategory", told)
    return NATURE_OF_CATEGORY.get(told or "")


def _procedure(tender: Node) -> str | None:
    """By the official code where the details are one; of the methods only `open` names a single procedure."""
    details = tender.text("procurementMethodDetails")
    if details in PROCEDURES:
        return details
    method = tender.text("procurementMethod")
    if method and method not in {*METHOD_OF_PROCEDURE.values(), "direct"}:
        tender.unknown("procurementMethod", method)
    return "open" if method == "open" else None


def _other_codes(main: str | None, bought: of_lots.Goods, lots: tuple[Lot, ...]) -> tuple[str, ...]:
    found = [code for code in (bought.main, *bought.codes) if code]
    found += [code for lot in lots for code in (lot.cpv_main, *lot.cpv_additional) if code]
    return tuple(code for code in dict.fromkeys(found) if code != main)


def _told_of_all(tender: Node, lots: tuple[Lot, ...]) -> tuple[Lot, ...]:
    """What is reserved, or fit for small firms, for the procedure as a whole is so for every lot."""
    whole, small = of_lots.reserved(tender), tender.at("suitability").flag("sme")
    if not whole and small is None:
        return lots
    return tuple(
        msgspec.structs.replace(
            lot,
            reserved=lot.reserved or whole,
            sme_suitable=small if lot.sme_suitable is None else lot.sme_suitable,
        )
        for lot in lots
    )


def _references(release: Node) -> tuple[Reference, ...]:
    found = []
    for one in release.every("relatedProcesses"):
        told = one.text("identifier")
        words = one.words("relationship")
        relation = next((word for word in words if word in _RELATIONS), "related")
        if told:
            found.append(Reference(cast("Relation", relation), told))
    return tuple(dict.fromkeys(found))


def _address(documents: list[Node]) -> str | None:
    """The first address; our writer puts what is no proper address into the description."""
    for one in documents:
        told = one.text("url") or (one.text("description") if one.state.own else None)
        if told:
            return told
    return None


def _submission(tender: Node) -> str | None:
    told = tender.text("submissionMethodDetails")
    if told is None or tender.state.own:
        return told
    found = _ADDRESS.search(told) if "electronicSubmission" in tender.words("submissionMethod") else None
    return found[0] if found else None
