"""The directory in memory, one copy a process, refreshed by what changed."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from django.db import connection

from dragging.apps.organisations.models import DirectoryEntry, DirectoryState
from dragging.core.search.memory import Entry, Index, Segment

MOST_RECENT = 2_000
"""Where more entries than this changed, all are read anew."""


class Catalogue(NamedTuple):
    """`order` tells of every row its place among all names."""

    version: int
    index: Index
    order: npt.NDArray[np.int64]


class _Base(NamedTuple):
    version: int
    segment: Segment
    names: dict[int, str]


_lock = threading.Lock()
_kept: dict[str, tuple[_Base, Catalogue]] = {}


def catalogue() -> Catalogue:
    """The directory as of the last committed change."""
    place = str(connection.settings_dict["NAME"])
    version = DirectoryState.objects.values_list("version", flat=True).first() or 0
    with _lock:
        known = _kept.get(place)
        if known is not None and known[1].version == version:
            return known[1]
        fresh = _kept[place] = _read(known[0] if known is not None and known[0].version <= version else None, version)
        return fresh[1]


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    with _lock:
        _kept.clear()


def _read(base: _Base | None, version: int) -> tuple[_Base, Catalogue]:
    changed = DirectoryEntry.objects.filter(changed__gt=base.version) if base else None
    if base is None or changed is None or changed.count() > MOST_RECENT:
        entries, names, _gone = _entries(DirectoryEntry.objects.exclude(codes=""))
        base = _Base(version, Segment(entries), names)
        return base, Catalogue(version, Index(base.segment), _order(names))
    entries, names, gone = _entries(changed)
    index = Index(base.segment, Segment(entries), gone)
    told = {row: name for row, name in {**base.names, **names}.items() if row not in gone}
    return base, Catalogue(version, index, _order(told))


def _entries(rows: Iterable[DirectoryEntry]) -> tuple[list[Entry], dict[int, str], set[int]]:
    """Entries, names by row, and the rows of those that publish nothing any more."""
    entries, names, gone = [], {}, set()
    for row, title, body, codes, name in rows.values_list("pk", "title", "body", "codes", "sort_name").iterator():
        if not codes:
            gone.add(row)
            continue
        entries.append(Entry(row, title, body, codes))
        names[row] = name
    return entries, names, gone


def _order(names: dict[int, str]) -> npt.NDArray[np.int64]:
    found = np.zeros(max(names, default=-1) + 1, dtype=np.int64)
    for place, row in enumerate(sorted(names, key=lambda one: (names[one], one))):
        found[row] = place
    return found
