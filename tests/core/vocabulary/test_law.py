from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dragging.core.vocabulary import cpv, currencies, law, nuts, services


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


def test_annex_xiv_by_range():
    assert law.annex_xiv_group("75200000") == "health_social"
    assert law.annex_xiv_group("45000000") is None


def test_every_legal_form_has_four_names():
    assert len(law.legal_forms()) == 34
    assert all(all(one.names.values()) for one in law.legal_forms())


def test_every_service_has_four_names_and_codes():
    assert len(services.services()) == 82
    assert all(all(one.names.values()) and one.prefixes for one in services.services())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("85312000", "85312000"),
        ("85312000-9", "85312000"),
        ("853120009", "85312000"),
        ("8531200", None),
        ("x", None),
        ("٨٥٣١٢٠٠٠", None),
    ],
)
def test_check_digit_is_cut_off(text, code):
    assert cpv.code(text) == code


def test_hierarchy_follows_from_the_code():
    assert cpv.ancestors("85312100") == ("85312000", "85310000", "85300000", "85000000")
    assert cpv.parent("85000000") is None
    assert cpv.is_under("85312100", "853")
    assert not cpv.is_under("85312100", "85311000")


def test_nuts_levels_and_old_codes():
    assert nuts.ancestors("BG421") == ("BG42", "BG4", "BG")
    assert nuts.level("BG421") == 3
    assert nuts.country("EL30") == "GR"
    assert nuts.present("PL12") == ("PL91", "PL92")
    assert nuts.present("IE023") == ("IE051",)
    assert nuts.present("ES300") == ("ES300",)


def test_the_fixed_rate():
    assert currencies.in_euros(Decimal(195583), "BGN") == Decimal(100000)
    assert currencies.in_euros(Decimal(1), "PLN") is None
