"""The filters of the directory, each with what the others leave, and those in use as chips."""

from __future__ import annotations

from typing import NamedTuple

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dragging.core.vocabulary import names as words
from dragging.web.bank import names
from dragging.web.bank.panel import HOME_COUNTRIES
from dragging.web.frame import addresses, choices
from dragging.web.frame.choices import Group
from dragging.web.organisations.directory.asked import LISTS, Wanted
from dragging.web.organisations.directory.telling import SHORT

Facets = dict[str, dict[str, int]]


class Panel(NamedTuple):
    services: SafeString
    places: SafeString
    countries: Group
    reserved: Group
    forms: Group
    spoken: Group
    partners: int
    kept: list[tuple[str, str]]


class Chip(NamedTuple):
    text: str
    address: str


def panel(wanted: Wanted, facets: Facets, language: str) -> Panel:
    chosen = {name: addresses.several(wanted.query, name) for name in LISTS}
    return Panel(
        services=choices.selected(_services(facets["service"], language), chosen["service"]),
        places=choices.selected(_places(facets["place"], language), chosen["place"]),
        countries=_group("country", facets, chosen, language),
        reserved=_group("reserved", facets, chosen, language),
        forms=_group("form", facets, chosen, language),
        spoken=_group("spoken", facets, chosen, language),
        partners=facets["partners"].get("yes", 0),
        kept=[(name, value) for name in ("service", "place") for value in chosen[name][1:]],
    )


def chips(query: QueryDict, language: str) -> list[Chip]:
    """Every filter in use, each of which takes itself away."""
    found = [
        Chip(value_words(name, value, language), addresses.without(query, name, value))
        for name in LISTS
        for value in addresses.several(query, name)
    ]
    if query.get("proved") == "yes":
        found.append(Chip(_("Proved by register or document"), addresses.changed(query, proved=None)))
    if query.get("partners") == "yes":
        found.append(Chip(_("Looking for partners"), addresses.changed(query, partners=None)))
    return found


def value_words(name: str, value: str, language: str) -> str:
    """A value of a filter as a person reads it."""
    if name == "form":
        country, _mark, key = value.partition(":")
        told = words.legal_form_name(country, key, language)
        return _("%(form)s (%(country)s)") % {"form": told, "country": words.country_name(country, language)}
    if name == "reserved":
        return SHORT[value]() if value in SHORT else value
    known = {
        "service": names.service, "place": names.place, "country": names.country, "spoken": names.language_name,
    }  # fmt: skip
    return known[name](value, language)


def _group(name: str, facets: Facets, chosen: dict[str, list[str]], language: str) -> Group:
    return choices.group(name, facets[name], chosen[name], lambda value: value_words(name, value, language))


def _services(counts: dict[str, int], language: str) -> SafeString:
    """Those that somebody offers, by name."""
    named = sorted(((code, names.service(code, language), count) for code, count in counts.items()), key=lambda one: one[1].casefold())
    return choices.counted(named, language)


def _places(counts: dict[str, int], language: str) -> SafeString:
    """The four countries and their regions, each with how many serve it, then other countries."""
    groups = []
    for country in HOME_COUNTRIES:
        told = [(code, names.place(code, language), counts.get(code, 0)) for code in names.regions(country)]
        name = names.country(country, language)
        inner = choices.counted([(country, name, counts.get(country, 0)), *told], language)
        groups.append(choices.options_under(name, inner))
    others = sorted((code, names.place(code, language), count) for code, count in counts.items() if len(code) == 2 and code not in HOME_COUNTRIES)
    if others:
        groups.append(choices.options_under(_("Other countries"), choices.counted(others, language)))
    return SafeString("".join(groups))
