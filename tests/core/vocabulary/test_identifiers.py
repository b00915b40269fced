"""Registration numbers: what their form and check digit tell, and when two are one. All numbers are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragging.core.vocabulary import identifiers


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [
        ("nif", "ES G-12345674", "G12345674"),
        ("nip", "PL 123-456-32-18", "1234563218"),
        ("regon", "123456785", "123456785"),
        ("regon", "12345678512347", "12345678512347"),
        ("eik", "BG 123456786", "123456786"),
        ("eik", "1234567860016", "1234567860016"),
        ("eik", "1234567860048", "1234567860048"),
        ("vat_es", "ESG12345674", "G12345674"),
        ("vat_pl", "PL1234563218", "1234563218"),
        ("vat_bg", "BG123456786", "123456786"),
        ("vat_ie", "IE1234567FA", "1234567FA"),
    ],
)
def test_a_right_check_digit(kind, text, number):
    assert identifiers.check(kind, text) == identifiers.Check(kind, number, "checksum", ("existence", "holder"))


@pytest.mark.parametrize(
    ("kind", "text", "number"),
    [("krs", "123456", "0000123456"), ("krs", "0000123456", "0000123456"), ("cro", "123456", "123456"),
     ("chy", "CHY 12345", "CHY12345"), ("rcn", "20012345", "20012345")],
)  # fmt: skip
def test_where_no_check_digit_is_known_only_the_form_is_looked_at(kind, text, number):
    told = ("check_digit", "existence", "holder")
    assert identifiers.check(kind, text) == identifiers.Check(kind, number, "form", told)


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        ("nif", "G12345675", "check_digit"),
        ("nif", "12345678Z", "of_a_person"),
        ("nif", "X1234567L", "of_a_person"),
        ("nif", "G1234567", "form"),
        ("nip", "1234563219", "check_digit"),
        ("nip", "123456321", "form"),
        ("nip", "0000000000", "no_number"),
        ("regon", "123456786", "check_digit"),
        ("krs", "12345678901", "form"),
        ("eik", "123456787", "check_digit"),
        ("eik", "1234567860010", "check_digit"),
        ("eik", "7501010010", "form"),
        ("eik", "٠١٢٣٤٥٦٧٨", "form"),
        ("cro", "12", "form"),
        ("rcn", "12345678", "form"),
        ("vat_ie", "1234567B", "check_digit"),
        ("siren", "123", "unknown_kind"),
        ("nip", "", "no_number"),
        ("nip", "9" * 100_000, "form"),
    ],
)
def test_why_a_number_fails(kind, text, why):
    found = identifiers.check(kind, text)
    assert (found.outcome, found.why, found.unchecked) == ("failed", why, ())


@given(st.sampled_from(["nif", "nip", "regon", "krs", "eik", "cro", "chy", "rcn", "vat_ie"]), st.text())
def test_any_text_is_answered(kind, text):
    assert len(identifiers.check(kind, text).number) <= 40


@pytest.mark.parametrize(
    ("one", "other", "country", "same"),
    [
        ("ES-G1234567E", "g 1234567 e", "ES", True),
        ("BG000852697", "852697", "BG", True),
        ("0000123456", "123456", "PL", True),
        ("123-456-32-18", "PL1234563218", "PL", True),
        ("12345678500000", "123456785", "PL", True),
        ("1234567860016", "123456786", "BG", False),
        ("CHY12345", "12345", "IE", False),
        ("G12345674", "G12345675", "ES", False),
        ("PL1234563218", "1234563218", "ES", False),
        ("n/a", "N/A", "ES", False),
        ("0000", "0", "BG", False),
        ("", "", "PL", False),
    ],
)
def test_two_texts_are_one_number(one, other, country, same):
    assert identifiers.same_as(one, other, country) is same
    assert identifiers.same_as(other, one, country) is same


def test_the_kinds_of_a_country():
    assert identifiers.kinds("BG") == ("eik", "vat_bg")
    assert identifiers.kinds("FR") == ()
