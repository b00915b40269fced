"""NUTS: levels follow from the length; old codes of Ireland and Poland lead to those in force."""

from __future__ import annotations

import pytest

from dragging.core.vocabulary import nuts
from dragging.core.vocabulary.tables import rows


def test_levels_and_ancestors():
    assert nuts.ancestors("BG421") == ("BG42", "BG4", "BG")
    assert [nuts.level(code) for code in ("BG", "BG4", "BG42", "BG421")] == [0, 1, 2, 3]


def test_a_place_tells_its_country():
    assert [nuts.country(code) for code in ("EL30", "UKI", "PL911")] == ["GR", "GB", "PL"]


@pytest.mark.parametrize(
    ("old", "present"),
    [
        ("PL12", ("PL91", "PL92")),
        ("PL127", ("PL911",)),
        ("PL129", ("PL912", "PL925")),
        ("PL121", ("PL922", "PL923")),
        ("IE023", ("IE051",)),
        ("IE02", ("IE05", "IE06")),
        ("ES300", ("ES300",)),
        ("PL635", ("PL635",)),
    ],
)
def test_an_old_code_leads_to_those_in_force(old, present):
    assert nuts.present(old) == present


def test_every_code_in_place_of_an_old_one_is_in_force():
    in_force = {row["code"] for row in rows("nuts_names")}
    assert [new for row in rows("nuts_old") for new in row["new"].split() if new not in in_force] == []


def test_no_old_code_is_still_in_force():
    in_force = {row["code"] for row in rows("nuts_names")}
    assert [row["old"] for row in rows("nuts_old") if row["old"] in in_force] == []
