"""From a public entry to what the search of the directory knows of it: analysed text, and codes as tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragging.core.matching.publication import PublicEntry
from dragging.core.text import fold, index_terms
from dragging.core.vocabulary import law, names, nuts
from dragging.core.vocabulary.services import LANGUAGES, services
from dragging.core.vocabulary.transliteration import latin

SPOKEN = {"ES": "es", "PL": "pl", "IE": "en", "BG": "bg"}
"""In which language an organisation of a country most likely writes of itself."""
EUROPE = "serves_eu"


def sort_name(entry: PublicEntry) -> str:
    """By which it stands in order with names of every alphabet."""
    return fold(latin(entry.name))[:300]


def title(entry: PublicEntry) -> str:
    """The terms of the name, as written and in Latin letters."""
    spoken = SPOKEN.get(entry.country or "", "")
    return _joined([*index_terms(entry.name, spoken), *index_terms(entry.name, ""), *index_terms(latin(entry.name), "")])


def body(entry: PublicEntry) -> str:
    """The terms of all else that is published, names of codes in the four languages."""
    spoken = SPOKEN.get(entry.country or "", "")
    own = [entry.summary, entry.aims, entry.brings, entry.needs, *(one.title for one in entry.references or ())]
    told = [term for text in own if text for term in index_terms(text, spoken)]
    for language in LANGUAGES:
        for words in _named(entry, language):
            told += index_terms(words, language)
    return " ".join(told)


def codes(entry: PublicEntry) -> str:
    """The tokens of filters: `nuts_` for a place and those above it, `serves_` for the place itself."""
    found = {f"country_{entry.country}"} if entry.country else set()
    known = {one.id: one for one in services()}
    for service in entry.services or ():
        found.add(f"service_{service}")
        prefixes = known[service].prefixes if service in known else ()
        found |= {f"cpv_{prefix[:length]}" for prefix in prefixes for length in range(2, len(prefix) + 1)}
    for place in entry.serves or ():
        found |= {f"serves_{place.lower()}"} | {f"nuts_{one.lower()}" for one in (place, *nuts.ancestors(place))}
    for service in entry.everywhere:
        found |= {EUROPE, f"everywhere_{service}"}
    for one in entry.reserved or ():
        found |= {f"basis_{one.basis}"} | ({f"proved_{one.basis}"} if one.is_proved else set())
    found |= {f"language_{one}" for one in entry.languages or ()}
    found |= {f"form_{entry.country}:{entry.legal_form}"} if entry.legal_form else set()
    found |= {"partners_yes"} if entry.wants_partners else set()
    return " ".join(sorted(found))


def _named(entry: PublicEntry, language: str) -> Iterator[str]:
    offered = set(entry.services or ())
    yield from (one.names[language] for one in services() if one.id in offered)
    places = {one for place in (*(entry.serves or ()), entry.home) if place for one in (place, *nuts.ancestors(place))}
    yield from (names.nuts_name(place, language) for place in sorted(places))
    form = law.legal_form(entry.country, entry.legal_form) if entry.legal_form else None
    if form:
        yield form.names[language]
    yield from (names.language_name(one, language) for one in entry.languages or ())


def _joined(terms: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(terms))
