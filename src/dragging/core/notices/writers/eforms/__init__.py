"""eForms notices written from drafts: SDK 1.14, forms 4, E1, 16, 20, 21, 29 and 33, and changes of them."""

from __future__ import annotations

from dragging.core.notices.draft.model import Draft
from dragging.core.notices.draft.tables import official_languages
from dragging.core.notices.writers.eforms import processes, projects, results, terms
from dragging.core.notices.writers.eforms.changes import changes, publication
from dragging.core.notices.writers.eforms.organisations import Organisations, contracting_parties
from dragging.core.notices.writers.eforms.xml import code, day, extension, leaf, moment, node, path, root

SDK = "eforms-sdk-1.14"
_ROOTS = {
    "planning": "PriorInformationNotice", "consultation": "PriorInformationNotice",
    "call": "ContractNotice", "award": "ContractAwardNotice",
}  # fmt: skip
_TYPES = {  # form -> BT-03 and BT-02
    "4": ("planning", "pin-only"), "E1": ("consultation", "pmc"), "16": ("competition", "cn-standard"),
    "20": ("competition", "cn-social"), "21": ("competition", "cn-social"), "29": ("result", "can-standard"),
    "33": ("result", "can-social"),
}  # fmt: skip
_NO_AWARD_DATE = "2000-01-01Z"


def write(draft: Draft) -> bytes:
    """The notice as UTF-8 XML. A pure function: the same draft gives the same bytes, and nothing is asked of a clock.

    The draft must hold what its form needs, as one from `read_draft` does; what a draft does not say is not written.
    """
    known = Organisations(draft)
    return root(
        _ROOTS[draft.kind],
        _extension(draft, known),
        _head(draft),
        contracting_parties(draft, known),
        terms.procedure(draft),
        processes.procedure(draft),
        projects.procedure(draft),
        *_lots(draft, known),
        path("cac:TenderResult", leaf("cbc:AwardDate", _NO_AWARD_DATE)) if draft.kind == "award" else "",  # OPT-999
    )


def _extension(draft: Draft, known: Organisations) -> str:
    return extension(
        changes(draft),
        results.written(draft, known),
        path("efac:NoticeSubType", code("cbc:SubTypeCode", draft.form, "notice-subtype")),
        known.written(),
        publication(draft),
    )


def _head(draft: Draft) -> str:
    languages = official_languages()
    purpose, kind = _TYPES[draft.form]
    main, *others = (languages[language] for language in draft.languages)
    return "".join([
        leaf("cbc:UBLVersionID", "2.3"),
        leaf("cbc:CustomizationID", SDK),
        leaf("cbc:ID", draft.notice_id, schemeName="notice-id"),
        leaf("cbc:ContractFolderID", draft.procedure_id if draft.kind in {"call", "award"} else None),
        moment("cbc:IssueDate", "cbc:IssueTime", draft.dispatched),
        leaf("cbc:VersionID", f"{draft.version:02}"),
        day("cbc:PlannedDate", draft.planned_date, draft.zone),
        leaf("cbc:RegulatoryDomain", draft.legal_basis),
        code("cbc:NoticeTypeCode", kind, purpose),
        leaf("cbc:NoticeLanguageCode", main),
        *(path("cac:AdditionalNoticeLanguage", leaf("cbc:ID", other)) for other in others),
    ])  # fmt: skip


def _lots(draft: Draft, known: Organisations) -> list[str]:
    scheme = "Part" if draft.kind == "planning" else "Lot"
    return [
        node(
            "cac:ProcurementProjectLot",
            leaf("cbc:ID", lot.id, schemeName=scheme),
            terms.lot(draft, lot, known),
            processes.lot(draft, lot),
            projects.lot(draft, lot),
        )
        for lot in draft.lots
    ]
