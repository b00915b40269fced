"""The deadline as a person reads it: how long is left, the moment with its town, the reader's own time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    closes = deadline_moment(deadline, country) if deadline else None
    if closes is None:
        return None
    now = instant(now, country)
    zone = zone_of(country)
    local = closes.astimezone(zone)
    own = ZoneInfo(READER_ZONES[language])
    reader = ""
    if closes.astimezone(own).utcoffset() != local.utcoffset():
        reader = _told(closes.astimezone(own), own, language, with_day=closes.astimezone(own).date() != local.date())
    days = (local.date() - now.astimezone(zone).date()).days
    return Clock(
        _level(days, closes, now), _left(days, closes, now, local, language), _told(local, zone, language),
        f"{formats.short_day(local.date(), language)}, {formats.clock_time(local, language)}", reader,
        closes.astimezone(UTC).isoformat().replace("+00:00", "Z"), zone.key,
    )  # fmt: skip


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
