"""Numbers, money, days and moments in the reader's language, by CLDR with the house's few departures.

English is that of Ireland. Patterns and departures stand in `docs/pages.md`, "Formats".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date, format_datetime, get_timezone_location
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dragging.core.units import Value

LOCALES = {"en": "en_IE", "es": "es_ES", "pl": "pl_PL", "bg": "bg_BG"}
_LONG = {
    "en": "EEE d MMMM y",
    "es": "EEE, d 'de' MMMM 'de' y",
    "pl": "EEE, d MMMM y",
    "bg": "EEE, d MMMM y 'г'.",
}
_TIME = {"en": "HH:mm", "es": "HH:mm", "pl": "HH:mm", "bg": "HH:mm 'ч'."}
_UNGROUPED = Decimal(10_000)
"""Below this es, pl and bg set no group mark (CLDR: two digits before the first mark at least)."""

HALF = Decimal("0.5")
NO_BREAK = "\u00a0"
KEPT = 4_096
"""Answers kept of each format: the same days and sums stand on page after page."""


@cache
def locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


@lru_cache(maxsize=KEPT)
def number(value: int | Decimal, language: str) -> str:
    """`12,408` in English, `12.408` in Spanish, `12 408` in Polish and Bulgarian."""
    grouped = language == "en" or abs(value) >= _UNGROUPED
    return format_decimal(value, locale=locale(language), group_separator=grouped)


@lru_cache(maxsize=KEPT)
def percent(share: Decimal, language: str) -> str:
    """A share of 1 with at most one decimal: `31.5%`, `31,5 %`."""
    return format_percent(share, format="#,##0.#%" if language in {"en", "pl", "bg"} else "#,##0.#\u00a0%", locale=locale(language))


def money(amount: Decimal, currency: str | None, language: str) -> str:
    """`€86,400`, `1234,50 €`, `170 000 zł`, in the words of the reader; cents only where there are any."""
    if currency is None:
        return _("%(amount)s (currency not stated)") % {"amount": number(amount, language)}
    digits = "0" if amount == amount.to_integral_value() else "00"
    body = "#,##0" + (".00" if digits == "00" else "")
    pattern = f"¤{body}" if language == "en" else f"{body}{NO_BREAK}¤"
    grouped = language == "en" or abs(amount) >= _UNGROUPED
    text = format_currency(
        amount, currency, pattern, locale=locale(language), currency_digits=False, group_separator=grouped
    )
    # A code instead of a sign keeps its distance.
    return text.replace(currency, currency + NO_BREAK, 1) if text.startswith(currency) else text


def value(stated: Value, language: str) -> str:
    """An amount, or the range that is stated instead of one."""
    if stated.amount is not None:
        return money(stated.amount, stated.currency, language)
    ends = {"low": stated.low, "high": stated.high}
    told = {name: money(end, stated.currency, language) for name, end in ends.items() if end is not None}
    if len(told) == 2:
        return _("%(low)s to %(high)s") % told
    return (_("from %(low)s") if "low" in told else _("up to %(high)s")) % told


def months(period: Decimal, language: str) -> str:
    """A period of months; a broken number has a grammar of its own in Polish."""
    if period < HALF:
        return _("less than a month")
    whole = int(period)
    told = {"n": number(period, language)}
    if period != whole:
        return pgettext("a number with a fraction", "%(n)s months") % told
    return ngettext("%(n)s month", "%(n)s months", whole) % told


@lru_cache(maxsize=KEPT)
def long_day(day: date, language: str) -> str:
    """`Fri 27 November 2026`."""
    return format_date(day, _LONG[language], locale=locale(language))


@lru_cache(maxsize=KEPT)
def short_day(day: date, language: str) -> str:
    """`27 Nov 2026`."""
    return format_date(day, "medium", locale=locale(language))


def clock_time(moment: datetime, language: str) -> str:
    """`14:00`, in Bulgarian `14:00 ч.`, on the clock of the zone that the moment carries."""
    return _wall_time(moment.replace(tzinfo=None), language)


@lru_cache(maxsize=KEPT)
def _wall_time(moment: datetime, language: str) -> str:
    # Without its zone: the same moment in two zones is one key.
    return format_datetime(moment, _TIME[language], locale=locale(language))


def moment(when: datetime, language: str) -> str:
    """`Fri 27 November 2026, 14:00`, in the zone that the moment carries."""
    return f"{long_day(when.date(), language)}, {clock_time(when, language)}"


def in_town(zone: ZoneInfo) -> str:
    """Whose time it is, by the town of its zone: `Sofia time`."""
    told = _TOWNS.get(zone.key)
    return told() if told else _("time in %(town)s") % {"town": town(zone)}


def town(zone: ZoneInfo) -> str:
    from django.utils.translation import get_language

    return str(get_timezone_location(zone, locale=locale(get_language() or "en"), return_city=True))


_TOWNS: dict[str, Callable[[], str]] = {
    "Europe/Madrid": lambda: _("Madrid time"),
    "Europe/Warsaw": lambda: _("Warsaw time"),
    "Europe/Dublin": lambda: _("Dublin time"),
    "Europe/Sofia": lambda: _("Sofia time"),
    "Europe/Brussels": lambda: _("Brussels time"),
}


def decimal_of(told: Any) -> Decimal | None:
    return None if told is None else Decimal(str(told))
