"""The buyers of the bank as a list: found by name, with what they ask for now, plan and gave.

Their names are analysed like every text of the bank and kept in memory, one copy a process, until the bank changes;
the counts are read for the buyers of one page only.
"""

from __future__ import annotations

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import numpy as np
from django.db import connection

from dragging.apps.bank.models import Party, Purchase, SearchState
from dragging.apps.bank.search import filters
from dragging.apps.bank.search.columns import columns
from dragging.apps.bank.search.words import STATES
from dragging.core.text import LEMMA_LANGUAGES, fold, lemma, parse_query, query_forms, words

_LETTERS = re.compile(r"[^\W\d_]+")
PLANNED = ("planned", "consultation")


class Line(NamedTuple):
    """A buyer with how many of its opportunities are open, planned (consultations too) and awarded."""

    id: str
    name: str
    country: str
    open: int
    planned: int
    awarded: int


class Page(NamedTuple):
    """`countries` counts the buyers that the words find, by country, before one is chosen."""

    total: int
    lines: tuple[Line, ...]
    countries: dict[str, int]


class _Entry(NamedTuple):
    pk: int
    public_id: str
    name: str
    country: str


class _Known(NamedTuple):
    version: int
    entries: tuple[_Entry, ...]


_lock = threading.Lock()
_kept: dict[str, _Known] = {}
_terms_of: dict[str, str] = {}


def page(*, text: str, country: str, page: int, limit: int, moment: datetime, language: str) -> Page:
    """The buyers whose name holds every word of `text`, by name; `page` counts from 1."""
    found = [one for one in _entries() if _fits(one.name, text, language)] if text.strip() else list(_entries())
    countries = Counter(one.country for one in found if one.country)
    chosen = [one for one in found if one.country == country] if country else found
    shown = chosen[(page - 1) * limit : page * limit]
    return Page(len(chosen), _lines(shown, moment), dict(sorted(countries.items(), key=lambda item: (-item[1], item[0]))))


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    with _lock:
        _kept.clear()


def _entries() -> tuple[_Entry, ...]:
    place = str(connection.settings_dict["NAME"])
    version = SearchState.objects.values_list("version", flat=True).first() or 0
    known = _kept.get(place)
    if known is not None and known.version == version:
        return known.entries
    with _lock:
        bought = Purchase.objects.values("buyer_id")
        rows = Party.objects.filter(pk__in=bought).values_list("pk", "public_id", "name", "country")
        entries = tuple(sorted((_Entry(*row) for row in rows.iterator(5000)), key=lambda one: (fold(one.name), one.pk)))
        _kept[place] = _Known(version, entries)
    return entries


def _fits(name: str, text: str, language: str) -> bool:
    """Whether the name holds what is asked; a word also as the beginning of one, since names are typed in part."""
    terms = _terms(name)
    query = parse_query(text)
    plain = f" {' '.join(words(name))} "
    return (
        all(any(f" {form} " in terms for form in query_forms(word, language)) or f" {fold(word)}" in terms for word in query.words)
        and all(f" {beginning}" in terms for beginning in query.prefixes)
        and all(f" {' '.join(map(fold, phrase))} " in plain for phrase in query.phrases)
        and not any(f" {fold(word)} " in terms for word in query.excluded_words)
        and not any(f" {' '.join(map(fold, phrase))} " in plain for phrase in query.excluded_phrases)
    )


def _terms(name: str) -> str:
    """Every token that a word of the name stands under in one of the languages, blanks around each."""
    if name not in _terms_of:
        _terms_of[name] = f" {' '.join(dict.fromkeys(_tokens(name)))} "
    return _terms_of[name]


def _tokens(name: str) -> Iterator[str]:
    yield from words(name)
    for word in _LETTERS.findall(name.lower()):
        yield from (lemma(word, language) for language in LEMMA_LANGUAGES)


def _lines(shown: list[_Entry], moment: datetime) -> tuple[Line, ...]:
    pairs = Purchase.objects.filter(buyer_id__in=[one.pk for one in shown]).values_list("buyer_id", "opportunity_id")
    table = columns()
    now = filters.instants(moment, table)
    counted: defaultdict[int, Counter[str]] = defaultdict(Counter)
    held = [(buyer, row) for buyer, row in pairs if row < table.size and table.present[row]]
    states = filters.states(table, np.array([row for _buyer, row in held], dtype=np.int64), now)
    for (buyer, _row), state in zip(held, states.tolist(), strict=True):
        counted[buyer][STATES[state]] += 1
    return tuple(
        Line(
            one.public_id, one.name, one.country,
            counted[one.pk]["open"], sum(counted[one.pk][state] for state in PLANNED), counted[one.pk]["awarded"],
        )
        for one in shown
    )  # fmt: skip
