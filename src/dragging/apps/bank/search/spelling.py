"""Another spelling for a search without result, from the words that the index holds."""

from __future__ import annotations

import threading

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dragging.apps.bank.models import Word
from dragging.apps.bank.search.parameters import Parameters
from dragging.apps.bank.search.postings import Postings
from dragging.core.text import parse_query, query_forms, words

SHORTEST = 4
_lock = threading.Lock()
_kept: dict[int, dict[int, list[str]]] = {}


def suggestion(asked: Parameters, postings: Postings) -> str | None:
    """The text with its unknown words replaced by the nearest known ones; None where nothing is near."""
    changed = asked.text
    for word in words(" ".join(parse_query(asked.text).words)):
        if len(word) < SHORTEST or _is_known(word, asked.asker, postings):
            continue
        near = _nearest(word, postings.version)
        if near is None:
            return None
        changed = changed.lower().replace(word, near)
    return changed if changed != asked.text else None


def _is_known(word: str, language: str | None, postings: Postings) -> bool:
    return any(len(postings(field, form)) for form in query_forms(word, language) for field in ("title", "body"))


def _nearest(word: str, version: int) -> str | None:
    by_length = _words_by_length(version)
    reach = 1 if len(word) < 6 else 2
    near = [known for length in range(len(word) - reach, len(word) + reach + 1) for known in by_length.get(length, ())]
    best = process.extractOne(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=reach)
    return str(best[0]) if best else None


def _words_by_length(version: int) -> dict[int, list[str]]:
    with _lock:
        if version not in _kept:
            _kept.clear()
            by_length: dict[int, list[str]] = {}
            for word in Word.objects.order_by("word").values_list("word", flat=True).iterator(10_000):
                by_length.setdefault(len(word), []).append(word)
            _kept[version] = by_length
        return _kept[version]
