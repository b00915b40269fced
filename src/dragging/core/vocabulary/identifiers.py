"""Registration numbers of organisations: their form and check digit, and whether two of them are the same number.

Nothing here says that a number exists or whose it is: only the register knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec
from stdnum.bg import vat as bulgarian
from stdnum.es import cif, nif
from stdnum.exceptions import ValidationError
from stdnum.ie import vat as irish
from stdnum.pl import nip, regon

Outcome = Literal["checksum", "form", "failed"]
Why = Literal["form", "check_digit", "of_a_person", "no_number", "unknown_kind"]

_SEPARATORS = re.compile(r"[\W_]+")
_LONGEST = 40
_SHORTEST_COMPARED = 4
_ALWAYS_UNCHECKED = ("existence", "holder")


class Check(msgspec.Struct, frozen=True):
    """What is known of a number without asking anybody.

    `outcome`: `checksum` its check digit is right, `form` it has the right form and no check digit that we know,
    `failed` for the reason in `why`. `unchecked`: what was not looked at: `existence`, `holder`, `check_digit`.
    """

    kind: str
    number: str
    outcome: Outcome
    unchecked: tuple[str, ...] = ()
    why: Why | None = None


class _Kind(msgspec.Struct, frozen=True):
    """`country` is the prefix that may stand before the number; `judge` is None where only the form is known."""

    country: str
    form: re.Pattern[str]
    judge: Callable[[str], bool] | None = None
    width: int = 0


def _judged_by(library: Callable[[str], str]) -> Callable[[str], bool]:
    def judge(number: str) -> bool:
        try:
            library(number)
        except ValidationError:
            return False
        return True

    return judge


def _bulgarian(number: str) -> bool:
    """9 digits of a legal person, or 13 of one of its branches, whose last digit is its own check digit."""
    if number[8] != bulgarian.calc_check_digit_legal(number[:8]):
        return False
    if len(number) == 9:
        return True
    tail = [int(digit) for digit in number[8:12]]
    check = sum(weight * digit for weight, digit in zip((2, 7, 3, 5), tail, strict=True)) % 11
    if check == 10:
        check = sum(weight * digit for weight, digit in zip((4, 9, 5, 7), tail, strict=True)) % 11
    return int(number[12]) == check % 10


_KINDS: dict[str, _Kind] = {
    "nif": _Kind("ES", re.compile(r"[A-Z]\d{7}[A-Z0-9]\Z", re.ASCII), _judged_by(cif.validate)),
    "nip": _Kind("PL", re.compile(r"\d{10}\Z", re.ASCII), _judged_by(nip.validate)),
    "regon": _Kind("PL", re.compile(r"\d{9}(\d{5})?\Z", re.ASCII), _judged_by(regon.validate)),
    "krs": _Kind("PL", re.compile(r"\d{10}\Z", re.ASCII), None, 10),
    "eik": _Kind("BG", re.compile(r"\d{9}(\d{4})?\Z", re.ASCII), _bulgarian),
    "cro": _Kind("IE", re.compile(r"\d{5,6}\Z", re.ASCII)),
    "chy": _Kind("IE", re.compile(r"(CHY)?\d{1,5}\Z", re.ASCII)),
    "rcn": _Kind("IE", re.compile(r"(RCN)?20\d{6}\Z", re.ASCII)),
    "vat_es": _Kind("ES", re.compile(r"[A-Z]\d{7}[A-Z0-9]\Z", re.ASCII), _judged_by(cif.validate)),
    "vat_pl": _Kind("PL", re.compile(r"\d{10}\Z", re.ASCII), _judged_by(nip.validate)),
    "vat_bg": _Kind("BG", re.compile(r"\d{9}\Z", re.ASCII), _bulgarian),
    "vat_ie": _Kind("IE", re.compile(r"\d[0-9A-Z+*]\d{5}[A-W][A-I]?\Z", re.ASCII), _judged_by(irish.validate)),
}
_OF_COUNTRY = {
    "ES": ("nif", "vat_es"), "PL": ("krs", "nip", "regon", "vat_pl"), "BG": ("eik", "vat_bg"),
    "IE": ("cro", "rcn", "chy", "vat_ie"),
}  # fmt: skip


def kinds(country: str) -> tuple[str, ...]:
    """The kinds of numbers of a country, the one of its main register first; none for other countries."""
    return _OF_COUNTRY.get(country, ())


def check(kind: str, text: str) -> Check:
    """Whether a text can be a number of a kind. Spaces, dashes, dots and the prefix of the country are no fault."""
    known = _KINDS.get(kind)
    if known is None:
        return Check(kind, text[:_LONGEST], "failed", why="unknown_kind")
    number = _bare(text, known.country)
    if known.width and number.isascii() and number.isdigit():
        number = number.zfill(known.width)
    why = _fault(kind, known, number)
    if why:
        return Check(kind, number, "failed", why=why)
    if known.judge is None:
        return Check(kind, number, "form", ("check_digit", *_ALWAYS_UNCHECKED))
    return Check(kind, number, "checksum", _ALWAYS_UNCHECKED)


def _fault(kind: str, known: _Kind, number: str) -> Why | None:
    if not number.strip("0"):
        return "no_number"
    if kind in {"nif", "vat_es"} and nif.is_valid(number) and not cif.is_valid(number):
        return "of_a_person"
    if not known.form.match(number):
        return "form"
    return None if known.judge is None or known.judge(number) else "check_digit"


def _bare(text: str, country: str | None) -> str:
    """Upper case without separators and without the prefix of the country."""
    told = _SEPARATORS.sub("", text[: 4 * _LONGEST]).upper()[:_LONGEST]
    return told[2:] if country and told.startswith(country) and len(told) > _SHORTEST_COMPARED else told


def normal(text: str, country: str | None) -> str | None:
    """The form in which a number is compared with those of notices; None where it is too little to compare.

    Leading zeros go, since tables lose them; so do the five zeros at the end of a REGON of 14 digits, which stand for
    the organisation itself. `country` is ISO 3166-1 alpha-2.
    """
    told = _bare(text, country)
    if country == "PL" and len(told) == 14 and told.endswith("00000"):
        told = told[:9]
    told = told.lstrip("0")
    return told if len(told) >= _SHORTEST_COMPARED and any(one.isdigit() for one in told) else None


def same_as(one: str, other: str, country: str | None) -> bool:
    """Whether two texts are one number of a country: `ES-G1234567E` and `g 1234567 e` are. Never so for place holders."""
    meant = normal(one, country)
    return meant is not None and meant == normal(other, country)
