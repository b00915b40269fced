"""A source whose notices are made anew: the old documents make room, addresses and what hangs on them stay."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from dragging.apps.bank import chains
from dragging.apps.bank.models import Document, Link, Notice, Rendering
from dragging.apps.bank.operations import next_version
from dragging.apps.bank.parts import parts


@transaction.atomic
def make_room(*, source: str, expected: Collection[frozenset[str]], moment: datetime) -> None:
    """Take away the documents of every notice of `source`, in one transaction, before new ones are kept.

    `expected` holds the keys of the notices of each opportunity that is to come. An opportunity whose notices are the
    same keeps its row and its address, and shows what it was until the new documents are in; any other goes. Keep
    the new documents chain after chain, earliest notice first, so that no opportunity changes its address meanwhile.
    """
    members: dict[int, set[str]] = {}
    for opportunity, key in Notice.objects.filter(source=source).values_list("opportunity", "key"):
        members.setdefault(opportunity or 0, set()).add(key)
    leaving = [row for row, keys in members.items() if row and frozenset(keys) not in expected]
    notices = list(Notice.objects.filter(source=source).values_list("pk", flat=True))
    gone = list(Notice.objects.filter(source=source, opportunity__in=leaving).values_list("pk", flat=True))
    gone += list(Notice.objects.filter(source=source, opportunity=None).values_list("pk", flat=True))
    Notice.objects.filter(source=source).update(current=None)
    for part in parts(notices):
        _delete(Link, notice__in=part)
        _delete(Rendering, notice__in=part)
    for part in parts(gone):
        _delete(Notice, pk__in=part)
    chains.remove(leaving, version=next_version(moment))
    _delete(Document, renderings=None)


def _delete(table: type[Model], **which: object) -> None:
    """Rows that nothing points to any more, without asking for them one by one."""
    rows = table._default_manager.filter(**which)
    rows._raw_delete(rows.db)
