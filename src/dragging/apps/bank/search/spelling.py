"""Another spelling for a search without result, from the words that the index holds."""

from __future__ import annotations

import re
import threading

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dragging.apps.bank.models import Word
from dragging.apps.bank.search.parameters import Parameters
from dragging.apps.bank.search.postings import Postings
from dragging.core import dictionary
from dragging.core.text import fold, parse_query, query_forms
from dragging.core.vocabulary.expansion import Expander

SHORTEST = 4
CHOICES = 8
_lock = threading.Lock()
_kept: dict[int, dict[int, list[str]]] = {}


def suggestion(asked: Parameters, postings: Postings, expander: Expander) -> str | None:
    """The text with its misspelt words replaced by the nearest known ones; None where there is none.

    A word is misspelt that no row holds, no label and no dictionary.
    """
    changed = asked.text
    for word in parse_query(asked.text).words:
        if len(word) < SHORTEST or not word.isalpha() or _is_known(word, asked.asker, postings, expander):
            continue
        near = _nearest(fold(word), postings)
        if near is not None:
            whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
            changed = whole.sub(_written(near, asked.asker), changed)
    return changed if changed != asked.text else None


def _is_known(word: str, language: str | None, postings: Postings, expander: Expander) -> bool:
    forms = query_forms(word, language)
    languages = (language,) if language in dictionary.LANGUAGES else dictionary.LANGUAGES
    return (
        any(dictionary.knows(word, one) for one in languages)
        or any(form in expander.labels.number_of for form in forms)
        or any(len(postings(field, form)) for form in forms for field in ("title", "body"))
    )


def _nearest(word: str, postings: Postings) -> str | None:
    """Of the nearest words of the index one with the same first letter, and the commonest."""
    by_length = _words_by_length(postings.version)
    reach = 1 if len(word) < 5 else 2
    near = [known for length in range(len(word) - reach, len(word) + reach + 1) for known in by_length.get(length, ())]
    found = process.extract(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=CHOICES)
    postings.load([(field, one[0]) for one in found for field in ("title", "body")])
    ranked = [
        (one[1], one[0][0] != word[0], -sum(len(postings(field, one[0])) for field in ("title", "body")), one[0])
        for one in found
    ]
    return str(min(ranked)[3]) if ranked else None


def _written(token: str, language: str | None) -> str:
    """A token of the index with its marks, where the dictionary knows only one way to set them."""
    spellings = dictionary.spellings(token, language) if language in {"es", "pl"} else ()
    return spellings[0] if len(spellings) == 1 and not dictionary.knows(token, str(language)) else token


def _words_by_length(version: int) -> dict[int, list[str]]:
    with _lock:
        if version not in _kept:
            _kept.clear()
            by_length: dict[int, list[str]] = {}
            for word in Word.objects.order_by("word").values_list("word", flat=True).iterator(10_000):
                by_length.setdefault(len(word), []).append(word)
            _kept[version] = by_length
        return _kept[version]
