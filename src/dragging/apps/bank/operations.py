"""Writes: notices into the bank, opportunities folded anew, the search kept in step. Each call is one transaction."""

from __future__ import annotations

import logging
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F

from dragging.apps.bank import chains, sources
from dragging.apps.bank.models import Document, EmptySearch, Link, Notice, Rendering, SearchState, SourceReading
from dragging.apps.bank.parts import parts
from dragging.core.notices import folding, model
from dragging.core.notices.reading import EDITION

log = logging.getLogger(__name__)
COMPRESSION = 1
"""zlib's fastest: notices shrink to a fifth with it, and to a sixth with nine times the work."""


class Taken(NamedTuple):
    """A document as it came, with one notice read from it."""

    content: bytes
    notice: model.Notice


Fresh = dict[tuple[str, str], tuple[Rendering, model.Notice]]


class _Given(NamedTuple):
    """A notice with the name of its source and the key under which it is kept."""

    key: str
    source: str
    notice: model.Notice


@transaction.atomic
def keep(*, taken: Sequence[Taken], source: str | None, moment: datetime) -> Counter[str]:
    """Keep these notices and everything derived from them; tells how many were `new`, `updated`, `unchanged`.

    `source` names where they come from, by default what their format says. A document that is kept already
    changes nothing; another document under a known number is a further rendering, and the notice is the better
    of them, whatever came first. All or nothing: killed half-way, the bank is as it was.
    """
    version = next_version(moment)
    given = [_given(one, source) for one in taken]
    documents = _keep_documents(taken)
    notices, made = _keep_notices(given)
    fresh = _keep_renderings(given, documents, notices)
    touched = _choose_current(fresh, notices)
    if touched:
        write_links(touched, notices)
        chains.refold(touched, version=version)
    counts = _counts(given, made, fresh)
    log.info("kept %s", dict(counts))
    return counts


def record_notice(*, notice: model.Notice, source: str, moment: datetime) -> str:
    """Keep one notice that was made here and has no document of its own; returns `new`, `updated` or `unchanged`."""
    counts = keep(taken=[Taken(model.to_json(notice), notice)], source=source, moment=moment)
    return next(word for word, count in counts.items() if count)


def known_documents(*, digests: Iterable[str], source: str | None) -> dict[str, int]:
    """How many notices are kept of each of these documents (sha256), under `source` where it is named."""
    found = Rendering.objects.filter(document__sha256__in=list(digests))
    found = found.filter(notice__source__in=[source] if source else sources.DEFAULTS)
    return dict(Counter(found.values_list("document__sha256", flat=True)))


def sources_of(*, digests: Iterable[str]) -> dict[str, int]:
    """How many of these documents (sha256) are kept under each source."""
    found = Rendering.objects.filter(document__sha256__in=list(digests)).values_list("notice__source", "document")
    return dict(Counter(source for source, _document in set(found)))


@transaction.atomic
def note_reading(*, documents: Mapping[str, int], refused: int, moment: datetime) -> None:
    """Note that sources (name: documents of the run) were read at `moment`; an earlier note gives way."""
    for name, number in documents.items():
        SourceReading.objects.update_or_create(
            source_id=name, defaults={"moment": moment, "documents": number, "refused": refused}
        )


def note_empty_search(*, text: str, filters: str, day: date) -> None:
    """Count a search that found nothing; holds no person."""
    row, is_new = EmptySearch.objects.get_or_create(text=text[:200], filters=filters[:400], day=day)
    if not is_new:
        EmptySearch.objects.filter(pk=row.pk).update(times=F("times") + 1)


def _given(one: Taken, source: str | None) -> _Given:
    name = source or folding.default_source(one.notice.source.format)
    return _Given(folding.notice_key(one.notice, name), name, one.notice)


def _counts(given: Sequence[_Given], made: set[str], fresh: Fresh) -> Counter[str]:
    """Of several documents of one new notice the first is `new`, the others are updates of it."""
    counts: Counter[str] = Counter(new=0, updated=0, unchanged=0)
    counted: set[str] = set()
    for one in given:
        if (one.key, one.notice.source.sha256) not in fresh:
            counts["unchanged"] += 1
        elif one.key in made and one.key not in counted:
            counts["new"] += 1
            counted.add(one.key)
        else:
            counts["updated"] += 1
    return counts


def next_version(moment: datetime) -> int:
    """Lock the index against other writers and give this change its number."""
    state, _ = SearchState.objects.select_for_update().get_or_create(pk=1)
    state.version += 1
    if state.open_from is None:
        state.open_from = int(moment.timestamp())
    state.save()
    return state.version


def _keep_documents(taken: Sequence[Taken]) -> Mapping[str, int]:
    digests = {one.notice.source.sha256: one.content for one in taken}
    known = {
        digest: pk
        for part in parts(digests)
        for digest, pk in Document.objects.filter(sha256__in=part).values_list("sha256", "pk")
    }
    made = [
        Document(sha256=digest, size=len(content), content=zlib.compress(content, COMPRESSION))
        for digest, content in digests.items()
        if digest not in known
    ]
    return known | {document.sha256: document.pk for document in Document.objects.bulk_create(made)}


def _keep_notices(given: Sequence[_Given]) -> tuple[dict[str, Notice], set[str]]:
    """The rows of these notices by key, and the keys of those made now."""
    keyed = {one.key: one for one in given}
    known = {
        row.key: row for part in parts(keyed) for row in Notice.objects.filter(key__in=part).select_related("current")
    }
    made = [
        Notice(
            key=one.key,
            address=folding.public_id(one.key),
            source=sources.source(one.source),
            number=one.notice.id,
        )
        for one in keyed.values()
        if one.key not in known
    ]
    known |= {row.key: row for row in Notice.objects.bulk_create(made)}
    return known, {row.key for row in made}


def _keep_renderings(given: Sequence[_Given], documents: Mapping[str, int], notices: Mapping[str, Notice]) -> Fresh:
    """The renderings that are new, by notice key and digest."""
    wanted = {(one.key, one.notice.source.sha256): one.notice for one in given}
    known = {
        pair
        for part in parts({notices[key].pk for key, _ in wanted})
        for pair in Rendering.objects.filter(notice__in=part).values_list("notice_id", "document_id")
    }
    made: Fresh = {}
    for (key, digest), notice in wanted.items():
        if (notices[key].pk, documents[digest]) not in known:
            record = zlib.compress(model.to_json(notice), COMPRESSION)
            row = Rendering(notice=notices[key], document_id=documents[digest], record=record, edition=EDITION)
            made[key, digest] = (row, notice)
    Rendering.objects.bulk_create([row for row, _ in made.values()])
    return made


def _choose_current(fresh: Fresh, notices: Mapping[str, Notice]) -> dict[str, model.Notice]:
    """Set the rendering that counts of every notice with a new one; returns the notices that changed by it."""
    by_key: dict[str, list[tuple[Rendering, model.Notice]]] = {}
    for (key, _), one in fresh.items():
        by_key.setdefault(key, []).append(one)
    changed: dict[str, model.Notice] = {}
    updates = []
    for key, made in by_key.items():
        row = notices[key]
        renderings = made if row.current is None else [*made, (row.current, chains.notice_of(row.current))]
        best = folding.current_rendering([notice for _, notice in renderings])
        chosen = next(rendering for rendering, notice in renderings if notice is best)
        if row.current_id != chosen.pk:
            row.current = chosen
            changed[key] = best
            updates.append((chosen.pk, best.id, row.pk))
    if updates:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE bank_notice SET current_id = %s, number = %s WHERE id = %s", updates)
    return changed


def write_links(touched: Mapping[str, model.Notice], notices: Mapping[str, Notice]) -> None:
    """The keys by which these notices (by key) name themselves and others, in place of those kept of them."""
    for part in parts(notices[key].pk for key in touched):
        Link.objects.filter(notice__in=part).delete()
    Link.objects.bulk_create(
        Link(notice=notices[key], key=link)
        for key, notice in touched.items()
        for link in sorted(folding.links(notice, notices[key].source_id))
    )
