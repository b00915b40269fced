"""Currencies with a fixed rate to the euro. Others have none and are not converted."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from dragging.core.vocabulary.tables import rows


@cache
def _rates() -> dict[str, Decimal]:
    return {row["currency"]: Decimal(row["per_euro"]) for row in rows("currencies")}


def in_euros(amount: Decimal, currency: str | None) -> Decimal | None:
    """The amount in euros, exact for EUR, unrounded for BGN; None for a currency without a fixed rate."""
    rate = _rates().get(currency or "")
    return None if rate is None else amount / rate
