"""When nothing fits: the same search with one condition less, and what it would find."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec
from django.http import QueryDict

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import Parameters
from dragging.web.bank import asked, phrases
from dragging.web.frame import addresses

MOST = 5
_GROUPS = {
    "service": ("service",), "nuts": ("nuts",), "cpv": ("cpv",), "reserved": ("reserved",), "kind": ("kind",),
    "buyer": ("buyer",), "value_min": ("value_min", "value_max", "value_unstated"), "deadline_from": ("deadline_from", "deadline_to"),
    "since": ("since",), "light": ("light",), "language": ("language",), "source": ("source",), "q": ("q",),
}  # fmt: skip
_FIELD = {"q": "text"}


class Nearest(NamedTuple):
    """A search that finds something: the condition it leaves out, how many it finds, its address."""

    without: str
    count: int
    address: str


def nearest(query: QueryDict, search: Parameters, now: datetime) -> list[Nearest]:
    """Searches with one condition less, those that find most first; none where no single condition is to blame."""
    found = []
    for name, group in _GROUPS.items():
        if not any(addresses.several(query, one) for one in group):
            continue
        count = service.search(_wider(search, group), now).total
        if count:
            found.append(Nearest(phrases.parameter(name), count, addresses.changed(query, **dict.fromkeys(group))))
    if asked.status(query) != asked.EVERY:
        count = service.search(msgspec.structs.replace(search, state=(), page=1, limit=1), now).total
        if count:
            found.append(Nearest(phrases.parameter("state"), count, addresses.changed(query, state=asked.EVERY)))
    return sorted(found, key=lambda one: -one.count)[:MOST]


def _wider(search: Parameters, group: tuple[str, ...]) -> Parameters:
    empty = Parameters()
    fields = [_FIELD.get(name, name) for name in group]
    return msgspec.structs.replace(search, **{name: getattr(empty, name) for name in fields}, page=1, limit=1)
