"""Posting lists of terms, kept in memory for one version of the index."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from django.db import connection

from dragging.apps.bank.search.columns import Columns
from dragging.apps.bank.search.index import index
from dragging.apps.bank.search.types import Field, Ids, Term

MAX_KEPT_IDS = 8_000_000
"""64 MB of row ids."""

_lock = threading.Lock()
_kept: OrderedDict[tuple[str, int, bool, Term], Ids] = OrderedDict()
_kept_ids = 0


class Postings:
    """Reads posting lists for a table of columns, as places in it: from the index of all entries or of the open ones."""

    def __init__(self, table: Columns) -> None:
        self.version = table.version
        self.size = table.size
        self.only_open = table.rows is not None
        self._table = table
        self._place = str(connection.settings_dict["NAME"])

    def __call__(self, field: Field, text: str) -> Ids:
        """The places of the entries whose `field` holds `word`, `begin*`, or `"words side by side"`."""
        term = _term(field, text)
        return self.of(term) if term.words else np.empty(0, dtype=np.int64)

    def load(self, asked: Iterable[tuple[Field, str]]) -> None:
        """Read many lists at once, so that asking for them afterwards costs nothing."""
        terms = dict.fromkeys(term for term in (_term(field, text) for field, text in asked) if term.words)
        with _lock:
            missing = [term for term in terms if self._key(term) not in _kept]
        for term, found in zip(missing, index().postings(missing, only_open=self.only_open), strict=True):
            self._keep(term, found)

    def of(self, term: Term) -> Ids:
        with _lock:
            found = _kept.get(self._key(term))
            if found is not None:
                _kept.move_to_end(self._key(term))
                return found
        return self._keep(term, index().postings([term], only_open=self.only_open)[0])

    def _key(self, term: Term) -> tuple[str, int, bool, Term]:
        return (self._place, self.version, self.only_open, term)

    def _keep(self, term: Term, found: Ids) -> Ids:
        global _kept_ids
        found = self._table.places(found)
        with _lock:
            if self._key(term) not in _kept:
                _kept_ids += len(found)
            _kept[self._key(term)] = found
            while _kept_ids > MAX_KEPT_IDS and len(_kept) > 1:
                _kept_ids -= len(_kept.popitem(last=False)[1])
        return found

    def mask(self, codes: list[str]) -> npt.NDArray[np.bool_]:
        """True for the entries that hold any of these codes."""
        found = np.zeros(self.size, dtype=np.bool_)
        self.load([("codes", code) for code in codes])
        for code in codes:
            found[self.of(Term("codes", (code,)))] = True
        return found


def _term(field: Field, text: str) -> Term:
    return Term(field, tuple(text.strip('"*').split()), text.endswith("*"))


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    global _kept_ids
    with _lock:
        _kept.clear()
        _kept_ids = 0
