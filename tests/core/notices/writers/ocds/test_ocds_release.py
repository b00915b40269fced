"""A notice as a release: what stands where, as docs/ocds.md says."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from ocds_held import differences

from dragging.core.notices.model import (
    Award,
    AwardCriterion,
    Buyer,
    Change,
    Lot,
    NotANotice,
    Notice,
    Reference,
    Source,
    Winner,
)
from dragging.core.notices.reading import notices_of
from dragging.core.notices.writers import ocds
from dragging.core.units import Value

LOT = Lot(
    "LOT-0001",
    title={"es": "Comedores", "en": "School meals"},
    description={"es": "Cocina propia"},
    cpv_main="55524000",
    cpv_additional=("55321000",),
    nuts=("ES300",),
    deadline="2026-05-04T14:00",
    estimated_value=Value(Decimal("120000.50"), currency="EUR"),
    duration_months=Decimal(24),
    reserved=("art20_execution", "art77"),
    social_clauses=("opp",),
    award_criteria=(AwardCriterion("price", "Precio", "60"), AwardCriterion("quality", None, "40 %")),
    sme_suitable=True,
)
UUID = "6f1f5c5e-9a0b-4c1d-8e2f-0123456789ab"
CALL = Notice(
    source=Source("eforms", "eforms-sdk-1.10", "x.xml", "0" * 64),
    id="00123456-2026",
    notice_uuid=UUID,
    notice_version="01",
    procedure_id="0b8a2a4e-1111-4000-8000-000000000001",
    kind="call",
    form="20",
    legal_basis="32014L0024",
    publication_date=date(2026, 4, 3),
    dispatch_date=date(2026, 4, 1),
    language="es",
    languages=("es", "en"),
    title={"es": "Comedores escolares", "en": "School meals"},
    description={"es": "Todo el curso"},
    buyers=(
        Buyer({"es": "Ayuntamiento de Vado", "en": "Town of Vado"}, "ES", "ES300", "Vado", ("P0000000A", "ES-1")),
        Buyer({"es": "Mancomunidad"}, "ES"),
    ),
    nature="services",
    procedure="open",
    cpv_main="55524000",
    cpv_additional=("55321000",),
    nuts=("ES300",),
    deadline="2026-05-04T14:00",
    deadline_printed=None,
    estimated_value=Value(low=Decimal(100000), high=Decimal(200000), currency="EUR"),
    total_value=None,
    duration_months=Decimal("1.5"),
    start_date=date(2026, 9, 1),
    end_date=date(2027, 6, 30),
    reserved=("art20_execution", "art77"),
    reserved_unclear=False,
    social_clauses=("opp",),
    eu_funds=True,
    light_regime=True,
    lots=(LOT,),
    awards=(),
    withheld=(),
    references=(Reference("planning", "2026/S 010-001234"),),
    changes=(),
    documents_url="https://vado.example/pliegos",
    notice_url=None,
    submission_url="https://vado.example/ofertas",
    problems=(),
)


def changed(**values):
    return msgspec.structs.replace(CALL, **values)


def told(notice, ocid=None):
    return json.loads(ocds.to_json(ocds.release(notice, ocid)), parse_float=Decimal)


def test_a_call_as_a_whole():
    release = told(CALL)
    tender = release.pop("tender")
    parties = release.pop("parties")
    assert release == {
        "ocid": "ocds-drgng1-0b8a2a4e-1111-4000-8000-000000000001",
        "id": "00123456-2026",
        "date": "2026-04-01T00:00:00Z",
        "tag": ["tender"],
        "initiationType": "tender",
        "language": "es",
        "buyer": {"id": "P0000000A", "name": "Ayuntamiento de Vado"},
        "relatedProcesses": [{"id": "1", "relationship": ["planning"], "identifier": "2026/S 010-001234"}],
    }
    assert parties[0] == {
        "id": "P0000000A",
        "identifier": {"id": "P0000000A"},
        "additionalIdentifiers": [{"id": "ES-1"}],
        "name": "Ayuntamiento de Vado",
        "name_en": "Town of Vado",
        "address": {"locality": "Vado", "region": "ES300", "country": "ES"},
        "roles": ["buyer"],
    }
    assert [(party["name"], party["roles"]) for party in parties[1:]] == [
        ("Mancomunidad", ["buyer"]),
        ("European Union", ["funder"]),
    ]
    (lot,) = tender.pop("lots")
    assert tender == {
        "id": "0b8a2a4e-1111-4000-8000-000000000001",
        "title": "Comedores escolares",
        "title_en": "School meals",
        "description": "Todo el curso",
        "status": "active",
        "mainProcurementCategory": "services",
        "procurementMethod": "open",
        "procurementMethodDetails": "open",
        "legalBasis": {"scheme": "CELEX", "id": "32014L0024"},
        "classification": {"scheme": "CPV", "id": "55524000"},
        "minValue": {"amount": 100000, "currency": "EUR"},
        "value": {"amount": 200000, "currency": "EUR"},
        "tenderPeriod": {"endDate": "2026-05-04T14:00:00+02:00"},
        "contractPeriod": {
            "startDate": "2026-09-01T00:00:00Z",
            "endDate": "2027-06-30T00:00:00Z",
            "durationInDays": 46,
        },
        "items": [
            {
                "id": "1",
                "relatedLot": "LOT-0001",
                "classification": {"scheme": "CPV", "id": "55524000"},
                "additionalClassifications": [{"scheme": "CPV", "id": "55321000"}],
                "deliveryAddresses": [{"region": "ES300"}],
            }
        ],
        "milestones": [
            {
                "id": "deadline-1",
                "type": "procurement",
                "code": "BT-131",
                "dueDate": "2026-05-04T14:00:00+02:00",
                "relatedLots": ["LOT-0001"],
            }
        ],
        "submissionMethod": ["electronicSubmission"],
        "submissionMethodDetails": "https://vado.example/ofertas",
        "documents": [
            {
                "id": f"{UUID}-01",
                "documentType": "tenderNotice",
                "title": "20",
                "language": "es",
                "datePublished": "2026-04-03T00:00:00Z",
            },
            {
                "id": f"{UUID}-01/en",
                "documentType": "tenderNotice",
                "title": "20",
                "language": "en",
                "datePublished": "2026-04-03T00:00:00Z",
            },
            {"id": "documents", "documentType": "biddingDocuments", "url": "https://vado.example/pliegos"},
        ],
    }
    assert lot == {
        "id": "LOT-0001",
        "title": "Comedores",
        "title_en": "School meals",
        "description": "Cocina propia",
        "value": {"amount": Decimal("120000.50"), "currency": "EUR"},
        "contractPeriod": {"durationInDays": 730},
        "awardCriteria": {
            "criteria": [
                {"type": "price", "name": "Precio", "description": "60"},
                {"type": "quality", "description": "40 %"},
            ]
        },
        "suitability": {"sme": True},
        "otherRequirements": {"reservedParticipation": ["publicServiceMissionOrganization"]},
        "contractTerms": {"reservedExecution": True},
        "hasSustainability": True,
        "sustainability": [{"goal": "social.disadvantagedEmploymentOpportunities"}],
    }


AWARDS = (
    Award(
        "7", ("1",), "awarded", None, date(2026, 6, 1), Value(Decimal("9.99"), currency="PLN"), 3,
        (Winner("Sól", "PL", ("5250000000",), "small"), Winner("Sól", "PL", ("5250000000",), "small")),
    ),
    Award("7", ("2",), "unsuccessful", "no-rece"),
    Award(None, ("3",), "discontinued"),
    Award(None, ("4",), "withheld", tenders_received=0),
    Award("8", (), "open"),
    Award("9", ("5",), value=Value(low=Decimal(1), high=Decimal(2), currency="PLN"), winners=(Winner("Mak"),)),
)  # fmt: skip


def test_awards_and_what_is_known_of_the_tenders():
    release = told(changed(kind="award", awards=AWARDS, total_value=Value(Decimal(12), currency="PLN")))
    assert release["tag"] == ["award"]
    assert release["awards"] == [
        {
            "id": "7",
            "status": "active",
            "date": "2026-06-01T00:00:00Z",
            "value": {"amount": Decimal("9.99"), "currency": "PLN"},
            "suppliers": [{"id": "5250000000", "name": "Sól"}],
            "relatedLots": ["1"],
        },
        {"id": "7#2", "status": "unsuccessful", "statusDetails": "no-rece", "relatedLots": ["2"]},
        {"id": "#3", "status": "cancelled", "relatedLots": ["3"]},
        {"id": "#4", "relatedLots": ["4"]},
        {"id": "8", "status": "pending"},
        {"id": "9", "status": "active", "suppliers": [release["awards"][5]["suppliers"][0]], "relatedLots": ["5"]},
    ]
    assert release["bids"]["statistics"] == [
        {"id": "7", "measure": "bids", "value": 3, "relatedLot": "1"},
        {"id": "#4", "measure": "bids", "value": 0, "relatedLot": "4"},
        {"id": "9/lowestValidBidValue", "measure": "lowestValidBidValue", "value": 1, "currency": "PLN", "relatedLot": "5"},
        {"id": "9/highestValidBidValue", "measure": "highestValidBidValue", "value": 2, "currency": "PLN", "relatedLot": "5"},
        {"id": "total", "measure": "totalAwardedValue", "value": 12, "currency": "PLN"},
    ]


def test_a_modification_amends_its_contract():
    change = Change("II", "mod-nec", {"es": "Más días"}, "10", "12")
    release = told(changed(kind="modification", form="38", awards=AWARDS[:1], changes=(change,)))
    assert release["tag"] == ["awardUpdate", "contractAmendment"]
    assert release["contracts"] == [
        {
            "id": "7",
            "awardID": "7",
            "amendments": [
                {
                    "id": "1",
                    "rationale": "mod-nec",
                    "description": "Más días",
                    "unstructuredChanges": [
                        {"where": {"section": "II"}, "oldValue": {"text": "10"}, "newValue": {"text": "12"}}
                    ],
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("kind", "tags", "status"),
    [
        ("planning", ["planning"], "planned"),
        ("consultation", ["planning"], "planning"),
        ("buyer_profile", ["planning"], "planned"),
        ("direct_award", ["award"], "complete"),
        ("completion", ["contractTermination"], "complete"),
        ("change", ["tenderUpdate"], None),
        ("cancellation", ["tenderCancellation"], "cancelled"),
        ("other", ["tender"], None),
    ],
)
def test_the_tag_tells_the_kind(kind, tags, status):
    release = told(changed(kind=kind))
    assert (release["tag"], release["tender"].get("status")) == (tags, status)


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("planning", "4"), ("consultation", "E1"), ("buyer_profile", "1"), ("call", "16"), ("direct_award", "25"),
        ("award", "29"), ("modification", "38"), ("completion", "E5"), ("change", "F14"), ("cancellation", None),
        ("other", None), ("planning", None), ("call", None), ("award", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("changes", [(), (Change(None, "cor", {"es": "Plazo"}),)])
def test_every_kind_reads_back(kind, form, changes):
    notice = changed(kind=kind, form=form, changes=changes, light_regime=False)
    (read,) = notices_of(ocds.to_json(ocds.release(notice)), file="x.json")
    assert differences(notice, read) == {}


def test_everything_reads_back():
    total = Value(low=Decimal(3), high=Decimal(4))
    notice = changed(kind="award", form="33", awards=AWARDS, total_value=total, notice_url="https://vado.example/1")
    (read,) = notices_of(ocds.to_json(ocds.release(notice)), file="x.json")
    assert differences(notice, read) == {}
    assert read.problems == ()


@pytest.mark.parametrize(
    ("relation", "number", "kind", "ocid"),
    [
        ("call", "2026/S 010-001234", "award", "ocds-drgng1-1234-2026"),
        ("changed", "00001234-2026", "call", "ocds-drgng1-1234-2026"),
        ("award", f"{UUID}-01", "modification", f"ocds-drgng1-uuid:{UUID}"),
        ("planning", "2026/S 010-001234", "call", "ocds-drgng1-123456-2026"),
        ("related", "2026/S 010-001234", "award", "ocds-drgng1-123456-2026"),
    ],
)
def test_the_ocid_of_a_notice_without_procedure_id(relation, number, kind, ocid):
    notice = changed(procedure_id=None, kind=kind, references=(Reference(relation, number),))
    assert told(notice)["ocid"] == ocid


def test_a_call_and_its_award_agree_on_the_ocid():
    call = changed(procedure_id=None, references=())
    award = changed(id="00200000-2026", procedure_id=None, kind="award", references=(Reference("call", "123456-2026"),))
    assert told(call)["ocid"] == told(award)["ocid"]


def test_the_ocid_of_a_chain_is_one():
    late = changed(procedure_id=None)
    assert ocds.ocid_of_chain([late, CALL], "ted:77-2026") == "ocds-drgng1-0b8a2a4e-1111-4000-8000-000000000001"
    assert ocds.ocid_of_chain([late], "ted:77-2026") == "ocds-drgng1-77-2026"


def test_a_notice_without_a_date_makes_no_release():
    with pytest.raises(NotANotice) as refused:
        ocds.release(changed(publication_date=None, dispatch_date=None))
    assert refused.value.reason == "no_date"


@pytest.mark.parametrize(
    ("written", "place", "stands"),
    [
        ("www.vado.example/a", "url", "http://www.vado.example/a"),
        ("https://vado.example/plaza mayor", "description", "https://vado.example/plaza mayor"),
        ("https://община.example", "description", "https://община.example"),
    ],
)
def test_only_a_uri_stands_as_one(written, place, stands):
    assert told(changed(documents_url=written))["tender"]["documents"][-1][place] == stands


@pytest.mark.parametrize(
    ("deadline", "stands"),
    [
        ("2026-05-04T14:00", "2026-05-04T14:00:00+02:00"),
        ("2026-05-04T14:00:00+01:00", "2026-05-04T14:00:00+01:00"),
        ("2026-05-04", "2026-05-04T23:59:59+02:00"),
        ("2026-05-04T24:00", "2026-05-04T23:59:59+02:00"),
    ],
)
def test_a_deadline_has_a_zone(deadline, stands):
    assert told(changed(deadline=deadline))["tender"]["tenderPeriod"] == {"endDate": stands}


def test_parties_without_a_number_are_told_apart_by_what_they_are():
    winners = (Winner("Mak", "PL"), Winner("Mak", "CZ"), Winner("Mak", "PL", ("1",)), Winner("Len", "PL", ("1",)))
    release = told(changed(kind="award", buyers=(), awards=(Award("1", winners=winners),)))
    suppliers = release["awards"][0]["suppliers"]
    assert [one["name"] for one in suppliers] == ["Mak", "Mak", "Mak", "Len"]
    assert len({one["id"] for one in suppliers}) == 4


def test_codes_that_no_lot_states_stand_in_an_item_of_their_own():
    release = told(changed(cpv_additional=("79000000", "55321000"), nuts=("ES", "ES300")))
    assert release["tender"]["items"][1] == {
        "id": "2",
        "additionalClassifications": [{"scheme": "CPV", "id": "79000000"}, {"scheme": "CPV", "id": "55321000"}],
        "deliveryAddresses": [{"region": "ES"}, {"region": "ES300"}],
    }
