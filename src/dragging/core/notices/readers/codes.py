"""Country and language codes of three letters as ISO 3166-1 alpha-2 and ISO 639-1."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

_LEGACY_COUNTRIES = {"UK": "GB", "EL": "GR", "1A": "XK"}
_OWN_LANGUAGES = {"NOB": "nb", "NNO": "nn", "NOR": "no", "GLE": "ga", "GRE": "el"}


@cache
def _table(name: str) -> dict[str, str]:
    path = resources.files("dragging.core.notices.readers").joinpath(f"{name}.csv")
    with path.open(encoding="utf-8") as file:
        return {row["alpha_3"].upper(): row["alpha_2"] for row in csv.DictReader(file)}


@cache
def country(code: str) -> str | None:
    """Two letters for `BGR`, `BG`, `UK`, `EL`, `1A` (Kosovo); None for what is no country code."""
    code = code.strip().upper()
    if code in _LEGACY_COUNTRIES:
        return _LEGACY_COUNTRIES[code]
    if len(code) == 2 and code.isalpha():
        return code
    return _table("countries").get(code)


@cache
def language(code: str) -> str | None:
    """Two lower-case letters for `BUL`, `BG`, `NOB`; None for what is no language code."""
    code = code.strip().upper()
    if len(code) == 2 and code.isalpha():
        return code.lower()
    return _OWN_LANGUAGES.get(code) or _table("languages").get(code)


@cache
def _alpha_3() -> dict[str, str]:
    return {two: three for three, two in _table("countries").items() if three.isalpha()}


def alpha_3(country_code: str) -> str | None:
    """Three letters for `BG`; None for what is no code of two letters."""
    return _alpha_3().get(country_code)
