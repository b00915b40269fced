"""What is held of every source, how old it is, and how its last reading went."""

from __future__ import annotations

import threading
import time
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Max

from dragging.apps.bank import sources as terms_of
from dragging.apps.bank.models import Notice, Source, SourceReading

FRESH = timedelta(days=2)
"""A source read within this time is called fresh: notices appear on working days."""
KEPT_SECONDS = 60


class Freshness(NamedTuple):
    """`last` is when any source was last taken in, None where none was; `fresh` of `known` sources were read lately."""

    last: datetime | None
    fresh: int
    known: int


_lock = threading.Lock()
_kept: dict[str, tuple[float, tuple[datetime | None, ...]]] = {}


def freshness(now: datetime) -> Freshness:
    """How fresh the sources are at `now`, for the foot of every page: read at most once a minute by a process."""
    place, tick = str(connection.settings_dict["NAME"]), time.monotonic()
    with _lock:
        since, moments = _kept.get(place, (tick - KEPT_SECONDS, ()))
        if tick - since >= KEPT_SECONDS:
            moments = tuple(Source.objects.filter(notices__isnull=False).distinct().values_list("reading__moment", flat=True))
            _kept[place] = (tick, moments)
    read = [moment for moment in moments if moment is not None]
    return Freshness(max(read, default=None), sum(now - moment < FRESH for moment in read), len(moments))


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    with _lock:
        _kept.clear()


class Coverage(NamedTuple):
    """`last_read` is when the source was last taken in, None where that was before readings were noted."""

    name: str
    title: str
    licence: str
    attribution: str
    url: str
    notices: int
    last_day: date | None
    last_read: datetime | None
    refused: int


def sources(language: str) -> list[Coverage]:
    """Every source that holds a notice, the largest first."""
    held = Notice.objects.values("source").annotate(number=Count("pk"), newest=Max("opportunity__search_entry__newest"))
    counts = {row["source"]: row for row in held}
    readings = {reading.source_id: reading for reading in SourceReading.objects.all()}
    found = [
        _coverage(one.name, language, counts[one.name], readings.get(one.name)) for one in Source.objects.all() if one.name in counts
    ]
    return sorted(found, key=lambda one: (-one.notices, one.name))


def _coverage(name: str, language: str, held: dict[str, int], reading: SourceReading | None) -> Coverage:
    newest = held["newest"]
    told = terms_of.terms(name, language)
    return Coverage(
        name=name,
        title=told.title,
        licence=told.licence,
        attribution=told.attribution,
        url=told.url,
        notices=held["number"],
        last_day=date.fromordinal(newest) if newest else None,
        last_read=reading.moment if reading else None,
        refused=reading.refused if reading else 0,
    )
