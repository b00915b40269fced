"""HEAD, OPTIONS, ETags, other sites, and what may not be done."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dragging.apps.bank import operations
from dragging.apps.bank.models import Notice, Party
from dragging.core.notices import model

pytestmark = [pytest.mark.database, pytest.mark.django_db]
MOMENT = datetime(2026, 11, 24, tzinfo=UTC)
SEARCH = "/api/v1/opportunities"


@pytest.fixture
def addresses(samples):
    notice = Notice.objects.get(key="samples:900002-2026")
    return [
        f"{SEARCH}?as_of=2026-11-24",
        f"{SEARCH}/{notice.opportunity.public_id}?as_of=2026-11-24",
        "/api/v1/notices/samples/900002-2026",
        f"/api/v1/buyers/{Party.objects.first().public_id}",
        "/api/v1/ocds/samples/900002-2026",
        f"/api/v1/ocds/opportunities/{notice.opportunity.public_id}",
        "/api/v1/openapi.json",
    ]


def test_no_read_is_sent_twice(client, addresses):
    for address in addresses:
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"


def test_head_tells_what_get_would(client, addresses):
    for address in addresses:
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (200, b"")
        assert (head["ETag"], head["Content-Length"]) == (whole["ETag"], str(len(whole.content)))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_may_not_be_done_says_what_may(client, db, method):
    answer = getattr(client, method)(SEARCH)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json() == {"error": "method_not_allowed", "path": SEARCH, "remedy": "Read with GET or HEAD."}


def test_a_page_of_another_site_may_read(client, db):
    asked = client.options(SEARCH, headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"})
    assert (asked.status_code, asked["Access-Control-Allow-Methods"]) == (204, "GET, HEAD")
    answer = client.get(SEARCH, headers={"Origin": "https://example.org"})
    assert (answer["Access-Control-Allow-Origin"], "Access-Control-Allow-Credentials" in answer) == ("*", False)


def test_a_number_with_a_slash_is_read_percent_encoded(client, db):
    lists = [name for name, kind in model.Notice.__annotations__.items() if str(kind).startswith("tuple")]
    fields = dict.fromkeys(model.Notice.__struct_fields__) | dict.fromkeys(lists, ())
    fields |= {"title": {}, "description": {}, "reserved_unclear": False, "light_regime": False, "kind": "call"}
    fields |= {"id": "PN/12/2026", "source": model.Source("ted-xml", None, "x", "x")}
    operations.record_notice(notice=model.Notice(**fields), source="ted", moment=MOMENT)
    assert client.get("/api/v1/notices/ted/PN%2F12%2F2026").json()["id"] == "PN/12/2026"


def test_an_address_with_a_null_is_not_there(client, db):
    assert client.get("/api/v1/notices/ted/a%00b").json()["error"] == "not_found"


def test_a_bad_parameter_says_what_is_expected(client, db):
    assert client.get(SEARCH, {"limit": "5000"}).json() == {
        "error": "bad_parameter",
        "parameter": "limit",
        "value": "5000",
        "expected": "a whole number from 1 to 1000",
    }
