"""Which fields a notice withholds (BT-195 of FieldsPrivacy), by the code list non-publication-identifier."""

from __future__ import annotations

from lxml import etree

from dragging.core.notices.readers.eforms.basics import place

_PRIVACY = "{http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1}FieldsPrivacy"
_CODE = "{http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1}FieldIdentifierCode"
_WRAPPERS = {"UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension"}

# Code -> the field's local names under the element that the privacy block belongs to (SDK fields.json, BT-195).
_FIELDS = {
    "awa-cri-com": "CalculationExpression", "awa-cri-des": "Description", "awa-cri-fix": "ParameterCode",
    "awa-cri-nam": "Name", "awa-cri-num": "ParameterNumeric", "awa-cri-ord": "Description",
    "awa-cri-thr": "ParameterCode", "awa-cri-typ": "AwardingCriterionTypeCode", "awa-cri-wei": "ParameterCode",
    "buy-rev-cou": "StatisticsNumeric", "buy-rev-typ": "StatisticsCode", "con-rev-buy": "RevenueBuyerAmount",
    "con-rev-use": "RevenueUserAmount", "cou-ori": "AreaCode", "cro-bor-law": "DocumentDescription",
    "dir-awa-jus": "ProcessReasonCode", "dir-awa-pre": "Description", "dir-awa-tex": "ProcessReason",
    "gro-max-ide": "TenderLot", "gro-max-val": "GroupFrameworkMaximumValueAmount",
    "gro-ree-val": "GroupFrameworkReestimatedValueAmount", "max-val": "MaximumValueAmount",
    "no-awa-rea": "DecisionReasonCode", "not-app-val": "OverallApproximateFrameworkContractsAmount",
    "not-max-val": "OverallMaximumFrameworkContractsAmount", "not-val": "TotalAmount", "pro-acc": "ProcessReasonCode",
    "pro-acc-jus": "ProcessReason", "pro-fea": "Description", "pro-typ": "ProcedureCode",
    "rec-sub-cou": "StatisticsNumeric", "rec-sub-typ": "StatisticsCode", "ree-val": "ReestimatedValueAmount",
    "rev-req": "StatisticsNumeric", "sub-con": "TermCode", "sub-des": "TermDescription", "sub-per": "TermPercent",
    "sub-per-kno": "PercentageKnownIndicator", "sub-val": "TermAmount", "sub-val-kno": "ValueKnownIndicator",
    "ten-ran": "RankCode", "ten-val-hig": "HigherTenderAmount", "ten-val-low": "LowerTenderAmount",
    "val-con-des": "ValueDescription", "win-cho": "TenderResultCode",
    "win-ten-val": "LegalMonetaryTotal/PayableAmount", "win-ten-var": "TenderVariantIndicator",
}  # fmt: skip


def hidden_fields(root: etree._Element) -> tuple[set[etree._Element], list[str]]:
    """The elements whose content is withheld, and the path of every withheld field, present or not."""
    elements: set[etree._Element] = set()
    paths: list[str] = []
    known: dict[etree._Element, str] = {}
    for block in root.iter(_PRIVACY):
        owner = _owner(block)
        code = (block.findtext(_CODE) or "").strip()
        if owner is None or not code:
            continue
        steps = _FIELDS.get(code, "").split("/")
        found = _under(owner, steps) if steps[0] else []
        elements.update(found)
        paths += [place(one, known) for one in found] or [
            f"{place(owner, known)}/{'/'.join(steps) if steps[0] else '#' + code}"
        ]
    return elements, paths


def _owner(block: etree._Element) -> etree._Element | None:
    """The element that a block speaks of: above the extension wrappers where it stands in an extension."""
    one = block.getparent()
    while one is not None and one.tag.rpartition("}")[2] in _WRAPPERS:
        one = one.getparent()
    return one


def _under(owner: etree._Element, steps: list[str]) -> list[etree._Element]:
    level = [owner]
    for step in steps:
        level = [
            child
            for one in level
            for child in one
            if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == step
        ]
    return level
