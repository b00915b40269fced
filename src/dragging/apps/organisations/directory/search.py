"""One search of the directory: what fits, best first, and what every filter would leave."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np

from dragging.apps.common.expansion import expander
from dragging.apps.organisations.directory.entry import EUROPE
from dragging.apps.organisations.directory.index import Catalogue, catalogue
from dragging.apps.organisations.models import DirectoryEntry
from dragging.core.matching.publication import PublicEntry
from dragging.core.search.memory import Index
from dragging.core.search.plan import plan
from dragging.core.search.rank import ENOUGH, Ids, Mask, Scores, rank
from dragging.core.text import parse_query
from dragging.core.vocabulary import names, nuts

HOME_COUNTRIES = ("ES", "PL", "IE", "BG")
SORTS = ("relevance", "name")
PAGE = 25
MOST = 500
_decoder = msgspec.json.Decoder(PublicEntry)


class Asked(msgspec.Struct, frozen=True):
    """Values of one filter are alternatives, filters hold together. `language` is the asker's."""

    text: str = ""
    service: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    proved: bool = False
    partners: bool = False
    sort: str = "relevance"
    page: int = 1
    limit: int = PAGE
    language: str = "en"


class Row(NamedTuple):
    """`is_whole`: it holds all words, not only some."""

    slug: str
    entry: PublicEntry
    is_whole: bool


class Found(NamedTuple):
    """`total` counts those that hold all words; `facets` tell by filter and value how many the other filters leave."""

    total: int
    rows: tuple[Row, ...]
    facets: dict[str, dict[str, int]]
    published: int
    """How many organisations the directory holds."""


def search(asked: Asked) -> Found:
    """A page of the directory. `page` counts from 1; rows that hold only some of the words follow all others."""
    known = catalogue()
    index = known.index
    masks = _masks(asked, index)
    allowed = _all_of(masks, index)
    whole, scores = _words(asked, index)
    strict = whole & allowed
    loose = (scores > 0) & allowed & ~whole if scores is not None and np.count_nonzero(strict) < ENOUGH else None
    rows = _ordered(np.flatnonzero(strict), scores, known, asked)
    if loose is not None:
        rows = np.concatenate([rows, _ordered(np.flatnonzero(loose), scores, known, asked)[:ENOUGH]])
    start = (asked.page - 1) * asked.limit
    facets = {name: _facet(name, asked, whole, masks, index) for name in _FACETS}
    page = _rows(rows[start : start + asked.limit], strict)
    return Found(int(np.count_nonzero(strict)), page, facets, int(np.count_nonzero(index.present)))


def supply(asked: Asked, services: tuple[str, ...], places: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """How many of what a search finds offer each service, by the places that they serve."""
    index = catalogue().index
    whole, _scores = _words(asked, index)
    fits = whole & _all_of(_masks(asked, index), index)
    by_place = {place: _serving((place,), index) for place in places}
    found = {}
    for service in services:
        offering = fits & index.mask([f"service_{service}"])
        whole_union = index.mask([f"everywhere_{service}"])
        found[service] = {place: int(np.count_nonzero(offering & (serving | whole_union))) for place, serving in by_place.items()}
    return found


def _words(asked: Asked, index: Index) -> tuple[Mask, Scores | None]:
    """Which rows hold all words, and how well every row fits; None where no word is asked."""
    wanted = plan(parse_query(asked.text), asked.language, expander())
    present = index.present
    if not wanted.groups and not wanted.excluded:
        return present, None
    ids, found, strict = rank(wanted, index, int(np.count_nonzero(present)), present)
    scores, whole = np.zeros(index.size, dtype=np.float32), np.zeros(index.size, dtype=np.bool_)
    scores[ids] = found
    whole[ids[strict]] = True
    return whole, scores


def _masks(asked: Asked, index: Index) -> dict[str, Mask]:
    """Of every filter that is used the rows that it leaves."""
    found = {
        name: index.mask(f"{prefix}{value}" for value in getattr(asked, name))
        for name, prefix in _PREFIXES.items()
        if getattr(asked, name) and name not in {"reserved", "partners"}
    }
    if asked.place:
        found["place"] = _serving(asked.place, index) | _everywhere(asked.service, index)
    if asked.reserved or asked.proved:
        prefix = "proved_" if asked.proved else "basis_"
        found["reserved"] = index.mask(f"{prefix}{one}" for one in asked.reserved or _BASES)
    if asked.partners:
        found["partners"] = index.mask(["partners_yes"])
    return found


def _serving(places: tuple[str, ...], index: Index) -> Mask:
    """Serves the place, a part of it, or a place above it."""
    wanted = [f"nuts_{place.lower()}" for place in places]
    return index.mask(wanted + [f"serves_{one.lower()}" for place in places for one in nuts.ancestors(place)])


def _everywhere(services: tuple[str, ...], index: Index) -> Mask:
    """Offers in the whole Union one of the services asked for, or any where none is."""
    return index.mask(f"everywhere_{one}" for one in services) if services else index.mask([EUROPE])


def _all_of(masks: dict[str, Mask], index: Index, but: str = "") -> Mask:
    found = index.present
    for name, mask in masks.items():
        if name != but:
            found = found & mask
    return found


def _facet(name: str, asked: Asked, whole: Mask, masks: dict[str, Mask], index: Index) -> dict[str, int]:
    fits = whole & _all_of(masks, index, but=name)
    if name == "place":
        return _by_place(fits, asked, index)
    prefix = "proved_" if name == "reserved" and asked.proved else _PREFIXES[name]
    found = {code.removeprefix(prefix): count for code, count in index.counts(fits).items() if code.startswith(prefix)}
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _by_place(fits: Mask, asked: Asked, index: Index) -> dict[str, int]:
    """Who serves a place: those in it and those of the places above it, no one twice, since places served are apart."""
    everywhere = fits & _everywhere(asked.service, index)
    told = index.counts(fits & ~everywhere)
    union = int(np.count_nonzero(everywhere))
    inside = {code.removeprefix("nuts_").upper(): count for code, count in told.items() if code.startswith("nuts_")}
    found = {}
    for place in {*inside, *_home_places()}:
        above = sum(told.get(f"serves_{one.lower()}", 0) for one in nuts.ancestors(place))
        if count := inside.get(place, 0) + above + union:
            found[place] = count
    return found


@cache
def _home_places() -> tuple[str, ...]:
    """The four countries and their regions, where nobody may be but those around them."""
    return (*HOME_COUNTRIES, *(place for country in HOME_COUNTRIES for place in names.regions(country)))


def _ordered(rows: Ids, scores: Scores | None, known: Catalogue, asked: Asked) -> Ids:
    """Best first, equal ones by name; by name where no word is asked."""
    if scores is None or asked.sort == "name":
        return rows[np.argsort(known.order[rows], kind="stable")]
    return rows[np.lexsort((known.order[rows], -np.round(scores[rows], 4)))]


def _rows(rows: Ids, strict: Mask) -> tuple[Row, ...]:
    wanted = rows.tolist()
    kept = {
        row: (slug, bytes(entry))
        for row, slug, entry in DirectoryEntry.objects.filter(pk__in=wanted, organisation__is_public=True).values_list(
            "pk", "organisation__slug", "entry"
        )
    }
    return tuple(Row(kept[row][0], _decoder.decode(kept[row][1]), bool(strict[row])) for row in wanted if row in kept)


_BASES = ("art20_participation", "art20_execution", "art77")
_PREFIXES = {
    "service": "service_", "country": "country_", "form": "form_", "reserved": "basis_", "spoken": "language_",
    "partners": "partners_",
}  # fmt: skip
_FACETS = ("service", "place", "country", "form", "reserved", "spoken", "partners")
