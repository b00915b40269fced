"""A text of the buyer as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

FIRST_CHARACTERS = 1_200
"""Some twelve lines; the rest stands behind a link."""


class Words(NamedTuple):
    """A text with its language; cut where the rest stands behind a link."""

    text: str
    language: str
    is_cut: bool


def words(texts: Mapping[str, str], language: str, *, whole: bool) -> Words | None:
    """The text in the language of the reader, else in the first it has."""
    code = language if texts.get(language) else next((code for code, text in texts.items() if text), None)
    if code is None:
        return None
    text = texts[code]
    if whole or len(text) <= FIRST_CHARACTERS:
        return Words(text, code, is_cut=False)
    return Words(text[:FIRST_CHARACTERS].rsplit(" ", 1)[0] + " …", code, is_cut=True)
