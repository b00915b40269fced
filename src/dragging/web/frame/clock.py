"""The deadline as a person reads it: how long is left, the moment with its town, the reader's own time."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from dragging.core.notices.folding import deadline_moment, instant
from dragging.core.notices.folding.deadlines import zone_of
from dragging.web.frame import formats

CALM, URGENT = 14, 3
READER_ZONES = {"en": "Europe/Dublin", "es": "Europe/Madrid", "pl": "Europe/Warsaw", "bg": "Europe/Sofia"}
"""Where a reader of a language is taken to be; the browser corrects it where it knows better."""


class Clock(NamedTuple):
    """`level` is calm, soon, urgent, last or past; `iso` the moment in UTC for machines."""

    level: str
    left: str
    moment: str
    short: str
    reader: str
    iso: str
    zone: str


def clock(deadline: str | None, country: str | None, now: datetime, language: str) -> Clock | None:
    """None where the notice gives no deadline, or none that is a moment."""
    told = _stated(deadline, country, language) if deadline else None
    if told is None:
        return None
    closes, local, words = told
    now = instant(now, country)
    days = (local.date() - now.astimezone(local.tzinfo).date()).days
    return Clock(_level(days, closes, now), _left(days, closes, now, local, language), *words)


@lru_cache(maxsize=formats.KEPT)
def _stated(
    deadline: str, country: str | None, language: str
) -> tuple[datetime, datetime, tuple[str, str, str, str, str]] | None:
    """The moment in UTC and on the buyer's clock, and what of the clock does not hang on now."""
    closes = deadline_moment(deadline, country)
    if closes is None:
        return None
    zone, own = zone_of(country), ZoneInfo(READER_ZONES[language])
    local, mine = closes.astimezone(zone), closes.astimezone(own)
    reader = ""
    with override(language):
        if mine.utcoffset() != local.utcoffset():
            reader = _told(mine, own, language, with_day=mine.date() != local.date())
        short = f"{formats.short_day(local.date(), language)}, {formats.clock_time(local, language)}"
        iso = closes.isoformat().replace("+00:00", "Z")
        return closes, local, (_told(local, zone, language), short, reader, iso, zone.key)


def _told(when: datetime, zone: ZoneInfo, language: str, *, with_day: bool = True) -> str:
    time = formats.moment(when, language) if with_day else formats.clock_time(when, language)
    return f"{time} ({formats.in_town(zone)})"


def _level(days: int, closes: datetime, now: datetime) -> str:
    if closes < now:
        return "past"
    if days <= 0:
        return "last"
    return "urgent" if days <= URGENT else "soon" if days <= CALM else "calm"


def _left(days: int, closes: datetime, now: datetime, local: datetime, language: str) -> str:
    if closes < now:
        return _("closed today") if days == 0 else _("closed on %(day)s") % {"day": formats.short_day(local.date(), language)}
    if days <= 0:
        return _("last day")
    return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}
