"""What a word of a search means beyond itself: codes of labels and services that it names, words of other languages.

Two measures, both from the parallel labels alone. A label is meant as far as its words and the words of the search
cover each other, rare words counting more (cosine of IDF weights). A word translates another as far as they stand in the
same labels (Dice's coefficient over entries).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from dragging.core.text import query_forms
from dragging.core.vocabulary.labels import Labels, codes_of, load_labels

MAX_LABELS = 400
"""A word in more labels than this is too common to translate or to name a label by itself."""
MAX_CODES = 8
MAX_TRANSLATIONS = 14
LEAST_DICE = 0.45
LEAST_COVER = 0.5
SHORTEST_FAMILY = 6
SHORTEST_TYPO = 5


class Expansion(msgspec.Struct, frozen=True):
    """For one word: CPV prefixes and words of other languages, each with a weight up to 1."""

    codes: tuple[tuple[str, float], ...] = ()
    words: tuple[tuple[str, float], ...] = ()


class Expander:
    """Expands the words of a search by the labels it was made from."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._translations = lru_cache(maxsize=5_000)(self._translated)
        self._families = lru_cache(maxsize=5_000)(self._family)

    def expand(self, words: Sequence[str], language: str | None) -> tuple[Expansion, ...]:
        """One expansion a word, in their order. Words that the labels do not know have an empty one."""
        meant = [self._tokens(word, language) for word in words]
        codes = self._codes(meant)
        return tuple(
            Expansion(tuple(codes[place].items()), self._translations(tuple(meant[place])))
            for place in range(len(words))
        )

    def _tokens(self, word: str, language: str | None) -> list[int]:
        """The tokens a word may be: its lemmas, else its family, else the nearest spelling."""
        forms = query_forms(word, language)
        found = [self.labels.number_of[form] for form in forms if form in self.labels.number_of]
        if not found:
            found = list(self._families(forms[0]))
        return found

    def _family(self, form: str) -> tuple[int, ...]:
        if len(form) >= SHORTEST_TYPO and form.isalpha():
            reach = 1 if len(form) < 8 else 2
            near = process.extract(
                form, self.labels.tokens, scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=3
            )
            near = [one for one in near if str(one[0])[0] == form[0]]
            if near:
                best = min(one[1] for one in near)
                return tuple(int(one[2]) for one in near if one[1] == best)
        if len(form) >= SHORTEST_FAMILY:
            stem = form[: max(SHORTEST_FAMILY - 1, len(form) - 3)]
            return tuple(number for token, number in self.labels.number_of.items() if token.startswith(stem))[:6]
        return ()

    def _weight(self, token: int) -> float:
        return math.log((len(self.labels.entries) + 1) / (int(self.labels.frequency[token]) + 0.5))

    def _codes(self, meant: Sequence[Sequence[int]]) -> list[dict[str, float]]:
        """For every word the prefixes of the labels that it helps to name, best first."""
        held: dict[int, dict[int, float]] = {}
        weights = []
        for place, tokens in enumerate(meant):
            weights.append(max((self._weight(token) for token in tokens), default=0.0))
            for token in tokens:
                for entry in self.labels.entries_of(token).tolist():
                    known = held.setdefault(entry, {})
                    known[place] = max(known.get(place, 0.0), self._weight(token))
        scored = []
        for entry, places in held.items():
            own = float(self.labels.words_in_entry[entry])
            shared = sum(weight * weight for weight in places.values())
            missing = max(own - len(places), 0.0)
            label = math.sqrt(shared + missing * 16.0)
            score = shared / (label * math.sqrt(sum(weights[p] ** 2 for p in places)))
            reach = sum(weights[p] for p in places) / (sum(weights) or 1.0)
            scored.append((score * (0.4 + 0.6 * reach), entry, places))
        scored.sort(key=lambda one: (-one[0], self.labels.entries[one[1]]))
        found: list[dict[str, float]] = [{} for _ in meant]
        for score, entry, places in scored:
            if score < LEAST_COVER:
                break
            for code in codes_of(self.labels.entries[entry]):
                for place in places:
                    if len(found[place]) < MAX_CODES:
                        found[place].setdefault(code, round(score, 3))
        return found

    def _translated(self, tokens: tuple[int, ...]) -> tuple[tuple[str, float], ...]:
        found: dict[str, float] = {}
        frequency = self.labels.frequency
        for token in tokens:
            entries = self.labels.entries_of(token)
            if not len(entries) or len(entries) > MAX_LABELS:
                continue
            near = np.concatenate([self.labels.tokens_of(entry) for entry in entries.tolist()])
            numbers, counts = np.unique(near, return_counts=True)
            dice = 2 * counts / (len(entries) + frequency[numbers])
            for number, value in zip(
                numbers[dice >= LEAST_DICE].tolist(), dice[dice >= LEAST_DICE].tolist(), strict=True
            ):
                word = self.labels.tokens[number]
                if number not in tokens and len(word) > 2:
                    found[word] = max(found.get(word, 0.0), round(value, 3))
        best = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MAX_TRANSLATIONS]
        return tuple(best)


def load_expander(vocabulary_folder: Path | None) -> Expander:
    """The expander of the installed labels, else of the services that ship."""
    return Expander(load_labels(vocabulary_folder))
