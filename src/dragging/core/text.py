"""The one analysis of text, for documents and for searches alike.

A token of the index stands for one word: its lemma in the language of the text where simplemma knows it
(bg, es, pl, en), else the word itself, both folded. Numbers and notice numbers stay whole.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import msgspec

from dragging.core import dictionary

LEMMA_LANGUAGES = dictionary.LANGUAGES
MAX_WORD = 60
"""Longer runs of letters are cut: they are damage, not words."""

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "þ": "th"}
)
_KEPT_MARKS = {"\u0306"}
"""The breve: without it the Bulgarian й would become и, another letter."""
_WORD = re.compile(r"\d+(?:[-/]\d+)+|[^\W_]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Text without case and accents; Cyrillic й stays. Compatibility forms become their plain ones."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    marks = unicodedata.normalize("NFKD", plain).casefold()
    kept = "".join(mark for mark in marks if not unicodedata.combining(mark) or mark in _KEPT_MARKS)
    whole = unicodedata.normalize("NFC", kept).replace("ă", "a").replace("ğ", "g")
    return whole.translate(_LETTERS).replace("\u0306", "")


def words(text: str) -> list[str]:
    """Folded words in their order, split at all that is neither letter nor digit.

    Digits joined by `-` or `/` stay one word without leading zeros (`000080-2019` is `80-2019`).
    """
    return [_plain(found)[:MAX_WORD] for found in _WORD.findall(fold_long(text))]


def fold_long(text: str) -> str:
    """As `fold`, without keeping the answer: for texts, not words."""
    return fold.__wrapped__(text)


def _plain(word: str) -> str:
    return word.lstrip("0") or "0" if word[0] == "0" and ("-" in word or "/" in word) else word


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """Folded words by language that carry no meaning in a search."""
    path = resources.files("dragging.core.vocabulary").joinpath("data/stop_words.json")
    kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return {language: frozenset(map(fold, text.split())) for language, text in kept.items()}


def is_stop_word(word: str, language: str | None) -> bool:
    """Whether a word is one in this language, also typed with other letters; in any where the language is not known."""
    kept = stop_words()
    if language in kept:
        typed = dictionary.spellings(word, language) if language in LEMMA_LANGUAGES else ()
        return any(fold(one) in kept[language] for one in (word, *typed))
    return any(fold(word) in found for found in kept.values())


@lru_cache(maxsize=400_000)
def lemma(word: str, language: str) -> str:
    """The folded lemma of an unfolded word in lower case; the folded word where none is known."""
    if language not in LEMMA_LANGUAGES or not word.isalpha():
        return fold(word)
    return fold(dictionary.lemmatizer().lemmatize(word, lang=language))[:MAX_WORD]


def index_terms(text: str, language: str) -> list[str]:
    """The tokens of a text in `language` (ISO 639-1), one a word, stop words of the language left out."""
    dropped = stop_words().get(language, frozenset())
    terms = []
    for found in _WORD.findall(text.lower()):
        word = _plain(found)[:MAX_WORD]
        if fold(word) not in dropped:
            terms.append(lemma(word, language))
    return terms


@lru_cache(maxsize=20_000)
def query_forms(word: str, language: str | None = None) -> tuple[str, ...]:
    """Every token that a word of a search may match: its lemmas in any of the four languages, and itself folded.

    A word that the dictionary of the asker's language (of none, where that is not known) does not have is taken too
    for the words that it may have been typed for with other letters.
    """
    plain = _plain(word.lower())[:MAX_WORD]
    spoken = LEMMA_LANGUAGES if language is None else tuple(one for one in LEMMA_LANGUAGES if one == language)
    meant: list[str] = []
    if not any(dictionary.knows(plain, one) for one in spoken):
        meant = [lemma(right, one) for one in spoken for right in dictionary.spellings(plain, one)]
    forms = [lemma(plain, one) for one in (*spoken, *LEMMA_LANGUAGES)]
    numbers = ["-".join(number.groups())] if (number := _SLASHED.match(plain)) else []
    return tuple(dict.fromkeys([*meant, *forms, fold(plain), *numbers]))


class Query(msgspec.Struct, frozen=True):
    """What a person typed: words, phrases (words side by side), beginnings, and the same to be left out."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[str, ...] = ()
    excluded_words: tuple[str, ...] = ()
    excluded_phrases: tuple[tuple[str, ...], ...] = ()


_JOURNAL = re.compile(r"(?<!\d)(\d{4})\s*/\s*S\s*\d{1,3}\s*-\s*(\d{1,8})(?!\d)", re.IGNORECASE)
"""`2018/S 139-316766`: the notice 316766-2018 as the Official Journal printed it."""
_POSSESSIVE = re.compile(r"(?<=\w)['\u2019]s\b", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,8})/(\d{4})\Z")
_PIECE = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def parse_query(text: str) -> Query:
    """The parts of any text; quotes without an end and lone signs are read as if they were not there."""
    if text.count('"') % 2:
        head, _, tail = text.rpartition('"')
        text = f"{head} {tail}"
    found: dict[str, list[Any]] = {
        "words": [],
        "phrases": [],
        "prefixes": [],
        "excluded_words": [],
        "excluded_phrases": [],
    }
    for sign, phrase, word in _PIECE.findall(
        _POSSESSIVE.sub("", _JOURNAL.sub(r"\2-\1", unicodedata.normalize("NFC", text)))
    ):
        pieces = [_plain(piece) for piece in _WORD.findall((phrase or word).lower())]
        if not pieces:
            continue
        if phrase and len(pieces) > 1:
            found["excluded_phrases" if sign else "phrases"].append(tuple(pieces))
        elif word.endswith("*") and not sign:
            found["words"].extend(pieces[:-1])
            found["prefixes"].append(fold(pieces[-1]))
        else:
            found["excluded_words" if sign else "words"].extend(pieces)
    return Query(**{name: tuple(dict.fromkeys(values)) for name, values in found.items()})
