from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from dragging.apps.bank.models import SearchEntry
from dragging.web.bank.views import exports

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("samples")]
EVERY = "state=planned,consultation,open,closed,awarded,cancelled,suspended&as_of=2026-11-24"


def taken(client, name, query=EVERY, language="bg"):
    response = client.get(f"/{language}/opportunities.{name}?{query}")
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def sheet(content):
    return [list(row) for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]


def test_a_csv_begins_with_the_mark_of_utf_8_and_keeps_cyrillic(client):
    content = taken(client, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert table[0][:2] == ["Заглавие", "Оригинално заглавие"]
    assert any("община" in cell.casefold() for row in table for cell in row)


def test_a_sheet_holds_the_same_cells_as_the_csv(client):
    table = list(csv.reader(io.StringIO(taken(client, "csv").decode("utf-8-sig"))))
    cells = [["" if cell is None else cell for cell in row] for row in sheet(taken(client, "xlsx"))]
    assert cells[0] == table[0]
    assert [row[0] for row in cells] == [row[0] for row in table]
    assert [row[8] for row in cells] == [row[8] for row in table]
    values = [(mine[12], float(theirs[12])) for mine, theirs in zip(cells[1:], table[1:], strict=True) if theirs[12]]
    assert values
    assert all(mine == pytest.approx(theirs) for mine, theirs in values)


def test_a_csv_is_sent_in_parts(client, monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE", 10)
    parts = list(client.get(f"/en/opportunities.csv?{EVERY}").streaming_content)
    whole = b"".join(parts).decode("utf-8-sig")
    lines = len(list(csv.reader(io.StringIO(whole))))
    assert len(parts) == 1 + -(-lines // 10)


def test_a_sheet_that_is_cut_says_so_in_its_last_line_and_on_the_page(client, monkeypatch):
    from dragging.web.bank.views import search

    monkeypatch.setattr(exports, "IN_SHEET", 3)
    monkeypatch.setattr(search, "IN_SHEET", 3)
    rows = sheet(taken(client, "xlsx", language="en"))
    assert len(rows) == 1 + 3 + 1
    assert rows[-1][0] == "Only the first 3 rows are here; the CSV of the same search holds all."
    assert "the first 3 rows" in client.get(f"/en/opportunities/?{EVERY}").content.decode()


def test_a_sheet_that_is_whole_says_nothing(client):
    assert not any("Only the first" in str(row[0]) for row in sheet(taken(client, "xlsx", language="en")))
    assert "the first 20" not in client.get(f"/en/opportunities/?{EVERY}").content.decode()


def test_a_calendar_has_the_deadlines_of_the_hits_nearest_first(client):
    query = f"{EVERY}&deadline_from=2000-01-01"
    total = client.get(f"/api/v1/opportunities?{query}").json()["total"]
    events = Calendar.from_ical(taken(client, "ics", query)).walk("VEVENT")
    starts = [one.decoded("DTSTART") for one in events]
    assert len(events) == total > 3
    assert starts == sorted(starts)
    assert len({one["UID"] for one in events}) == total


def test_a_calendar_leaves_the_far_past_out_unless_it_is_asked_for(client):
    events = Calendar.from_ical(taken(client, "ics")).walk("VEVENT")
    assert all(one.decoded("DTSTART").isoformat() >= "2026-10-24" for one in events)


def test_a_calendar_that_is_cut_holds_the_nearest(client, monkeypatch):
    monkeypatch.setattr(exports, "IN_CALENDAR", 2)
    told = Calendar.from_ical(taken(client, "ics", f"{EVERY}&deadline_from=2000-01-01", "en"))
    assert len(told.walk("VEVENT")) == 2
    assert "only the nearest are here" in str(told["DESCRIPTION"])


def test_a_calendar_is_linked_beside_the_feed(client):
    page = client.get(f"/pl/opportunities/?{EVERY}").content.decode()
    assert '<a href="/pl/opportunities.ics?state=' in page
    assert "Kalendarz terminów" in page


def test_a_feed_is_dated_by_its_notices(client):
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(taken(client, "atom"))
    dated = [one.text for one in feed.iter(f"{atom}updated")]
    assert dated[0] == max(dated)
    newest = max(SearchEntry.objects.values_list("newest", flat=True))
    from datetime import date

    assert dated[0] == f"{date.fromordinal(newest)}T00:00:00Z"


@pytest.mark.parametrize("name", ["csv", "xlsx", "atom", "ics"])
def test_what_cannot_be_understood_is_said_by_the_page(client, name):
    response = client.get(f"/es/opportunities.{name}?cpv=x")
    assert (response.status_code, response["Location"]) == (302, "/es/opportunities/?cpv=x")


@pytest.mark.parametrize(
    ("cell", "told"), [("=1+1", "'=1+1"), ("@a", "'@a"), ("-5", "'-5"), ("Пример", "Пример"), (5, 5), (None, None)]
)
def test_a_text_is_no_formula(cell, told):
    assert exports.harmless(cell) == told
