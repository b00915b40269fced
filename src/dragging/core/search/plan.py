"""What a search asks of the index: groups of alternatives, one group a word or phrase."""

from __future__ import annotations

import re

import msgspec

from dragging.core.text import LEMMA_LANGUAGES, Query, fold, is_stop_word, lemma, query_forms, stop_words
from dragging.core.vocabulary import cpv
from dragging.core.vocabulary.expansion import Expander

TITLE, BODY = 1.0, 0.7
TRANSLATED, CODED = 0.6, 0.65
MAX_PHRASES = 12
WIDER = 0.7
"""How much less a group counts for every digit by which it is wider than a code that is meant."""
SHORTEST_GROUP = 3

_PLACE = re.compile(r"[a-z]{2}\d[0-9a-z]{0,2}\Z")

Alternative = tuple[str, str, float]
"""Field, term (`word`, `begin*` or `"side by side"`), weight."""


class Group(msgspec.Struct, frozen=True):
    """One word or phrase: `alternatives` are what it means, `near` what only speaks for it.

    `wider` speaks for it too, and is looked at only where few rows hold all words.
    """

    alternatives: tuple[Alternative, ...]
    near: tuple[Alternative, ...] = ()
    wider: tuple[Alternative, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    groups: tuple[Group, ...]
    excluded: tuple[tuple[str, str], ...] = ()


def plan(query: Query, language: str | None, expander: Expander) -> Plan:
    """The groups of a query in the asker's language; stop words are dropped unless nothing else was said."""
    words = [word for word in query.words if not is_stop_word(word, language)]
    if not words and not query.phrases and not query.prefixes:
        words = list(query.words)
    groups = [
        Group(
            _texts(query_forms(word, language))
            + _written(word)
            + tuple(("codes", f"cpv_{code}", CODED * weight) for code, weight in meant.codes),
            _translations(meant.words),
            _wider(meant.codes),
        )
        for word, meant in zip(words, expander.expand(words, language), strict=True)
    ]
    groups += [Group(_texts(_phrases(phrase))) for phrase in query.phrases]
    groups += [Group(_texts((f"{begin}*",))) for begin in query.prefixes]
    left_out = [form for word in query.excluded_words for form in query_forms(word, language)]
    left_out += [phrase for words_ in query.excluded_phrases for phrase in _phrases(words_)]
    return Plan(tuple(groups), tuple((field, term) for term in left_out for field in ("title", "body")))


def _texts(terms: tuple[str, ...]) -> tuple[Alternative, ...]:
    return tuple((field, term, weight) for term in terms for field, weight in (("title", TITLE), ("body", BODY)))


def _written(word: str) -> tuple[Alternative, ...]:
    """The code that a word is: `55524000-9` of the CPV, `es61` of NUTS."""
    if found := cpv.code(word):
        return (("codes", f"cpv_{cpv.prefix(found)}", TITLE),)
    return (("codes", f"nuts_{word}", TITLE),) if _PLACE.match(word) else ()


def _translations(words: tuple[tuple[str, float], ...]) -> tuple[Alternative, ...]:
    return tuple(
        (field, word, TRANSLATED * weight * share)
        for word, share in words
        for field, weight in (("title", TITLE), ("body", BODY))
    )


def _wider(codes: tuple[tuple[str, float], ...]) -> tuple[Alternative, ...]:
    """The groups above the codes that are meant: their other members are near, and speak for a row."""
    found: dict[str, float] = {}
    for code, weight in codes:
        for step, length in enumerate(range(len(code) - 1, SHORTEST_GROUP - 1, -1), 1):
            found[code[:length]] = max(found.get(code[:length], 0.0), CODED * weight * WIDER**step)
    return tuple(("codes", f"cpv_{code}", weight) for code, weight in found.items())


def _phrases(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """The phrase as an index in each language would hold it, and as written."""
    found: dict[str, None] = {}
    for language in LEMMA_LANGUAGES:
        kept = [word for word in phrase if fold(word) not in stop_words()[language]]
        if kept:
            found['"' + " ".join(lemma(word, language) for word in kept) + '"'] = None
    found['"' + " ".join(fold(word) for word in phrase) + '"'] = None
    return tuple(found)[:MAX_PHRASES]
