"""What a reading gathers on its way, and the reading of single values: money, numbers, days, moments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from dragging.core.notices.model import Moment, Problem
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, branches, first, place, text
from dragging.core.units import Value, amount_from_text, day_from_text, months
from dragging.core.vocabulary import codes as general

_CLOCK = re.compile(r"(\d{1,2})[:.hH](\d{2})(?::(\d{2}))?", re.ASCII)
_CPV = re.compile(r"\d{8}-\d", re.ASCII)
_CPV_DIGITS = 8
_HOURS = 24
_MINUTES = 60


class State:
    """Problems and withheld places of one notice."""

    __slots__ = ("problems", "withheld")

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.withheld: list[str] = []

    def problem(self, code: str, element: Element, value: str | None) -> None:
        self.problems.append(Problem(code, place(element), value))

    def unknown(self, path: str, value: str) -> None:
        self.problems.append(Problem("unknown_code", path, value))

    def is_withheld(self, element: Element) -> bool:
        """Whether the element says PUBLICATION="NO"; its place is kept."""
        if element.get("PUBLICATION") != "NO":
            return False
        self.withheld.append(place(element))
        return True

    def number(self, element: Element | None, written: str | None = None) -> Decimal | None:
        """An exact decimal; `written` stands before the text of the element (FMTVAL)."""
        if element is None:
            return None
        told = written or text(element)
        if told is None:
            return None
        amount = amount_from_text(told)
        if amount is None:
            self.problem("bad_number", element, told)
        return amount

    def count(self, element: Element | None) -> int | None:
        """A whole number that is not negative."""
        if element is None or self.is_withheld(element):
            return None
        told = text(element)
        if told is None:
            return None
        plain = told.replace(" ", "")
        if plain.isascii() and plain.isdigit() and len(plain) < 10:
            return int(plain)
        self.problem("bad_number", element, told)
        return None

    def money(self, element: Element | None) -> Value | None:
        """The sum of a VAL_… element of R2.0.9, a single one or LOW and HIGH."""
        if element is None or self.is_withheld(element):
            return None
        currency = element.get("CURRENCY")
        if len(element):
            parts = branches(element)
            low, high = self.number(first(parts, "LOW")), self.number(first(parts, "HIGH"))
            if low is not None or high is not None:
                return Value(low=low, high=high, currency=currency)
            return None
        amount = self.number(element)
        return None if amount is None else Value(amount, currency=currency)

    def day(self, element: Element | None) -> date | None:
        """A day, ISO or as DAY, MONTH, YEAR."""
        if element is None:
            return None
        told = _written_day(element)
        if told is None:
            return None
        found = day_from_text(told)
        if found is None:
            self.problem("bad_date", element, told)
        return found

    def moment(self, day: Element | None, clock: Element | None) -> Moment | None:
        """A day, with the time of day where one is stated."""
        found = self.day(day)
        if found is None:
            return None
        if clock is None:
            return found.isoformat()
        return self._with_clock(found, text(clock), clock)

    def coded_moment(self, element: Element | None) -> Moment | None:
        """`20200115 11:00` or `20110210` of CODED_DATA."""
        told = text(element)
        if element is None or told is None:
            return None
        day, _, clock = told.partition(" ")
        found = day_from_text(day)
        if found is None:
            self.problem("bad_date", element, told)
            return None
        return self._with_clock(found, clock or None, element)

    def _with_clock(self, day: date, told: str | None, element: Element) -> Moment:
        if not told:
            return day.isoformat()
        found = _CLOCK.match(told)
        if found is None or int(found[1]) > _HOURS or int(found[2]) >= _MINUTES:
            self.problem("bad_date", element, told)
            return day.isoformat()
        if int(found[1]) == _HOURS:
            if int(found[2]):
                self.problem("bad_date", element, told)
            return f"{day.isoformat()}T23:59"
        return f"{day.isoformat()}T{int(found[1]):02d}:{found[2]}"

    def duration(self, element: Element | None, unit: str | None = None) -> Decimal | None:
        """A period in months; the unit is DURATION@TYPE, or given."""
        number = self.number(element, None if element is None else element.get("FMTVAL"))
        if element is None or number is None:
            return None
        named = unit or element.get("TYPE") or element.get("DURATION_TYPE") or ""
        found = months(number, named)
        if found is None:
            self.problem("unknown_code", element, named)
        return found

    def cpv(self, element: Element) -> str | None:
        """Eight digits of an element with @CODE, without check digit."""
        code = (element.get("CODE") or "").strip()
        if len(code) == _CPV_DIGITS and code.isascii() and code.isdigit():
            return code
        if not code:
            return None
        if _CPV.fullmatch(code) is None:
            self.problem("unknown_code", element, code)
            return None
        return code[:_CPV_DIGITS]

    def country(self, element: Element | None) -> str | None:
        """Two letters of an element with @VALUE."""
        code = None if element is None else (element.get("VALUE") or text(element) or "").strip()
        if element is None or not code:
            return None
        found = general.country(code)
        if found is None:
            self.problem("unknown_code", element, code)
        return found

    def cpvs(self, elements: Sequence[Element]) -> list[str]:
        """The codes of CPV_CODE elements."""
        return [code for one in elements if (code := self.cpv(one))]

    def cpv_of(self, elements: list[Element]) -> list[str]:
        """The codes of CPV_MAIN and CPV_ADDITIONAL elements, supplementary codes left out."""
        found: list[str] = []
        for one in elements:
            for inside in one[:]:  # type: ignore[index]  # the stubs know no slices
                if type(inside.tag) is str and inside.tag.endswith("CPV_CODE"):
                    code = self.cpv(inside)
                    if code:
                        found.append(code)
        return found


def _written_day(element: Element) -> str | None:
    if not len(element):
        return text(element)
    parts: Branches = branches(element)
    year, month, day = (text(first(parts, name)) for name in ("YEAR", "MONTH", "DAY"))
    if year is None and month is None and day is None:
        return text(element)
    return f"{year or ''}-{(month or '').zfill(2)}-{(day or '').zfill(2)}"


def nuts_of(elements: Sequence[Element]) -> list[str]:
    """Place codes as written."""
    return [code for one in elements if (code := (one.get("CODE") or "").strip())]
