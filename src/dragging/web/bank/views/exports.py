"""A search to take along: CSV, XLSX, a feed and a calendar."""

from __future__ import annotations

import csv as csv_format
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import wraps
from itertools import chain, islice
from typing import Any

import msgspec
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import Parameters
from dragging.web.bank import columns
from dragging.web.bank.asked import Asked, asked
from dragging.web.bank.rows import row, rows
from dragging.web.frame import addresses, formats

AT_ONCE = 500
"""Lines of a CSV that are sent together."""
IN_FEED = 50
IN_CALENDAR = 500
IN_SHEET = 10_000
"""Rows of an XLSX, which is written whole before it is sent."""
LATELY = timedelta(days=31)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Taken(msgspec.Struct, frozen=True):
    """A search to take along, in the language of the page; `site` begins every address."""

    asked: Asked
    wanted: Parameters
    language: str
    site: str
    own: str

    @property
    def page(self) -> str:
        """The address of the page with the same search."""
        return self.site + reverse("opportunities") + addresses.changed(self.asked.query)

    def search(self, **values: Any) -> Parameters:
        return msgspec.structs.replace(self.wanted, page=1, **values)

    def cells(self) -> Iterator[list[object]]:
        """The rows of a table: all that hold all words, however many pages they fill."""
        for one in service.every(self.search(), self.asked.now):
            yield columns.cells(row(one, self.language, self.asked.now), self.site, self.language)


def _door(export: Callable[[Taken], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """What cannot be understood goes to the page of the same address, which says it."""

    @require_safe
    @wraps(export)
    def view(request: HttpRequest) -> HttpResponseBase:
        language = get_language() or "en"
        wanted = asked(request, language)
        if wanted.search is None:
            return redirect(reverse("opportunities") + addresses.changed(request.GET))
        site = f"{request.scheme}://{request.get_host()}"
        return export(Taken(wanted, wanted.search, language, site, request.build_absolute_uri()))

    return view


class _Line:
    """What csv writes to: hands each line on."""

    def write(self, text: str) -> str:
        return text


@_door
def csv(taken: Taken) -> StreamingHttpResponse:
    """Every row, as they are read; UTF-8 with its mark, so that spreadsheets read Cyrillic."""

    def parts() -> Iterator[str]:
        with override(taken.language):
            writer = csv_format.writer(_Line())
            told = chain([columns.headings()], ([harmless(cell) for cell in cells] for cells in taken.cells()))
            yield "\ufeff"
            while part := "".join(writer.writerow(cells) for cells in islice(told, AT_ONCE)):
                yield part

    response = StreamingHttpResponse(parts(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="opportunities.csv"'
    return response


@_door
def xlsx(taken: Taken) -> FileResponse:
    """The first rows, through a file on disk; a last line says where there are more."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Opportunities"))
    sheet.freeze_panes = "B2"
    sheet.append(columns.headings())
    told = taken.cells()
    for cells in islice(told, IN_SHEET):
        sheet.append([clean(cell) for cell in cells])
    if next(told, None) is not None:
        most = formats.number(IN_SHEET, taken.language)
        sheet.append([_("Only the first %(n)s rows are here; the CSV of the same search holds all.") % {"n": most}])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="opportunities.xlsx", content_type=_XLSX)


@_door
def atom(taken: Taken) -> HttpResponse:
    """The newest of a search, for a reader of feeds."""
    page = service.search(taken.search(sort="newest", limit=IN_FEED), taken.asked.now, ranks_notices=False)
    shown = [one for one in rows(page.results, taken.language, taken.asked.now) if one.is_strict]
    told = {
        "rows": shown,
        "site": taken.site,
        "own": taken.own,
        "page": taken.page,
        "updated": max((one.newest for one in shown if one.newest), default=taken.asked.now.date()),
        "q": taken.search().text,
        "language": taken.language,
    }
    return HttpResponse(get_template("bank/feed.atom").render(told), content_type="application/atom+xml; charset=utf-8")


@_door
def ics(taken: Taken) -> HttpResponse:
    """The deadlines of a search, nearest first; of the past only the last month, where no other day is asked for."""
    from dragging.web.bank.calendar import calendar

    wanted = taken.search(sort="deadline")
    if not (wanted.deadline_from or wanted.deadline_to):
        wanted = msgspec.structs.replace(wanted, deadline_from=(taken.asked.now - LATELY).date())
    found = service.every(wanted, taken.asked.now)
    shown = rows(islice(found, IN_CALENDAR), taken.language, taken.asked.now)
    made = calendar(
        shown, name=" – ".join(filter(None, (wanted.text, _("Deadlines"), "Dragging"))), address=taken.page,
        site=taken.site, language=taken.language, is_cut=next(found, None) is not None,
    )  # fmt: skip
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="opportunities.ics"'
    return response


def harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection)."""
    return "'" + cell if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def clean(cell: object) -> object:
    """Without the control characters that XLSX cannot hold."""
    if isinstance(cell, str):
        return "".join(sign for sign in cell if sign >= " " or sign in "\n\t")[:32_000]
    return cell
