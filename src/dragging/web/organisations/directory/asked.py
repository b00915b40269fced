"""From the address of the directory to the search it asks for. What cannot be understood is left out and told."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, QueryDict

from dragging.apps.organisations.directory.search import SORTS, Asked
from dragging.core.vocabulary import law, names, nuts
from dragging.core.vocabulary.services import services
from dragging.web.frame import addresses

LISTS = ("service", "place", "country", "form", "reserved", "spoken")
SWITCHES = ("proved", "partners")
MOST_TEXT = 500
MOST_PAGE = 100_000
BASES = ("art20_participation", "art20_execution", "art77")


class Wanted(NamedTuple):
    query: QueryDict
    search: Asked
    wrong: list[tuple[str, str]]
    """Filter and value that are not known."""


def wanted(request: HttpRequest, language: str) -> Wanted:
    query = request.GET
    told = {name: addresses.several(query, name) for name in LISTS}
    wrong = [(name, value) for name, values in told.items() for value in values if not _is_known(name, value)]
    kept = {name: tuple(value for value in values if (name, value) not in wrong) for name, values in told.items()}
    sort = query.get("sort", "relevance")
    page = query.get("page", "1")
    found = Asked(
        text=query.get("q", "").replace("\x00", "")[:MOST_TEXT],
        proved=query.get("proved") == "yes",
        partners=query.get("partners") == "yes",
        sort=sort if sort in SORTS else "relevance",
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page[:9]) <= MOST_PAGE else 1,
        language=language,
        **kept,
    )
    return Wanted(query, found, wrong)


def _is_known(name: str, value: str) -> bool:
    if name == "service":
        return any(one.id == value for one in services())
    if name in {"place", "country"}:
        return nuts.is_code(value) and (name == "place" or len(value) == 2)
    if name == "form":
        country, _mark, key = value.partition(":")
        return law.legal_form(country, key) is not None
    if name == "reserved":
        return value in BASES
    return names.language_name(value, "en") != value
