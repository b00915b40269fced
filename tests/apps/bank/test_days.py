"""Days and moments of a search are those on the buyer's clock."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dragging.apps.bank import operations
from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import parameters
from dragging.core.notices.model import Buyer, Notice, Source

pytestmark = [pytest.mark.database, pytest.mark.django_db]
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)


def call(number, country, deadline, **stated):
    lists = (
        "languages", "buyers", "cpv_additional", "nuts", "reserved", "social_clauses", "lots", "awards", "withheld",
        "references", "changes", "problems",
    )  # fmt: skip
    fields = dict.fromkeys(Notice.__struct_fields__) | dict.fromkeys(lists, ())
    fields |= {"title": {"en": f"Call {number}"}, "description": {}, "reserved_unclear": False, "light_regime": False}
    fields |= {"source": Source("ted-xml", None, number, number), "id": number, "kind": "call", "deadline": deadline}
    fields |= {"buyers": (Buyer({"en": "Sample Town"}, country),)}
    operations.record_notice(notice=Notice(**(fields | stated)), source="ted", moment=MOMENT)


def numbers(moment=MOMENT, **given):
    page = service.search(parameters(given), moment)
    return sorted(number for row in page.results for number in row.summary["notices"])


def test_a_deadline_counts_on_its_day_in_the_buyers_zone(db):
    call("1-2026", "BG", "2026-12-01T00:30+02:00")
    call("2-2026", "IE", "2026-11-30T23:30+00:00")
    assert numbers(deadline_from="2026-12-01") == ["1-2026"]
    assert numbers(deadline_to="2026-11-30") == ["2-2026"]


def test_a_deadline_of_a_day_counts_on_that_day_only(db):
    call("1-2026", "ES", "2026-11-30")
    assert numbers(deadline_from="2026-11-30", deadline_to="2026-11-30") == ["1-2026"]
    assert numbers(deadline_from="2026-12-01") == []


def test_an_end_that_is_not_stated_passes_no_limit(db):
    call("1-2026", "ES", None)
    assert numbers() == ["1-2026"]
    assert numbers(deadline_from="2026-12-01") == []


def test_the_first_moment_of_a_day_is_the_buyers(db):
    call("1-2026", "BG", "2026-12-01T00:30+02:00")
    call("2-2026", "BG", "2026-11-30")
    assert numbers(datetime(2026, 12, 1), state="open") == ["1-2026"]
    assert numbers(datetime(2026, 12, 1, tzinfo=UTC), state="open") == []


def test_either_name_of_a_country_filters(db):
    call("1-2026", "GR", None)
    call("2-2026", None, None, nuts=("UKC22",), buyers=())
    assert (numbers(nuts="EL"), numbers(nuts="GR")) == (["1-2026"], ["1-2026"])
    assert (numbers(nuts="UK"), numbers(nuts="GB")) == (["2-2026"], ["2-2026"])


def test_the_best_matching_notice_stands_first(db):
    same = {"procedure_id": "procedure-0001"}
    call("1-2026", "ES", None, title={"en": "Snow clearing"}, **same)
    call("2-2026", "ES", None, title={"en": "Winter upkeep of roads"}, description={"en": "Ice and snow"}, **same)
    for text, first in [("snow clearing", "1-2026"), ("winter", "2-2026"), ("ice snow", "2-2026")]:
        (row,) = service.search(parameters({"q": text, "lang": "en"}), MOMENT).results[:1]
        assert (row.summary["notices"][0], sorted(row.summary["notices"])) == (first, ["1-2026", "2-2026"])
