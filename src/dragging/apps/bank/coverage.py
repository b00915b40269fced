"""What is held of every source, how old it is, and how its last reading went."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Max

from dragging.apps.bank import sources as terms_of
from dragging.apps.bank.models import Notice, Source, SourceReading


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
