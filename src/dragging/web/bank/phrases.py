"""Codes of states as words of the reader."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

_STATES: dict[str, Callable[[], str]] = {
    "planned": lambda: _("Planned"),
    "consultation": lambda: _("Market consultation"),
    "open": lambda: _("Open"),
    "closed": lambda: _("Closed"),
    "awarded": lambda: _("Awarded"),
    "cancelled": lambda: _("Cancelled"),
    "suspended": lambda: _("Suspended"),
}


def state(code: str) -> str:
    return _STATES[code]()


TWO_STAGES = {"restricted", "neg-w-call", "comp-dial", "innovation", "oth-mult"}


def deadline(procedure: str | None) -> str:
    """What ends at the deadline: in procedures of two stages the requests to take part, not yet the offers."""
    return _("Deadline for requests to take part") if procedure in TWO_STAGES else _("Deadline")


def outcome(code: str) -> str:
    return {
        "awarded": _("Awarded"),
        "unsuccessful": _("No award: no offer, or none that could be accepted"),
        "discontinued": _("No award: stopped by the buyer"),
        "withheld": _("Result not published"),
        "open": _("Not decided yet"),
    }[code]


def criterion(code: str | None) -> str:
    """Nothing where the notice does not tell price from quality."""
    return "" if code is None else {"price": _("Price"), "cost": _("Cost"), "quality": _("Quality")}[code]


def social(code: str) -> str:
    """A social aim of a notice by the code list `social-objective` of the eForms SDK; an unknown code as it is."""
    return {
        "opp": _("work for disadvantaged people"),
        "acc-all": _("accessibility for all"),
        "gen-eq": _("equality of women and men"),
        "et-eq": _("ethnic equality"),
        "work-cond": _("fair working conditions"),
        "hum-right": _("human rights in supply chains"),
        "soc-obj": _("social objectives"),
        "other": _("another aim"),
    }.get(code, code)


def lot_number(code: str) -> str:
    """The number of a lot as people say it: `LOT-0003` is 3; empty for the one lot of an undivided contract."""
    number = code.removeprefix("LOT-")
    return number.lstrip("0") if number != code else code


def sort(code: str) -> str:
    return {"relevance": _("best fit"), "deadline": _("closing soon"), "newest": _("newest")}[code]


_PARAMETERS: dict[str, Callable[[], str]] = {
    "q": lambda: _("Search"),
    "state": lambda: _("Status"),
    "cpv": lambda: _("Kind of work"),
    "nuts": lambda: _("Place"),
    "service": lambda: _("Service"),
    "buyer": lambda: _("Buyer"),
    "kind": lambda: _("Kind of notice"),
    "reserved": lambda: _("Reserved"),
    "light": lambda: _("Social and other specific services"),
    "value": lambda: _("Value"),
    "value_min": lambda: _("Value from"),
    "value_max": lambda: _("Value to"),
    "deadline_from": lambda: _("Closing from"),
    "deadline_to": lambda: _("Closing until"),
    "since": lambda: _("Published since"),
    "language": lambda: _("Language of the notice"),
    "source": lambda: _("Source"),
    "sort": lambda: _("Sort"),
    "page": lambda: _("Page"),
    "limit": lambda: _("Rows"),
    "as_of": lambda: _("As of"),
}


def parameter(name: str) -> str:
    """The name of a search parameter as its field is called on the page."""
    return _PARAMETERS[name]() if name in _PARAMETERS else name
