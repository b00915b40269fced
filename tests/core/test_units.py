from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragging.core.units import amount_from_text, day_from_text, months


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1628092.65", "1628092.65"),
        ("34 556 650,00", "34556650.00"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("-1", "-1"),
        ("1.234.567", "1234567"),
    ],
)
def test_amount_as_written(text, amount):
    assert amount_from_text(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e5", "", "12 EUR", "--1", "٣"])
def test_what_is_no_amount(text):
    assert amount_from_text(text) is None


@given(st.text())
def test_any_text_is_a_finite_amount_or_none(text):
    amount = amount_from_text(text)
    assert amount is None or amount.is_finite()


@given(st.text())
def test_any_text_is_a_day_that_it_begins_with_or_none(text):
    day = day_from_text(text)
    assert day is None or text.strip().startswith((day.isoformat(), day.strftime("%Y%m%d")))


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["", "Z", "+01:00", "T12:00"]))
def test_every_day_is_read_whatever_follows(day, ending):
    assert day_from_text(day.isoformat() + ending) == day_from_text(f"{day:%Y%m%d}") == day


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**15))
def test_money_is_never_rounded(amount):
    assert amount_from_text(f"{amount:f}") == amount


@pytest.mark.parametrize(
    ("number", "unit", "period"),
    [("24", "MONTH", "24"), ("2", "YEAR", "24"), ("365", "DAY", "12.0"), ("52", "WEEK", "12.0"), ("3", "MONTHS", "3")],
)
def test_period_in_months(number, unit, period):
    assert months(Decimal(number), unit) == Decimal(period)


def test_unknown_unit_is_no_period():
    assert months(Decimal(1), "CALENDAR_DAY") is None


def test_days_with_and_without_signs():
    assert day_from_text("2019-01-02+01:00") == day_from_text("20190102") == date(2019, 1, 2)
    assert day_from_text("2019-02-30") is None
