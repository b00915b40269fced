from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal

import pytest

from dragging.core.vocabulary import currencies, law, services


def works_threshold(day):
    found = [
        one
        for one in law.thresholds_on(day, "EU")
        if one.subject == "threshold 2014/24 art. 4" and one.nature == "works"
    ]
    assert len(found) == 1
    return found[0]


def test_threshold_changes_with_the_year():
    assert works_threshold(date(2025, 12, 31)).amount == Decimal(5538000)
    assert works_threshold(date(2026, 1, 1)).amount == Decimal(5404000)


def test_a_value_equal_to_the_threshold_reaches_it():
    threshold = works_threshold(date(2026, 6, 1))
    assert threshold.is_reached(Decimal("5404000.00"))
    assert not threshold.is_reached(Decimal("5403999.99"))


def test_the_list_of_article_77_is_closed_and_exact():
    assert len(law.article_77_codes()) == 115
    assert law.is_article_77("75121000")
    assert not law.is_article_77("75121001")


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("75200000", "health_social"),
        ("84999999", None),
        ("85000000", "health_social"),
        ("85323000", "health_social"),
        ("85323001", None),
        ("55100000", "hotel_restaurant_catering"),
        ("55410000", "hotel_restaurant_catering"),
        ("55410001", None),
        ("98000000", "community_membership"),
        ("98310000", None),
        ("45000000", None),
    ],
)
def test_annex_xiv_includes_both_ends_of_a_range_and_no_level_below_a_single_code(code, group):
    assert law.annex_xiv_group(code) == group


@pytest.mark.parametrize(
    ("code", "is_on_it"),
    [("85000000", True), ("85323000", True), ("80300000", True), ("80310000", False), ("92511000", False)],
)
def test_only_the_85_block_of_article_77_is_a_range(code, is_on_it):
    assert law.is_article_77(code) == is_on_it


def test_before_and_after_the_days_of_a_source_there_is_no_threshold():
    assert [one for one in law.thresholds_on(date(2023, 12, 31), "EU") if one.nature == "works"] == []
    assert [one for one in law.thresholds_on(date(2028, 1, 1), "EU") if one.nature == "works"] == []
    assert [str(one.amount) for one in law.thresholds_on(date(2027, 12, 31), "EU") if one.nature == "works"] != []


def test_no_two_thresholds_of_one_thing_hold_on_one_day():
    seen = {}
    for one in law.thresholds():
        seen.setdefault((one.place, one.subject, one.buyer, one.nature), []).append(one)
    for same in seen.values():
        same.sort(key=lambda one: one.valid_from or date.min)
        for former, later in itertools.pairwise(same):
            assert former.valid_to is not None
            assert later.valid_from is not None
            assert former.valid_to < later.valid_from


def test_every_legal_form_has_four_names():
    assert len(law.legal_forms()) == 34
    assert all(all(one.names.values()) for one in law.legal_forms())


def test_every_service_has_four_names_and_codes():
    assert len(services.services()) == 82
    assert all(all(one.names.values()) and one.prefixes for one in services.services())


def test_the_fixed_rate():
    assert currencies.in_euros(Decimal(195583), "BGN") == Decimal(100000)
    assert currencies.in_euros(Decimal(1), "PLN") is None
