"""eForms notices (Implementing Regulation (EU) 2019/1780), SDK 1.3 to 1.14 and national flavours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lxml import etree

from dragging.core.notices.model import Change, Kind, Lot, NotANotice, Notice, Reference, Relation, Source
from dragging.core.notices.readers import codes
from dragging.core.notices.readers.eforms import projects
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.lots import instant
from dragging.core.notices.readers.eforms.lots import lots as read_lots
from dragging.core.notices.readers.eforms.names import Element, every, first, text, text_of
from dragging.core.notices.readers.eforms.organisations import Register, buyers
from dragging.core.notices.readers.eforms.privacy import hidden_fields
from dragging.core.notices.readers.eforms.results import Results

_EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
_LIGHT = {"12", "13", "14", "20", "21", "33", "34", "35"}
_KIND_OF: dict[str, Kind] = {
    **dict.fromkeys(["1", "2", "3"], "buyer_profile"),
    **dict.fromkeys(["4", "5", "6", "7", "8", "9", "T01", "E2"], "planning"),
    "E1": "consultation",
    **dict.fromkeys([*map(str, range(10, 25)), "E3", "CEI"], "call"),
    **dict.fromkeys(["25", "26", "27", "28"], "direct_award"),
    **dict.fromkeys([*map(str, range(29, 38)), "E4", "T02"], "award"),
    **dict.fromkeys(["38", "39", "40", "E6"], "modification"),
    "E5": "completion",
}
_ANSWERABLE: set[Kind] = {"call", "planning", "consultation"}
# OPP-090, the previous notice of the procedure as a whole.
_PREVIOUS: dict[Kind, Relation] = {
    "call": "planning",
    "award": "call",
    "direct_award": "call",
    "modification": "award",
    "completion": "award",
}
_PROCEDURES = {
    "open", "restricted", "neg-w-call", "neg-wo-call", "comp-dial", "innovation", "oth-single", "oth-mult", "comp-tend",
    "exp-int-rail",
}  # fmt: skip
_KIND_OF_TYPE: dict[str, Kind] = {
    "pin-buyer": "buyer_profile", "pin-only": "planning", "pin-rtl": "planning", "pin-tran": "planning", "pmc": "consultation",
    "pin-cfc-standard": "call", "pin-cfc-social": "call", "qu-sy": "call", "cn-standard": "call", "cn-social": "call", "subco": "call",
    "cn-desg": "call", "veat": "direct_award", "can-standard": "award", "can-social": "award", "can-desg": "award", "can-tran": "award",
    "can-modif": "modification", "compl": "completion", "brin-ecs": "other", "brin-eeig": "other", "cei": "call",
}  # fmt: skip


def read(document: etree._Element, source: Source) -> Notice:
    """The notice of an eForms document. Raises NotANotice where nothing identifies it."""
    root = Element(document)
    extension = _extension(root)
    language = codes.language(text(root, "cbc:NoticeLanguageCode") or "")
    hidden, withheld = hidden_fields(document)
    basics = Basics(language, hidden)
    uuid, version = text(root, "cbc:ID"), text(root, "cbc:VersionID")
    published = first(extension, "efac:Publication")
    number = text(published, "efbc:NoticePublicationID")
    if number is None or not any(character.isdigit() for character in number):
        if uuid is None:
            raise NotANotice("no_identifier", "cbc:ID")
        number = f"{uuid}-{version}" if version else uuid
    form = text(extension, "efac:NoticeSubType/cbc:SubTypeCode")
    kind = _kind(root, form, basics)
    procedure = _procedure(root, basics)
    project, terms = first(root, "cac:ProcurementProject"), first(root, "cac:TenderingTerms")
    lots = read_lots(root, form, procedure, basics, answerable=kind in _ANSWERABLE)
    results = Results(first(extension, "efac:NoticeResult"), Register(extension, basics), basics)
    awards, total = results.awards(), results.total()
    main = projects.main_cpv(project, basics) or next((lot.cpv_main for lot in lots if lot.cpv_main), None)
    languages = [language] if language else []
    languages += [
        found
        for one in every(root, "cac:AdditionalNoticeLanguage/cbc:ID")
        if (found := codes.language(text_of(one) or ""))
    ]
    links = [
        *every(
            root, "cac:TenderingTerms/cac:CallForTendersDocumentReference/cac:Attachment/cac:ExternalReference/cbc:URI"
        ),
        *every(
            root,
            "cac:ProcurementProjectLot/cac:TenderingTerms/cac:CallForTendersDocumentReference/cac:Attachment/cac:ExternalReference/cbc:URI",
        ),
    ]
    return Notice(
        source=source,
        id=number,
        notice_uuid=uuid,
        notice_version=version,
        procedure_id=text(root, "cbc:ContractFolderID"),
        kind=kind,
        form=form,
        legal_basis=text(root, "cbc:RegulatoryDomain")
        or text(terms, "cac:ProcurementLegislationDocumentReference/cbc:ID"),
        publication_date=basics.day(published, "efbc:PublicationDate"),
        dispatch_date=basics.day(root, "cbc:IssueDate"),
        language=language,
        languages=tuple(dict.fromkeys(languages)),
        title=basics.text(project, "cbc:Name") or (lots[0].title if len(lots) == 1 else {}),
        description=basics.text(project, "cbc:Description"),
        buyers=buyers(root, results.known, basics),
        nature=projects.nature(project) or _nature_of_lots(root),
        procedure=procedure,
        cpv_main=main,
        cpv_additional=_other_codes(main, project, lots, basics),
        nuts=tuple(dict.fromkeys([*projects.nuts(project), *(code for lot in lots for code in lot.nuts)])),
        deadline=min((lot.deadline for lot in lots if lot.deadline), key=instant, default=None),
        deadline_printed=None,
        estimated_value=basics.value(project, "cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount"),
        total_value=total,
        duration_months=basics.months(project, "cac:PlannedPeriod/cbc:DurationMeasure") or _single(lots),
        start_date=basics.day(project, "cac:PlannedPeriod/cbc:StartDate")
        or _period_day(root, "StartDate", lots, basics),
        end_date=basics.day(project, "cac:PlannedPeriod/cbc:EndDate") or _period_day(root, "EndDate", lots, basics),
        reserved=tuple(
            sorted({basis for lot in lots for basis in lot.reserved} | set(projects.reserved(terms, basics)))
        ),
        reserved_unclear=False,
        social_clauses=tuple(
            sorted({code for lot in lots for code in lot.social_clauses} | set(projects.social_clauses(project)))
        ),
        eu_funds=_eu_funds(root, terms, results.result),
        light_regime=form in _LIGHT,
        lots=tuple(lots),
        awards=awards,
        withheld=tuple(dict.fromkeys([*withheld, *basics.withheld])),
        references=_references(root, extension, kind),
        changes=_changes(extension, basics),
        documents_url=next((told for one in links if (told := text_of(one))), None),
        notice_url=None,
        submission_url=_submission_url(root),
        problems=tuple(basics.problems),
    )


def _extension(root: Element) -> Element | None:
    """The extension that holds the notice's own data; other extensions (signatures) may stand before it."""
    found = list(every(root, _EXTENSION))
    return next((one for one in found if first(one, "efac:NoticeSubType") is not None), found[0] if found else None)


def _procedure(root: Element, basics: Basics) -> str | None:
    found = first(root, "cac:TenderingProcess/cbc:ProcedureCode")
    code = basics.open_text(found)
    if found is not None and code is not None and code not in _PROCEDURES:
        basics.problem("unknown_code", found, code)
        return None
    return code


def _kind(root: Element, form: str | None, basics: Basics) -> Kind:
    known = _KIND_OF.get(form or "") or _KIND_OF.get((form or "").removeprefix("N"))
    if known:
        return known
    told = first(root, "cbc:NoticeTypeCode")
    code = text_of(told)
    if code in _KIND_OF_TYPE:
        return _KIND_OF_TYPE[code]
    if told is not None and code:
        basics.problem("unknown_code", told, code)
    return "other"


def _other_codes(main: str | None, project: Element | None, lots: list[Lot], basics: Basics) -> tuple[str, ...]:
    found = list(projects.additional_cpv(project, basics))
    for lot in lots:
        found += [code for code in (lot.cpv_main, *lot.cpv_additional) if code]
    return tuple(code for code in dict.fromkeys(found) if code != main)


def _nature_of_lots(root: Element) -> str | None:
    for one in every(root, "cac:ProcurementProjectLot/cac:ProcurementProject"):
        found = projects.nature(one)
        if found:
            return found
    return None


def _single(lots: list[Lot]) -> Decimal | None:
    return lots[0].duration_months if len(lots) == 1 else None


def _period_day(root: Element, name: str, lots: list[Lot], basics: Basics) -> date | None:
    """Of an undivided notice the period stands in its only lot."""
    if len(lots) != 1:
        return None
    return basics.day(root, f"cac:ProcurementProjectLot/cac:ProcurementProject/cac:PlannedPeriod/cbc:{name}")


def _eu_funds(root: Element, terms: Element | None, result: Element | None) -> bool | None:
    stated = [projects.eu_funds(terms)]
    stated += [projects.eu_funds(one) for one in every(root, "cac:ProcurementProjectLot/cac:TenderingTerms")]
    stated += [
        projects.eu_funds(one) for one in every(root, "cac:ProcurementProjectLot/cac:TenderingTerms/cac:Funding")
    ]
    stated += [projects.eu_funds(one) for one in every(result, "efac:SettledContract/efac:Funding")]
    return True if True in stated else False if False in stated else None


def _references(root: Element, extension: Element | None, kind: Kind) -> tuple[Reference, ...]:
    found: list[Reference] = []
    path = "cac:TenderingProcess/cac:NoticeDocumentReference/cbc:ID"
    previous = _PREVIOUS.get(kind, "related")
    found += [Reference(previous, told) for one in every(root, path) if (told := text_of(one))]
    found += [
        Reference("planning", told)
        for one in every(root, f"cac:ProcurementProjectLot/{path}")
        if (told := text_of(one))
    ]
    changed = text(extension, "efac:Changes/efbc:ChangedNoticeIdentifier")
    if changed:
        found.append(Reference("changed", changed))
    for one in every(extension, "efac:ContractModification/efbc:ChangedNoticeIdentifier"):
        told = text_of(one)
        if told:
            found.append(Reference("award", told))
    return tuple(dict.fromkeys(found))


def _changes(extension: Element | None, basics: Basics) -> tuple[Change, ...]:
    found: list[Change] = []
    for group in ("efac:Changes", "efac:ContractModification"):
        for block in every(extension, group):
            reason = text(block, "efac:ChangeReason/cbc:ReasonCode")
            why = basics.text(block, "efac:ChangeReason/efbc:ReasonDescription")
            single = list(every(block, "efac:Change"))
            for one in single:
                sections = [
                    told
                    for each in (
                        *every(one, "efbc:ChangedSectionIdentifier"),
                        *every(one, "efac:ChangedSection/efbc:ChangedSectionIdentifier"),
                    )
                    if (told := text_of(each))
                ]
                description = basics.text(one, "efbc:ChangeDescription") or why
                found += [Change(section, reason, description) for section in sections] or [
                    Change(None, reason, description)
                ]
            if not single and (reason or why):
                found.append(Change(None, reason, why))
    return tuple(found)


def _submission_url(root: Element) -> str | None:
    paths = (
        "cac:ProcurementProjectLot/cac:TenderingTerms/cac:TenderRecipientParty/cbc:EndpointID",
        "cac:TenderingTerms/cac:TenderRecipientParty/cbc:EndpointID",
    )
    return next((found for path in paths if (found := text(root, path))), None)
