"""Sums of the demo world: in the currency of the country on the day, rounded as officers round."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dragging.cli.demo.content import Phrases
from dragging.core.vocabulary.law import thresholds_on

_EURO_IN_BULGARIA = date(2026, 1, 1)
_LEVA = Decimal("1.95583")
_ZLOTY = Decimal("4.3")
"""Only to judge sums that we invented; no notice is converted by it."""
_STEPS = ((1_000_000, 10_000), (100_000, 1_000), (0, 500))


def currency_on(day: date, phrases: Phrases) -> str:
    """Bulgaria counts in leva until the end of 2025."""
    return "BGN" if phrases.country == "BG" and day < _EURO_IN_BULGARIA else phrases.currency


def local(euros_of_spain: float, currency: str, phrases: Phrases) -> int:
    """What something that costs so much in Spain costs here, a round sum in `currency`."""
    return rounded(euros_of_spain * phrases.scale * (float(_LEVA) if currency == "BGN" else 1))


def rounded(amount: float) -> int:
    step = next(step for bound, step in _STEPS if amount >= bound)
    return max(step, round(amount / step) * step)


def in_euros(amount: int, currency: str) -> Decimal:
    return Decimal(amount) / {"BGN": _LEVA, "PLN": _ZLOTY}.get(currency, Decimal(1))


def reaches_threshold(amount: int, currency: str, nature: str, day: date, *, light: bool) -> bool:
    """Whether a town has to publish in the whole Union from this value on (2014/24/EU, Article 4)."""
    wanted = "services_annex_xiv" if light else "works" if nature == "works" else "supplies_services"
    buyers = {"sub-central", "all authorities"}
    return any(
        one.is_reached(in_euros(amount, currency))
        for one in thresholds_on(day, "EU")
        if one.subject.startswith("threshold 2014/24") and one.nature == wanted and one.buyer in buyers
    )
