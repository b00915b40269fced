"""A search to take along: CSV, XLSX and a feed, each with as many rows as the page counts."""

from __future__ import annotations

import csv as csv_format
import io
from collections.abc import Iterator

import msgspec
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.bank.search import service
from dragging.web.bank.asked import Asked, asked
from dragging.web.bank.columns import cells, headings
from dragging.web.bank.rows import Row, rows
from dragging.web.frame import addresses

AT_ONCE = 500
IN_FEED = 50


class _Line:
    """What csv writes to: hands each line on."""

    def write(self, text: str) -> str:
        return text


@require_safe
def csv(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """UTF-8 with its mark, so that spreadsheets read Cyrillic."""
    language = get_language() or "en"
    wanted = asked(request, language)
    if wanted.search is None:
        return _refused(request)
    site = request.build_absolute_uri("/").rstrip("/")

    def lines() -> Iterator[str]:
        with override(language):
            writer = csv_format.writer(_Line())
            yield "\ufeff" + writer.writerow(headings())
            for row in every(wanted, language):
                yield writer.writerow(map(harmless, cells(row, site, language)))

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="opportunities.csv"'
    return response


@require_safe
def xlsx(request: HttpRequest) -> HttpResponse | FileResponse:
    language = get_language() or "en"
    wanted = asked(request, language)
    if wanted.search is None:
        return _refused(request)
    from openpyxl import Workbook

    site = request.build_absolute_uri("/").rstrip("/")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Opportunities"))
    sheet.freeze_panes = "B2"
    sheet.append(headings())
    for row in every(wanted, language):
        sheet.append([clean(cell) for cell in cells(row, site, language)])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return FileResponse(
        file,
        as_attachment=True,
        filename="opportunities.xlsx",
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The newest of a search, for a reader of feeds."""
    language = get_language() or "en"
    wanted = asked(request, language)
    if wanted.search is None:
        return _refused(request)
    newest = msgspec.structs.replace(wanted.search, sort="newest", page=1, limit=IN_FEED)
    page = service.search(newest, wanted.now)
    told = {
        "rows": [one for one in rows(page.results, language, wanted.now) if one.is_strict],
        "site": request.build_absolute_uri("/").rstrip("/"),
        "own": request.build_absolute_uri(),
        "page": request.build_absolute_uri(reverse("opportunities") + addresses.changed(wanted.query)),
        "now": wanted.now,
        "q": wanted.search.text,
    }
    return render(request, "bank/feed.atom", told, content_type="application/atom+xml; charset=utf-8")


def every(wanted: Asked, language: str) -> Iterator[Row]:
    """All rows that hold all words, however many pages they fill."""
    assert wanted.search is not None  # noqa: S101 - the callers have answered already
    number = 1
    while True:
        page = service.search(msgspec.structs.replace(wanted.search, page=number, limit=AT_ONCE), wanted.now)
        strict = [one for one in page.results if one.strict]
        yield from rows(strict, language, wanted.now)
        if len(strict) < AT_ONCE:
            return
        number += 1


def harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection)."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def clean(cell: object) -> object:
    """Without the control characters that XLSX cannot hold."""
    if isinstance(cell, str):
        return "".join(sign for sign in cell if sign >= " " or sign in "\n\t")[:32_000]
    return cell


def _refused(request: HttpRequest) -> HttpResponse:
    """The page of the same address says what cannot be understood."""
    return redirect(reverse("opportunities") + addresses.changed(request.GET))
