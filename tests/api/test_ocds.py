"""Release packages of what the bank holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from dragging.apps.bank import intake
from dragging.apps.bank.models import Notice, Opportunity, Source
from dragging.core.notices.archive import Document
from dragging.core.notices.reading import notices_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]
PLACE = "/api/v1/ocds"
MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_the_release_of_a_notice(client, samples):
    answer = client.get(f"{PLACE}/samples/900002-2026")
    package = answer.json()
    assert answer.status_code == 200
    assert (package["version"], package["uri"]) == ("1.1", f"http://testserver{PLACE}/samples/900002-2026")
    (release,) = package["releases"]
    assert (release["id"], release["tag"]) == ("00900002-2026", ["tender"])
    assert package["publishedDate"] == release["date"]


def test_the_releases_of_an_opportunity_share_their_ocid(client, samples):
    notice = Notice.objects.get(key="samples:900002-2026")
    members = notice.opportunity.notices.count()
    package = client.get(f"{PLACE}/opportunities/{notice.opportunity.public_id}").json()
    assert members > 1
    assert len(package["releases"]) == members
    single = client.get(f"{PLACE}/samples/900002-2026").json()["releases"][0]
    assert {release["ocid"] for release in package["releases"]} == {single["ocid"]}


def test_a_former_id_leads_to_the_present_one(client, samples):
    notice = Notice.objects.get(key="samples:900002-2026")
    opportunity = notice.opportunity.public_id
    former = next(one.address for one in notice.opportunity.notices.all() if one.address != opportunity)
    answer = client.get(f"{PLACE}/opportunities/{former}")
    assert (answer.status_code, answer["Location"]) == (301, f"{PLACE}/opportunities/{opportunity}")


@pytest.mark.parametrize("address", ["samples/1-1999", "nowhere/900002-2026", "opportunities/aaaaaaaaaaaa"])
def test_what_is_not_there(client, samples, address):
    assert client.get(f"{PLACE}/{address}").status_code == 404


def taken(value):
    refused = []
    counts = intake.ingest(
        [Document("x.json", None, json.dumps(value).encode())], source=None, moment=MOMENT, refuse=refused.append
    )
    assert refused == []
    return counts


RELEASES = [
    {
        "ocid": "ocds-abc123-7",
        "id": "a",
        "date": "2026-03-01T10:00:00Z",
        "tag": ["tender"],
        "language": "en",
        "tender": {"id": "7", "title": "School transport", "tenderPeriod": {"endDate": "2026-04-01T12:00:00Z"}},
    },
    {
        "ocid": "ocds-abc123-7",
        "id": "b",
        "date": "2026-03-10T10:00:00Z",
        "tag": ["tenderUpdate"],
        "language": "en",
        "tender": {"id": "7", "title": "School transport", "tenderPeriod": {"endDate": "2026-12-01T12:00:00Z"}},
    },
    {"ocid": "ocds-abc123-8", "id": "c", "date": "2026-03-10", "tag": ["tender"], "tender": {"title": "Meals"}},
]


def test_releases_are_kept_and_fold_by_their_ocid(client, db):
    assert taken({"version": "1.1", "releases": RELEASES}) == (3, 0, 0, 0)
    assert taken({"version": "1.1", "releases": RELEASES}) == (0, 0, 3, 0)
    assert sorted(one.notices.count() for one in Opportunity.objects.all()) == [1, 2]
    found = client.get("/api/v1/opportunities", {"q": "transport", "as_of": "2026-11-24"}).json()["results"]
    assert [(row["deadline"], row["state"]) for row in found] == [("2026-12-01T12:00:00Z", "open")]
    assert Source.objects.get().name == "ocds"
    assert "publisher" in Source.objects.get().licence


def test_what_was_read_as_releases_is_told_as_releases(client, db):
    taken({"releases": RELEASES})
    data = client.get(f"{PLACE}/ocds/b").content
    assert [(one.id, one.title) for one in notices_of(data, file="x.json")] == [("b", {"en": "School transport"})]
