"""Checks of what is derived, and its repair; the open index kept small."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, F

from dragging.apps.bank import chains, entries
from dragging.apps.bank.models import Document, Notice, Opportunity, Rendering, SearchEntry, SearchState
from dragging.apps.bank.parts import parts
from dragging.apps.bank.search.index import index


class Finding(NamedTuple):
    """A kind of disagreement, and in how many rows it was found."""

    code: str
    number: int


def findings() -> list[Finding]:
    """Everything in which the derived parts disagree with what was received; empty when all is well."""
    counts = {
        "notice_without_current": Notice.objects.filter(current__isnull=True).count(),
        "notice_without_opportunity": Notice.objects.filter(current__isnull=False, opportunity__isnull=True).count(),
        "opportunity_without_notice": Opportunity.objects.annotate(n=Count("notices")).filter(n=0).count(),
        "opportunity_without_entry": Opportunity.objects.filter(search_entry__isnull=True).count(),
        "document_without_rendering": Document.objects.filter(renderings__isnull=True).count(),
        "index_disagrees": 0 if index().is_sound() else 1,
    }
    return [Finding(code, number) for code, number in counts.items() if number]


@transaction.atomic
def repair() -> None:
    """Fold every opportunity anew from its notices and fill the index from the entries. Nothing received is touched."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1)
    state.version += 1
    state.rebuilt = state.version
    state.save()
    Document.objects.filter(renderings__isnull=True).delete()
    index().drop()
    index().create()
    SearchEntry.objects.all().delete()
    keys = list(Notice.objects.filter(current__isnull=False).order_by("pk").values_list("key", flat=True))
    Opportunity.objects.annotate(n=Count("notices")).filter(n=0).delete()
    Opportunity.objects.update(folded=b"")
    for part in parts(keys):
        rows = Rendering.objects.filter(notice__key__in=part, pk=F("notice__current")).select_related("notice")
        chains.refold({row.notice.key: chains.notice_of(row) for row in rows}, version=state.version)


@transaction.atomic
def move_open_index(*, moment: datetime) -> int:
    """Take what has closed before `moment` out of the open index; returns how many. An earlier moment changes nothing."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1)
    now = int(moment.timestamp())
    if state.open_from is not None and now <= state.open_from:
        return 0
    closed = SearchEntry.objects.filter(in_open_index=True, closes__lt=now)
    index().close([entries.row_of(entry) for entry in closed])
    number = closed.update(in_open_index=False)
    state.open_from = now
    state.version += 1
    state.save()
    return number
