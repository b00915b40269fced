"""What the interface answers, as types: the ground of the schemas in its document."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from dragging.core.notices import folding
from dragging.core.notices.folding.state import State
from dragging.core.notices.model import Buyer, Kind, Moment, Notice, Reserved, Text
from dragging.core.units import Value


class Listed(msgspec.Struct):
    """An opportunity as lists show it. `notices` holds the number of every notice of it."""

    id: str
    notices: tuple[str, ...]
    kind: Kind
    title: Text
    buyers: tuple[Buyer, ...]
    deadline: Moment | None
    value: Value | None
    cpv: tuple[str, ...]
    nuts: tuple[str, ...]
    reserved: tuple[Reserved, ...]


class FoundRow(Listed):
    """One row of a search. The best-matching notice stands first; `score` is null where nothing was asked in words.

    `strict` is false for a row that does not hold all words; `found_by` tells `text`, codes and translated words.
    """

    state: State
    score: float | None
    strict: bool
    found_by: tuple[str, ...]


class SearchAnswer(msgspec.Struct):
    """`total` and `facets` count strict rows; `next` is the address of the next page."""

    total: int
    results: tuple[FoundRow, ...]
    facets: dict[str, dict[str, int]]
    suggestion: str | None
    next: str | None


class SourceTerms(msgspec.Struct):
    """A source, its licence, and the words that must stand where its notices are shown."""

    name: str
    licence: str
    attribution: str
    url: str


class OpportunityAnswer(folding.Opportunity, frozen=True, kw_only=True):
    """An opportunity with its lots, awards and timeline; `state` is as of the moment asked for."""

    state: State
    sources: tuple[SourceTerms, ...]


class BuyerAnswer(msgspec.Struct):
    """A buyer, how many opportunities it has, and the latest of them."""

    id: str
    name: str
    country: str | None
    identifiers: tuple[str, ...]
    opportunities: int
    latest: tuple[Listed, ...]


class Publisher(msgspec.Struct):
    name: str


class ReleasePackage(msgspec.Struct):
    """A release package of the Open Contracting Data Standard 1.1; its schema is the standard's, with `extensions`."""

    uri: str
    version: str
    extensions: tuple[str, ...]
    publisher: Publisher
    releases: tuple[dict[str, Any], ...]
    published_date: str = msgspec.field(name="publishedDate")


class BadParameterAnswer(msgspec.Struct):
    """A parameter that cannot be understood, and what can be."""

    error: Literal["bad_parameter"]
    parameter: str
    value: str | None
    expected: str


class FailureAnswer(msgspec.Struct):
    """Anything else that did not work, and what to do about it."""

    error: Literal["not_found", "method_not_allowed", "failed"]
    path: str
    remedy: str


_SHOWN = (SearchAnswer, OpportunityAnswer, BuyerAnswer, Notice, ReleasePackage, BadParameterAnswer, FailureAnswer)
_PLACE = "#/components/schemas/{name}"


def schemas() -> dict[str, Any]:
    """The JSON Schemas of every answer, by name."""
    return msgspec.json.schema_components(_SHOWN, ref_template=_PLACE)[1]


def told(answer: type, *, bad: bool = False, missing: bool = False, moved: bool = False) -> dict[str, Any]:
    """The part of an operation in the document that names its answers."""
    responses: dict[Any, Any] = {200: _content("As asked.", answer)}
    responses[304] = {"description": "Unchanged since the answer whose ETag was sent in If-None-Match."}
    if moved:
        responses[301] = {"description": "The opportunity goes by another id now."}
    if bad:
        responses[400] = _content("A parameter cannot be understood.", BadParameterAnswer)
    if missing:
        responses[404] = _content("Not there.", FailureAnswer)
    return {"responses": responses}


def _content(description: str, answer: type) -> dict[str, Any]:
    place = {"$ref": _PLACE.format(name=answer.__name__)}
    return {"description": description, "content": {"application/json": {"schema": place}}}
