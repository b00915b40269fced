"""Moments of an eForms notice as it states them."""

from __future__ import annotations

from datetime import UTC, datetime

from dragging.core.notices.model import Moment
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.notices.readers.eforms.records import Record


def instant(moment: Moment) -> datetime:
    """For comparing deadlines: a day alone means its end, no zone counts as UTC."""
    if "T" not in moment:
        moment = f"{moment[:10]}T23:59:59{moment[10:]}"
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def moment(period: Record, basics: Basics) -> Moment | None:
    """Date and time with the zone that the source states, at minutes' precision unless seconds are stated."""
    day_element = period.first("day")
    told = text_of(day_element) if day_element is not None else None
    if told is None:
        return None
    day = basics.day(period.every("day"))
    if day is None:
        return None
    zone = told[10:]
    hour = period.text("time")
    if hour is None:
        return day.isoformat() + zone
    clock, own_zone = hour[:8], hour[8:]
    if len(clock) < 8 or clock[2] != ":" or not clock.replace(":", "").isdigit():
        basics.problem("bad_date", period.source, hour)
        return day.isoformat() + zone
    fraction = own_zone.lstrip(".0123456789") if own_zone.startswith(".") else own_zone
    return f"{day.isoformat()}T{clock}{fraction or zone}"
