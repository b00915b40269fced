"""Where the fields of the record stand in the forms of R2.0.9 (F01 to F08, F12 to F15, F20 to F25, T01, T02)."""

from __future__ import annotations

from dragging.core.notices.readers.ted_xml import codes
from dragging.core.notices.readers.ted_xml.records import Part, Shape, Table

_DIRECTIVES = ("DIRECTIVE_2009_81_EC", "DIRECTIVE_2014_23_EU", "DIRECTIVE_2014_24_EU", "DIRECTIVE_2014_25_EU")
"""F15 asks some questions apart for each directive."""


def _anywhere(*names: str, below: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{way}{name}" for way in below for name in names)


_CRITERIA = ("AC/", "", *(f"{one}/{way}" for one in _DIRECTIVES for way in ("AC/", "")))
ADDRESS: Table = {
    "OFFICIALNAME": "OFFICIALNAME",
    "NATIONALID": "NATIONALID",
    "TOWN": "TOWN",
    "COUNTRY": "COUNTRY",
    "NUTS": "NUTS",
}
_TEXTS_OF_LOT: Table = {
    "title": "TITLE",
    "description": "SHORT_DESCR",
    "site": "MAIN_SITE",
    "options": "OPTIONS_DESCR",
    "renewals": "RENEWAL_DESCR",
    "information": "INFO_ADD",
}
_BLOCK: Table = {
    **_TEXTS_OF_LOT,
    "number": "LOT_NO",
    "cpv_additional": "CPV_ADDITIONAL/CPV_CODE",
    "nuts": "NUTS",
    "value": "VAL_OBJECT",
    "duration": "DURATION",
    "start": "DATE_START",
    "end": "DATE_END",
    "criteria": Part(
        _anywhere("AC_QUALITY", "AC_COST", "AC_PRICE", "AC_CRITERIA", "AC_CRITERION", below=_CRITERIA),
        {"name": "AC_CRITERION", "weight": "AC_WEIGHTING"},
    ),
    "funded": "EU_PROGR_RELATED",
    "not_funded": "NO_EU_PROGR_RELATED",
    "optional": ("OPTIONS", "NO_OPTIONS"),
    "renewable": ("RENEWAL", "NO_RENEWAL"),
    "variants": ("ACCEPTED_VARIANTS", "NO_ACCEPTED_VARIANTS"),
}
_OBJECT: Table = {
    "title": "TITLE",
    "description": "SHORT_DESCR",
    "nature": "TYPE_CONTRACT",
    "cpv_main": "CPV_MAIN/CPV_CODE",
    "estimated": "VAL_ESTIMATED_TOTAL",
    "total": ("VAL_TOTAL", "VALUES/VAL_TOTAL"),
    "total_range": ("VAL_RANGE_TOTAL", "VALUES/VAL_RANGE_TOTAL"),
    "lots_offered": "LOT_DIVISION/LOT_MAX_NUMBER",
    "one_lot": "LOT_DIVISION/LOT_ONE_ONLY",
    "lots_awarded": "LOT_DIVISION/LOT_MAX_ONE_TENDERER",
    "lots_combined": "LOT_DIVISION/LOT_COMBINING_CONTRACT_RIGHT",
    "blocks": Part("OBJECT_DESCR", _BLOCK),
}
_CONTRACTORS = Part(
    ("CONTRACTORS/CONTRACTOR", "CONTRACTOR"), {"sme": "SME", "addresses": Part("ADDRESS_CONTRACTOR", ADDRESS)}
)
_WHY_NOT: Table = {"reasons": ("PROCUREMENT_UNSUCCESSFUL", "PROCUREMENT_DISCONTINUED")}
_MADE: Table = {
    "contractors": _CONTRACTORS,
    "concluded": "DATE_CONCLUSION_CONTRACT",
    "estimated": ("VALUES/VAL_ESTIMATED_TOTAL", "VALUE/VAL_ESTIMATED_TOTAL", "VAL_ESTIMATED_TOTAL"),
    "total": ("VALUES/VAL_TOTAL", "VALUE/VAL_TOTAL", "VAL_TOTAL"),
    "total_range": ("VALUES/VAL_RANGE_TOTAL", "VALUE/VAL_RANGE_TOTAL", "VAL_RANGE_TOTAL"),
    "bargain": ("VALUES/VAL_BARGAIN_PURCHASE", "VALUE/VAL_BARGAIN_PURCHASE", "VAL_BARGAIN_PURCHASE"),
    "tenders": ("TENDERS/NB_TENDERS_RECEIVED", "NB_TENDERS_RECEIVED"),
    "t-sme": ("TENDERS/NB_TENDERS_RECEIVED_SME", "NB_TENDERS_RECEIVED_SME"),
    "t-oth-eea": ("TENDERS/NB_TENDERS_RECEIVED_OTHER_EU", "NB_TENDERS_RECEIVED_OTHER_EU"),
    "t-no-eea": ("TENDERS/NB_TENDERS_RECEIVED_NON_EU", "NB_TENDERS_RECEIVED_NON_EU"),
    "t-esubm": ("TENDERS/NB_TENDERS_RECEIVED_EMEANS", "NB_TENDERS_RECEIVED_EMEANS"),
}
_AWARD: Table = {
    "lot": "LOT_NO",
    "number": "CONTRACT_NO",
    "missed": Part("NO_AWARDED_CONTRACT", _WHY_NOT),
    "made": Part("AWARDED_CONTRACT", _MADE),
}
_RESULT: Table = {
    "missed": Part("NO_AWARDED_PRIZE", _WHY_NOT),
    "made": Part(
        "AWARDED_PRIZE",
        {
            "contractors": Part(
                ("WINNERS/WINNER", "WINNER"), {"sme": "SME", "addresses": Part("ADDRESS_WINNER", ADDRESS)}
            ),
            "decided": "DATE_DECISION_JURY",
            "prize": "VAL_PRIZE",
            "participants": ("PARTICIPANTS/NB_PARTICIPANTS", "NB_PARTICIPANTS"),
        },
    ),
}
_MODIFICATION: Table = {
    "contractors": Part(
        ("DESCRIPTION_PROCUREMENT/CONTRACTORS/CONTRACTOR", "DESCRIPTION_PROCUREMENT/CONTRACTOR"), _CONTRACTORS.table
    ),
    "cpv_main": "DESCRIPTION_PROCUREMENT/CPV_MAIN/CPV_CODE",
    "cpv_additional": "DESCRIPTION_PROCUREMENT/CPV_ADDITIONAL/CPV_CODE",
    "reasons": ("INFO_MODIFICATIONS/ADDITIONAL_NEED", "INFO_MODIFICATIONS/UNFORESEEN_CIRCUMSTANCE"),
    "text": "INFO_MODIFICATIONS/SHORT_DESCR",
    "before": ("INFO_MODIFICATIONS/VALUES/VAL_TOTAL_BEFORE", "INFO_MODIFICATIONS/VAL_TOTAL_BEFORE"),
    "after": ("INFO_MODIFICATIONS/VALUES/VAL_TOTAL_AFTER", "INFO_MODIFICATIONS/VAL_TOTAL_AFTER"),
}
_SIDE: Table = {
    "text": "TEXT",
    "day": "DATE",
    "time": "TIME",
    "cpv_main": "CPV_MAIN/CPV_CODE",
    "cpv_additional": "CPV_ADDITIONAL/CPV_CODE",
}
_CHANGE: Table = {
    "section": "WHERE/SECTION",
    "label": "WHERE/LABEL",
    "old": Part("OLD_VALUE", _SIDE),
    "new": Part("NEW_VALUE", _SIDE),
}
_TERMS: Table = {
    "suitability": "LEFTI/SUITABILITY",
    "economic": "LEFTI/ECONOMIC_FINANCIAL_INFO",
    "economic_minimum": "LEFTI/ECONOMIC_FINANCIAL_MIN_LEVEL",
    "technical": "LEFTI/TECHNICAL_PROFESSIONAL_INFO",
    "technical_minimum": "LEFTI/TECHNICAL_PROFESSIONAL_MIN_LEVEL",
    "rules": ("LEFTI/RULES_CRITERIA", "LEFTI/CRITERIA_SELECTION"),
    "conditions": "LEFTI/QUALIFICATION/CONDITIONS",
    "guarantee": "LEFTI/DEPOSIT_GUARANTEE_REQUIRED",
    "payment": "LEFTI/MAIN_FINANCING_CONDITION",
    "legal_form": "LEFTI/LEGAL_FORM",
    "profession": "LEFTI/PARTICULAR_PROFESSION",
    "profession_law": "LEFTI/REFERENCE_TO_LAW",
    "performance": "LEFTI/PERFORMANCE_CONDITIONS",
    "opening_place": "PROCEDURE/OPENING_CONDITION/PLACE",
    "opening_text": "PROCEDURE/OPENING_CONDITION/INFO_ADD",
    "information": "COMPLEMENTARY_INFO/INFO_ADD",
}
"""Texts only: they stand in every language version."""

FORM = Shape(
    {
        **_TERMS,
        "legal_basis": "LEGAL_BASIS",
        "legal_basis_other": "LEGAL_BASIS_OTHER",
        "notice": "NOTICE",
        "buyers": Part("CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY", ADDRESS),
        "other_buyers": Part("CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY_ADDITIONAL", ADDRESS),
        "documents": "CONTRACTING_BODY/URL_DOCUMENT",
        "submission": "CONTRACTING_BODY/URL_PARTICIPATION",
        "objects": Part("OBJECT_CONTRACT", _OBJECT),
        "reserved": _anywhere(*codes.RESERVED_OF_ELEMENT, below=("LEFTI/",)),
        "economic_documents": "LEFTI/ECONOMIC_CRITERIA_DOC",
        "technical_documents": "LEFTI/TECHNICAL_CRITERIA_DOC",
        "no_profession": "LEFTI/NO_PARTICULAR_PROFESSION",
        "procedure": _anywhere(
            *codes.PROCEDURE_OF_ELEMENT, below=("PROCEDURE/", *(f"PROCEDURE/{one}/" for one in _DIRECTIVES))
        ),
        "deadline": "PROCEDURE/DATE_RECEIPT_TENDERS",
        "deadline_time": "PROCEDURE/TIME_RECEIPT_TENDERS",
        "references": "PROCEDURE/NOTICE_NUMBER_OJ",
        "changed": "COMPLEMENTARY_INFO/NOTICE_NUMBER_OJ",
        "framework": Part("PROCEDURE/FRAMEWORK", {"single": "SINGLE_OPERATOR", "operators": "NB_PARTICIPANTS"}),
        "dynamic": "PROCEDURE/DPS",
        "languages": "PROCEDURE/LANGUAGES/LANGUAGE",
        "valid_until": "PROCEDURE/DATE_TENDER_VALID",
        "validity": "PROCEDURE/DURATION_TENDER_VALID",
        "opening": "PROCEDURE/OPENING_CONDITION/DATE_OPENING_TENDERS",
        "opening_time": "PROCEDURE/OPENING_CONDITION/TIME_OPENING_TENDERS",
        "dispatched": "COMPLEMENTARY_INFO/DATE_DISPATCH_NOTICE",
        "awards": Part("AWARD_CONTRACT", _AWARD),
        "results": Part("RESULTS", _RESULT),
        "modification": Part("MODIFICATIONS_CONTRACT", _MODIFICATION),
        "changes": Part("CHANGES/CHANGE", _CHANGE),
        "changes_text": "CHANGES/INFO_ADD",
    }
)
_NAMED: Table = {"OFFICIALNAME": "OFFICIALNAME"}
TRANSLATION = Shape(
    {
        **_TERMS,
        "buyers": Part("CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY", _NAMED),
        "other_buyers": Part("CONTRACTING_BODY/ADDRESS_CONTRACTING_BODY_ADDITIONAL", _NAMED),
        "objects": Part(
            "OBJECT_CONTRACT",
            {
                "title": "TITLE",
                "description": "SHORT_DESCR",
                "lots_combined": "LOT_DIVISION/LOT_COMBINING_CONTRACT_RIGHT",
                "blocks": Part("OBJECT_DESCR", _TEXTS_OF_LOT),
            },
        ),
        "modification": Part("MODIFICATIONS_CONTRACT", {"text": "INFO_MODIFICATIONS/SHORT_DESCR"}),
        "changes": Part("CHANGES/CHANGE", {"label": "WHERE/LABEL"}),
        "changes_text": "CHANGES/INFO_ADD",
    }
)
"""What a further language version adds to the original: texts."""
