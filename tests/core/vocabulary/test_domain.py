"""The tables that ship say exactly what the domain tables say, row by row and column by column."""

from __future__ import annotations

import csv

import pytest

from dragging.core.vocabulary import law, services
from dragging.core.vocabulary.tables import rows


@pytest.mark.parametrize(
    ("table", "count"),
    [("annex_xiv", 83), ("art77_cpv", 115), ("legal_forms", 34), ("services", 82), ("thresholds", 66)],
)
def test_a_table_is_that_of_the_domain(shared, table, count):
    with (shared / "domain" / f"{table}.csv").open(encoding="utf-8") as file:
        theirs = list(csv.DictReader(file))
    ours = [{name: row[name] for name in theirs[0]} for row in rows(table)]
    assert ours == theirs
    assert len(ours) == count


def test_the_closed_list_lies_inside_annex_xiv():
    assert [code for code in sorted(law.article_77_codes()) if law.annex_xiv_group(code) is None] == []


def test_every_code_of_a_service_said_to_be_of_article_77_begins_a_code_of_the_list():
    codes = law.article_77_codes()
    stray = [
        row["id"]
        for row, service in zip(rows("services"), services.services(), strict=True)
        if row["art77"] == "yes" and not any(code.startswith(service.prefixes) for code in codes)
    ]
    assert stray == []
