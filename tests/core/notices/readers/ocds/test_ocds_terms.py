"""Terms of bidding in releases of other publishers."""

from __future__ import annotations

import json
from datetime import date

from dragging.core.notices.model import Condition, Framework, LotLimits, Opening, Renewals, SelectionCriterion, Terms
from dragging.core.notices.reading import notices_of

TERMS = {
    "selectionCriteria": {
        "criteria": [
            {"type": "economic", "description": "Turnover", "description_cy": "Trosiant", "minimum": "50,000"},
            {"type": "luck"},
            {"description": "Be known"},
        ]
    },
    "submissionTerms": {
        "depositsGuarantees": "2 %", "variantPolicy": "notAllowed", "languages": ["en", "CY"],
        "bidValidityPeriod": {"durationInDays": 90, "endDate": "2026-09-30T00:00:00Z"},
        "subcontractingClauses": ["subc-oblig"],
    },
    "contractTerms": {"financialTerms": "30 days", "performanceTerms": "Local people", "tendererLegalForm": "Any"},
    "enquiryPeriod": {"endDate": "2026-04-01T12:00:00Z"},
    "bidOpening": {"date": "2026-05-01T10:00:00Z", "location": {"description": "Hall"}, "description": "Public"},
    "techniques": {
        "hasFrameworkAgreement": True, "hasDynamicPurchasingSystem": False,
        "frameworkAgreement": {"method": "withoutReopeningCompetition", "maximumParticipants": 2},
    },
    "hasOptions": True, "options": {"description": "More buses"},
    "hasRenewal": True, "renewal": {"description": "By a year", "maximumRenewals": 1},
}  # fmt: skip
READ = Terms(
    selection_criteria=(
        SelectionCriterion("ef-stand", None, {}, {"en": "Turnover", "cy": "Trosiant"}, {"en": "50,000"}),
        SelectionCriterion(text={"en": "Be known"}),
    ),
    legal_form=Condition(None, {"en": "Any"}),
    performance_terms={"en": "Local people"},
    guarantee=Condition(None, {"en": "2 %"}),
    payment_terms={"en": "30 days"},
    subcontracting=("subc-oblig",),
    variants="not-allowed",
    tender_languages=("en", "cy"),
    tender_validity_days=90,
    tender_validity_until=date(2026, 9, 30),
    questions_deadline="2026-04-01T12:00:00Z",
    opening=Opening("2026-05-01T10:00:00Z", {"en": "Hall"}, {"en": "Public"}),
    framework=Framework(True, "fa-wo-rc", 2),
    dynamic_purchasing=False,
    options=Condition(True, {"en": "More buses"}),
    renewals=Renewals(True, 1, {"en": "By a year"}),
)


def read(tender):
    told = {"ocid": "ocds-abc123-7", "id": "1", "date": "2026-03-01", "tag": ["tender"], "language": "en", "tender": tender}
    (notice,) = notices_of(json.dumps(told).encode(), file="x.json")
    return notice


def test_terms_of_a_tender():
    notice = read({"id": "T7", **TERMS})
    assert notice.terms == READ
    assert [one.terms for one in notice.lots] == [None]
    assert [(one.code, one.value) for one in notice.problems] == [("unknown_code", "luck")]


def test_terms_of_a_lot():
    notice = read({"id": "T7", "lots": [{"id": "A", **TERMS}, {"id": "B"}]})
    assert [one.terms for one in notice.lots] == [READ, None]
    assert notice.terms is None


def test_the_place_in_the_words_of_the_items():
    item = {"id": "1", "relatedLot": "A", "deliveryAddresses": [{"region": "UKM"}, {"description": "The school"}]}
    notice = read({"id": "T7", "lots": [{"id": "A"}], "items": [item]})
    assert notice.lots[0].terms == Terms(place={"en": "The school"})


def test_limits_of_lots():
    limits = {"maximumLotsBidPerSupplier": 3, "maximumLotsAwardedPerSupplier": 1}
    assert read({"id": "T7", "lotDetails": limits}).lot_limits == LotLimits(3, 1)
    assert read({"id": "T7"}).lot_limits is None
