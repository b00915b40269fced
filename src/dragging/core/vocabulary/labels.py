"""The parallel labels of CPV codes: which words, in 24 languages, stand for which codes.

Compiled once from the official translations into arrays (`labels.npz`): the tokens of every label of a code, all
languages together, and the codes of every token. Labels are analysed as documents are, so that tokens meet.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from lxml import etree

from dragging.core.text import index_terms
from dragging.core.vocabulary.cpv import prefix
from dragging.core.vocabulary.services import services

FILE = "labels.npz"
_KEY = re.compile(r"code\|name\|cpv\.(\d{8})\Z")
Numbers = npt.NDArray[np.int64]


class Labels:
    """Entries (a code's labels, or a service's names) against their words, both ways.

    `entries` are what an entry stands for: `cpv:85312000` or `service:elderly_day_centre`. A word is a token in a
    language, since one token may be two words: `droga` is a road in Polish and a drug in Spanish.
    """

    def __init__(self, entries: list[str], tokens: list[str], languages: list[str], pairs: Numbers) -> None:
        """`pairs`: rows of (entry, token, language), each once."""
        self.entries = entries
        self.tokens = tokens
        self.languages = languages
        self.pairs: Numbers = pairs.astype(np.int64)
        self.number_of = {token: number for number, token in enumerate(tokens)}
        keys, place_of = np.unique(self.pairs[:, 1] * len(languages) + self.pairs[:, 2], return_inverse=True)
        self._keys: Numbers = keys
        self.place_of: Numbers = place_of
        self.frequency: Numbers = np.bincount(place_of, minlength=len(keys))
        by_word = np.argsort(place_of, kind="stable")
        self._entries_by_word: Numbers = self.pairs[by_word, 0]
        self._word_starts = np.concatenate([[0], np.cumsum(self.frequency)])
        by_entry = np.argsort(self.pairs[:, 0], kind="stable")
        self._words_by_entry: Numbers = place_of[by_entry]
        self._entry_starts = np.searchsorted(self.pairs[by_entry, 0], np.arange(len(entries) + 1))

    def word(self, token: str, language: str) -> int | None:
        """The number of a word; None where no label in that language holds it."""
        number = self.number_of.get(token)
        if number is None or language not in self.languages:
            return None
        key = number * len(self.languages) + self.languages.index(language)
        place = int(np.searchsorted(self._keys, key))
        return place if place < len(self._keys) and self._keys[place] == key else None

    def token_of(self, word: int) -> str:
        return self.tokens[int(self._keys[word]) // len(self.languages)]

    def languages_of(self, words: Numbers) -> Numbers:
        """The place of the language of each of these words."""
        languages: Numbers = self._keys[words] % len(self.languages)
        return languages

    def entries_of(self, word: int) -> Numbers:
        entries: Numbers = self._entries_by_word[self._word_starts[word] : self._word_starts[word + 1]]
        return entries

    def words_of(self, entry: int) -> Numbers:
        """The words of all labels of an entry."""
        words: Numbers = self._words_by_entry[self._entry_starts[entry] : self._entry_starts[entry + 1]]
        return words

    @cached_property
    def weight(self) -> npt.NDArray[np.float32]:
        """How telling each word is: the logarithm of entries over entries that hold it."""
        return np.log((len(self.entries) + 1) / (self.frequency + 0.5)).astype(np.float32)

    @cached_property
    def length(self) -> npt.NDArray[np.float32]:
        """The length of every label as a vector of weights, by entry and language."""
        found = np.zeros((len(self.entries), max(len(self.languages), 1)), dtype=np.float32)
        np.add.at(found, (self.pairs[:, 0], self.pairs[:, 2]), self.weight[self.place_of] ** 2)
        return np.sqrt(found)

    def spoken(self, language: str) -> tuple[str, ...]:
        """Every token of a language, in the order of their numbers."""
        if language not in self._spoken:
            place = self.languages.index(language) if language in self.languages else -1
            numbers = self._keys[self._keys % len(self.languages) == place] // len(self.languages)
            self._spoken[language] = tuple(self.tokens[number] for number in numbers.tolist())
        return self._spoken[language]

    @cached_property
    def _spoken(self) -> dict[str, tuple[str, ...]]:
        return {}


def compile_labels(sdk_folder: Path, vocabulary_folder: Path) -> None:
    """Read `translations/code_XX.xml` of the SDK and write the arrays, whole or not at all."""
    named: dict[tuple[str, str], str] = {}
    for path in sorted((sdk_folder / "translations").glob("code_??.xml")):
        language = path.stem[-2:]
        for key, text in translations(path):
            if found := _KEY.match(key):
                named[f"cpv:{found[1]}", language] = text
    entries, tokens, languages, pairs = _arrays(
        [*_service_names(), *((key, language, text) for (key, language), text in named.items())]
    )
    vocabulary_folder.mkdir(parents=True, exist_ok=True)
    part = vocabulary_folder / f"{FILE}.part.npz"
    np.savez_compressed(
        part,
        entries=np.array(entries),
        tokens=np.array(tokens),
        languages=np.array(languages),
        pairs=pairs.astype(np.int32),
    )
    os.replace(part, vocabulary_folder / FILE)


def translations(path: Path) -> Iterator[tuple[str, str]]:
    """Key and text of every entry of a translation file of the SDK."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for entry in etree.parse(path, parser).getroot().iter("entry"):
        key = entry.get("key")
        if key and entry.text:
            yield key, entry.text


def load_labels(vocabulary_folder: Path | None) -> Labels:
    """The installed labels, else (also where an earlier form is installed) those of the services that ship."""
    if vocabulary_folder is not None and (vocabulary_folder / FILE).is_file():
        with np.load(vocabulary_folder / FILE) as kept:
            if "languages" in kept:
                return Labels(
                    kept["entries"].tolist(), kept["tokens"].tolist(), kept["languages"].tolist(), kept["pairs"]
                )
    entries, tokens, languages, pairs = _arrays(_service_names())
    return Labels(entries, tokens, languages, pairs)


def codes_of(entry: str) -> tuple[str, ...]:
    """The CPV prefixes that an entry stands for."""
    kind, _, name = entry.partition(":")
    if kind == "cpv":
        return (prefix(name),)
    return next((service.prefixes for service in services() if service.id == name), ())


def _service_names() -> list[tuple[str, str, str]]:
    return [(f"service:{one.id}", language, name) for one in services() for language, name in one.names.items()]


def _arrays(named: Iterable[tuple[str, str, str]]) -> tuple[list[str], list[str], list[str], Numbers]:
    entries: dict[str, int] = {}
    tokens: dict[str, int] = {}
    languages: dict[str, int] = {}
    pairs: set[tuple[int, int, int]] = set()
    for key, language, text in named:
        entry = entries.setdefault(key, len(entries))
        spoken = languages.setdefault(language, len(languages))
        for token in index_terms(text, language):
            pairs.add((entry, tokens.setdefault(token, len(tokens)), spoken))
    array = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 3)
    return list(entries), list(tokens), list(languages), array
