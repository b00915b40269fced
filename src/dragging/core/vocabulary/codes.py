"""Country and language codes as ISO 3166-1 alpha-2 and ISO 639-1, out of every form in which notices write them."""

from __future__ import annotations

from functools import cache

from dragging.core.vocabulary.tables import rows


@cache
def country(code: str) -> str | None:
    """Two letters for `BGR`, `BG`, `UK`, `EL`, `1A` (Kosovo); None for what is no country code."""
    code = code.strip().upper()
    known = _aliases().get(code) or _countries().get(code)
    return known or (code if len(code) == 2 and code.isalpha() else None)


@cache
def other_codes(code: str) -> tuple[str, ...]:
    """The other codes of two letters for the same country: `GR` for `EL`, `EL` for `GR`; mostly none."""
    alpha_2 = country(code)
    every = [alpha_2, *(alias for alias, meant in _aliases().items() if meant == alpha_2)]
    return tuple(one for one in every if one and one != code and len(one) == 2 and one.isalpha())


def alpha_3(country_code: str) -> str | None:
    """Three letters for `BG`; None for what is no code of two letters."""
    return _alpha_3().get(country_code)


@cache
def language(code: str) -> str | None:
    """Two lower-case letters for `BUL`, `BG`, `NOB`; None for what is no language code."""
    code = code.strip().lower()
    return code if len(code) == 2 and code.isalpha() else _languages().get(code)


@cache
def _countries() -> dict[str, str]:
    return {row["alpha_3"]: row["alpha_2"] for row in rows("countries")}


@cache
def _alpha_3() -> dict[str, str]:
    return {two: three for three, two in _countries().items()}


@cache
def _aliases() -> dict[str, str]:
    """Codes of the Union's own that ISO 3166-1 does not have."""
    return {row["code"]: row["alpha_2"] for row in rows("country_aliases")}


@cache
def _languages() -> dict[str, str]:
    return {row["alpha_3"]: row["alpha_2"] for row in rows("languages")}
