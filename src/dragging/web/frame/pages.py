"""The numbers of the pages around one."""

from __future__ import annotations

AROUND = 2


def page_numbers(page: int, last: int) -> list[int | None]:
    """First, last, and those near `page`; None where some are left out."""
    shown = sorted({1, last, *range(max(1, page - AROUND), min(last, page + AROUND) + 1)})
    found: list[int | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before == 2:
            found.append(number - 1)
        elif number - before > 2:
            found.append(None)
        found.append(number)
    return found
