from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from dragging.web.frame.fields import AmountField, WholeField


@pytest.mark.parametrize("typed", ["86.400,50", "86,400.50", "86 400,50", "86\u00a0400,50", "86400,5", "€86,400.50", "86 400,50 €"])
def test_an_amount_is_read_with_the_marks_of_all_four_languages(typed):
    assert AmountField().clean(typed) == Decimal("86400.5")


@pytest.mark.parametrize(("typed", "amount"), [("1.234", "1234"), ("1,234", "1234"), ("1.23", "1.23"), ("0,125", "0.125"), ("12", "12"), ("1.234.567", "1234567")])
def test_three_figures_after_one_mark_are_thousands(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["-1", "about 5000", "1e9", "NaN", "٣٤", "1..2", "9" * 35, "12345678901234"])
def test_what_is_no_amount_is_a_mistake(typed):
    with pytest.raises(ValidationError):
        AmountField().clean(typed)


def test_nothing_typed_is_not_known():
    assert AmountField(required=False).clean("  ") is None
    assert WholeField(required=False).clean("") is None


@pytest.mark.parametrize(("typed", "number"), [("14", 14), ("1 200", 1200), ("1.200", 1200), ("0", 0)])
def test_a_whole_number(typed, number):
    assert WholeField().clean(typed) == number


@pytest.mark.parametrize("typed", ["1.5", "-3", "many", "1000001"])
def test_what_is_no_whole_number_is_a_mistake(typed):
    with pytest.raises(ValidationError):
        WholeField().clean(typed)


@given(st.text(max_size=30))
def test_anything_typed_is_an_amount_or_a_mistake(typed):
    try:
        amount = AmountField(required=False).clean(typed)
    except ValidationError:
        return
    assert amount is None or 0 <= amount <= Decimal(10) ** 12
