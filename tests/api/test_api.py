from __future__ import annotations

import pytest

from dragging.apps.bank.models import Notice, Party

pytestmark = [pytest.mark.database, pytest.mark.django_db]
PLACE = "/api/v1/opportunities"


def test_search_answers_as_the_contract_says(client, samples):
    told = client.get(PLACE, {"q": "limpieza", "lang": "es", "as_of": "2026-11-24"}).json()
    assert set(told) == {"total", "results", "facets", "suggestion", "next"}
    assert {
        "id",
        "notices",
        "kind",
        "state",
        "title",
        "buyers",
        "deadline",
        "value",
        "cpv",
        "nuts",
        "reserved",
        "score",
        "strict",
        "found_by",
    } <= set(told["results"][0])


def test_next_page_is_an_address(client, samples):
    first = client.get(PLACE, {"limit": "10"}).json()
    second = client.get(first["next"]).json()
    assert {row["id"] for row in first["results"]}.isdisjoint(row["id"] for row in second["results"])


def test_unchanged_answer_is_not_sent_again(client, samples):
    first = client.get(PLACE, {"as_of": "2026-11-24"})
    again = client.get(PLACE, {"as_of": "2026-11-24"}, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"cpv": "x"}, "cpv"),
        ({"colour": "red"}, "colour"),
        ({"page": "0"}, "page"),
        ({"sort": "best"}, "sort"),
        ({"as_of": "tomorrow"}, "as_of"),
        ({"value_min": "much"}, "value_min"),
        ({"since": "2026-13-01"}, "since"),
        ({"state": "new"}, "state"),
    ],
)
def test_bad_parameter_is_named(client, db, given, name):
    answer = client.get(PLACE, given)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == name


def test_opportunity_has_its_timeline_and_terms(client, samples):
    public_id = Notice.objects.get(key="samples:900001-2026").opportunity.public_id
    told = client.get(f"{PLACE}/{public_id}").json()
    assert [step["kind"] for step in told["timeline"]] == ["planning", "call", "award"]
    assert told["sources"][0]["name"] == "samples"


def test_former_id_redirects(client, samples):
    call = Notice.objects.get(key="samples:900002-2026")
    answer = client.get(f"{PLACE}/{call.address}")
    assert answer.status_code == 301
    assert answer["Location"].endswith(call.opportunity.public_id)


def test_notice_record(client, samples):
    assert client.get("/api/v1/notices/samples/00900001-2026").json()["kind"] == "planning"


def test_buyer(client, samples):
    buyer = Party.objects.get(name="Ayuntamiento de Villamuestra")
    told = client.get(f"/api/v1/buyers/{buyer.public_id}").json()
    assert (told["opportunities"], told["country"]) == (7, "ES")


@pytest.mark.parametrize(
    "path",
    ["/api/v1/opportunities/nothinghere", "/api/v1/notices/ted/1-1900", "/api/v1/buyers/nothinghere"],
)
def test_what_is_not_there_says_so_in_json(client, db, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"] == "not_found"


def test_interface_is_described(client, db):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) >= {"/api/v1/opportunities", "/api/v1/opportunities/{public_id}"}
