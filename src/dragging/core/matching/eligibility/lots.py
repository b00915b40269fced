"""The lots of a notice: which one is named, what it states or the notice for it."""

from __future__ import annotations

import re
from decimal import Decimal

from dragging.core.notices.model import Lot, Notice

_NUMBER = re.compile(r"\d+")


def number_of(name: str) -> int | None:
    """The number in the id of a lot: 3 for `LOT-0003`, `3.` and `3 (technical lot E)`."""
    found = _NUMBER.search(name)
    return int(found[0]) if found else None


def lot_named(notice: Notice, name: str) -> Lot | None:
    """The lot of an id, else the one lot that has its number; None where there is none or several."""
    exact = [lot for lot in notice.lots if lot.id == name]
    if exact:
        return exact[0]
    numbered = [lot for lot in notice.lots if number_of(lot.id) is not None and number_of(lot.id) == number_of(name)]
    return numbered[0] if len(numbered) == 1 else None


def biddable_lots(notice: Notice) -> tuple[Lot, ...]:
    """The lots one by one; their groups only where a notice has nothing else."""
    single = tuple(lot for lot in notice.lots if lot.kind == "lot")
    return single or notice.lots


def main_cpv(notice: Notice, lot: Lot | None) -> str | None:
    return (lot.cpv_main if lot else None) or notice.cpv_main


def duration(notice: Notice, lot: Lot | None) -> Decimal | None:
    """Months: of the lot, else of the notice, else between its first and last day, part of a month as a tenth."""
    stated = (lot.duration_months if lot else None) or notice.duration_months
    if stated is not None or notice.start_date is None or notice.end_date is None:
        return stated
    days = (notice.end_date - notice.start_date).days + 1
    return (Decimal(days) * 12 / Decimal("365.25")).quantize(Decimal("0.1"))


def country_of(notice: Notice) -> str | None:
    """The country whose law holds: that of the first buyer that states one."""
    return next((buyer.country for buyer in notice.buyers if buyer.country), None)
