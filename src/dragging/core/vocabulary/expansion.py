"""What a word of a search means beyond itself: codes of labels and services that it names, words of other languages.

Two measures, both from the parallel labels alone. A label is meant as far as its words and the words of the search
cover each other, rare words counting more (cosine of IDF weights). A word translates another as far as they stand in the
labels of the same codes (Dice's coefficient over the labels of two languages).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dragging.core.text import LEMMA_LANGUAGES, query_forms
from dragging.core.vocabulary.families import Families
from dragging.core.vocabulary.labels import Labels, codes_of, load_labels
from dragging.core.vocabulary.services import shares

MAX_LABELS = 400
"""A word in more labels than this is too common to translate."""
MAX_CODES = 8
MAX_TRANSLATIONS = 16
LEAST_DICE = 0.4
LEAST_COVER = 0.38
UNKNOWN_WEIGHT = 4.0
"""How telling a word is that no label knows: about as much as one of two hundred labels."""
SHARED = 0.5
"""The power by which a code counts less that many services share."""


class Expansion(msgspec.Struct, frozen=True):
    """For one word: CPV prefixes and words of other languages, each with a weight up to 1."""

    codes: tuple[tuple[str, float], ...] = ()
    words: tuple[tuple[str, float], ...] = ()


class Expander:
    """Expands the words of a search by the labels it was made from."""

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self._families = Families(labels)
        self._translations = lru_cache(maxsize=5_000)(self._translated)
        self._meant = lru_cache(maxsize=5_000)(self._words)

    def expand(self, words: Sequence[str], language: str | None) -> tuple[Expansion, ...]:
        """One expansion a word, in their order. Words that the labels do not know have an empty one."""
        meant = [self._meant(word, language) for word in words]
        codes = self._codes(meant)
        return tuple(
            Expansion(tuple(codes[place].items()), self._translations(meant[place])) for place in range(len(words))
        )

    def _words(self, word: str, language: str | None) -> tuple[int, ...]:
        """The words of labels that a word may be: in the asker's language, else a near one there, else one of any."""
        forms = query_forms(word, language)
        first = (language,) if language else LEMMA_LANGUAGES
        return (
            self._known(forms, first)
            or self._families.near(forms[0], first)
            or self._known(forms, LEMMA_LANGUAGES)
            or self._known(forms, self.labels.languages)
        )

    def _known(self, forms: Sequence[str], languages: Sequence[str]) -> tuple[int, ...]:
        found = (self.labels.word(form, language) for form in forms for language in languages)
        return tuple(dict.fromkeys(word for word in found if word is not None))

    def _codes(self, meant: Sequence[Sequence[int]]) -> list[dict[str, float]]:
        """For every word the prefixes of the labels that it helps to name, best first."""
        found: list[dict[str, float]] = [{} for _ in meant]
        for score, entry, places in self._named(meant):
            for code in codes_of(self.labels.entries[entry]):
                weight = round(score / shares(code) ** SHARED, 3) if self._is_service(entry) else round(score, 3)
                for place in places:
                    if len(found[place]) < MAX_CODES:
                        found[place].setdefault(code, weight)
        return [dict(sorted(codes.items(), key=lambda one: -one[1])) for codes in found]

    def _is_service(self, entry: int) -> bool:
        return self.labels.entries[entry].startswith("service:")

    def _named(self, meant: Sequence[Sequence[int]]) -> list[tuple[float, int, list[int]]]:
        """Entries that the words name: how well, which, and by which words; best first."""
        weights = [max((float(self.labels.weight[word]) for word in words), default=UNKNOWN_WEIGHT) for words in meant]
        best: dict[int, tuple[float, list[int]]] = {}
        for language in self._spoken(meant):
            held = self._held(meant, language)
            shared = (held**2).sum(axis=0)
            part = np.sqrt(((held > 0) * np.square(weights)[:, None]).sum(axis=0))
            reach = ((held > 0) * np.array(weights)[:, None]).sum(axis=0) / sum(weights)
            length = self.labels.length[:, language]
            with np.errstate(divide="ignore", invalid="ignore"):
                score = np.where(shared > 0, shared / (length * part), 0.0) * (0.4 + 0.6 * reach)
            for entry in np.flatnonzero(score >= LEAST_COVER).tolist():
                if score[entry] > best.get(entry, (0.0, []))[0]:
                    best[entry] = (float(score[entry]), np.flatnonzero(held[:, entry]).tolist())
        ranked = [(score, entry, places) for entry, (score, places) in best.items()]
        return sorted(ranked, key=lambda one: (-one[0], self.labels.entries[one[1]]))

    def _spoken(self, meant: Sequence[Sequence[int]]) -> list[int]:
        every = np.array([word for words in meant for word in words], dtype=np.int64)
        return np.unique(self.labels.languages_of(every)).tolist() if len(every) else []

    def _held(self, meant: Sequence[Sequence[int]], language: int) -> npt.NDArray[np.float64]:
        """The weight of every word of the search in every entry's label of one language."""
        held = np.zeros((len(meant), len(self.labels.entries)))
        for place, words in enumerate(meant):
            for word in words:
                if self.labels.languages_of(np.array([word]))[0] == language:
                    entries = self.labels.entries_of(word)
                    held[place, entries] = np.maximum(held[place, entries], self.labels.weight[word])
        return held

    def _translated(self, words: tuple[int, ...]) -> tuple[tuple[str, float], ...]:
        """The nearest word of every other language."""
        found: dict[str, float] = {}
        own = {self.labels.token_of(word) for word in words}
        for word in words:
            entries = self.labels.entries_of(word)
            if len(entries) > MAX_LABELS:
                continue
            near, counts = np.unique(
                np.concatenate([self.labels.words_of(entry) for entry in entries.tolist()]), return_counts=True
            )
            dice = 2 * counts / (len(entries) + self.labels.frequency[near])
            languages = self.labels.languages_of(near)
            for language in np.unique(languages[dice >= LEAST_DICE]).tolist():
                theirs = np.flatnonzero(languages == language)
                best = theirs[np.argmax(dice[theirs])]
                token = self.labels.token_of(int(near[best]))
                if token not in own and len(token) > 2:
                    found[token] = max(found.get(token, 0.0), round(float(dice[best]), 3))
        return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MAX_TRANSLATIONS])


def load_expander(vocabulary_folder: Path | None) -> Expander:
    """The expander of the installed labels, else of the services that ship."""
    return Expander(load_labels(vocabulary_folder))
