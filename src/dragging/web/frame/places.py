"""The second row of the header: where somebody who acts for an organisation goes. Parts bring their own places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.urls import reverse


class Place(NamedTuple):
    """`shows` is asked with the membership that the reader acts by; `order` is the place in the row."""

    url_name: str
    label: Callable[[], str]
    shows: Callable[[Any], bool]
    order: int


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Bring a place; the same name again replaces it."""
    _places[place.url_name] = place


def row(membership: Any, path: str) -> list[dict[str, Any]]:
    """The places of one membership, in order; the longest address that the path begins with is the current one."""
    shown = [one for one in sorted(_places.values(), key=lambda one: one.order) if one.shows(membership)]
    told = [(reverse(one.url_name), one.label()) for one in shown]
    here = max((address for address, _ in told if path.startswith(address)), key=len, default="")
    return [{"address": address, "name": name, "is_current": address == here} for address, name in told]
