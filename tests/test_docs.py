"""The documents name everything there is, and nothing else."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from dragging.cli.main import entries
from dragging.core.vocabulary.tables import rows

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"


def read(*places):
    return "\n".join(
        path.read_text(encoding="utf-8") for place in places for path in (sorted(place.rglob("*.py")) or [place])
    )


def test_every_variable_of_the_environment_stands_in_the_settings():
    used = set(re.findall(r"\bDRAGGING_[A-Z_]+\b", read(ROOT / "run", ROOT / "src", ROOT / "tests", ROOT / "bench")))
    told = set(re.findall(r"^\| `(DRAGGING_[A-Z_]+)`", read(DOCS / "settings.md"), re.MULTILINE))
    assert used - {"DRAGGING_"} == told


def test_every_table_of_the_vocabulary_is_told_with_its_rows():
    data = resources.files("dragging.core.vocabulary").joinpath("data")
    told = {}
    for names, counts in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| (\d+(?:, \d+)*) \|", read(DOCS / "vocabulary.md"), re.MULTILINE):
        told |= dict(zip(re.findall(r"\w+", names), map(int, counts.split(", ")), strict=True))
    assert told == {
        path.name.removesuffix(".csv"): len(rows(path.name.removesuffix(".csv")))
        for path in data.iterdir()
        if path.name.endswith(".csv")
    }


@pytest.mark.parametrize("document", ["README.md", *(f"docs/{path.name}" for path in sorted(DOCS.glob("*.md")))])
def test_every_link_leads_somewhere(document):
    place = ROOT / document
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", place.read_text(encoding="utf-8"))
    assert [link for link in links if not (place.parent / link).exists()] == []


def test_every_place_of_the_map_is_there():
    places = re.findall(r"^\| `([^`]+)`", read(DOCS / "map.md"), re.MULTILINE)
    assert len(places) > 15
    missing = []
    for place in places:
        found = re.fullmatch(r"(.*)\{(.*)\}(.*)", place)
        each = [found[1] + one + found[3] for one in found[2].split(",")] if found else [place]
        missing += [one for one in each if not list(ROOT.glob(one.rstrip("/")))]
    assert missing == []


def test_every_command_of_the_readme_is_a_command():
    called = re.findall(r"\./run (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert called
    assert set(called) <= set(entries())
