"""The deadlines of a search as a calendar (RFC 5545), read back by any program that keeps one.

Times are in UTC, which every program understands without a table of zones; the hour on the buyer's clock stands in
words beside it. Nothing in an event hangs on when it is asked for: a program that fetches the calendar again sees a
change only where a notice made one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from dragging.web.bank.rows import Row
from dragging.web.frame import formats

ASK_AGAIN = timedelta(hours=12)
NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
"""Where no notice of the opportunity is dated."""


def calendar(rows: Iterable[Row], *, name: str, address: str, site: str, language: str, is_cut: bool) -> bytes:
    """An event for each row that has a deadline; `is_cut` where there are more than these."""
    made = Calendar()
    made.add("prodid", f"-//Dragging//Opportunities//{language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    told = _("Deadlines from a month ago on; what has no deadline is not here.")
    more = _("There are more: only the nearest are here.") if is_cut else ""
    for names, value in (
        (("name", "x-wr-calname"), name),
        (("description", "x-wr-caldesc"), f"{told} {more}".strip()),
    ):
        for one in names:
            made.add(one, value)
    made.add("url", address)
    made.add("refresh-interval", ASK_AGAIN, {"value": "DURATION"})
    made.add("x-published-ttl", f"PT{ASK_AGAIN.seconds // 3600}H")
    for row in rows:
        if row.clock is not None:
            made.add_component(_event(row, site + row.address, language))
    return bytes(made.to_ical())


def _event(row: Row, address: str, language: str) -> Event:
    assert row.clock is not None  # noqa: S101 - the caller has looked
    said = datetime.combine(row.newest, time.min, UTC) if row.newest else NO_DAY
    event = Event()
    event.add("uid", f"{row.id}@dragging")
    event.add("dtstamp", said)
    event.add("last-modified", said)
    event.add("sequence", len(row.summary["notices"]) - 1)
    event.add("dtstart", datetime.fromisoformat(row.clock.iso))
    event.add("summary", row.heading.text, {"language": row.heading.language or language})
    event.add("description", "\n".join(filter(None, _description(row, address, language))))
    event.add("url", address)
    event.add("status", {"cancelled": "CANCELLED", "suspended": "TENTATIVE"}.get(row.state, "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    return event


def _description(row: Row, address: str, language: str) -> Iterable[str]:
    if row.heading.original:
        yield f"{row.heading.spoken_name}: {row.heading.original}"
    yield ", ".join(filter(None, (row.buyer, row.place)))
    yield row.state_words
    yield row.clock.moment if row.clock else ""
    yield "; ".join(label for _code, label in row.reserved)
    yield formats.value(row.value, language) if row.value else ""
    yield address
