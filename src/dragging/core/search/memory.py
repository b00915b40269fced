"""Posting lists in memory: for a few hundred thousand short entries, the same on every database.

Entries stand in two segments: those of one reading, and those that changed since. A row that stands in the second counts
there alone, so that a change costs as much as what has changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragging.core.search.rank import Ids, Mask

FIELDS = ("title", "body", "codes")
MOST_KEPT = 2_000
"""Posting lists that a segment keeps at hand."""


class Entry(NamedTuple):
    """Tokens between single blanks; `row` is at least 0 and names the entry."""

    row: int
    title: str
    body: str
    codes: str


class _Field:
    """The tokens of one field of all entries, one after the other, and where each word stands."""

    def __init__(self, rows: Sequence[int], texts: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        flat: list[int] = []
        lengths: list[int] = []
        for text in texts:
            words = text.split()
            lengths.append(len(words))
            flat += [numbers.setdefault(word, len(numbers)) for word in words]
        self.numbers = numbers
        self.tokens = np.array(flat, dtype=np.int32)
        self.rows = np.repeat(np.array(rows, dtype=np.int32), lengths)
        self.order = np.argsort(self.tokens, kind="stable").astype(np.int32)
        self.starts = np.concatenate([[0], np.cumsum(np.bincount(self.tokens, minlength=len(numbers)))])

    def places(self, word: str) -> npt.NDArray[np.int32]:
        """Where the word stands among all tokens, ascending."""
        number = self.numbers.get(word)
        return self.order[:0] if number is None else self.order[self.starts[number] : self.starts[number + 1]]

    def side_by_side(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        """Where these words begin to stand one after the other in one entry."""
        found = self.places(words[0])
        for step, word in enumerate(words[1:], 1):
            found = found[found + step < len(self.tokens)]
            is_next = self.tokens[found + step] == self.numbers.get(word, -1)
            found = found[is_next & (self.rows[found + step] == self.rows[found])]
        return found

    def beginning(self, start: str) -> npt.NDArray[np.int32]:
        """Where a word stands that begins so."""
        at = bisect_left(self._sorted, start)
        words = []
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            words.append(self._sorted[at])
            at += 1
        return np.concatenate([self.order[:0], *(self.places(word) for word in words)])

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.numbers)


class Segment:
    """Entries of one reading, in ascending order of their rows."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        kept = sorted(entries)
        self.rows = np.array([one.row for one in kept], dtype=np.int64)
        self._fields = {name: _Field([one.row for one in kept], (getattr(one, name) for one in kept)) for name in FIELDS}
        self._kept: dict[tuple[str, str], Ids] = {}

    def ids(self, field: str, text: str) -> Ids:
        """Rows whose field holds `word`, `begin*` or `"side by side"`, ascending, each once."""
        key = (field, text)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept = {}
            found = self._kept[key] = self._found(self._fields[field], text)
        return found

    @staticmethod
    def _found(told: _Field, text: str) -> Ids:
        words = text.strip('"*').split()
        if not words:
            return np.empty(0, dtype=np.int64)
        places = told.beginning(words[0]) if text.endswith("*") else told.side_by_side(words)
        return np.unique(told.rows[places]).astype(np.int64)

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many rows of the mask hold each code that any of them holds."""
        told = self._fields["codes"]
        numbers = np.bincount(told.tokens[mask[told.rows]], minlength=len(told.numbers))
        return {code: int(count) for code, count in zip(told.numbers, numbers.tolist(), strict=True) if count}


class Index:
    """All entries: `base`, and `recent`, whose rows stand for those of `base`. `gone` rows are in neither any more."""

    def __init__(self, base: Segment, recent: Segment | None = None, gone: Iterable[int] = ()) -> None:
        recent = recent or Segment(())
        tops = [int(one.rows[-1]) + 1 for one in (base, recent) if len(one.rows)]
        self.size = max(tops, default=0)
        self._old, self._new = np.zeros(self.size, dtype=np.bool_), np.zeros(self.size, dtype=np.bool_)
        self._old[base.rows] = True
        self._old[recent.rows] = False
        self._new[recent.rows] = True
        out = [row for row in gone if row < self.size]
        self._old[out] = self._new[out] = False
        self._base, self._recent = base, recent

    @property
    def present(self) -> Mask:
        return self._old | self._new

    def load(self, asked: Iterable[tuple[str, str]]) -> None:
        """Nothing is read from elsewhere."""

    def __call__(self, field: str, text: str) -> Ids:
        """Rows whose field holds `word`, `begin*` or `"side by side"`, ascending."""
        old, new = self._base.ids(field, text), self._recent.ids(field, text)
        old, new = old[self._old[old]], new[self._new[new]]
        return np.union1d(old, new) if len(new) else old

    def mask(self, codes: Iterable[str]) -> Mask:
        """True for the rows that hold any of these codes."""
        found = np.zeros(self.size, dtype=np.bool_)
        for code in codes:
            found[self("codes", code)] = True
        return found

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many rows of the mask hold each code."""
        found = self._base.counts(mask & self._old)
        for code, count in self._recent.counts(mask & self._new).items():
            found[code] = found.get(code, 0) + count
        return found
