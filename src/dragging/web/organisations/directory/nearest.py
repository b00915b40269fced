"""When nothing fits: the same search with one condition less, and how many that finds."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dragging.apps.organisations.directory.search import Asked, search
from dragging.web.frame import addresses, formats
from dragging.web.organisations.directory import phrases
from dragging.web.organisations.directory.asked import LISTS, SWITCHES, Wanted

MOST = 5
_FIELD = {"q": "text"}


class Nearest(NamedTuple):
    words: str
    count: int
    address: str


def nearest(wanted: Wanted, published: int) -> list[Nearest]:
    """Those that find most first; where no single condition is to blame, all that is published."""
    found = []
    for name in ("q", *LISTS, *SWITCHES):
        if wanted.query.get(name):
            words = _("Without “%(without)s”: %(n)s")
            count = _count(wanted.search, name)
            told = {"without": phrases.parameter(name), "n": _number(count)}
            found.append(Nearest(words % told, count, addresses.changed(wanted.query, **{name: None})))
    useful = sorted((one for one in found if one.count), key=lambda one: -one.count)[:MOST]
    if useful or not published:
        return useful
    return [Nearest(_("Without words and filters: %(n)s") % {"n": _number(published)}, published, "?")]


def _count(asked: Asked, name: str) -> int:
    field = _FIELD.get(name, name)
    return search(msgspec.structs.replace(asked, page=1, limit=1, **{field: getattr(Asked(), field)})).total


def _number(count: int) -> str:
    return formats.number(count, get_language() or "en")
