"""Releases of other publishers as records."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from dragging.core.notices.model import Award, AwardCriterion, Buyer, Change, NotANotice, Problem, Reference, Winner
from dragging.core.notices.reading import notices_of
from dragging.core.units import Value

TENDER = {
    "ocid": "ocds-abc123-7",
    "id": "rel-1",
    "date": "2026-03-01T10:00:00Z",
    "tag": ["tender"],
    "initiationType": "tender",
    "language": "en",
    "parties": [
        {
            "id": "GB-1",
            "name": "Town of Ford",
            "roles": ["buyer"],
            "identifier": {"scheme": "GB-COH", "id": "0123"},
            "additionalIdentifiers": [{"id": 77}],
            "address": {"locality": "Ford", "region": "UKM", "countryName": "United Kingdom"},
        }
    ],
    "buyer": {"id": "GB-1", "name": "Town of Ford"},
    "tender": {
        "id": "T7",
        "title": "School  transport",
        "title_cy": "Cludiant",
        "description": "line onern line two",
        "status": "active",
        "mainProcurementCategory": "services",
        "procurementMethod": "open",
        "procurementMethodDetails": "Open procedure",
        "legalBasis": {"id": "32014L0024", "scheme": "CELEX"},
        "classification": {"scheme": "CPV", "id": "60130000-8", "description": "Road transport"},
        "minValue": {"amount": 10, "currency": "GBP"},
        "value": {"amount": 25.50, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2026-04-01T12:00:00Z"},
        "contractPeriod": {"startDate": "2026-09-01T00:00:00Z", "durationInDays": 365},
        "suitability": {"sme": True, "vcse": True},
        "otherRequirements": {"reservedParticipation": ["shelteredWorkshop"]},
        "submissionMethod": ["electronicSubmission"],
        "submissionMethodDetails": "Send it by https://ford.example/bid only",
        "items": [
            {
                "id": "1",
                "relatedLot": "A",
                "additionalClassifications": [{"scheme": "CPV", "id": 60112000}, {"scheme": "UNSPSC", "id": "1"}],
                "deliveryAddresses": [{"region": "UKM6"}, {"region": "Yorkshire and the Humber"}],
            }
        ],
        "lots": [
            {
                "id": "A",
                "title": "North",
                "value": {"amount": "12.00", "currency": "gbp"},
                "contractPeriod": {"durationInDays": 30},
                "awardCriteria": {"criteria": [{"type": "price", "description": "30"}, {"type": "colour"}]},
            },
            {"id": "B", "otherRequirements": {"reservedParticipation": ["publicServiceMissionOrganization"]}},
        ],
        "documents": [
            {"id": "1", "documentType": "tenderNotice", "url": "https://ford.example/7"},
            {"id": "2", "documentType": "biddingDocuments", "url": "https://ford.example/docs"},
        ],
        "amendments": [{"id": "1", "rationale": "Later", "description": "Moved"}],
    },
    "relatedProcesses": [
        {"id": "1", "relationship": ["planning"], "scheme": "ocid", "identifier": "ocds-abc123-6"},
        {"id": "2", "relationship": ["framework"], "identifier": "F1"},
    ],
}


def read(value, **changes):
    found = notices_of(json.dumps(value | changes).encode(), file="x.json")
    return found[0]


def test_a_tender_as_a_record():
    notice = read(TENDER)
    assert (notice.source.format, notice.source.version, notice.source.member) == ("ocds", None, None)
    assert (notice.id, notice.procedure_id, notice.kind, notice.form) == ("rel-1", "ocds-abc123-7", "call", "tender")
    assert (notice.publication_date, notice.dispatch_date) == (date(2026, 3, 1), None)
    assert (notice.language, notice.languages) == ("en", ("en",))
    assert notice.title == {"en": "School transport", "cy": "Cludiant"}
    assert notice.description == {"en": "line onern line two"}
    assert notice.buyers == (Buyer({"en": "Town of Ford"}, "GB", "UKM", "Ford", ("0123", "77")),)
    assert (notice.nature, notice.procedure, notice.legal_basis) == ("services", "open", "32014L0024")
    assert (notice.cpv_main, notice.cpv_additional, notice.nuts) == ("60130000", ("60112000",), ("UKM6",))
    assert notice.deadline == "2026-04-01T12:00:00Z"
    assert notice.estimated_value == Value(low=Decimal(10), high=Decimal("25.5"), currency="GBP")
    assert (notice.duration_months, notice.start_date, notice.end_date) == (Decimal("12.0"), date(2026, 9, 1), None)
    assert notice.reserved == ("art20_participation", "art77")
    assert notice.references == (Reference("planning", "ocds-abc123-6"), Reference("related", "F1"))
    assert notice.changes == (Change(None, "Later", {"en": "Moved"}),)
    assert (notice.notice_url, notice.documents_url) == ("https://ford.example/7", "https://ford.example/docs")
    assert notice.submission_url == "https://ford.example/bid"
    assert (notice.eu_funds, notice.light_regime, notice.total_value) == (None, False, None)


def test_lots_have_what_their_items_and_the_whole_say():
    north, south = read(TENDER).lots
    assert (north.id, north.title, north.cpv_main, north.cpv_additional) == ("A", {"en": "North"}, None, ("60112000",))
    assert (north.nuts, north.estimated_value) == (("UKM6",), Value(Decimal("12.00"), currency="GBP"))
    assert (north.duration_months, north.award_criteria) == (Decimal("1.0"), (AwardCriterion("price", None, "30"),))
    assert (north.reserved, north.sme_suitable) == (("art20_participation",), True)
    assert (south.reserved, south.sme_suitable) == (("art77",), True)


def test_a_number_written_as_text_is_read_and_told():
    assert read(TENDER).problems == (Problem("wrong_type", "/tender/lots/0/value/amount", "12.00"),)


def test_a_tender_without_lots_has_one():
    tender = {name: value for name, value in TENDER["tender"].items() if name != "lots"}
    (lot,) = read(TENDER, tender=tender).lots
    assert (lot.id, lot.title["en"], lot.cpv_main, lot.cpv_additional) == ("1", "School transport", "60130000", ("60112000",))
    assert (lot.nuts, lot.reserved, lot.sme_suitable) == (("UKM6",), ("art20_participation",), True)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ({"region": "ES300"}, "ES300"),
        ({"region": "EL30", "country": "GR"}, "EL30"),
        ({"region": "UKM", "countryName": "Scotland"}, "UKM"),
        ({"region": "NL", "country": "CA"}, None),
        ({"region": "QC"}, None),
        ({"region": "Madrid"}, None),
    ],
)
def test_a_region_counts_where_it_is_a_code_of_nuts(address, code):
    release = {"ocid": "o-1", "id": "1", "tag": ["tender"], "buyer": {"name": "A", "address": address}}
    assert read(release).buyers[0].nuts == code


def test_a_country_by_name_only_where_the_name_leaves_no_doubt():
    buyers = [{"address": {"countryName": name}, "roles": ["buyer"]} for name in ("Spain", "ENG", "MEX", "Georgia")]
    told = read({"ocid": "o-1", "id": "1", "tag": ["tender"], "parties": buyers})
    assert [buyer.country for buyer in told.buyers] == ["ES", "GB", "MX", None]


AWARD = {
    "ocid": "ocds-abc123-7",
    "id": "rel-2",
    "date": "2026-06-01",
    "tag": ["award", "contract"],
    "language": "en",
    "parties": [{"id": "S", "name": "Len", "details": {"scale": "sme"}, "address": {"country": "PL"}, "roles": ["supplier"]}],
    "tender": {"id": "T7", "numberOfTenderers": 9},
    "bids": {"statistics": [{"id": "1", "measure": "bids", "value": 4, "relatedLot": "A"},
                            {"id": "2", "measure": "smeBids", "value": 3, "relatedLot": "A"}]},
    "awards": [
        {
            "id": "1", "status": "active", "date": "2026-05-30T00:00:00Z", "value": {"amount": 1e3, "currency": "PLN"},
            "suppliers": [{"id": "S"}, {"name": "Mak", "identifier": {"id": "5"}}], "relatedLots": ["A"],
        },
        {"id": 2, "status": "unsuccessful", "statusDetails": "none came", "relatedLots": ["B"]},
        {"id": "3"},
        {"id": "4", "status": "won"},
    ],
}  # fmt: skip


def test_awards_as_a_record():
    notice = read(AWARD)
    assert notice.kind == "award"
    assert notice.awards == (
        Award(
            "1", ("A",), "awarded", None, date(2026, 5, 30), Value(Decimal(1000), currency="PLN"), 4,
            (Winner("Len", "PL", (), "sme"), Winner("Mak", None, ("5",))), {"t-sme": 3},
        ),
        Award("2", ("B",), "unsuccessful", "none came"),
        Award("3", (), "withheld"),
        Award("4", (), "withheld"),
    )  # fmt: skip
    assert [(one.code, one.path) for one in notice.problems] == [("unknown_code", "/awards/3/status")]


@pytest.mark.parametrize(
    ("tags", "status", "kind"),
    [
        (["planning"], None, "planning"), (["planningUpdate"], None, "planning"), (["tender"], "active", "call"),
        (["tender"], None, "call"), (["tender"], "planned", "planning"), (["tender"], "cancelled", "cancellation"),
        (["tenderUpdate"], None, "call"), (["tenderAmendment"], None, "call"), (["tenderUpdate"], "cancelled", "cancellation"),
        (["tenderCancellation"], None, "cancellation"), (["award"], "cancelled", "award"), (["awardUpdate"], None, "award"),
        (["awardCancellation"], None, "cancellation"), (["award", "contract"], None, "award"), (["contract"], None, "award"),
        (["contractAmendment"], None, "modification"), (["contractTermination"], None, "completion"),
        (["implementation"], None, "completion"), (["compiled"], "complete", "call"), (["compiled"], "planned", "planning"),
    ],
)  # fmt: skip
def test_kinds_by_tag(tags, status, kind):
    told = read({"ocid": "ocds-abc123-7", "id": "1", "tag": tags, "tender": {"id": "1", "status": status}})
    assert (told.kind, told.problems) == (kind, ())


def test_a_compiled_release_stands_for_its_latest_stage():
    assert read(AWARD, tag=["compiled"]).kind == "award"


def test_without_a_language_the_texts_have_none():
    notice = read(TENDER, language=None)
    assert (notice.language, notice.languages) == (None, ())
    assert notice.title == {"und": "School transport", "cy": "Cludiant"}


def test_who_carries_the_procedure_out_is_the_buyer_where_none_is_named():
    release = {"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {"procuringEntity": {"name": "Hospital"}}}
    assert [buyer.name for buyer in read(release).buyers] == [{"und": "Hospital"}]


@pytest.mark.parametrize(
    ("member", "value", "problem"),
    [
        ("value", {"amount": "much"}, Problem("bad_number", "/tender/value/amount", "much")),
        ("value", {"amount": True}, Problem("bad_number", "/tender/value/amount", "True")),
        ("value", {"amount": 10**40}, Problem("bad_number", "/tender/value/amount", str(10**40))),
        ("value", {"amount": 5, "currency": "£"}, Problem("unknown_code", "/tender/value/currency", "£")),
        ("value", 5, Problem("wrong_type", "/tender/value", "int")),
        ("tenderPeriod", {"endDate": "soon"}, Problem("bad_date", "/tender/tenderPeriod/endDate", "soon")),
        ("title", ["a"], Problem("wrong_type", "/tender/title", "list")),
        ("lots", "none", Problem("wrong_type", "/tender/lots", "str")),
        ("lots", [{"title": "a"}], Problem("missing_required", "/tender/lots/0/id", None)),
        ("classification", {"scheme": "CPV", "id": "x"}, Problem("unknown_code", "/tender/classification/id", "x")),
        ("mainProcurementCategory", "art", Problem("unknown_code", "/tender/mainProcurementCategory", "art")),
        ("otherRequirements", {"reservedParticipation": ["x"]},
         Problem("unknown_code", "/tender/otherRequirements/reservedParticipation", "x")),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_problem(member, value, problem):
    told = read({"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {member: value}})
    assert problem in told.problems


@pytest.mark.parametrize("amount", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"1e-999"])
def test_what_is_no_number_is_a_problem(amount):
    data = b'{"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {"value": {"amount": ' + amount + b"}}}"
    (told,) = notices_of(data, file="x.json")
    assert told.estimated_value is None
    assert [one.code for one in told.problems] == ["bad_number"]


def test_amounts_are_exact():
    data = b'{"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {"value": {"amount": 1234567890123456.78}}}'
    assert notices_of(data, file="x.json")[0].estimated_value == Value(Decimal("1234567890123456.78"))


def test_a_text_holds_what_can_be_stored():
    told = read({"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {"title": "a\0b \ud800 c\u00add\n\te"}})
    assert told.title == {"und": "a\ufffdb \ufffd c\u00add e"}


def test_a_release_without_an_id_has_one_of_its_ocid():
    told = read({"ocid": "o-1", "date": "2026-01-01", "tag": ["tender"]})
    assert (told.id, [one.code for one in told.problems]) == ("o-1-2026-01-01", ["missing_required"])


def refusal(data):
    with pytest.raises(NotANotice) as refused:
        notices_of(data, file="x.json")
    return refused.value.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{}", "unknown_json"),
        (b"[]", "empty"),
        (b'{"releases": []}', "empty"),
        (b'{"releases": [{"tag": ["tender"]}]}', "no_identifier"),
        (b'{"records": [{"ocid": "o", "releases": [{"url": "https://a.example/1"}]}]}', "linked"),
        (b'{"ocid": "o", "versionedRelease": {}}', "versioned"),
        (b'{"ocid": "o", "tag": [{"value": ["tender"], "releaseID": "1"}]}', "versioned"),
        (b'{"ocid": "o", "tender": {"title": [{"releaseID": "1", "releaseDate": null, "value": "a"}]}}', "versioned"),
        (b'{"releases": [1]}', "unknown_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not_json"),
        (b'{"ocid": "o"} {"ocid"', "not_json"),
        (b"\xff\xfe{\0", "not_json"),
    ],
)
def test_what_holds_no_release_is_refused(data, reason):
    assert refusal(data) == reason


SMALL = {"ocid": "o-1", "id": "1", "tag": ["tender"], "tender": {"title": "Año"}, "language": "es"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding):
    (told,) = notices_of(json.dumps(SMALL, ensure_ascii=False).encode(encoding), file="x.json")
    assert (told.title, told.problems) == ({"es": "Año"}, ())


def test_what_is_not_utf_8_is_read_as_latin_1_and_told():
    (told,) = notices_of(json.dumps(SMALL, ensure_ascii=False).encode("latin-1"), file="x.json")
    assert (told.title, told.problems) == ({"es": "Año"}, (Problem("bad_encoding", "/", "latin-1"),))


@pytest.mark.parametrize(
    ("wrapped", "members", "version"),
    [
        (SMALL, [None], None),
        ([SMALL, SMALL], ["0", "1"], None),
        ({"version": "1.1", "releases": [SMALL]}, [None], "1.1"),
        ({"version": "1.1\ud800", "releases": [SMALL]}, [None], "1.1\ufffd"),
        ({"version": "1.1", "releases": [SMALL, SMALL]}, ["releases/0", "releases/1"], "1.1"),
        ([{"version": "1.0", "releases": [SMALL, SMALL]}], ["0/releases/0", "0/releases/1"], "1.0"),
        ({"ocid": "o-1", "compiledRelease": SMALL}, [None], None),
        ({"ocid": "o-1", "releases": [SMALL, SMALL]}, ["releases/0", "releases/1"], None),
        ({"version": "1.1", "records": [{"ocid": "o-1", "compiledRelease": SMALL}]}, [None], "1.1"),
        (
            {"version": "1.1", "records": [{"ocid": "o-1", "releases": [SMALL, SMALL], "compiledRelease": SMALL}]},
            ["records/0/releases/0", "records/0/releases/1"],
            "1.1",
        ),
    ],
)
def test_every_wrapping_is_opened(wrapped, members, version):
    found = notices_of(json.dumps(wrapped).encode(), file="a/x.json", member=None)
    assert [one.source.member for one in found] == members
    assert {(one.source.version, one.source.file, one.id) for one in found} == {(version, "x.json", "1")}


def test_json_lines_are_releases_one_a_line():
    line = json.dumps(SMALL).encode()
    found = notices_of(line + b"\n\n" + line + b"\n", file="x.jsonl", member="day.zip/x.jsonl")
    assert [one.source.member for one in found] == ["day.zip/x.jsonl/line 1", "day.zip/x.jsonl/line 2"]


def test_what_is_lost_beside_others_is_told():
    (told,) = notices_of(json.dumps({"releases": [SMALL, {"tag": ["tender"]}, 7]}).encode(), file="x.json")
    assert told.problems == (
        Problem("not_read", "/releases/1", "no_identifier"),
        Problem("not_read", "/releases/2", "unknown_json"),
    )
