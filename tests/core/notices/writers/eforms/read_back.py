"""The draft of a written notice, found again: what a record holds from the record, the rest from the XML itself."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from lxml import etree
from msgspec.structs import replace
from sdk_judge import SPACES

from dragging.core.notices.draft.model import (
    Buyer,
    Criterion,
    Draft,
    DraftAward,
    DraftChange,
    DraftLot,
    Party,
    Publication,
    Section,
    Tenders,
    Terms,
    Winner,
    Withheld,
)
from dragging.core.notices.draft.tables import defaults, official_languages
from dragging.core.notices.folding.deadlines import zone_of
from dragging.core.notices.model import Notice
from dragging.core.units import Value
from dragging.core.vocabulary import codes

EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
REASON = "cac:ProcessJustification[cbc:ProcessReasonCode/@listName='{}']/cbc:ProcessReason{}"
OUTCOMES = {"awarded": "awarded", "unsuccessful": "unsuccessful", "discontinued": "unsuccessful", "open": "open"}
COUNTS = {"tenders": "total", "t-micro": "micro", "t-small": "small", "t-med": "medium", "t-large": "large",
          "t-oth-eea": "other_eea", "t-no-eea": "outside_eea", "t-esubm": "electronic"}  # fmt: skip


def every(node, path):
    return node.xpath(path, namespaces=SPACES) if node is not None else []


def one(node, path):
    return next(iter(every(node, path)), None)


def told(node, path):
    found = one(node, path)
    return None if found is None else found.text


def texts(node, path):
    languages = {code: language for language, code in official_languages().items()}
    return {languages[each.get("languageID")]: each.text for each in every(node, path)}


def day(node, path):
    found = told(node, path)
    return None if found is None else date.fromisoformat(found[:10])


def flag(node, path):
    return {"true": True, "false": False, None: None}[told(node, path)]


def number(node, path):
    found = told(node, path)
    return None if found is None else int(found)


def value(node, path):
    found = one(node, path)
    return None if found is None else Value(amount=Decimal(found.text), currency=found.get("currencyID"))


def draft_of(notice: Notice, root: etree._Element) -> Draft:
    """Everything that the notice says, as a draft."""
    parties = {told(each, "cac:PartyIdentification/cbc:ID"): each for each in every(root, "//efac:Company")}
    buyers = tuple(_buyer(each, parties) for each in every(root, "cac:ContractingParty"))
    review = told(root, "cac:ProcurementProjectLot//cac:AppealReceiverParty/cac:PartyIdentification/cbc:ID")
    is_buyer = review in {told(each, "cac:Party/cac:PartyIdentification/cbc:ID") for each in every(root, "cac:ContractingParty")}
    process = one(root, "cac:TenderingProcess")
    result = one(root, f"{EXTENSION}/efac:NoticeResult")
    lots = tuple(_lot(lot, each) for lot, each in zip(notice.lots, every(root, "cac:ProcurementProjectLot"), strict=True))
    return Draft(
        kind=notice.kind, form=notice.form, legal_basis=notice.legal_basis, languages=notice.languages, zone=zone_of(buyers[0].country).key,
        notice_id=notice.notice_uuid, version=int(notice.notice_version), procedure_id=notice.procedure_id,
        dispatched=datetime.fromisoformat(notice.dispatch_date.isoformat() + "T" + told(root, "cbc:IssueTime")),
        buyers=buyers, review_body=None if review is None or is_buyer else Party(**_party(parties[review])),
        title=notice.title, description=notice.description, nature=notice.nature, cpv=notice.cpv_main,
        cpv_additional=tuple(each.text for each in every(root, "cac:ProcurementProject/cac:AdditionalCommodityClassification/cbc:ItemClassificationCode")),
        places=tuple(each.text for each in every(root, "cac:ProcurementProject/cac:RealizedLocation//cbc:CountrySubentityCode")),
        lots=lots, terms=_terms(notice, root), estimated_value=notice.estimated_value, total_value=value(result, "cbc:TotalAmount"),
        total_withheld=_withheld(result), planned_date=day(root, "cbc:PlannedDate"), procedure=notice.procedure,
        procedure_features=texts(process, "cbc:Description"),
        accelerated=flag(process, REASON.format("accelerated-procedure", "Code")),
        accelerated_text=texts(process, REASON.format("accelerated-procedure", "")),
        direct_award_reason=told(process, REASON.format("direct-award-justification", "Code")),
        direct_award_text=texts(process, REASON.format("direct-award-justification", "")),
        documents_url=notice.documents_url, submission_url=notice.submission_url,
        gpa=bool(flag(root, "cac:ProcurementProjectLot/cac:TenderingProcess/cbc:GovernmentAgreementConstraintIndicator")),
        eu_funds=bool(notice.eu_funds), awards=_awards(notice, result, parties),
        previous_notices=tuple(each.id for each in notice.references if each.relation != "changed"),
        publication=_publication(notice, root), change=_change(notice, root),
    )  # fmt: skip


def _party(company) -> dict:
    address = one(company, "cac:PostalAddress")
    return {
        "name": texts(company, "cac:PartyName/cbc:Name"), "id": told(company, "cac:PartyLegalEntity/cbc:CompanyID"),
        "town": told(address, "cbc:CityName"), "country": codes.country(told(address, "cac:Country/cbc:IdentificationCode")),
        "postcode": told(address, "cbc:PostalZone"), "nuts": told(address, "cbc:CountrySubentityCode"),
        "street": told(address, "cbc:StreetName"), "email": told(company, "cac:Contact/cbc:ElectronicMail"),
        "phone": told(company, "cac:Contact/cbc:Telephone"), "website": told(company, "cbc:WebsiteURI"),
    }  # fmt: skip


def _buyer(block, parties) -> Buyer:
    return Buyer(
        **_party(parties[told(block, "cac:Party/cac:PartyIdentification/cbc:ID")]),
        legal_type=told(block, "cac:ContractingPartyType/cbc:PartyTypeCode"),
        activity=told(block, "cac:ContractingActivity/cbc:ActivityTypeCode"),
        profile_url=told(block, "cbc:BuyerProfileURI"),
    )


def _lot(lot, node) -> DraftLot:
    project = one(node, "cac:ProcurementProject")
    kinds = "cac:ProcurementAdditionalType[cbc:ProcurementTypeCode/@listName='{}']/cbc:{}"
    criteria = every(node, ".//cac:SubordinateAwardingCriterion")
    return DraftLot(
        id=lot.id, title=lot.title, description=lot.description, nature=told(project, "cbc:ProcurementTypeCode"),
        cpv=lot.cpv_main, cpv_additional=lot.cpv_additional, places=lot.nuts, estimated_value=lot.estimated_value,
        deadline=None if lot.deadline is None else datetime.fromisoformat(lot.deadline),
        duration_months=None if lot.duration_months is None else int(lot.duration_months),
        start=day(project, "cac:PlannedPeriod/cbc:StartDate"), end=day(project, "cac:PlannedPeriod/cbc:EndDate"), reserved=lot.reserved,
        award_criteria=tuple(
            Criterion(read.type, texts(each, "cbc:Name"), texts(each, "cbc:Description"), None if read.weight is None else Decimal(read.weight))
            for read, each in zip(lot.award_criteria, criteria, strict=True)),
        social=tuple(code for code in lot.social_clauses if code != "soc-obj"),
        social_text=texts(project, kinds.format("strategic-procurement", "ProcurementType")),
        accessibility=told(project, kinds.format("accessibility", "ProcurementTypeCode")),
        accessibility_text=texts(project, kinds.format("accessibility", "ProcurementType")), sme_suitable=lot.sme_suitable,
    )  # fmt: skip


def _terms(notice, root) -> Terms:
    given, lot = defaults(), one(root, "cac:ProcurementProjectLot")
    condition = "cac:TenderingTerms/cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode[@listName='{}']"
    system = "cac:TenderingProcess/cac:ContractingSystem/cbc:ContractingSystemTypeCode[@listName='{}']"
    source = ".//cbc:TendererRequirementTypeCode[@listName='{}']"
    languages = tuple(codes.language(each.text) for each in every(lot, "cac:TenderingTerms/cac:Language/cbc:ID"))
    after = "cac:TenderingTerms/cac:PostAwardProcess/cbc:Electronic{}UsageIndicator"
    found = {
        "electronic_invoicing": told(lot, condition.format("einvoicing")),
        "electronic_catalogue": told(lot, condition.format("ecatalog-submission")),
        "electronic_ordering": flag(lot, after.format("Order")), "electronic_payment": flag(lot, after.format("Payment")),
        "electronic_auction": flag(lot, "cac:TenderingProcess/cac:AuctionTerms/cbc:AuctionConstraintIndicator"),
        "exclusion_grounds_source": told(root, "cac:TenderingTerms" + source.format("exclusion-grounds-source")[1:]),
        "selection_criteria_source": told(lot, source.format("selection-criteria-source")),
        "framework": told(lot, system.format("framework-agreement")), "dynamic_purchasing": told(lot, system.format("dps-usage")),
    }  # fmt: skip
    short = "cac:TenderingProcess/cac:EconomicOperatorShortList/cbc:{}Quantity"
    return Terms(
        tender_languages=languages or notice.languages,
        tender_validity_days=number(lot, "cac:TenderingTerms/cac:TenderValidityPeriod/cbc:DurationMeasure[@unitCode='DAY']"),
        max_lots=number(root, "cac:TenderingTerms/cac:LotDistribution/cbc:MaximumLotsSubmittedNumeric"),
        min_candidates=number(lot, short.format("Minimum")), max_candidates=number(lot, short.format("Maximum")),
        **{key: given[key] if each is None else each for key, each in found.items()},
    )  # fmt: skip


def _withheld(node) -> Withheld | None:
    block = one(node, "efac:FieldsPrivacy")
    if block is None:
        return None
    return Withheld(told(block, "cbc:ReasonCode"), texts(block, "efbc:ReasonDescription"), day(block, "efbc:PublicationDate"))


def _awards(notice, result, parties) -> tuple[DraftAward, ...]:
    by_id = {told(each, "cbc:ID"): each for name in ("LotTender", "TenderingParty") for each in every(result, f"efac:{name}")}
    found = []
    for award, node in zip(notice.awards, every(result, "efac:LotResult"), strict=True):
        tender = by_id.get(told(node, "efac:LotTender/cbc:ID"))
        members = every(by_id.get(told(tender, "efac:TenderingParty/cbc:ID")), "efac:Tenderer/cbc:ID")
        companies = [parties[each.text] for each in members]
        winners = tuple(Winner(**_party(each), size=told(each, "efbc:CompanySizeCode")) for each in companies)
        assert [(each.name, each.country, each.identifiers, each.size) for each in award.winners] == [
            (each.name[notice.language], each.country, (each.id,), each.size) for each in winners
        ]
        counts = {COUNTS[told(each, "efbc:StatisticsCode")]: number(each, "efbc:StatisticsNumeric")
                  for each in every(node, "efac:ReceivedSubmissionsStatistics")}  # fmt: skip
        assert award.tenders_received == counts.get("total")
        won = award.outcome == "awarded"
        withheld = _withheld(tender)
        assert withheld is None or award.value is None
        found.append(DraftAward(
            lot=award.lots[0], outcome=OUTCOMES[award.outcome], reason=award.reason, tenders=Tenders(**counts) if counts else None,
            contract=award.id if won else None, date=award.date,
            value=award.value if withheld is None else value(tender, "cac:LegalMonetaryTotal/cbc:PayableAmount"),
            withheld=withheld, winners=winners,
            subcontracting=told(tender, "efac:SubcontractingTerm/efbc:TermCode") or defaults()["subcontracting"],
        ))  # fmt: skip
    return tuple(found)


def _publication(notice, root) -> Publication | None:
    if notice.publication_date is None:
        return None
    return Publication(notice.id, notice.publication_date, told(root, f"{EXTENSION}/efac:Publication/efbc:GazetteID"))


def _change(notice, root) -> DraftChange | None:
    block = one(root, f"{EXTENSION}/efac:Changes")
    if block is None:
        return None
    days = [day(each, "efbc:ProcurementDocumentsChangeDate") for each in every(block, "efac:Change")]
    sections = tuple(Section(each.section, each.text, when) for each, when in zip(notice.changes, days, strict=False) if each.section)
    changed = next(each.id for each in notice.references if each.relation == "changed")
    return DraftChange(changed, notice.changes[0].reason, texts(block, "efac:ChangeReason/efbc:ReasonDescription"), sections)


def as_written(draft: Draft) -> Draft:
    """The draft with what the writer is meant to fill: the total, the number of lots, -1 for what is withheld."""
    values = [award.value for award in draft.awards if award.value]
    total = draft.total_value or (Value(amount=sum(each.amount for each in values), currency=values[0].currency) if values else None)
    terms = draft.terms
    if draft.kind == "call" and len(draft.lots) > 1 and terms.max_lots is None:
        terms = replace(terms, max_lots=len(draft.lots))
    awards = draft.awards
    if draft.publication:
        total = _printed(total, draft.total_withheld)
        awards = tuple(replace(award, value=_printed(award.value, award.withheld)) for award in awards)
    if draft.kind != "call":
        terms = replace(terms, tender_validity_days=None)
    return replace(draft, total_value=total, terms=terms, awards=awards)


def _printed(amount: Value | None, withheld: Withheld | None) -> Value | None:
    return amount if amount is None or withheld is None else replace(amount, amount=Decimal(-1))
