"""Invented organisations of the four countries."""

from __future__ import annotations

from datetime import date

from dragging.core.matching.profile import read

DAY = date(2026, 11, 24)


def profile(**facts):
    """A profile of these facts; whatever is not named is not known."""
    reading = read(facts)
    assert reading.is_whole, reading.problems
    return reading.profile


def registered(status, since="2015-01-01", **more):
    return {"register": "some_register", "status": status, "valid_from": since, **more}


def seen(source, day="2026-11-03", **more):
    return {"source": source, "date": day, **more}
