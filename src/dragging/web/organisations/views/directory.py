"""The directory: which organisations there are, what each publishes, and how many offer what."""

from __future__ import annotations

import csv as csv_format
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.organisations import publication
from dragging.apps.organisations.directory.search import MOST, Asked, Found, Row, search
from dragging.web.frame import addresses, formats
from dragging.web.frame.pages import page_numbers
from dragging.web.organisations.directory import linked_data, nearest, phrases
from dragging.web.organisations.directory.asked import wanted
from dragging.web.organisations.directory.panel import chips, panel
from dragging.web.organisations.directory.supply import table
from dragging.web.organisations.directory.telling import Shown, shown
from dragging.web.organisations.facts import label


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Organisations by words and filters; every state has an address."""
    language = get_language() or "en"
    asked = wanted(request, language)
    found = search(asked.search)
    last = max(-(-found.total // asked.search.limit), 1)
    told: dict[str, Any] = {
        "q": asked.search.text,
        "wrong": [(phrases.parameter(name), value[:80]) for name, value in asked.wrong],
        "total": found.total,
        "rows": [_line(one, language) for one in found.rows if one.is_whole],
        "loose": [_line(one, language) for one in found.rows if not one.is_whole],
        "first": (asked.search.page - 1) * asked.search.limit + 1,
        "panel": panel(asked, found.facets, language),
        "chips": chips(asked.query, language),
        "sorts": [(code, phrases.sort(code), code == asked.search.sort) for code in ("relevance", "name")],
        "nearest": [] if found.total else nearest.nearest(asked, found.published),
        "page": asked.search.page,
        "pages": page_numbers(asked.search.page, last) if last > 1 else [],
        "last": last,
        "previous": asked.search.page - 1,
        "following": asked.search.page + 1,
        "supply": table(asked.search, found.facets["service"], language) if found.total else None,
        "heading": _heading(asked.search, found, language),
        "export_query": addresses.changed(asked.query),
        "show_count": ngettext("Show %(n)s", "Show %(n)s", found.total) % {"n": formats.number(found.total, language)},
    }
    return render(request, "organisations/directory.html", told)


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """The word of the filters' button: how many there are."""
    language = get_language() or "en"
    total = search(msgspec.structs.replace(wanted(request, language).search, page=1, limit=1)).total
    return HttpResponse(ngettext("Show %(n)s", "Show %(n)s", total) % {"n": formats.number(total, language)})


@require_safe
def csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every organisation that the page counts, UTF-8 with its mark, so that spreadsheets read Cyrillic."""
    language = get_language() or "en"
    asked = wanted(request, language).search
    site = request.build_absolute_uri("/").rstrip("/")

    def lines() -> Iterator[str]:
        with override(language):
            writer = csv_format.writer(_Line())
            yield "\ufeff" + writer.writerow(phrases.columns())
            for row in _every(asked):
                yield writer.writerow(map(_harmless, _cells(row, site, language)))

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="organisations.csv"'
    return response


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """The public page; what is not published and what never was answer alike."""
    language = get_language() or "en"
    found = publication.public(slug, datetime.now(UTC).date())  # noqa: TID251 - a face reads the clock
    if found is None:
        raise Http404
    told = shown(found.entry, language)
    address = request.build_absolute_uri(reverse("organisation", args=[slug]))
    return render(
        request,
        "organisations/organisation.html",
        {
            "shown": told,
            "badges": [_badge(one) for one in found.badges],
            "linked_data": linked_data.script(told, found.organisation.kind, address),
            "is_own": _is_own(request, found.organisation.pk),
        },
    )


class _Line:
    """What csv writes to: hands each line on."""

    def write(self, text: str) -> str:
        return text


def _line(row: Row, language: str) -> dict[str, Any]:
    return {"slug": row.slug, "shown": shown(row.entry, language)}


def _heading(asked: Asked, found: Found, language: str) -> str:
    """The count as a sentence, with the place where one is asked for."""
    told = {"n": formats.number(found.total, language)}
    if len(asked.place) == 1:
        told["place"] = phrases.place(asked.place[0], language)
        return ngettext("%(n)s organisation serves: %(place)s", "%(n)s organisations serve: %(place)s", found.total) % told
    return ngettext("%(n)s organisation", "%(n)s organisations", found.total) % told


def _every(asked: Asked) -> Iterator[Row]:
    number = 1
    while True:
        found = search(msgspec.structs.replace(asked, page=number, limit=MOST))
        rows = [one for one in found.rows if one.is_whole]
        yield from rows
        if len(rows) < MOST:
            return
        number += 1


def _cells(row: Row, site: str, language: str) -> list[str]:
    told: Shown = shown(row.entry, language)
    entry = told.entry
    return [
        entry.name, told.country, entry.summary or "", "; ".join(told.services), "; ".join(told.serves), " ".join(entry.serves or ()),
        told.home, "; ".join(told.languages), told.legal_form, "; ".join(f"{one.short}: {one.source}" for one in told.reserved),
        told.size, _("yes") if entry.wants_partners else "", entry.contact, entry.website,
        site + reverse("organisation", args=[row.slug]),
    ]  # fmt: skip


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection)."""
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _badge(one: Any) -> dict[str, Any]:
    """What was checked, on what ground, by whom, when, and until when it holds."""
    return {
        "fact": label(one.fact.partition(":")[0]), "by": one.decided_for.name if one.decided_for else "", "at": one.decided_at,
        "seen": phrases.seen(one.seen), "until": one.valid_to,
    }  # fmt: skip


def _is_own(request: HttpRequest, organisation: int) -> bool:
    acting = getattr(getattr(request, "acting", None), "found", None)
    return bool(acting and acting.membership and acting.membership.organisation_id == organisation)
