"""Pages on which somebody starts are made of parts that know nothing of each other."""

from __future__ import annotations

import pytest

from dragging.web.frame import parts
from dragging.web.frame.parts import ASIDE, Part


@pytest.fixture(autouse=True)
def _no_parts(monkeypatch):
    monkeypatch.setattr(parts, "_parts", {})
    monkeypatch.setattr(parts, "render_to_string", lambda template, told, request: f"{template} {told}")


def bring(name, order=1, *, page="desk", shows=lambda _m: True, told=("t", {}), column="main"):
    parts.register(Part(name, page, shows, order, lambda _r, _m: told and (name, {}), column))


def test_in_order_and_by_column():
    bring("second", 2)
    bring("first", 1)
    bring("beside", column=ASIDE)
    assert parts.of("desk", None, None) == {"main": ["first {}", "second {}"], "aside": ["beside {}"]}


def test_a_part_with_nothing_to_say_takes_no_room():
    bring("silent", told=None)
    assert parts.of("desk", None, None) == {"main": [], "aside": []}


def test_a_part_for_others_is_not_asked():
    parts.register(Part("theirs", "desk", lambda _m: False, 1, lambda _r, _m: pytest.fail("asked")))
    assert parts.of("desk", None, None)["main"] == []


def test_another_page_has_its_own():
    bring("office's", page="office")
    assert parts.of("desk", None, None)["main"] == []


def test_the_same_name_replaces():
    bring("one", told=("a", {}))
    parts.register(Part("one", "desk", lambda _m: True, 1, lambda _r, _m: ("other", {})))
    assert parts.of("desk", None, None)["main"] == ["other {}"]
