"""CPV: eight digits, and a hierarchy that follows from them."""

from __future__ import annotations

import pytest

from dragging.core.vocabulary import cpv


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("85312000", "85312000"),
        ("85312000-9", "85312000"),
        ("85312000-1", "85312000"),
        ("853120009", "85312000"),
        (" 85312000 ", "85312000"),
        ("8531200", None),
        ("8531200-9", None),
        ("85312000-99", None),
        ("85312000-x", None),
        ("x", None),
        ("", None),
        ("٨٥٣١٢٠٠٠", None),
    ],
)
def test_a_check_digit_is_cut_off_and_never_a_reason_to_refuse(text, code):
    assert cpv.code(text) == code


@pytest.mark.parametrize(
    ("code", "above"),
    [
        ("85312123", ("85312120", "85312100", "85312000", "85310000", "85300000", "85000000")),
        ("85312100", ("85312000", "85310000", "85300000", "85000000")),
        ("80100000", ("80000000",)),
        ("30199000", ("30190000", "30100000", "30000000")),
        ("85000000", ()),
        ("03000000", ()),
    ],
)
def test_ancestors_lead_to_the_division(code, above):
    assert cpv.ancestors(code) == above


@pytest.mark.parametrize(
    ("code", "parent"), [("85312100", "85312000"), ("85100000", "85000000"), ("80000000", None), ("30000000", None)]
)
def test_the_parent_is_one_level_up(code, parent):
    assert cpv.parent(code) == parent


def test_a_code_is_under_itself_and_under_every_level_above():
    assert [cpv.is_under("85312100", above) for above in ("85312100", "85312000", "853", "85", "85000000")] == [True] * 5
    assert [cpv.is_under("85312100", above) for above in ("85311000", "80", "85312110")] == [False] * 3


def test_a_division_that_ends_in_nought_keeps_its_two_digits():
    assert cpv.prefix("80000000") == "80"
    assert not cpv.is_under("85312100", "80000000")
