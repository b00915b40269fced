"""NUTS codes (Regulation (EC) No 1059/2003): levels follow from the length; a few old codes lead to present ones."""

from __future__ import annotations

import re
from functools import cache

from dragging.core.vocabulary import codes
from dragging.core.vocabulary.tables import rows

_CODE = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}\Z", re.ASCII)


def is_code(text: str) -> bool:
    """Whether a text has the form of a code of any level."""
    return bool(_CODE.match(text))


def level(code: str) -> int:
    """0 for a country, 3 for the smallest regions."""
    return len(code) - 2


def country(code: str) -> str:
    """ISO 3166-1 alpha-2 of the country (`EL` is Greece, `UK` Great Britain and Northern Ireland)."""
    return codes.country(code[:2]) or code[:2]


def ancestors(code: str) -> tuple[str, ...]:
    """From the parent up to the country: `BG421` gives BG42, BG4, BG."""
    return tuple(code[:length] for length in range(len(code) - 1, 1, -1))


@cache
def _replaced() -> dict[str, tuple[str, ...]]:
    return {row["old"]: tuple(row["new"].split()) for row in rows("nuts_old")}


def present(code: str) -> tuple[str, ...]:
    """The codes in force that cover an old one: several where it was split; the code itself where it still stands.

    Old codes are those of Ireland and Poland whose NUTS 2 region went out of force. Where only a part of the same
    region was cut anew (Poland 2015) the code stays as it is: its ancestors still say where it was.
    """
    return _replaced().get(code, (code,))
