"""The moment that a stated deadline means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from dragging.core.units import day_from_text
from dragging.core.vocabulary.tables import rows

DEFAULT_ZONE = "Europe/Brussels"
"""Where the buyer's country is not known: the seat of most European institutions."""

_LAST_SECOND = time(23, 59, 59)
_END_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T24:00(?::00(?:\.0+)?)?", re.ASCII)


@cache
def _zones() -> dict[str, str]:
    return {row["country"]: row["zone"] for row in rows("zones")}


@cache
def zone_of(country: str | None) -> ZoneInfo:
    """The zone of the capital of a country (ISO 3166-1 alpha-2)."""
    return ZoneInfo(_zones().get(country or "", DEFAULT_ZONE))


def instant(moment: datetime, country: str | None) -> datetime:
    """The moment with its zone: one without is the time on the clock in the country's capital."""
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_of(country))


def deadline_moment(deadline: str, country: str | None) -> datetime | None:
    """The moment in UTC; without a zone it is meant in the zone of the country's capital, a day means its last second.

    None where the text is no moment. Midnight written as 24:00 is the end of its day; of the hour that comes twice
    in autumn the first is meant, so that nobody is late. The last second, not the first of the next day: who asks as
    of the next day is too late.
    """
    if end := _END_OF_DAY.match(deadline):
        deadline = end[1] + deadline[end.end() :]
    has_time = "T" in deadline
    try:
        if has_time:
            moment = datetime.fromisoformat(deadline)
        else:
            day = day_from_text(deadline)
            if day is None:
                return None
            zone = datetime.fromisoformat(f"{day.isoformat()}T00:00:00{deadline[10:]}").tzinfo
            moment = datetime.combine(day, _LAST_SECOND, zone)
        return instant(moment, country).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
