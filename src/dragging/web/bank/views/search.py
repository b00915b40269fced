"""The search page: every state of it has an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.bank import operations
from dragging.apps.bank.search import service
from dragging.web.bank import phrases
from dragging.web.bank.asked import Asked, asked
from dragging.web.bank.chips import chips
from dragging.web.bank.keeping import ground
from dragging.web.bank.line import lines
from dragging.web.bank.nearest import nearest
from dragging.web.bank.panel import panel
from dragging.web.bank.rows import rows
from dragging.web.bank.views.exports import IN_SHEET
from dragging.web.frame import addresses, formats
from dragging.web.frame.pages import page_numbers

SORTS = ("relevance", "deadline", "newest")


@require_safe
def opportunities(request: HttpRequest) -> HttpResponse:
    """Opportunities by words and filters, in rows or as a table."""
    language = get_language() or "en"
    wanted = asked(request, language)
    if wanted.search is None:
        return _not_understood(request, wanted)
    grounded = ground()
    page = service.search(wanted.search, wanted.now, ranks_notices=False)
    is_table = wanted.view == "table"
    shown = [] if is_table else page.results
    strict = [one for one in shown if one.strict]
    loose = [one for one in shown if not one.strict]
    last = max(-(-page.total // wanted.search.limit), wanted.search.page + page.has_next, 1)
    told: dict[str, Any] = {
        "asked": wanted,
        "q": wanted.search.text,
        "total": page.total,
        "lines": lines(grounded, strict, language, wanted.now),
        "loose": lines(grounded, loose, language, wanted.now),
        "panel": panel(wanted.query, wanted.search, wanted.now, page.facets, language),
        "chips": chips(wanted.query, language),
        "sorts": [(code, phrases.sort(code), code == wanted.search.sort) for code in SORTS],
        "suggestion": page.suggestion,
        "nearest": [] if page.total else nearest(wanted.query, wanted.search, wanted.now),
        "page": wanted.search.page,
        "pages": page_numbers(wanted.search.page, last) if last > 1 else [],
        "last": last,
        "previous": wanted.search.page - 1,
        "following": wanted.search.page + 1,
        "first": (wanted.search.page - 1) * wanted.search.limit + 1,
        "all_rows": rows(page.results, language, wanted.now) if is_table else [],
        "sheet_limit": IN_SHEET if page.total > IN_SHEET else 0,
        "show_count": _show(page.total),
        "export_query": addresses.changed(wanted.query, view=None),
        "heading": _heading(wanted, page.total) % {"n": formats.number(page.total, language)},
    }
    if not page.total and wanted.search.text:
        operations.note_empty_search(
            text=wanted.search.text, filters=_filters(wanted), day=wanted.now.date()
        )
    return render(request, "bank/opportunities.html", told)


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """The word of the filters' button: how many there are."""
    wanted = asked(request, get_language() or "en")
    if wanted.search is None:
        return HttpResponse(_("Show"))
    total = service.count(wanted.search, wanted.now)
    return HttpResponse(_show(total))


def _show(total: int) -> str:
    return ngettext("Show %(n)s", "Show %(n)s", total) % {"n": formats.number(total, get_language() or "en")}


def _heading(wanted: Asked, total: int) -> str:
    """The count as a sentence, by the status asked for."""
    state = wanted.search.state if wanted.search else ()
    if state == ("open",):
        return ngettext("%(n)s open opportunity", "%(n)s open opportunities", total)
    return ngettext("%(n)s opportunity", "%(n)s opportunities", total)


def _filters(wanted: Asked) -> str:
    kept = addresses.joined(wanted.query, frozenset({"q", "page", "view", "as_of", "sort"}))
    return "&".join(f"{name}={value}" for name, value in sorted(kept.items()))


def _not_understood(request: HttpRequest, wanted: Asked) -> HttpResponse:
    wrong = wanted.wrong
    told = {
        "asked": wanted,
        "q": wanted.query.get("q", ""),
        "wrong": {"name": phrases.parameter(wrong.name), "value": wrong.value[:80]} if wrong else None,
        "clear": "?" + ("q=" + wanted.query["q"] if wanted.query.get("q") else ""),
    }
    return render(request, "bank/not_understood.html", told, status=400)
