"""Documents of any number into the bank, in small transactions: what is done stays done when the run is stopped."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import DatabaseError

from dragging.apps.bank import operations
from dragging.apps.bank.operations import Taken
from dragging.core.notices.archive import Document, Refusal
from dragging.core.notices.model import NotANotice
from dragging.core.notices.reading import read_document

MAX_DOCUMENTS = 250
MAX_BYTES = 16 << 20


class Intake(NamedTuple):
    """What became of the documents: notices new, updated, unchanged, and the number of refused documents."""

    new: int
    updated: int
    unchanged: int
    refused: int


def ingest(
    documents: Iterable[Document | Refusal],
    *,
    source: str | None,
    moment: datetime,
    refuse: Callable[[Refusal], None],
    progress: Callable[[int], None] = lambda _: None,
) -> Intake:
    """Read and keep. A document that is kept already is not read again; a refused one is told to `refuse`.

    Twice the same input changes nothing. Stopped at any moment, the same call goes on where it was.
    """
    counts: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    batch: list[Document] = []
    held = 0

    def told(refusal: Refusal) -> None:
        counts["refused"] += 1
        refuse(refusal)

    def empty() -> None:
        digests = {hashlib.sha256(document.data).hexdigest(): document for document in batch}
        counts.update(_keep(digests, source, moment, told))
        counts["unchanged"] += len(batch) - len(digests)
        seen.update(operations.sources_of(digests=digests))
        progress(len(batch))
        batch.clear()

    for document in documents:
        if isinstance(document, Refusal):
            told(document)
            continue
        batch.append(document)
        held += len(document.data)
        if len(batch) >= MAX_DOCUMENTS or held >= MAX_BYTES:
            empty()
            held = 0
    empty()
    operations.note_reading(documents=seen, refused=counts["refused"], moment=moment)
    return Intake(counts["new"], counts["updated"], counts["unchanged"], counts["refused"])


def _keep(
    digests: Mapping[str, Document], source: str | None, moment: datetime, refuse: Callable[[Refusal], None]
) -> Counter[str]:
    known = operations.known_documents(digests=digests, source=source)
    counts: Counter[str] = Counter(unchanged=sum(known.values()))
    taken = []
    for digest, document in digests.items():
        if digest in known:
            continue
        try:
            notices = read_document(document.data, file=document.file, member=document.member)
        except NotANotice as reason:
            refuse(Refusal(document.file, document.member, reason.reason, reason.detail))
        else:
            taken += [Taken(document.data, notice) for notice in notices]
    return counts + _kept_or_singly(taken, source, moment, refuse)


def _kept_or_singly(
    taken: Sequence[Taken], source: str | None, moment: datetime, refuse: Callable[[Refusal], None]
) -> Counter[str]:
    """Keep all at once; where the database refuses something, keep the others one by one."""
    if not taken:
        return Counter()
    try:
        return operations.keep(taken=taken, source=source, moment=moment)
    except DatabaseError as error:
        if len(taken) == 1:
            place = taken[0].notice.source
            refuse(Refusal(place.file, place.member, "not_kept", str(error).splitlines()[0]))
            return Counter()
        counts: Counter[str] = Counter()
        for one in taken:
            counts += _kept_or_singly([one], source, moment, refuse)
        return counts
