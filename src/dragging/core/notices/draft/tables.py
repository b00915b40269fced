"""What the draft's format knows as data: keys, forms, defaults, code lists, languages."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec


class Form(msgspec.Struct, frozen=True):
    """An eForms subtype that can be written."""

    number: str
    legal_basis: str


def _file(name: str) -> Traversable:
    return resources.files("dragging.core.notices.draft").joinpath(f"data/{name}")


def _rows(name: str) -> list[dict[str, str]]:
    with _file(f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def keys() -> dict[str, dict[str, frozenset[str]]]:
    """For each object of the format its keys, with the forms that can say them; an empty set is every form."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in _rows("keys"):
        found.setdefault(row["object"], {})[row["key"]] = frozenset(row["forms"].split())
    return found


@cache
def defaults() -> dict[str, Any]:
    """What is written where the draft does not say; the reasons stand beside the values in the file."""
    return {row["key"]: row["value"] for row in json.loads(_file("defaults.json").read_text(encoding="utf-8"))}


@cache
def code_list(name: str) -> tuple[str, ...]:
    return tuple(json.loads(_file("code_lists.json").read_text(encoding="utf-8"))["lists"][name])


@cache
def official_languages() -> dict[str, str]:
    """The authority's code (`BUL`) of each official language of the Union (`bg`)."""
    return {row["language"]: row["authority_code"] for row in _rows("languages")}


@cache
def _forms() -> dict[tuple[str, bool, bool], Form]:
    return {
        (row["kind"], row["light_regime"] == "yes", row["utilities"] == "yes"): Form(row["form"], row["legal_basis"])
        for row in _rows("forms")
    }


def form_of(kind: str, *, light_regime: bool, utilities: bool) -> Form | None:
    """The form for a notice; None where we cannot write it. Planning and consultation know no light regime."""
    if kind in {"planning", "consultation"}:
        light_regime = False
    return _forms().get((kind, light_regime, utilities))
