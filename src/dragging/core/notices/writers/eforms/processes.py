"""How a procedure and its lots run: cac:TenderingProcess, by form."""

from __future__ import annotations

from dragging.core.notices.draft.model import Draft, DraftLot
from dragging.core.notices.writers.eforms.terms import is_two_stage
from dragging.core.notices.writers.eforms.xml import code, extension, flag, leaf, moment, node, path, texts

_END = ("cbc:EndDate", "cbc:EndTime")
_WITH_AGREEMENT = {"16", "29"}


def procedure(draft: Draft) -> str:
    """BT-88, BT-105; of an award also the notices before it (OPP-090)."""
    if draft.kind not in {"call", "award"}:
        return ""
    before = draft.previous_notices if draft.kind == "award" else ()
    return node(
        "cac:TenderingProcess",
        texts("cbc:Description", draft.procedure_features),
        code("cbc:ProcedureCode", draft.procedure, "procurement-procedure-type"),
        _justifications(draft),
        *(path("cac:NoticeDocumentReference", leaf("cbc:ID", one, schemeName="ojs-notice-id")) for one in before),
    )


def _justifications(draft: Draft) -> str:
    """Whether the procedure is shortened (BT-106, BT-1351), and why one had no call (BT-136, BT-135)."""
    speed = flag("cbc:ProcessReasonCode", value=draft.accelerated, listName="accelerated-procedure")
    direct = code("cbc:ProcessReasonCode", draft.direct_award_reason, "direct-award-justification")
    return "".join(
        node("cac:ProcessJustification", told, texts("cbc:ProcessReason", reason))
        for told, reason in ((speed, draft.accelerated_text), (direct, draft.direct_award_text))
    )


def lot(draft: Draft, one: DraftLot) -> str:
    systems = draft.kind in {"call", "award"}
    return node(
        "cac:TenderingProcess",
        _answers_until(one) if draft.kind == "consultation" else "",
        _submission(draft),
        flag("cbc:CandidateReductionConstraintIndicator", value=False if is_two_stage(draft) else None),
        flag("cbc:GovernmentAgreementConstraintIndicator", value=_agreement(draft)),
        _deadline(draft, one) if draft.kind == "call" else "",
        _planning(draft),
        _short_list(draft) if is_two_stage(draft) else "",
        path("cac:AuctionTerms", flag("cbc:AuctionConstraintIndicator", value=draft.terms.electronic_auction))
        if systems else "",
        _system(draft.terms.framework, "framework-agreement") if systems else "",
        _system(draft.terms.dynamic_purchasing, "dps-usage") if systems else "",
    )  # fmt: skip


def _agreement(draft: Draft) -> bool | None:
    """BT-115: a call or award under the general rules must answer, a planning notice may."""
    if draft.form in _WITH_AGREEMENT:
        return draft.gpa
    return True if draft.form == "4" and draft.gpa else None


def _answers_until(one: DraftLot) -> str:
    """BT-800."""
    return extension(node("efac:AnswerReceptionPeriod", moment(*_END, one.deadline)))


def _submission(draft: Draft) -> str:
    """BT-17: where an address for tenders is given they are sent there."""
    if draft.kind != "call" or draft.submission_url is None:
        return ""
    return code("cbc:SubmissionMethodCode", "required", "esubmission")


def _deadline(draft: Draft, one: DraftLot) -> str:
    """BT-131 for tenders, BT-1311 for requests to take part where the procedure has two stages."""
    name = "cac:ParticipationRequestReceptionPeriod" if is_two_stage(draft) else "cac:TenderSubmissionDeadlinePeriod"
    return node(name, moment(*_END, one.deadline))


def _planning(draft: Draft) -> str:
    """BT-125: the planning notices before; an award names what was before it at the procedure."""
    if draft.kind == "award":
        return ""
    return "".join(
        path("cac:NoticeDocumentReference", leaf("cbc:ID", one, schemeName=_scheme(one)))
        for one in draft.previous_notices
    )


def _scheme(notice: str) -> str:
    return "ojs-notice-id" if notice.count("-") == 1 else "notice-id-ref"


def _short_list(draft: Draft) -> str:
    """BT-661, BT-51, BT-50."""
    most = draft.terms.max_candidates
    return node(
        "cac:EconomicOperatorShortList",
        leaf("cbc:LimitationDescription", "false" if most is None else "true"),
        leaf("cbc:MaximumQuantity", most),
        leaf("cbc:MinimumQuantity", draft.terms.min_candidates),
    )


def _system(value: str, list_name: str) -> str:
    return path("cac:ContractingSystem", code("cbc:ContractingSystemTypeCode", value, list_name))
