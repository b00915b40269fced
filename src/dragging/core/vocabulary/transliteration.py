"""Bulgarian letters as Latin ones, by the Transliteration Act of 2009 (`data/transliteration.csv`)."""

from __future__ import annotations

import re
from functools import cache

from dragging.core.vocabulary.tables import rows

_WORD = re.compile(r"[^\W\d_]+")


def latin(text: str) -> str:
    """The text in lower case with every Bulgarian letter as the Act writes it; other letters stay as they are.

    `ия` ends a word as `ia`, and `България` is `bulgaria`: the Act's own exceptions.
    """
    return _WORD.sub(lambda found: _word(found[0]), text.casefold())


def _word(word: str) -> str:
    if whole := _table("word").get(word):
        return whole
    end = next((written for written in _table("end") if word.endswith(written)), "")
    letters = _table("anywhere")
    stem = "".join(letters.get(one, one) for one in word.removesuffix(end))
    return stem + _table("end").get(end, "")


@cache
def _table(where: str) -> dict[str, str]:
    return {row["written"]: row["latin"] for row in rows("transliteration") if row["where"] == where}
