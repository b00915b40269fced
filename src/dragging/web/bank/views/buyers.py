"""The list of buyers: found by name and country, with what each asks for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dragging.apps.bank import buyers as listed
from dragging.web.bank import names
from dragging.web.frame import addresses
from dragging.web.frame.pages import page_numbers

SHOWN = 25
LONGEST = 500
_SPOKEN = {"ES": "es", "PL": "pl", "IE": "en", "BG": "bg"}
"""In which language the names of a country's buyers are; elsewhere it is not said."""


class Line(NamedTuple):
    buyer: listed.Line
    address: str
    country: str
    spoken: str


class Choice(NamedTuple):
    name: str
    number: int
    address: str
    is_now: bool


@require_safe
def buyers(request: HttpRequest) -> HttpResponse:
    """Buyers by the words of their names; a page that is not there is the last one."""
    language = get_language() or "en"
    text, country = request.GET.get("q", "")[:LONGEST], request.GET.get("country", "")[:2].upper()
    now = datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    asked = {"text": text, "country": country, "limit": SHOWN, "moment": now, "language": language}
    page = _number(request.GET.get("page", ""))
    found = listed.page(page=page, **asked)
    last = max(-(-found.total // SHOWN), 1)
    if page > last:
        page, found = last, listed.page(page=last, **asked)
    return render(request, "bank/buyers.html", {
        "q": text, "country": country, "total": found.total, "page": page, "last": last,
        "pages": page_numbers(page, last) if last > 1 else [], "previous": page - 1, "following": page + 1,
        "lines": [_line(one, language) for one in found.lines], "choices": _choices(request, found.countries, country, language),
    })  # fmt: skip


def _number(told: str) -> int:
    return max(int(told), 1) if told.isascii() and told.isdigit() and len(told) < 7 else 1


def _line(one: listed.Line, language: str) -> Line:
    country = names.country(one.country, language) if one.country else ""
    return Line(one, reverse("buyer", args=[one.id]), country, _SPOKEN.get(one.country, ""))


def _choices(request: HttpRequest, counts: dict[str, int], chosen: str, language: str) -> list[Choice]:
    """The countries of what the words find, as links; the chosen one takes itself away."""
    return [
        Choice(names.country(code, language), number, addresses.changed(request.GET, country=None if code == chosen else code), code == chosen)
        for code, number in counts.items()
    ]
