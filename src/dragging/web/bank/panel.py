"""The filters of the search page: groups of choices with their counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import Parameters
from dragging.core.vocabulary.services import services
from dragging.web.bank import asked, names
from dragging.web.frame import addresses

HOME_COUNTRIES = ("ES", "PL", "IE", "BG")
SHOWN = 8


class Option(NamedTuple):
    value: str
    label: str
    count: int | None
    is_chosen: bool


class Group(NamedTuple):
    """Choices of one parameter: those shown at once, and more behind a fold."""

    name: str
    first: list[Option]
    more: list[Option]


class Panel(NamedTuple):
    status: list[Option]
    services: list[Option]
    places: list[tuple[str, list[Option]]]
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
        services=sorted(
            (Option(one.id, one.names[language], None, one.id in chosen["service"]) for one in services()),
            key=lambda one: one.label.casefold(),
        ),
        places=_places(counts["nuts"], chosen["nuts"], language),
        reserved=_group("reserved", counts["reserved"], chosen["reserved"], lambda code: names.reserved(code, language)),
        work=_group("cpv", counts["cpv"], chosen["cpv"], lambda code: names.cpv(code, language)),
        kept=[(name, value) for name in ("service", "nuts") for value in chosen[name][1:]],
        kinds=_group("kind", counts["kind"], chosen["kind"], lambda code: names.kind(code, language)),
    )


def _without(
    search: Parameters, now: datetime, facets: dict[str, dict[str, int]], parameter: str, facet: str
) -> dict[str, int]:
    if not getattr(search, parameter):
        return facets[facet]
    wider = msgspec.structs.replace(search, **{parameter: ()}, page=1, limit=1)
    return service.search(wider, now).facets[facet]


def _status(query: QueryDict) -> list[Option]:
    now = asked.status(query)
    words = {
        asked.OPEN: _("Open"),
        asked.PLANNED: _("Planned and consultations"),
        asked.CLOSED: _("Closed and awarded"),
        asked.EVERY: _("All"),
    }
    return [Option(value, label, None, value == now) for value, label in words.items()]


def _group(
    name: str, counts: dict[str, int], chosen: list[str], label: Callable[[str], str]
) -> Group:
    every = {**dict.fromkeys(chosen, 0), **counts}
    options = [Option(value, label(value), count, value in chosen) for value, count in every.items()]
    at_once = [one for one in options if one.is_chosen]
    rest = [one for one in options if not one.is_chosen]
    room = max(SHOWN - len(at_once), 0)
    return Group(name, at_once + rest[:room], rest[room:])


def _places(counts: dict[str, int], chosen: list[str], language: str) -> list[tuple[str, list[Option]]]:
    """The four countries, each with its regions, then the others that have something."""
    groups = []
    for country in HOME_COUNTRIES:
        everywhere = Option(
            country, names.country(country, language), counts.get(country, 0), country in chosen
        )
        regions = [
            Option(code, names.place(code, language), None, code in chosen) for code in names.regions(country)
        ]
        groups.append((names.country(country, language), [everywhere, *regions]))
    others = [
        Option(code, names.country(code, language), count, code in chosen)
        for code, count in counts.items()
        if code not in HOME_COUNTRIES
    ]
    if others:
        groups.append((_("Other countries"), sorted(others, key=lambda one: one.label)))
    return groups
