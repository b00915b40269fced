"""The filter and facet columns of every entry, in memory as arrays, refreshed from what changed.

One copy a process. Arrays are indexed by the row id of the opportunity; a gap has `present` False.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from dragging.apps.bank.models import SearchState

NO_END = np.iinfo(np.int64).max
_WORDS = ("country", "division", "kind", "state_base")
_SQL = (
    "SELECT opportunity_id, closes, newest, value, reserved, country, division, kind, state_base"
    " FROM bank_searchentry WHERE changed > %s"
)


@dataclass
class Columns:
    version: int = -1
    open_from: int | None = None
    size: int = 0
    present: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    closes: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    newest: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    value: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(0, dtype=np.float64))
    reserved: npt.NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, dtype=np.uint8))
    words: dict[str, npt.NDArray[np.uint16]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in _WORDS})

    def code(self, column: str, name: str) -> int:
        """The number by which `name` stands in a word column, -1 where no entry has it."""
        try:
            return self.names[column].index(name)
        except ValueError:
            return -1


_lock = threading.Lock()
_kept: dict[str, Columns] = {}


def columns() -> Columns:
    """The columns as of the last committed change."""
    place = str(connection.settings_dict["NAME"])
    version, rebuilt, open_from = SearchState.objects.values_list("version", "rebuilt", "open_from").first() or (
        0,
        0,
        None,
    )
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
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [base.version])
        rows = cursor.fetchall()
    if not rows:
        return Columns(**{**base.__dict__, "version": version, "open_from": open_from})
    ids = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
    size = max(base.size, int(ids.max()) + 1)
    result = Columns(
        version=version, open_from=open_from, size=size, names={k: list(v) for k, v in base.names.items()}
    )
    for name in ("present", "closes", "newest", "value", "reserved"):
        setattr(result, name, _grown(getattr(base, name), size))
    result.present[ids] = True
    result.closes[ids] = [NO_END if row[1] is None else row[1] for row in rows]
    result.newest[ids] = [row[2] for row in rows]
    result.value[ids] = [np.nan if row[3] is None else row[3] for row in rows]
    result.reserved[ids] = [row[4] for row in rows]
    for place, name in enumerate(_WORDS, 5):
        numbers = {word: number for number, word in enumerate(result.names[name])}
        column = _grown(base.words.get(name, np.zeros(0, dtype=np.uint16)), size)
        column[ids] = [numbers.setdefault(row[place], len(numbers)) for row in rows]
        result.words[name], result.names[name] = column, list(numbers)
    return result


def _grown(array: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    grown = np.zeros(size, dtype=array.dtype)
    grown[: len(array)] = array
    return grown
