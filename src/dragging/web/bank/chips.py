"""The filters of a search as chips, each of which takes itself away."""

from __future__ import annotations

from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from dragging.apps.bank import queries
from dragging.core.units import day_from_text
from dragging.web.bank import names, phrases
from dragging.web.frame import addresses, formats

LISTS = ("service", "nuts", "cpv", "reserved", "kind", "buyer", "language", "source")
SINGLES = ("deadline_from", "deadline_to", "value_min", "value_max", "since", "light")


class Chip(NamedTuple):
    label: str
    value: str
    address: str

    @property
    def text(self) -> str:
        """The filter with its value; a value that says the name of the filter itself stands alone."""
        return self.value if self.value.casefold().startswith(self.label.casefold()) else f"{self.label}: {self.value}"


def chips(query: QueryDict, language: str) -> list[Chip]:
    """Every filter but the text, the status and the order."""
    found = [
        Chip(phrases.parameter(name), _value(name, value, language), addresses.without(query, name, value))
        for name in LISTS
        for value in addresses.several(query, name)
    ]
    found += [
        Chip(phrases.parameter(name), _value(name, told, language), addresses.changed(query, **{name: None}))
        for name in SINGLES
        if (told := ",".join(addresses.several(query, name)))
    ]
    if addresses.several(query, "value_unstated") == ["no"]:
        label = _("only those that state a value")
        found.append(Chip(phrases.parameter("value"), label, addresses.changed(query, value_unstated=None)))
    return found


def _value(name: str, value: str, language: str) -> str:
    """A value as a person reads it."""
    if name == "buyer":
        return queries.party_name(value) or value
    if name == "light":
        return _("yes") if value.lower() in {"1", "true", "yes"} else _("no")
    if name in {"value_min", "value_max"}:
        amount = formats.decimal_of(value) if value.replace(".", "", 1).isdigit() else None
        return formats.money(amount, "EUR", language) if amount is not None else value
    if name in {"deadline_from", "deadline_to", "since"}:
        day = day_from_text(value)
        return formats.short_day(day, language) if day else value
    known = {
        "service": names.service,
        "nuts": names.place,
        "cpv": names.cpv,
        "reserved": names.reserved,
        "kind": names.kind,
        "language": names.language_name,
    }
    return known[name](value, language) if name in known else value
