"""One opportunity: its page, its texts in every official language, the history of its notices."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dragging.apps.bank import queries
from dragging.web.bank import names, phrases
from dragging.web.bank.asked import asked
from dragging.web.bank.body import body
from dragging.web.bank.detail import detail


@require_safe
def opportunity(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page of an opportunity; an id once given leads to the present one for ever."""
    language = get_language() or "en"
    wanted = request.GET.getlist("all")
    now = asked(request, language).now
    told = body(public_id, now, language, every_lot="lots" in wanted, every_word="text" in wanted)
    if told is None:
        raise Http404
    if told.id != public_id:
        return HttpResponsePermanentRedirect(reverse("opportunity", args=[told.id]))
    return render(request, "bank/opportunity.html", {"body": told, "back": _back(request), **_share(request)})


@require_safe
def original(request: HttpRequest, public_id: str) -> HttpResponse:
    """The texts as published, in every official language of the notices."""
    language = get_language() or "en"
    whole = _whole(public_id)
    folded = whole.folded
    codes = dict.fromkeys([*folded.title, *folded.description, *(code for lot in folded.lots for code in lot.title)])
    versions = [
        {
            "code": code,
            "name": names.language_name(code, language),
            "title": folded.title.get(code, ""),
            "description": folded.description.get(code, ""),
            "lots": [
                {"number": phrases.lot_number(lot.id), "title": lot.title.get(code, ""), "description": lot.description.get(code, "")}
                for lot in folded.lots
                if lot.title.get(code) or lot.description.get(code)
            ],
        }
        for code in codes
    ]
    return render(request, "bank/original.html", {"id": whole.id, "versions": versions})


@require_safe
def history(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every notice of the opportunity with its changes, its record and what could not be read."""
    language = get_language() or "en"
    whole = _whole(public_id)
    told = detail(whole, asked(request, language).now, language, every_lot=False, every_word=False)
    problems = [(member.notice.id, member.notice.problems) for member in whole.members if member.notice.problems]
    return render(request, "bank/history.html", {"one": told, "problems": problems})


def _whole(public_id: str) -> queries.Whole:
    whole = queries.whole(public_id)
    if whole is None:
        raise Http404
    return whole


def _back(request: HttpRequest) -> str:
    """The search one came from, else all open ones."""
    came_from = request.headers.get("Referer", "")
    here = f"{request.scheme}://{request.get_host()}"
    search = reverse("opportunities")
    return came_from.removeprefix(here) if came_from.startswith(f"{here}{search}?") else search


def _share(request: HttpRequest) -> dict[str, Any]:
    return {"address": request.build_absolute_uri(request.path)}
