"""What a notice changes in an earlier one, and under which number it was published."""

from __future__ import annotations

from dragging.core.notices.draft.model import Draft, Section
from dragging.core.notices.writers.eforms.xml import code, day, flag, leaf, node, path, texts


def changes(draft: Draft) -> str:
    """BT-758, BT-140, BT-762, and for each part what changed (BT-13716, BT-141, BT-718, BT-719)."""
    change = draft.change
    if change is None:
        return ""
    return node(
        "efac:Changes",
        leaf("efbc:ChangedNoticeIdentifier", change.notice),
        *(_section(draft, one) for one in change.sections),
        node(
            "efac:ChangeReason",
            code("cbc:ReasonCode", change.reason, "change-corrig-justification"),
            texts("efbc:ReasonDescription", change.text),
        ),
    )


def _section(draft: Draft, one: Section) -> str:
    return node(
        "efac:Change",
        texts("efbc:ChangeDescription", one.text),
        day("efbc:ProcurementDocumentsChangeDate", one.documents_on, draft.zone),
        flag("efbc:ProcurementDocumentsChangeIndicator", value=True if one.documents_on else None),
        path("efac:ChangedSection", leaf("efbc:ChangedSectionIdentifier", one.section)),
    )


def publication(draft: Draft) -> str:
    """OPP-010 to OPP-012."""
    published = draft.publication
    if published is None:
        return ""
    return node(
        "efac:Publication",
        leaf("efbc:NoticePublicationID", published.number, schemeName="ojs-notice-id"),
        leaf("efbc:GazetteID", published.gazette, schemeName="ojs-id"),
        day("efbc:PublicationDate", published.date, draft.zone),
    )
