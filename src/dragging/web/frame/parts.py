"""Parts of the pages on which somebody starts: each brings itself, none is known to the page.

A part is asked for each reader; it answers with a template and what that is told, or with None when it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

MAIN, ASIDE = "main", "aside"
"""The column of a wide screen; on the phone `aside` comes after `main`."""

Told = tuple[str, dict[str, Any]] | None


class Part(NamedTuple):
    """`page` is the URL name of the page it stands on; `shows` is asked with the reader's membership (or None)."""

    name: str
    page: str
    shows: Callable[[Any], bool]
    order: int
    tell: Callable[[HttpRequest, Any], Told]
    column: str = MAIN


_parts: dict[tuple[str, str], Part] = {}


def register(part: Part) -> None:
    """Bring a part; the same name again on the same page replaces it."""
    _parts[part.page, part.name] = part


def of(page: str, request: HttpRequest, membership: Any) -> dict[str, list[SafeString]]:
    """What the parts of a page have to say to this reader, in order, by column; a silent one takes no room."""
    found: dict[str, list[SafeString]] = {MAIN: [], ASIDE: []}
    for part in _in_order(one for one in _parts.values() if one.page == page):
        told = part.tell(request, membership) if part.shows(membership) else None
        if told is not None:
            found[part.column].append(SafeString(render_to_string(*told, request=request)))
    return found


def _in_order(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda one: (one.order, one.name))
