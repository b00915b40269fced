"""One buyer: what it asks for now, what it plans, what it asked for before, and the contracts it gave."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.bank import queries
from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import parameters
from dragging.web.bank import asked as asking
from dragging.web.bank import names
from dragging.web.bank.rows import Row, rows

SHOWN = 10


class Part(NamedTuple):
    heading: str
    empty: str
    total: int
    rows: list[Row]
    address: str


@require_safe
def buyer(request: HttpRequest, public_id: str) -> HttpResponse:
    language = get_language() or "en"
    known = queries.party(public_id)
    if known is None:
        raise Http404
    wanted = asking.asked(request, language)
    now = wanted.now
    parts = [
        _part(public_id, "open", "deadline", (_("Open now"), _("Nothing is open at the moment.")), now, language),
        _part(public_id, asking.PLANNED, "newest", (_("Planned"), _("No plan is published.")), now, language),
        _part(public_id, "awarded", "newest", (_("Contracts given"), _("No result is known here.")), now, language),
        _part(
            public_id, "closed,cancelled,suspended", "newest", (_("Past, without a result yet"), _("Nothing.")), now, language
        ),
    ]
    won = queries.won_by(public_id)
    spoken = (row.buyer_language for part in parts for row in part.rows if row.buyer == known.name)
    told = {
        "buyer": known,
        "country": names.country(known.country, language) if known.country else "",
        "parts": [part for part in parts if part.total or (part is parts[0] and not won)],
        "won": won,
        "spoken": next(spoken, ""),
    }
    return render(request, "bank/buyer.html", told)


def _part(
    public_id: str, states: str, sort: str, words: tuple[str, str], now: datetime, language: str
) -> Part:
    search = parameters({"buyer": public_id, "state": states, "sort": sort, "limit": SHOWN, "lang": language})
    page = service.search(search, now, ranks_notices=False)
    address = f"?buyer={public_id}&state={states}&sort={sort}" if page.total > SHOWN else ""
    return Part(words[0], words[1], page.total, rows(page.results, language, now), address)
