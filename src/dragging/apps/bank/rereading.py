"""Kept documents read again when the readers have learnt to say more of them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from django.db import transaction
from django.db.models import Q, QuerySet

from dragging.apps.bank import chains, operations
from dragging.apps.bank.intake import MAX_BYTES, MAX_DOCUMENTS
from dragging.apps.bank.models import Document, Notice, Rendering
from dragging.apps.bank.operations import Taken, next_version, write_links
from dragging.apps.bank.parts import parts
from dragging.core.notices import folding, model
from dragging.core.notices.archive import Refusal
from dragging.core.notices.reading import EDITION, read_document


class Reread(NamedTuple):
    """Documents read again; their notices that say more or other, that are new, that stayed; refused documents."""

    documents: int
    changed: int
    new: int
    unchanged: int
    refused: int


def waiting() -> int:
    """How many documents were read by an earlier edition of the readers."""
    return _earlier().values("document").distinct().count()


def reread(
    *, moment: datetime, refuse: Callable[[Refusal], None], progress: Callable[[int], None] = lambda _: None
) -> Reread:
    """Read again every document that an earlier edition read, a part of them in each transaction.

    Stopped at any moment, the same call goes on where it was; a second call finds nothing to do. Notices keep their
    numbers, opportunities their addresses. What the present readers refuse keeps the record it had, and is told.
    """
    counts: Counter[str] = Counter()
    while part := _next_documents():
        counts += _again(part, moment, refuse)
        counts["documents"] += len(part)
        progress(len(part))
    return Reread(*(counts[name] for name in Reread._fields))


def _earlier() -> QuerySet[Rendering]:
    return Rendering.objects.filter(Q(edition__isnull=True) | Q(edition__lt=EDITION))


def _next_documents() -> list[Document]:
    """Some that wait, by their ids, no more than fit in memory."""
    ids = _earlier().order_by("document").values_list("document", flat=True).distinct()[:MAX_DOCUMENTS]
    sizes = Document.objects.filter(pk__in=list(ids)).order_by("pk").values_list("pk", "size")
    taken: list[int] = []
    held = 0
    for pk, size in sizes:
        held += size
        if taken and held > MAX_BYTES:
            break
        taken.append(pk)
    return list(Document.objects.filter(pk__in=taken).order_by("pk"))


@transaction.atomic
def _again(documents: Sequence[Document], moment: datetime, refuse: Callable[[Refusal], None]) -> Counter[str]:
    version = next_version(moment)
    rows: dict[int, list[Rendering]] = {}
    held = Rendering.objects.filter(document__in=[one.pk for one in documents]).select_related("notice").order_by("pk")
    for row in held:
        rows.setdefault(row.document_id, []).append(row)
    counts: Counter[str] = Counter()
    changed: list[Rendering] = []
    further: dict[str, list[Taken]] = {}
    for document in documents:
        content = zlib.decompress(bytes(document.content))
        _read_one(content, rows[document.pk], counts, changed, further, refuse)
    Rendering.objects.bulk_update(changed, ["record"])
    Rendering.objects.filter(document__in=[one.pk for one in documents]).update(edition=EDITION)
    _refold(changed, version)
    for source, taken in further.items():
        counts["new"] += operations.keep(taken=taken, source=source, moment=moment)["new"]
    return counts


def _read_one(
    content: bytes,
    rows: Sequence[Rendering],
    counts: Counter[str],
    changed: list[Rendering],
    further: dict[str, list[Taken]],
    refuse: Callable[[Refusal], None],
) -> None:
    """Put the records of a document in place of those kept of it; what it gives besides goes to `further`."""
    kept = [zlib.decompress(bytes(row.record)) for row in rows]
    former = [model.from_json(record) for record in kept]
    place = former[0].source
    if content in kept:  # made here: the record is its own document, and no reader knows it
        counts["unchanged"] += len(rows)
        return
    try:
        found = read_document(content, file=place.file, member=place.member)
    except model.NotANotice as reason:
        counts["refused"] += 1
        refuse(Refusal(place.file, place.member, reason.reason, reason.detail))
        return
    by_key = {
        source: {folding.notice_key(one, source): one for one in found} for source in {row.notice.source_id for row in rows}
    }
    for row, record, old in zip(rows, kept, former, strict=True):
        told = by_key[row.notice.source_id].pop(row.notice.key, None)
        if told is None:
            counts["refused"] += 1
            refuse(Refusal(place.file, place.member, "other_number", row.notice.number))
            continue
        source = msgspec.structs.replace(told.source, file=old.source.file, member=old.source.member)
        present = model.to_json(msgspec.structs.replace(told, source=source))
        if present == record:
            counts["unchanged"] += 1
        else:
            counts["changed"] += 1
            row.record = zlib.compress(present, operations.COMPRESSION)
            changed.append(row)
    for name, left in by_key.items():
        further.setdefault(name, []).extend(Taken(content, one) for one in left.values())


def _refold(changed: Sequence[Rendering], version: int) -> None:
    """Choose anew which rendering of these notices counts, and fold what hangs on them."""
    touched: dict[str, model.Notice] = {}
    notices: dict[str, Notice] = {}
    for part in parts({row.notice_id for row in changed}):
        for key, notice, best in _chosen(part):
            touched[key], notices[key] = best, notice
    if touched:
        write_links(touched, notices)
        chains.refold(touched, version=version)


def _chosen(ids: Iterable[int]) -> list[tuple[str, Notice, model.Notice]]:
    by_notice: dict[int, list[Rendering]] = {}
    rows = Rendering.objects.filter(notice__in=list(ids)).select_related("notice").order_by("pk")
    for row in rows:
        by_notice.setdefault(row.notice_id, []).append(row)
    return [_best(renderings) for renderings in by_notice.values()]


def _best(renderings: Sequence[Rendering]) -> tuple[str, Notice, model.Notice]:
    told: Mapping[int, model.Notice] = {row.pk: chains.notice_of(row) for row in renderings}
    best = folding.current_rendering(list(told.values()))
    chosen = next(row for row in renderings if told[row.pk] is best)
    notice = chosen.notice
    if (notice.current_id, notice.number) != (chosen.pk, best.id):
        notice.current, notice.number = chosen, best.id
        notice.save(update_fields=["current", "number"])
    return notice.key, notice, best
