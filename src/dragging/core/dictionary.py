"""The words of bg, en, es and pl as simplemma's dictionaries know them, and words typed with other letters.

People type Polish and Spanish without marks, and Bulgarian in Latin letters. `data/typed_letters.csv` tells what a
typed letter may stand for; only what the dictionary has is taken for meant.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

LANGUAGES = ("bg", "en", "es", "pl")
MAX_SPELLINGS = 3
MAX_TYPED = 30
"""Longer words are not tried with other letters."""


@cache
def _factory() -> Any:
    return TrieDictionaryFactory()


@cache
def lemmatizer() -> Any:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_factory()))


@cache
def _words(language: str) -> Any:
    return _factory().get_dictionary(language)._trie


def knows(word: str, language: str) -> bool:
    """Whether the dictionary of a language has a word in lower case; False for a language that we have none of."""
    return language in LANGUAGES and word in _words(language)


@lru_cache(maxsize=20_000)
def spellings(word: str, language: str) -> tuple[str, ...]:
    """The words that a word in ASCII letters may have been typed for, those nearest to it first.

    A Bulgarian one that the dictionary does not have is read by the letters of the Act.
    """
    if language not in _meant() or not (word.isascii() and word.isalpha()) or len(word) > MAX_TYPED:
        return ()
    found: list[tuple[int, str]] = []
    open_ = [(0, "", 0)]
    known = _words(language)
    while open_ and len(found) < 4 * MAX_SPELLINGS:
        at, prefix, changes = open_.pop()
        if at == len(word):
            if prefix in known:
                found.append((changes, prefix))
            continue
        for typed, meant, change in _meant()[language]:
            if word.startswith(typed, at) and _begins(known, prefix + meant):
                open_.append((at + len(typed), prefix + meant, changes + change))
        if language != "bg" and _begins(known, prefix + word[at]):
            open_.append((at + 1, prefix + word[at], changes))
    if not found and language == "bg":
        return (_by_the_act(word),)
    return tuple(dict.fromkeys(one for _, one in sorted(found)))[:MAX_SPELLINGS]


def _begins(known: Any, prefix: str) -> bool:
    return next(known.iterkeys(prefix), None) is not None


def _by_the_act(word: str) -> str:
    letters = sorted((row for row in _meant()["bg"] if not row[2]), key=lambda row: -len(row[0]))
    for typed, meant, _ in letters:
        word = word.replace(typed, meant)
    return word


@cache
def _meant() -> dict[str, tuple[tuple[str, str, int], ...]]:
    """By language: what is typed, what is meant, and 0 where a law says so."""
    path = resources.files("dragging.core.vocabulary").joinpath("data/typed_letters.csv")
    with path.open(encoding="utf-8") as file:
        rows = [
            (row["language"], row["typed"], row["meant"], int("Act (" not in row["source"]))
            for row in csv.DictReader(file)
        ]
    return {language: tuple(row[1:] for row in rows if row[0] == language) for language in {row[0] for row in rows}}
