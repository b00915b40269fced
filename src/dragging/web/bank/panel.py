"""The filters of the search page: groups of choices with their counts."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import NamedTuple

import msgspec
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import Parameters
from dragging.core.vocabulary.services import services
from dragging.web.bank import asked, names
from dragging.web.frame import addresses
from dragging.web.frame.choices import Group, Option, counted, group, options, options_under, selected

HOME_COUNTRIES = ("ES", "PL", "IE", "BG")
COUNTRY = 2
"""Characters of a country's code; longer ones are regions."""


class Panel(NamedTuple):
    status: list[Option]
    services: SafeString
    places: SafeString
    reserved: Group
    work: Group
    kinds: Group
    kept: list[tuple[str, str]]


def panel(query: QueryDict, search: Parameters, now: datetime, facets: dict[str, dict[str, int]], language: str) -> Panel:
    """Every group counts what the other filters leave, so that one sees what a further choice would bring."""
    chosen = {name: addresses.several(query, name) for name in ("service", "nuts", "cpv", "reserved", "kind")}
    counts = {
        "nuts": _without(search, now, facets, "nuts", "country"),
        "cpv": _without(search, now, facets, "cpv", "cpv"),
        "reserved": _without(search, now, facets, "reserved", "reserved"),
        "kind": _without(search, now, facets, "kind", "kind"),
    }
    return Panel(
        status=_status(query),
        services=selected(_services(language), chosen["service"]),
        places=selected(_places(counts["nuts"], chosen["nuts"], language), chosen["nuts"]),
        reserved=group("reserved", counts["reserved"], chosen["reserved"], lambda code: names.reserved(code, language)),
        work=group("cpv", counts["cpv"], chosen["cpv"], lambda code: names.cpv(code, language)),
        kept=[(name, value) for name in ("service", "nuts") for value in chosen[name][1:]],
        kinds=group("kind", counts["kind"], chosen["kind"], lambda code: names.kind(code, language)),
    )


def _without(
    search: Parameters, now: datetime, facets: dict[str, dict[str, int]], parameter: str, facet: str
) -> dict[str, int]:
    if not getattr(search, parameter):
        return facets[facet]
    wider = msgspec.structs.replace(search, **{parameter: ()})
    return service.facets(wider, now)[facet]


def _status(query: QueryDict) -> list[Option]:
    now = asked.status(query)
    words = {
        asked.OPEN: _("Open"),
        asked.PLANNED: _("Planned and consultations"),
        asked.CLOSED: _("Closed and awarded"),
        asked.EVERY: _("All"),
    }
    return [Option(value, label, None, value == now) for value, label in words.items()]


@cache
def _services(language: str) -> SafeString:
    """The options of all services by name; hundreds of options are too dear for a template on every page."""
    named = sorted(((one.id, one.names[language]) for one in services()), key=lambda one: one[1].casefold())
    return options(named)


def _places(counts: dict[str, int], chosen: list[str], language: str) -> SafeString:
    """The four countries, each with its regions, then the others that have something."""
    groups = []
    for country in HOME_COUNTRIES:
        name = names.country(country, language)
        everywhere = _counted([(country, counts.get(country, 0))], language)
        groups.append(options_under(name, everywhere + _regions(country, language)))
    others = sorted((code, count) for code, count in counts.items() if code not in HOME_COUNTRIES)
    others += [(code, 0) for code in chosen if len(code) == COUNTRY and code not in {*counts, *HOME_COUNTRIES}]
    if others:
        groups.append(options_under(_("Other countries"), _counted(others, language)))
    return SafeString("".join(groups))


@cache
def _regions(country: str, language: str) -> SafeString:
    return options([(code, names.place(code, language)) for code in names.regions(country)])


def _counted(countries: list[tuple[str, int]], language: str) -> SafeString:
    return counted([(code, names.country(code, language), count) for code, count in countries], language)
