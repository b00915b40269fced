"""What is bought, of the whole procedure and of each lot: cac:ProcurementProject."""

from __future__ import annotations

from dragging.core.notices.draft.model import Draft, DraftLot
from dragging.core.notices.writers.eforms.xml import amount, code, day, flag, leaf, node, path, texts
from dragging.core.vocabulary import nuts
from dragging.core.vocabulary.codes import alpha_3

_ADDITIONAL = "cac:ProcurementAdditionalType"


def procedure(draft: Draft) -> str:
    return node(
        "cac:ProcurementProject",
        texts("cbc:Name", draft.title),
        texts("cbc:Description", draft.description),
        code("cbc:ProcurementTypeCode", draft.nature, "contract-nature"),
        path("cac:RequestedTenderTotal", amount("cbc:EstimatedOverallContractAmount", draft.estimated_value)),
        _classifications(draft.cpv, draft.cpv_additional),
        _places(draft.places),
    )


def lot(draft: Draft, one: DraftLot) -> str:
    return node(
        "cac:ProcurementProject",
        texts("cbc:Name", one.title),
        texts("cbc:Description", one.description),
        code("cbc:ProcurementTypeCode", one.nature, "contract-nature"),
        flag("cbc:SMESuitableIndicator", value=one.sme_suitable),
        _clauses(one),
        path("cac:RequestedTenderTotal", amount("cbc:EstimatedOverallContractAmount", one.estimated_value)),
        _classifications(one.cpv, one.cpv_additional),
        _places(one.places),
        _period(draft, one),
    )


def _clauses(one: DraftLot) -> str:
    """BT-775, BT-06 with BT-777, BT-754 with BT-755."""
    social = [node(_ADDITIONAL, code("cbc:ProcurementTypeCode", aim, "social-objective")) for aim in one.social]
    if one.social:
        strategic = code("cbc:ProcurementTypeCode", "soc-obj", "strategic-procurement")
        social.append(node(_ADDITIONAL, strategic, texts("cbc:ProcurementType", one.social_text)))
    accessible = node(
        _ADDITIONAL,
        code("cbc:ProcurementTypeCode", one.accessibility, "accessibility"),
        texts("cbc:ProcurementType", one.accessibility_text),
    )
    return "".join(social) + accessible


def _classifications(main: str, additional: tuple[str, ...]) -> str:
    def written(name: str, cpv: str) -> str:
        return node(name, code("cbc:ItemClassificationCode", cpv, "cpv"))

    return written("cac:MainCommodityClassification", main) + "".join(
        written("cac:AdditionalCommodityClassification", cpv) for cpv in additional if cpv != main
    )


def _places(places: tuple[str, ...]) -> str:
    return "".join(
        path(
            "cac:RealizedLocation/cac:Address",
            code("cbc:CountrySubentityCode", place, "nuts"),
            path("cac:Country", code("cbc:IdentificationCode", alpha_3(nuts.country(place)), "country")),
        )
        for place in places
    )


def _period(draft: Draft, one: DraftLot) -> str:
    months = one.duration_months
    return node(
        "cac:PlannedPeriod",
        day("cbc:StartDate", one.start, draft.zone),
        day("cbc:EndDate", one.end, draft.zone),
        leaf("cbc:DurationMeasure", months, unitCode="MONTH") if months else "",
    )
