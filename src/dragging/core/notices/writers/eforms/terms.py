"""On what terms a lot is tendered: cac:TenderingTerms, by form."""

from __future__ import annotations

from dragging.core.notices.draft.model import Criterion, Draft, DraftLot
from dragging.core.notices.draft.rules import ONE_STAGE
from dragging.core.notices.draft.tables import official_languages
from dragging.core.notices.writers.eforms.organisations import Organisations, reference
from dragging.core.notices.writers.eforms.xml import code, extension, flag, leaf, node, path, texts

_QUALIFICATION = "cac:TendererQualificationRequest"
_REQUIREMENT = f"{_QUALIFICATION}/cac:SpecificTendererRequirement"
_WITHOUT_REVIEW = {"E1"}


def procedure(draft: Draft) -> str:
    """Exclusion grounds (BT-806) and for how many lots one may tender (BT-31)."""
    if draft.kind != "call":
        return ""
    several = len(draft.lots) > 1
    most = (draft.terms.max_lots or len(draft.lots)) if several else None
    return node(
        "cac:TenderingTerms",
        path(_REQUIREMENT, _requirement(draft.terms.exclusion_grounds_source, "exclusion-grounds-source")),
        path("cac:LotDistribution", leaf("cbc:MaximumLotsSubmittedNumeric", most)),
    )


def lot(draft: Draft, one: DraftLot, known: Organisations) -> str:
    is_call = draft.kind == "call"
    return node(
        "cac:TenderingTerms",
        _funding(draft) if draft.kind in {"call", "award"} else "",
        _documents(draft),
        _reservation(draft, one),
        _selection(draft) if is_call else "",
        _execution(draft, one),
        _criteria(draft, one),
        _answers(draft, known),
        _review(draft, known),
        _languages(draft) if draft.kind in {"call", "consultation"} else "",
        _after_award(draft) if is_call else "",
    )


def _funding(draft: Draft) -> str:
    return code("cbc:FundingProgramCode", "eu-funds" if draft.eu_funds else "no-eu-funds", "eu-funded")


def _documents(draft: Draft) -> str:
    """BT-14, BT-15, OPT-140."""
    if draft.documents_url is None:
        return ""
    return node(
        "cac:CallForTendersDocumentReference",
        leaf("cbc:ID", "1"),
        leaf("cbc:DocumentType", "non-restricted-document"),
        path("cac:Attachment/cac:ExternalReference", leaf("cbc:URI", draft.documents_url)),
    )


def _requirement(value: str, list_name: str) -> str:
    return code("cbc:TendererRequirementTypeCode", value, list_name)


def _reservation(draft: Draft, one: DraftLot) -> str:
    """BT-71: Article 20 takes `res-ws`, Article 77 `res-pub-ser`; a call that reserves nothing says so."""
    told = [value for basis, value in (("art20_participation", "res-ws"), ("art77", "res-pub-ser"))
            if basis in one.reserved]  # fmt: skip
    if draft.kind == "call":
        told = told or ["none"]
    return node(
        _QUALIFICATION,
        *(node("cac:SpecificTendererRequirement", _requirement(value, "reserved-procurement")) for value in told),
    )


def _selection(draft: Draft) -> str:
    """BT-821."""
    return path(_REQUIREMENT, _requirement(draft.terms.selection_criteria_source, "selection-criteria-source"))


def _validity(draft: Draft) -> str:
    """BT-98."""
    if draft.kind != "call" or draft.terms.tender_validity_days is None:
        return ""
    days = leaf("cbc:DurationMeasure", draft.terms.tender_validity_days, unitCode="DAY")
    return path("cac:TenderValidityPeriod", days)


def _execution(draft: Draft, one: DraftLot) -> str:
    """BT-736, BT-743, BT-764."""
    reserved = "art20_execution" in one.reserved
    if draft.kind != "call":
        return _condition("yes", "reserved-execution") if reserved else ""
    return "".join([
        _condition("yes" if reserved else "no", "reserved-execution"),
        _condition(draft.terms.electronic_invoicing, "einvoicing"),
        _condition(draft.terms.electronic_catalogue, "ecatalog-submission"),
    ])  # fmt: skip


def _condition(value: str, list_name: str) -> str:
    return node("cac:ContractExecutionRequirement", code("cbc:ExecutionRequirementCode", value, list_name))


def _criteria(draft: Draft, one: DraftLot) -> str:
    return node(
        "cac:AwardingTerms", _negotiation(draft), node("cac:AwardingCriterion", *map(_criterion, one.award_criteria))
    )


def _criterion(one: Criterion) -> str:
    """BT-539, BT-734, BT-540, and the weight as an exact percentage (BT-541, BT-5421)."""
    weight = "" if one.weight is None else extension(node(
        "efac:AwardCriterionParameter",
        code("efbc:ParameterCode", "per-exa", "number-weight"),
        leaf("efbc:ParameterNumeric", format(one.weight, "f")),
    ))  # fmt: skip
    return node(
        "cac:SubordinateAwardingCriterion",
        weight,
        code("cbc:AwardingCriterionTypeCode", one.type, "award-criterion-type"),
        texts("cbc:Name", one.name),
        texts("cbc:Description", one.description),
    )


def _negotiation(draft: Draft) -> str:
    """BT-120, asked of a negotiation: no contract on the first tenders alone."""
    asked = draft.form in {"16", "20"} and draft.procedure == "neg-w-call"
    return flag("cbc:NoFurtherNegotiationIndicator", value=False) if asked else ""


def _answers(draft: Draft, known: Organisations) -> str:
    """Who tells more (OPT-301-Lot-AddInfo, asked by form 21), and where tenders go (BT-18)."""
    information = path("cac:AdditionalInformationParty", reference(known.lead)) if draft.kind == "call" else ""
    return (
        information + path("cac:TenderRecipientParty", leaf("cbc:EndpointID", draft.submission_url)) + _validity(draft)
    )


def _review(draft: Draft, known: Organisations) -> str:
    """Where one appeals (OPT-301 ReviewOrg), and who tells until when (ReviewInfo)."""
    if draft.form in _WITHOUT_REVIEW:
        return ""
    information = "" if draft.kind == "planning" else path("cac:AppealInformationParty", reference(known.lead))
    return node("cac:AppealTerms", information, path("cac:AppealReceiverParty", reference(known.review)))


def _languages(draft: Draft) -> str:
    codes = official_languages()
    return "".join(node("cac:Language", leaf("cbc:ID", codes[language])) for language in draft.terms.tender_languages)


def _after_award(draft: Draft) -> str:
    return node(
        "cac:PostAwardProcess",
        flag("cbc:ElectronicOrderUsageIndicator", value=draft.terms.electronic_ordering),
        flag("cbc:ElectronicPaymentUsageIndicator", value=draft.terms.electronic_payment),
    )


def is_two_stage(draft: Draft) -> bool:
    return draft.kind == "call" and draft.procedure not in ONE_STAGE
