"""Money, amounts, durations and days as values: exact, with their unit, never guessed."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

import msgspec


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sum of money as stated: `amount`, or `low` and `high` where only a range is stated.

    Amounts are exact decimals in units of `currency` (ISO 4217). A currency that the source does not
    state is None.
    """

    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None


_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?\Z", re.ASCII)
MAX_DIGITS = 30


def amount_from_text(text: str) -> Decimal | None:
    """The exact decimal of `1628092.65`, `34 556 650,00`, `1.234,5` or `1,234.5`; None for anything else.

    A single `,` or `.` is a decimal mark unless exactly three digits follow a comma-grouped head
    (`1,234,567`). NaN, Infinity and exponents are no amounts.
    """
    plain = text.strip()
    if not _PLAIN.match(plain):
        plain = re.sub(r"[\s\u00a0\u202f']", "", plain)
        if "," in plain and "." in plain:
            mark = "," if plain.rfind(",") > plain.rfind(".") else "."
            plain = plain.replace("." if mark == "," else ",", "").replace(mark, ".")
        elif plain.count(",") > 1:
            plain = plain.replace(",", "")
        elif plain.count(".") > 1:
            plain = plain.replace(".", "")
        else:
            plain = plain.replace(",", ".")
        if not _PLAIN.match(plain):
            return None
    if len(plain) > MAX_DIGITS:
        return None
    try:
        return Decimal(plain.lstrip("+"))
    except InvalidOperation:
        return None


def day_from_text(text: str) -> date | None:
    """The day at the beginning of an ISO 8601 text (`2019-01-02`, `2019-01-02+01:00`), or `20190102`; else None."""
    return _day(text.strip()[:10])


@lru_cache(maxsize=4096)
def _day(head: str) -> date | None:
    try:
        if len(head) == 10 and head[4] == "-":
            return date.fromisoformat(head)
        if len(head) == 8 and head.isascii() and head.isdigit():
            return date(int(head[:4]), int(head[4:6]), int(head[6:]))
    except ValueError:
        return None
    return None


_MONTHS_OF = {
    "MONTH": lambda n: n,
    "YEAR": lambda n: n * 12,
    "WEEK": lambda n: (n * 7 * 12 / Decimal("365.25")).quantize(Decimal("0.1"), ROUND_HALF_UP),
    "DAY": lambda n: (n * 12 / Decimal("365.25")).quantize(Decimal("0.1"), ROUND_HALF_UP),
}


def months(number: Decimal, unit: str) -> Decimal | None:
    """A period in months: MONTH as written, YEAR x 12, WEEK and DAY by 365.25 days a year to one decimal.

    `unit` is matched without regard to case, and to a plural S; None for an unknown unit.
    """
    rule = _MONTHS_OF.get(unit.upper().rstrip("S"))
    return rule(number) if rule else None
