"""Who won what: efac:NoticeResult."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from dragging.core.notices.draft.model import Draft, DraftAward, Tenders, Withheld
from dragging.core.notices.writers.eforms.organisations import Organisations, reference
from dragging.core.notices.writers.eforms.xml import amount, code, day, flag, leaf, node, path, texts
from dragging.core.units import Value

_CODES = {"awarded": "selec-w", "unsuccessful": "clos-nw", "open": "open-nw"}
_HIDDEN = Decimal(-1)
_STATISTICS = (
    ("total", "tenders"), ("micro", "t-micro"), ("small", "t-small"), ("medium", "t-med"), ("large", "t-large"),
    ("other_eea", "t-oth-eea"), ("outside_eea", "t-no-eea"), ("electronic", "t-esubm"),
)  # fmt: skip


def written(draft: Draft, known: Organisations) -> str:
    if draft.kind != "award":
        return ""
    numbered = list(enumerate(draft.awards, start=1))
    won = [(number, award) for number, award in numbered if award.outcome == "awarded"]
    return node(
        "efac:NoticeResult",
        _privacy(draft, "not-val", draft.total_withheld),
        amount("cbc:TotalAmount", _shown(draft, _total(draft), draft.total_withheld)),
        *(_result(number, award) for number, award in numbered),
        *(_tender(draft, number, award) for number, award in won),
        *(_contract(draft, number, award, known) for number, award in won),
        *(_tenderers(number, award, known) for number, award in won),
    )


def _total(draft: Draft) -> Value | None:
    """BT-161: as stated, else the sum of what was agreed, in their one currency."""
    if draft.total_value is not None:
        return draft.total_value
    agreed = [award.value for award in draft.awards if award.outcome == "awarded" and award.value]
    if not agreed:
        return None
    return Value(amount=sum((value.amount or Decimal(0) for value in agreed), Decimal(0)), currency=agreed[0].currency)


def _shown(draft: Draft, value: Value | None, withheld: Withheld | None) -> Value | None:
    """The publisher prints -1 in the place of what is withheld; on the way to it the value still stands."""
    if value is None or withheld is None or draft.publication is None:
        return value
    return replace(value, amount=_HIDDEN)


def _privacy(draft: Draft, field: str, withheld: Withheld | None) -> str:
    """BT-195 to BT-198."""
    if withheld is None:
        return ""
    return node(
        "efac:FieldsPrivacy",
        code("efbc:FieldIdentifierCode", field, "non-publication-identifier"),
        code("cbc:ReasonCode", withheld.reason, "non-publication-justification"),
        texts("efbc:ReasonDescription", withheld.text),
        day("efbc:PublicationDate", withheld.until, draft.zone),
    )


def _id(mark: str, number: int, scheme: str) -> str:
    return leaf("cbc:ID", f"{mark}-{number:04}", schemeName=scheme)


def _result(number: int, award: DraftAward) -> str:
    won = award.outcome == "awarded"
    return node(
        "efac:LotResult",
        _id("RES", number, "result"),
        code("cbc:TenderResultCode", _CODES[award.outcome], "winner-selection-status"),
        path("efac:DecisionReason", code("efbc:DecisionReasonCode", award.reason, "non-award-justification")),
        path("efac:LotTender", _id("TEN", number, "tender")) if won else "",
        _statistics(award.tenders),
        path("efac:SettledContract", _id("CON", number, "contract")) if won else "",
        _lot(award),
    )


def _statistics(tenders: Tenders | None) -> str:
    counts = ((listed, getattr(tenders, key, None)) for key, listed in _STATISTICS)
    return "".join(
        node(
            "efac:ReceivedSubmissionsStatistics",
            code("efbc:StatisticsCode", listed, "received-submission-type"),
            leaf("efbc:StatisticsNumeric", count),
        )
        for listed, count in counts
        if count is not None
    )


def _lot(award: DraftAward) -> str:
    return path("efac:TenderLot", leaf("cbc:ID", award.lot, schemeName="Lot"))


def _tender(draft: Draft, number: int, award: DraftAward) -> str:
    return node(
        "efac:LotTender",
        _privacy(draft, "win-ten-val", award.withheld),
        _id("TEN", number, "tender"),
        path("cac:LegalMonetaryTotal", amount("cbc:PayableAmount", _shown(draft, award.value, award.withheld))),
        path("efac:SubcontractingTerm", code("efbc:TermCode", award.subcontracting, "applicability")),
        path("efac:TenderingParty", _id("TPA", number, "tendering-party")),
        _lot(award),
        path("efac:TenderReference", leaf("cbc:ID", f"TEN-{number:04}")),
    )


def _contract(draft: Draft, number: int, award: DraftAward, known: Organisations) -> str:
    return node(
        "efac:SettledContract",
        _id("CON", number, "contract"),
        day("cbc:IssueDate", award.date, draft.zone),
        path("cac:SignatoryParty", reference(known.lead)),
        path("efac:ContractReference", leaf("cbc:ID", award.contract)),
        path("efac:LotTender", _id("TEN", number, "tender")),
    )


def _tenderers(number: int, award: DraftAward, known: Organisations) -> str:
    """The members of the tender; of several the first one leads (OPT-170)."""
    several = len(award.winners) > 1
    return node(
        "efac:TenderingParty",
        _id("TPA", number, "tendering-party"),
        *(
            node(
                "efac:Tenderer",
                leaf("cbc:ID", known.number(winner), schemeName="organization"),
                flag("efbc:GroupLeadIndicator", value=place == 0 if several else None),
            )
            for place, winner in enumerate(award.winners)
        ),
    )
