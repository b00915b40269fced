"""Many documents through one piece of work, in one process or several, in the order in which they came.

Documents travel in batches, and only so many batches are under way that memory stays flat on input of any
size. The work is a plain function of one document, so that it gives the same in every process.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from typing import TypeVar

from dragging.core.notices.archive import Document, Refusal, documents
from dragging.core.notices.model import NotANotice, Notice, to_json
from dragging.core.notices.reading import read_document

_T = TypeVar("_T")
Work = Callable[[Document], Sequence[_T]]
"""A function at the top of a module; it raises NotANotice for a document that holds none."""

_BATCH_DOCUMENTS = 64
_BATCH_BYTES = 1 << 20
_UNDER_WAY = 3


def read_all(paths: Iterable[str], jobs: int = 1) -> Iterator[Notice | Refusal]:
    """The notices of files, folders, archives and `-`, and in their places what was refused."""
    return work_through(documents(paths), read, jobs)


def read(document: Document) -> Sequence[Notice]:
    return read_document(document.data, file=document.file, member=document.member)


def encode(document: Document) -> Sequence[bytes]:
    """The records of a document, each a line of JSON with its line end."""
    return [to_json(notice) + b"\n" for notice in read(document)]


def work_through(found: Iterable[Document | Refusal], work: Work[_T], jobs: int = 1) -> Iterator[_T | Refusal]:
    """What `work` gives for each document, in order; a document that it refuses becomes a Refusal in its place."""
    if jobs <= 1:
        for item in found:
            yield from _done(work, item)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(), _begin_worker)
    try:
        yield from _in_order(pool, _batches(found), partial(_done_batch, work), jobs * _UNDER_WAY)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor,
    batches: Iterator[list[Document | Refusal]],
    work: Callable[[list[Document | Refusal]], list[_T | Refusal]],
    most: int,
) -> Iterator[_T | Refusal]:
    under_way: deque[Future[list[_T | Refusal]]] = deque()
    for batch in batches:
        under_way.append(pool.submit(work, batch))
        while len(under_way) >= most or (under_way and under_way[0].done()):
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()


def _batches(found: Iterable[Document | Refusal]) -> Iterator[list[Document | Refusal]]:
    batch: list[Document | Refusal] = []
    size = 0
    for item in found:
        batch.append(item)
        size += len(item.data) if isinstance(item, Document) else 0
        if len(batch) >= _BATCH_DOCUMENTS or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _begin_worker() -> None:
    # Ctrl-C reaches every process of the terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _done_batch(work: Work[_T], batch: list[Document | Refusal]) -> list[_T | Refusal]:
    return [answer for item in batch for answer in _done(work, item)]


def _done(work: Work[_T], item: Document | Refusal) -> Sequence[_T | Refusal]:
    if isinstance(item, Refusal):
        return (item,)
    try:
        return work(item)
    except NotANotice as refused:
        return (Refusal(item.file, item.member, refused.reason, refused.detail),)
