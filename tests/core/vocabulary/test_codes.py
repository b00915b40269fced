"""Countries and languages in the forms in which notices write them."""

from __future__ import annotations

import pytest

from dragging.core.notices.folding.deadlines import zone_of
from dragging.core.vocabulary import codes
from dragging.core.vocabulary.tables import rows


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("BGR", "BG"), ("bg", "BG"), (" ES ", "ES"), ("UK", "GB"), ("GBR", "GB"), ("EL", "GR"), ("GRC", "GR"),
        ("HRV", "HR"), ("1A0", "XK"), ("XKX", "XK"), ("ANT", "AN"), ("XYZ", None), ("", None), ("12", None),
    ],
)  # fmt: skip
def test_a_country(written, meant):
    assert codes.country(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("BUL", "bg"), ("BG", "bg"), ("POL", "pl"), ("GLE", "ga"), ("GRE", "el"), ("ELL", "el"), ("NOB", "nb"),
        ("NOR", "no"), ("MUL", None), ("", None),
    ],
)  # fmt: skip
def test_a_language(written, meant):
    assert codes.language(written) == meant


def test_every_country_in_force_with_inhabitants_has_its_capitals_zone():
    without = {row["alpha_2"] for row in rows("countries") if not row["valid_to"]} - {
        row["country"] for row in rows("zones")
    }
    assert sorted(without) == ["AQ", "BV", "HM", "UM"]


def test_a_zone_is_that_of_the_capital():
    assert [str(zone_of(country)) for country in ("ES", "PL", "IE", "BG")] == [
        "Europe/Madrid", "Europe/Warsaw", "Europe/Dublin", "Europe/Sofia",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "others"), [("EL", ("GR",)), ("GR", ("EL",)), ("UK", ("GB",)), ("GB", ("UK",)), ("BG", ()), ("XK", ())]
)
def test_the_other_codes_of_a_country(code, others):
    assert codes.other_codes(code) == others
