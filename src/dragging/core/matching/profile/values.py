"""The values of a profile, each read from JSON or reported with its place and what is expected there.

A reader gives `BAD` for what it cannot read. A list with one entry that cannot be read is bad as a whole: without that
entry it would say that the organisation has less than it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from dragging.core.matching.profile.document import Twice
from dragging.core.matching.profile.problems import Problems, below
from dragging.core.units import Value
from dragging.core.vocabulary import cpv, nuts
from dragging.core.vocabulary.codes import alpha_3
from dragging.core.vocabulary.services import services

BAD: Any = object()
Read = Callable[[Any, str, Problems], Any]

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"(19|20|21)\d\d-\d\d-\d\d\Z", re.ASCII)
_AMOUNT = re.compile(r"\d{1,15}(\.\d{1,4})?\Z", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}\Z", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z", re.ASCII)
_DIGITS = 12


def text(limit: int) -> Read:
    """Text that is not blank, kept as it was written."""

    def read(value: Any, place: str, problems: Problems) -> Any:
        if not isinstance(value, str) or not value.strip():
            return _bad(problems, "not_understood", place, value, "text")
        if _UNWRITABLE.search(value):
            return _bad(problems, "unwritable", place)
        if len(value) > limit:
            return _bad(problems, "too_long", place, len(value), str(limit))
        return value

    return read


def yes_no(value: Any, place: str, problems: Problems) -> Any:
    return value if isinstance(value, bool) else _bad(problems, "not_understood", place, value, "yes_no")


def whole(low: int, high: int) -> Read:
    def read(value: Any, place: str, problems: Problems) -> Any:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        return _bad(problems, "out_of_range", place, value, f"{low} - {high}")

    return read


def number(high: int) -> Read:
    """An exact number from 0 to `high`."""

    def read(value: Any, place: str, problems: Problems) -> Any:
        if isinstance(value, float):
            value = Decimal(repr(value))
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            told = Decimal(value)
            if told.is_finite() and 0 <= told <= high and len(told.as_tuple().digits) <= _DIGITS and told.adjusted() > -_DIGITS:
                return abs(told)
        return _bad(problems, "out_of_range", place, value, f"0 - {high}")

    return read


def one_of(known: Collection[str]) -> Read:
    def read(value: Any, place: str, problems: Problems) -> Any:
        if isinstance(value, str) and value in known:
            return value
        return _bad(problems, "not_understood", place, value, ", ".join(sorted(known)))

    return read


def day(value: Any, place: str, problems: Problems) -> Any:
    try:
        if isinstance(value, str) and _DAY.match(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    return _bad(problems, "not_understood", place, value, "day")


def money(value: Any, place: str, problems: Problems) -> Any:
    """`{"amount": "120000.00", "currency": "EUR"}`: the amount as text or whole number, so that no digit is lost."""
    read = record(_money, {"amount": _amount, "currency": _currency}, ("amount", "currency"))
    return read(value, place, problems)


def _money(amount: Decimal, currency: str) -> Value:
    return Value(amount=amount, currency=currency)


def _amount(value: Any, place: str, problems: Problems) -> Any:
    small = isinstance(value, int) and not isinstance(value, bool) and value.bit_length() < 60
    told = str(value) if small or isinstance(value, str) else ""
    return Decimal(told) if _AMOUNT.match(told) else _bad(problems, "not_understood", place, value, "amount")


def _form(fits: Callable[[str], Any], expected: str) -> Read:
    def read(value: Any, place: str, problems: Problems) -> Any:
        return value if isinstance(value, str) and fits(value) else _bad(problems, "not_understood", place, value, expected)

    return read


_currency = _form(_CURRENCY.match, "currency")
language = _form(_LANGUAGE.match, "language")
country = _form(lambda told: alpha_3(told) is not None, "country")
nuts_code = _form(nuts.is_code, "nuts")


def cpv_code(value: Any, place: str, problems: Problems) -> Any:
    found = cpv.code(value) if isinstance(value, str) else None
    return found or _bad(problems, "not_understood", place, value, "cpv")


def service(value: Any, place: str, problems: Problems) -> Any:
    """An id of the services; another text stays, and is said to be in no list."""
    told = text(80)(value, place, problems)
    if told is not BAD and told not in _service_ids():
        problems.add("not_in_list", place, told, "service")
    return told


@cache
def _service_ids() -> frozenset[str]:
    return frozenset(one.id for one in services())


def place_served(value: Any, place: str, problems: Problems) -> Any:
    """The beginning of a NUTS code, or `EU:` with the id of a service."""
    if isinstance(value, str) and value.startswith("EU:"):
        return value if service(value.removeprefix("EU:"), place, problems) is not BAD else BAD
    return nuts_code(value, place, problems)


def several(read: Read, limit: int) -> Read:
    """A list of entries, each read; bad as a whole where one is."""

    def entries(value: Any, place: str, problems: Problems) -> Any:
        if not isinstance(value, (list, tuple)):
            return _bad(problems, "not_understood", place, value, "list")
        if len(value) > limit:
            return _bad(problems, "too_many", place, len(value), str(limit))
        found = tuple(read(one, below(place, at), problems) for at, one in enumerate(value))
        return BAD if BAD in found else found

    return entries


def record(make: Callable[..., Any], keys: Mapping[str, Read], required: Collection[str] = ()) -> Read:
    """An object with known keys; null counts as not said."""

    def read(value: Any, place: str, problems: Problems) -> Any:
        if not isinstance(value, dict):
            return _bad(problems, "not_understood", place, value, "object")
        found = members(value, place, problems, keys)
        for key in required:
            if key not in found:
                found[key] = _bad(problems, "missing", below(place, key))
        if BAD in found.values():
            return BAD
        first, last = found.get("valid_from"), found.get("valid_to")
        if first and last and last < first:
            return _bad(problems, "ends_before_it_begins", below(place, "valid_to"), last, str(first))
        return make(**found)

    return read


def members(value: Mapping[Any, Any], place: str, problems: Problems, keys: Mapping[str, Read]) -> dict[str, Any]:
    """The known keys of an object, read, and what is wrong with the others."""
    found: dict[str, Any] = {}
    for key, one in value.items():
        at = below(place, key)
        if isinstance(one, Twice):
            problems.add("duplicate_key", at)
            if key in keys:
                found[key] = BAD
        elif key not in keys:
            problems.add("unknown_key", at, one)
        elif one is not None:
            found[key] = keys[key](one, at, problems)
    return found


def _bad(problems: Problems, code: str, place: str, value: object = None, expected: str | None = None) -> Any:
    problems.add(code, place, value, expected)
    return BAD
