from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dragging.cli.language import catalogue

RUN = Path(__file__).resolve().parents[1] / "run"
SOURCES = Path(__file__).resolve().parents[1] / "src" / "dragging"


def messages() -> set[str]:
    calls = (
        node
        for path in [RUN, *SOURCES.rglob("*.py")]
        if not {SOURCES / "web", SOURCES / "config"} & set(path.parents)  # the pages have catalogues of their own
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    )
    return {
        call.args[0].value
        for call in calls
        if getattr(call.func, "id", None) == "_" and call.args and isinstance(call.args[0], ast.Constant)
    }


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_every_message_is_translated(language):
    known = catalogue(language)
    assert sorted(message for message in messages() if not known.get(message)) == []


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_places_in_messages_are_kept(language):
    known = catalogue(language)
    places = re.compile(r"\{\w+\}")
    assert [
        message for message in messages() if set(places.findall(message)) != set(places.findall(known[message]))
    ] == []


@pytest.mark.parametrize("language", ["es", "pl", "bg"])
def test_nothing_is_fuzzy(language):
    text = (SOURCES / f"locale/{language}/LC_MESSAGES/dragging.po").read_text(encoding="utf-8")
    assert "fuzzy" not in text
