from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from profile_world import DAY, profile, registered, seen

from dragging.core.matching import conditions

THIRTY = Decimal("0.30")


@pytest.mark.parametrize(
    ("share", "more_than", "value"),
    [(0.30, False, True), (0.30, True, False), (0.31, True, True), (0.29, False, False), (None, False, None)],
)
def test_the_share_of_staff_by_what_is_stated(share, more_than, value):
    answer = conditions.staff_share(profile(disadvantaged_share=share), DAY, THIRTY, more_than=more_than)
    assert answer.value is value
    assert answer.missing == (("disadvantaged_share",) if value is None else ())


def test_the_share_of_staff_by_the_newest_year_with_both_counts():
    years = [
        {"year": 2024, "staff": 10, "disadvantaged": 1},
        {"year": 2025, "staff": 10, "disadvantaged": 3},
        {"year": 2026, "staff": 10},
        {"year": 2027, "staff": 10, "disadvantaged": 0},
    ]
    answer = conditions.staff_share(profile(staff_by_year=years), DAY, THIRTY)
    assert answer.value is True
    assert [one.place for one in answer.used] == ["/staff_by_year/1"]


def test_more_disadvantaged_people_than_staff_tell_nothing():
    years = [{"year": 2025, "staff": 3, "disadvantaged": 10}]
    assert conditions.staff_share(profile(staff_by_year=years), DAY, THIRTY).value is None


def test_a_status_stands_for_the_share_of_the_directive_and_for_no_greater_one():
    held = profile(registers=[registered("empresa_insercion")])
    assert conditions.staff_share(held, DAY, THIRTY).value is True
    assert conditions.staff_share(held, DAY, Decimal("0.50")).value is None


def test_a_polish_social_cooperative_has_the_aim_but_must_show_the_share():
    held = profile(registers=[registered("spoldzielnia_socjalna")])
    assert conditions.main_aim_integration(held, DAY).value is True
    assert conditions.staff_share(held, DAY, THIRTY).value is None


@pytest.mark.parametrize(
    ("registers", "value", "missing"),
    [
        (None, None, ("registers",)),
        ([], False, ()),
        ([registered("zaz")], False, ()),
        ([registered("specialised_enterprise", "2023-11-24")], True, ()),
        ([registered("specialised_enterprise", "2023-11-25")], False, ()),
        ([registered("specialised_enterprise", None)], None, ("registers.valid_from",)),
        ([registered("specialised_enterprise", valid_to="2026-11-23")], False, ()),
        ([registered("specialised_enterprise", valid_to="2026-11-24")], True, ()),
        ([registered("specialised_enterprise", provenance=seen("register", expires="2026-11-23"))], None, ("registers",)),
        ([registered("specialised_enterprise", None), registered("specialised_enterprise")], True, ()),
    ],
)  # fmt: skip
def test_a_status_held_for_three_years(registers, value, missing):
    answer = conditions.status_held(profile(registers=registers), ["specialised_enterprise"], DAY, 36)
    assert (answer.value, answer.missing) == (value, missing)


def test_what_was_said_counts_until_its_proof_ends():
    said = profile(public_service_mission=True, provenance={"public_service_mission": seen("document", expires="2026-11-24")})
    assert conditions.said(said, "public_service_mission", DAY).value is True
    assert conditions.said(said, "public_service_mission", date(2026, 11, 25)).value is None


def test_shared_profit_is_no_and_unshared_profit_is_yes():
    assert conditions.profit_not_distributed(profile(profit_distributed=True), DAY).value is False
    assert conditions.profit_not_distributed(profile(profit_distributed=False), DAY).value is True
    assert conditions.profit_not_distributed(profile(), DAY).missing == ("profit_distributed",)


@pytest.mark.parametrize(
    ("awards", "value", "missing"),
    [
        (None, None, ("art77_awards",)),
        ([], True, ()),
        ([{"buyer": "Town", "date": "2023-11-25"}], False, ()),
        ([{"buyer": "Town", "date": "2023-11-24"}], True, ()),
        ([{"buyer": "Town", "date": "2026-11-25"}], True, ()),
        ([{"buyer": "Town"}], None, ("art77_awards.date",)),
        ([{"date": "2026-01-01"}], None, ("art77_awards.buyer",)),
        ([{"buyer": "Region", "date": "2026-01-01"}], True, ()),
        ([{"date": "2026-01-01"}, {"buyer": "Town", "date": "2026-01-01"}], False, ()),
    ],
)
def test_an_award_of_the_same_buyer_in_three_years(awards, value, missing):
    def by_town(award):
        return None if award.buyer is None else award.buyer == "Town"

    answer = conditions.no_award_within(profile(art77_awards=awards), DAY, 36, by_town)
    assert (answer.value, answer.missing) == (value, missing)


def test_months_end_with_the_month():
    assert conditions.months_before(date(2024, 2, 29), 36) == date(2021, 2, 28)
    assert conditions.months_before(date(2026, 1, 31), 2) == date(2025, 11, 30)
