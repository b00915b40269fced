"""The filter and facet columns of every entry, in memory as arrays, refreshed from what changed.

One copy a process. A row of the arrays is a place: in the whole table the row id of the opportunity, where a gap has
`present` False; in the table of the open ones, which is a small part, a running number.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from dragging.apps.bank.search.types import Ids

NO_END = np.iinfo(np.int64).max
_WORDS = ("country", "division", "kind", "state_base")
# In this order they stand in an index of their own (`SearchEntry.Meta`): the texts beside them are not read.
_SQL = (
    "SELECT opportunity_id, closes, newest, value, reserved, country, division, kind, state_base"
    " FROM bank_searchentry WHERE changed > %s"
)


@dataclass
class Columns:
    version: int = -1
    open_from: int | None = None
    size: int = 0
    present: npt.NDArray[np.bool_] = field(default_factory=partial(np.zeros, 0, np.bool_))
    closes: npt.NDArray[np.int64] = field(default_factory=partial(np.zeros, 0, np.int64))
    newest: npt.NDArray[np.int32] = field(default_factory=partial(np.zeros, 0, np.int32))
    value: npt.NDArray[np.float64] = field(default_factory=partial(np.zeros, 0, np.float64))
    reserved: npt.NDArray[np.uint8] = field(default_factory=partial(np.zeros, 0, np.uint8))
    words: dict[str, npt.NDArray[np.uint16]] = field(
        default_factory=lambda: {name: np.zeros(0, dtype=np.uint16) for name in _WORDS}
    )
    names: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _WORDS})
    whole: Columns | None = None
    """In the table of the open ones: the table of all."""
    rows: Ids | None = None
    """In the table of the open ones: the row id of every place."""

    def code(self, column: str, name: str) -> int:
        """The number by which `name` stands in a word column, -1 where no entry has it."""
        try:
            return self.names[column].index(name)
        except ValueError:
            return -1

    @property
    def bank_size(self) -> int:
        """The size of the table of all."""
        return self.whole.size if self.whole else self.size

    def ids(self, places: Ids) -> Ids:
        """The row ids of these places."""
        return places if self.rows is None else self.rows[places]

    def places(self, ids: Ids) -> Ids:
        """The places of these row ids, in their order, without those that have none."""
        ids = ids[ids < self.bank_size]
        if self.rows is None:
            return ids
        found = self._place_of[ids]
        return found[found >= 0].astype(np.int64)

    @cached_property
    def open_ones(self) -> Columns:
        """The table of what can be open at `open_from` or later: what the index of open ones holds."""
        base = self.words["state_base"] == self.code("state_base", "open")
        rows = np.flatnonzero(self.present & base & (self.closes >= (self.open_from or 0)))
        return Columns(
            version=self.version,
            open_from=self.open_from,
            size=len(rows),
            words={name: column[rows] for name, column in self.words.items()},
            names=self.names,
            whole=self,
            rows=rows,
            **{name: getattr(self, name)[rows] for name in _ARRAYS},
        )

    @cached_property
    def _place_of(self) -> npt.NDArray[np.int32]:
        found = np.full(self.bank_size, -1, dtype=np.int32)
        found[self.rows] = np.arange(self.size)
        return found


_ARRAYS = ("present", "closes", "newest", "value", "reserved")


_lock = threading.Lock()
_kept: dict[str, Columns] = {}


def state() -> tuple[int, int, int | None]:
    """`version`, `rebuilt` and `open_from` of the index. Plain SQL: asked at every search and every page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version, rebuilt, open_from FROM bank_searchstate")
        return cursor.fetchone() or (0, 0, None)


def columns() -> Columns:
    """The columns as of the last committed change."""
    place = str(connection.settings_dict["NAME"])
    version, rebuilt, open_from = state()
    with _lock:
        known = _kept.get(place)
        if known is not None and known.version == version and known.open_from == open_from:
            return known
        base = known if known is not None and rebuilt <= known.version <= version else Columns()
        _kept[place] = fresh = _read(base, version, open_from)
        return fresh


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    with _lock:
        _kept.clear()


def _read(base: Columns, version: int, open_from: int | None) -> Columns:
    """The table `base` with what changed after it. No array of it is written to: searches may be under way on it."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [base.version])
        rows = cursor.fetchall()
    kept = {name: getattr(base, name) for name in ("size", "words", "names", *_ARRAYS)}
    if not rows:
        return Columns(version=version, open_from=open_from, **kept)
    numbers, closes, newest, value, reserved, *words = zip(*rows, strict=True)
    ids = np.array(numbers, dtype=np.int64)
    size = max(base.size, int(ids.max()) + 1)
    result = Columns(version=version, open_from=open_from, size=size)
    for name in _ARRAYS:
        setattr(result, name, _grown(kept[name], size))
    result.present[ids] = True
    result.closes[ids] = [NO_END if one is None else one for one in closes]
    result.newest[ids] = newest
    result.value[ids] = np.array(value, dtype=np.float64)
    result.reserved[ids] = reserved
    for name, said in zip(_WORDS, words, strict=True):
        known = list(dict.fromkeys([*base.names[name], *said]))
        number_of = {word: number for number, word in enumerate(known)}
        column = _grown(base.words[name], size)
        column[ids] = [number_of[word] for word in said]
        result.words[name], result.names[name] = column, known
    return result


def _grown(array: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    grown = np.zeros(size, dtype=array.dtype)
    grown[: len(array)] = array
    return grown
