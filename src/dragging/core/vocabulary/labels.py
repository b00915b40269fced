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
Numbers = npt.NDArray[np.int32]


class Labels:
    """Entries (a code's labels, or a service's names) against tokens, both ways.

    `entries` are what an entry stands for: `cpv:85312000` or `service:elderly_day_centre`.
    """

    def __init__(self, entries: list[str], tokens: list[str], pairs: Numbers) -> None:
        """`pairs`: rows of (entry, token, language), each once."""
        self.entries = entries
        self.tokens = tokens
        self.number_of = {token: number for number, token in enumerate(tokens)}
        unique = np.unique(pairs[:, :2], axis=0) if len(pairs) else pairs[:, :2]
        self._by_entry = unique
        self._entry_starts = np.searchsorted(unique[:, 0], np.arange(len(entries) + 1))
        order = np.lexsort((unique[:, 0], unique[:, 1]))
        self._by_token = unique[order]
        self._token_starts = np.searchsorted(self._by_token[:, 1], np.arange(len(tokens) + 1))
        self.pairs = pairs

    def tokens_of(self, entry: int) -> Numbers:
        return self._by_entry[self._entry_starts[entry] : self._entry_starts[entry + 1], 1]

    def entries_of(self, token: int) -> Numbers:
        return self._by_token[self._token_starts[token] : self._token_starts[token + 1], 0]

    @cached_property
    def frequency(self) -> Numbers:
        """In how many entries each token stands."""
        return np.diff(self._token_starts).astype(np.int32)

    @cached_property
    def words_in_entry(self) -> npt.NDArray[np.float32]:
        """The mean number of tokens of an entry's label in one language."""
        if not len(self.pairs):
            return np.zeros(len(self.entries), dtype=np.float32)
        total = np.bincount(self.pairs[:, 0], minlength=len(self.entries))
        spoken = np.unique(self.pairs[:, [0, 2]], axis=0)
        languages = np.bincount(spoken[:, 0], minlength=len(self.entries))
        return (total / np.maximum(languages, 1)).astype(np.float32)


def compile_labels(sdk_folder: Path, vocabulary_folder: Path) -> None:
    """Read `translations/code_XX.xml` of the SDK and write the arrays, whole or not at all."""
    named: dict[tuple[str, str], str] = {}
    for path in sorted((sdk_folder / "translations").glob("code_??.xml")):
        language = path.stem[-2:]
        for key, text in translations(path):
            if found := _KEY.match(key):
                named[f"cpv:{found[1]}", language] = text
    entries, tokens, pairs = _arrays(
        [*_service_names(), *((key, language, text) for (key, language), text in named.items())]
    )
    vocabulary_folder.mkdir(parents=True, exist_ok=True)
    part = vocabulary_folder / f"{FILE}.part.npz"
    np.savez_compressed(part, entries=np.array(entries), tokens=np.array(tokens), pairs=pairs)
    os.replace(part, vocabulary_folder / FILE)


def translations(path: Path) -> Iterator[tuple[str, str]]:
    """Key and text of every entry of a translation file of the SDK."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for entry in etree.parse(path, parser).getroot().iter("entry"):
        key = entry.get("key")
        if key and entry.text:
            yield key, entry.text


def load_labels(vocabulary_folder: Path | None) -> Labels:
    """The installed labels, else those of the services that ship."""
    if vocabulary_folder is not None and (vocabulary_folder / FILE).is_file():
        with np.load(vocabulary_folder / FILE) as kept:
            return Labels(kept["entries"].tolist(), kept["tokens"].tolist(), kept["pairs"])
    return Labels(*_arrays(_service_names()))


def codes_of(entry: str) -> tuple[str, ...]:
    """The CPV prefixes that an entry stands for."""
    kind, _, name = entry.partition(":")
    if kind == "cpv":
        return (prefix(name),)
    return next((service.prefixes for service in services() if service.id == name), ())


def _service_names() -> list[tuple[str, str, str]]:
    return [(f"service:{one.id}", language, name) for one in services() for language, name in one.names.items()]


def _arrays(named: Iterable[tuple[str, str, str]]) -> tuple[list[str], list[str], Numbers]:
    entries: dict[str, int] = {}
    tokens: dict[str, int] = {}
    languages: dict[str, int] = {}
    pairs: set[tuple[int, int, int]] = set()
    for key, language, text in named:
        entry = entries.setdefault(key, len(entries))
        spoken = languages.setdefault(language, len(languages))
        for token in index_terms(text, language):
            pairs.add((entry, tokens.setdefault(token, len(tokens)), spoken))
    array = np.array(sorted(pairs), dtype=np.int32).reshape(-1, 3)
    return list(entries), list(tokens), array
