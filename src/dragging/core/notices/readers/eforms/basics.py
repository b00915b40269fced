"""Texts by language, money, numbers and days of an eForms notice, with what could not be read kept as problems."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from decimal import Decimal

from lxml import etree

from dragging.core.notices.model import Problem, Text
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.units import Value, amount_from_text, day_from_text, months
from dragging.core.vocabulary import codes

WITHHELD = Decimal(-1)
MAX_PROBLEMS = 200


class Basics:
    """Reads simple values of one notice; gathers its problems and withheld paths."""

    def __init__(self, language: str | None, hidden: AbstractSet[etree._Element] = frozenset()) -> None:
        self.language = language
        self.hidden = hidden
        self.problems: list[Problem] = []
        self.withheld: list[str] = []

    def problem(self, code: str, element: etree._Element, value: str | None) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(code, place(element), value))

    def text(self, elements: Iterable[etree._Element]) -> Text:
        """Text by language; an element without languageID is in the language of the notice."""
        found: Text = {}
        for one in elements:
            told = self.open_text(one)
            if told is None:
                continue
            code = one.get("languageID")
            language = (codes.language(code) if code else None) or self.language or "und"
            found[language] = f"{found[language]} {told}" if language in found else told
        return found

    def open_text(self, one: etree._Element | None) -> str | None:
        """The text of an element unless the notice withholds it."""
        return None if one is None or one in self.hidden else text_of(one)

    def value(self, elements: Iterable[etree._Element]) -> Value | None:
        """The first amount; a withheld one (-1) is None and its path is kept."""
        for one in elements:
            told = self.open_text(one)
            if told is None:
                continue
            amount = amount_from_text(told)
            if amount is None:
                self.problem("bad_number", one, told)
            elif amount == WITHHELD:
                self.withheld.append(place(one))
            else:
                return Value(amount=amount, currency=one.get("currencyID") or None)
        return None

    def number(self, element: etree._Element) -> Decimal | None:
        told = self.open_text(element)
        if told is None:
            return None
        amount = amount_from_text(told)
        if amount is None:
            self.problem("bad_number", element, told)
        elif amount == WITHHELD:
            self.withheld.append(place(element))
            return None
        return amount

    def day(self, elements: Iterable[etree._Element]) -> date | None:
        for one in elements:
            told = text_of(one)
            if told is None:
                continue
            day = day_from_text(told)
            if day is None:
                self.problem("bad_date", one, told)
            else:
                return day
        return None

    def months(self, elements: Iterable[etree._Element]) -> Decimal | None:
        """A period with its unit in months."""
        for one in elements:
            number = self.number(one)
            unit = one.get("unitCode")
            if number is None or unit is None:
                continue
            period = months(number, unit)
            if period is None:
                self.problem("unknown_code", one, unit)
            return period
        return None


def place(element: etree._Element, known: dict[etree._Element, str] | None = None) -> str:
    """Where an element stands, by local names: `/ContractNotice/ProcurementProjectLot[2]/…`.

    `known` keeps the places found on the way, for many elements of one document.
    """
    known = {} if known is None else known
    told = known.get(element)
    if told is None:
        parent = element.getparent()
        told = known[element] = f"{'' if parent is None else place(parent, known)}/{_step(element)}"
    return told


def _step(element: etree._Element) -> str:
    local = element.tag.rpartition("}")[2]
    before = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    after = next(element.itersiblings(element.tag), None) is not None
    return f"{local}[{before + 1}]" if before or after else local
