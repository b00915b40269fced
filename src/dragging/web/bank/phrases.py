"""Codes of states as words of the reader."""

from __future__ import annotations

from django.utils.translation import gettext as _


def state(code: str) -> str:
    return {
        "planned": _("Planned"),
        "consultation": _("Market consultation"),
        "open": _("Open"),
        "closed": _("Closed"),
        "awarded": _("Awarded"),
        "cancelled": _("Cancelled"),
        "suspended": _("Suspended"),
    }[code]


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


def criterion(code: str) -> str:
    return {"price": _("Price"), "cost": _("Cost"), "quality": _("Quality")}[code]


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


def parameter(name: str) -> str:
    """The name of a search parameter as its field is called on the page."""
    return {
        "q": _("Search"),
        "state": _("Status"),
        "cpv": _("Kind of work"),
        "nuts": _("Place"),
        "service": _("Service"),
        "buyer": _("Buyer"),
        "kind": _("Kind of notice"),
        "reserved": _("Reserved"),
        "light": _("Social and other specific services"),
        "value": _("Value"),
        "value_min": _("Value from"),
        "value_max": _("Value to"),
        "deadline_from": _("Closing from"),
        "deadline_to": _("Closing until"),
        "since": _("Published since"),
        "language": _("Language of the notice"),
        "source": _("Source"),
        "sort": _("Sort"),
        "page": _("Page"),
        "limit": _("Rows"),
        "as_of": _("As of"),
    }.get(name, name)
