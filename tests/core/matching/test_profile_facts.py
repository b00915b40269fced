from __future__ import annotations

from datetime import date

import pytest
from profile_world import DAY, profile, registered, seen

from dragging.core.matching.profile import facts, missing


def test_nothing_is_known_of_an_organisation_without_facts():
    assert missing(profile())[:4] == ("country", "registers", "disadvantaged_share", "main_aim_integration")


def test_none_is_not_missing():
    assert "registers" not in missing(profile(registers=[]))
    assert "profit_reinvested" not in missing(profile(profit_reinvested=False))


@pytest.mark.parametrize(
    ("country", "asked"),
    [
        ("PL", {"profit_distributed", "participation_in_statute"}),
        ("BG", {"own_work_80"}),
        ("ES", set()),
        ("IE", set()),
    ],
)
def test_only_the_facts_that_its_country_asks_for_are_missing(country, asked):
    national = {"profit_distributed", "participation_in_statute", "own_work_80"}
    assert national & set(missing(profile(country=country))) == asked


@pytest.mark.parametrize(
    ("valid_to", "freshness"),
    [
        ("2026-11-23", "expired"),
        ("2026-11-24", "ending"),
        ("2027-01-23", "ending"),
        ("2027-01-24", "current"),
        (None, "no_end_known"),
    ],
)
def test_how_fresh_a_registration_is(valid_to, freshness):
    (fact,) = facts(profile(registers=[registered("zaz", valid_to=valid_to)]), DAY)
    assert (fact.code, fact.place, fact.freshness) == ("registers", "/registers/0", freshness)


def test_a_registration_that_begins_later():
    (fact,) = facts(profile(registers=[registered("zaz", "2026-11-25")]), DAY)
    assert fact.freshness == "not_begun"


def test_the_earlier_end_of_fact_and_proof_counts():
    proof = seen("document", expires="2026-12-01")
    (fact,) = facts(profile(certificates=[{"name": "ISO 9001", "valid_to": "2028-01-01", "provenance": proof}]), DAY)
    assert (fact.until, fact.freshness) == (date(2026, 12, 1), "ending")


def test_facts_come_with_what_vouches_for_them():
    known = facts(profile(staff=12, languages=[], provenance={"staff": seen("self_declared")}), DAY)
    assert [(fact.code, fact.value, fact.provenance and fact.provenance.source) for fact in known] == [
        ("staff", 12, "self_declared"),
        ("languages", (), None),
    ]
