"""When nothing fits: the same search with less asked, and what it would find."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import msgspec
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import Parameters
from dragging.web.bank import asked, phrases
from dragging.web.frame import addresses, formats

MOST = 5
_GROUPS = {
    "service": ("service",), "nuts": ("nuts",), "cpv": ("cpv",), "reserved": ("reserved",), "kind": ("kind",),
    "buyer": ("buyer",), "value_min": ("value_min", "value_max", "value_unstated"), "deadline_from": ("deadline_from", "deadline_to"),
    "since": ("since",), "light": ("light",), "language": ("language",), "source": ("source",), "q": ("q",),
}  # fmt: skip
_FIELD = {"q": "text"}


class Nearest(NamedTuple):
    """A search that finds something, in words with its count; its address."""

    words: str
    count: int
    address: str


def nearest(query: QueryDict, search: Parameters, now: datetime) -> list[Nearest]:
    """Searches with one condition less, those that find most first; else the words alone, or all that is open."""
    found = []
    for name, group in _GROUPS.items():
        if any(addresses.several(query, one) for one in group):
            address = addresses.changed(query, **dict.fromkeys(group))
            found.append(_without(name, _count(search, group, now), address))
    if asked.status(query) != asked.EVERY:
        count = service.count(msgspec.structs.replace(search, state=()), now)
        found.append(_without("state", count, addresses.changed(query, state=asked.EVERY)))
    useful = sorted((one for one in found if one.count), key=lambda one: -one.count)[:MOST]
    return useful or [one for one in _far(query, search, now) if one.count]


def _far(query: QueryDict, search: Parameters, now: datetime) -> Iterable[Nearest]:
    """Where no single condition is to blame: without any filter, and without the words too."""
    filters = [one for name, group in _GROUPS.items() if name != "q" for one in group]
    if search.text:
        total = _count(search, filters, now)
        yield Nearest(_("Only the words: %(n)s") % _told(total), total, addresses.changed(query, **dict.fromkeys(filters)))
    total = _count(search, [*filters, "q"], now)
    address = addresses.changed(query, **dict.fromkeys([*filters, "q"]))
    yield Nearest(_("Without words and filters: %(n)s") % _told(total), total, address)


def _without(name: str, count: int, address: str) -> Nearest:
    words = _("Without “%(without)s”: %(n)s") % (_told(count) | {"without": phrases.parameter(name)})
    return Nearest(words, count, address)


def _told(count: int) -> dict[str, str]:
    return {"n": formats.number(count, get_language() or "en")}


def _count(search: Parameters, group: Iterable[str], now: datetime) -> int:
    empty = Parameters()
    fields = [_FIELD.get(name, name) for name in group]
    wider = msgspec.structs.replace(search, **{name: getattr(empty, name) for name in fields})
    return service.count(wider, now)
