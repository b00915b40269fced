"""CPV codes: the hierarchy follows from the digits (Regulation (EC) No 2195/2002)."""

from __future__ import annotations

import re

_CODE = re.compile(r"(\d{8})(?:-?\d)?\Z", re.ASCII)


def code(text: str) -> str | None:
    """The eight digits; a printed check digit is cut off and never a reason to refuse. None for anything else."""
    found = _CODE.match(text.strip())
    return found[1] if found else None


def prefix(cpv: str) -> str:
    """The digits that carry meaning, two at least: `85312000` gives `85312`."""
    return cpv[:2] + cpv[2:].rstrip("0")


def parent(cpv: str) -> str | None:
    """The code one level up; None for a division."""
    digits = prefix(cpv)
    return None if len(digits) == 2 else digits[:-1].ljust(8, "0")


def ancestors(cpv: str) -> tuple[str, ...]:
    """From the parent up to the division, each once: `85312100` gives 85312000, 85310000, 85300000, 85000000."""
    found: list[str] = []
    above = parent(cpv)
    while above is not None:
        if above not in found and above != cpv:
            found.append(above)
        above = parent(above)
    return tuple(found)


def is_under(cpv: str, above: str) -> bool:
    """Whether a code is `above` or one of its children; `above` may be a prefix of any length from two digits."""
    return cpv.startswith(prefix(above))
