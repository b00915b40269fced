"""Every data file says from when to when its facts hold and where they were read."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from dragging.core.vocabulary.tables import rows

TABLES = sorted(
    path.name.removesuffix(".csv")
    for path in resources.files("dragging.core.vocabulary").joinpath("data").iterdir()
    if path.name.endswith(".csv")
)
TIMELESS = {"typed_letters"}
"""How people type is no fact with a first and a last day."""


def test_the_tables_that_ship():
    assert TABLES == [
        "annex_xiv", "art77_cpv", "buyer_words", "countries", "country_aliases", "cpv_divisions", "currencies", "kinds", "languages",
        "legal_form_keys", "legal_forms", "natures", "nuts_names", "nuts_old", "placeholder_ids", "procedures",
        "registers", "reserved", "reserved_articles", "reserved_conditions", "reserved_limits", "reserved_words", "sdk_codes", "service_themes",
        "services", "sorts", "special_forms", "statuses", "thresholds", "transliteration", "turnover_caps", "typed_letters", "zones",
    ]  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_row_fills_the_columns_and_no_more(table):
    assert [row for row in rows(table) if None in row or None in row.values()] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_its_source(table):
    assert [row for row in rows(table) if not row["source"].strip()] == []


@pytest.mark.parametrize("table", sorted(set(TABLES) - TIMELESS))
def test_validity_is_in_days_and_ends_after_it_begins(table):
    for row in rows(table):
        first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("valid_from", "valid_to"))
        assert first is None or last is None or first <= last, row


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("art77_cpv", "code"), ("countries", "alpha_3"), ("country_aliases", "code"), ("cpv_divisions", "code"),
        ("currencies", "currency"), ("kinds", "code"), ("languages", "alpha_3"), ("natures", "code"),
        ("nuts_names", "code"), ("nuts_old", "old"), ("procedures", "code"), ("registers", "code"), ("reserved", "code"),
        ("services", "id"), ("statuses", "code"), ("zones", "country"),
    ],
)  # fmt: skip
def test_every_key_stands_once(table, key):
    keys = [row[key] for row in rows(table)]
    assert sorted(keys) == sorted(set(keys))
