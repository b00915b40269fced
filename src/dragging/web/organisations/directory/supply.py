"""How many organisations offer what, where: the small table under the directory."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from dragging.apps.organisations.directory.search import Asked, supply
from dragging.web.bank import names
from dragging.web.bank.panel import HOME_COUNTRIES

MOST_SERVICES = 12
COUNTRY, REGION = 2, 4


class Supply(NamedTuple):
    """`cells` beside each service, in the order of `places`; a count with the address of the search that finds it."""

    places: list[str]
    rows: list[tuple[str, list[tuple[int, str]]]]


def table(asked: Asked, services: dict[str, int], language: str) -> Supply | None:
    """By the services that most of those found offer, and by the places under the one asked for."""
    wanted = tuple(services)[:MOST_SERVICES]
    places = _places(asked)
    if not wanted:
        return None
    counts = supply(msgspec.structs.replace(asked, service=(), page=1), wanted, places)
    rows = [
        (names.service(service, language), [(counts[service][place], f"?service={service}&place={place}") for place in places])
        for service in wanted
    ]
    return Supply([names.place(place, language) for place in places], rows)


def _places(asked: Asked) -> tuple[str, ...]:
    """The parts of the one place or country asked for; itself where it has none; else the four countries."""
    one = (asked.place or asked.country)[:1]
    if not one:
        return HOME_COUNTRIES
    place = one[0]
    length = REGION if len(place) < REGION else REGION + 1
    parts = tuple(code for code in names.regions(place[:COUNTRY]) if len(code) == length and code.startswith(place))
    return parts or (place,)
