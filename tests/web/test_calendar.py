from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override
from icalendar import Calendar

from dragging.apps.bank.search.service import Result
from dragging.web.bank.calendar import calendar
from dragging.web.bank.rows import row

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 17, tzinfo=UTC)
SUMMARY = {
    "id": "abc", "notices": ["1-2026", "7-2026"], "kind": "call", "title": {"bg": "Домашен социален патронаж; обяд, " * 6},
    "buyers": [{"name": {"bg": "Община Пример"}}], "deadline": "2026-11-27T14:00:00+02:00", "value": None,
    "cpv": ["85300000"], "nuts": ["BG421"], "reserved": [], "country": "BG", "nature": "services", "lots": 1,
    "value_withheld": False,
}  # fmt: skip


def made(language="en", *, state="open", now=NOW, is_cut=False, newest=date(2026, 11, 2), **changed):
    with override(language):
        one = row(Result(SUMMARY | changed, state, None, True, (), newest), language, now)
        return calendar([one], name="Deadlines", address="https://site/search", site="https://site", language=language, is_cut=is_cut)


def event(**told):
    return Calendar.from_ical(made(**told)).walk("VEVENT")[0]


def test_an_event_reads_back_as_it_was_meant():
    told = event()
    assert told["UID"] == "abc@dragging"
    assert told.decoded("DTSTART") == datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert told["URL"] == "https://site/en/opportunities/abc/"
    assert "Fri 27 November 2026, 14:00 (Sofia time)" in told["DESCRIPTION"]
    assert told["STATUS"] == "CONFIRMED"
    assert "DTEND" not in told


def test_the_title_follows_the_rule_of_headings():
    assert event(language="bg")["SUMMARY"] == SUMMARY["title"]["bg"]
    composed = event(language="en")
    assert "Plovdiv" in composed["SUMMARY"]
    assert f"Bulgarian: {SUMMARY['title']['bg']}" in composed["DESCRIPTION"]


def test_its_stamp_is_that_of_the_notice_not_of_the_clock():
    assert event().decoded("DTSTAMP") == datetime(2026, 11, 2, tzinfo=UTC)
    assert event(newest=None).decoded("DTSTAMP") == datetime(1970, 1, 1, tzinfo=UTC)
    assert made() == made(now=LATER)


def test_a_further_notice_is_a_further_edition_under_the_same_name():
    first, second = event(notices=["1-2026"]), event()
    assert (first["UID"], first["SEQUENCE"], second["UID"], second["SEQUENCE"]) == ("abc@dragging", 0, "abc@dragging", 1)


@pytest.mark.parametrize(("state", "status"), [("cancelled", "CANCELLED"), ("suspended", "TENTATIVE"), ("closed", "CONFIRMED")])
def test_what_is_cancelled_is_marked(state, status):
    assert event(state=state)["STATUS"] == status


def test_what_has_no_deadline_is_no_event():
    assert Calendar.from_ical(made(deadline=None)).walk("VEVENT") == []


def test_what_programs_ask_of_a_calendar():
    told = made()
    whole = Calendar.from_ical(told)
    assert (whole["PRODID"], whole["VERSION"], whole["METHOD"]) == ("-//Dragging//Opportunities//EN", "2.0", "PUBLISH")
    lines = told.split(b"\r\n")
    assert told.endswith(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(one) for one in lines) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert b"DTSTART:20261127T120000Z" in lines


def test_it_says_where_it_is_cut():
    assert "There are more" not in str(Calendar.from_ical(made())["DESCRIPTION"])
    assert "There are more: only the nearest are here." in str(Calendar.from_ical(made(is_cut=True))["DESCRIPTION"])
