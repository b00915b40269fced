"""Bytes that may be JSON as values: any encoding that occurs, several values one after another, exact decimals."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dragging.core.notices.model import NotANotice

_BLANK = " \t\r\n\ufeff"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = {b"{\0": "utf-16-le", b"[\0": "utf-16-le", b"\0{": "utf-16-be", b"\0[": "utf-16-be"}
LATIN = "latin-1"


def is_json(data: bytes) -> bool:
    """Whether the bytes begin as an object or a list does, in whatever encoding."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _WIDE.get(data[:2], LATIN)
    return data[:64].decode(encoding, "ignore").lstrip(_BLANK)[:1] in {"{", "["}


def decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding: as marked, else UTF-8; bytes that are not UTF-8 are read as Latin-1."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _WIDE.get(data[:2])
    for encoding in [marked] if marked else ["utf-8", LATIN]:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise NotANotice("not_json", marked or "")


def values(text: str) -> Iterator[Any]:
    """The value of the text, or its values one after another (JSON Lines). Raises NotANotice `not_json`."""
    decoder = json.JSONDecoder(parse_float=_number, parse_constant=float)
    place = _after_blank(text, 0)
    while place < len(text):
        try:
            value, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            raise NotANotice("not_json", f"{error.msg}: {error.lineno}:{error.colno}") from error
        except (ValueError, RecursionError) as error:
            raise NotANotice("not_json", type(error).__name__) from error
        yield value
        place = _after_blank(text, place)


def _after_blank(text: str, place: int) -> int:
    while place < len(text) and text[place] in _BLANK:
        place += 1
    return place


def _number(told: str) -> Decimal | float:
    # An exponent beyond what Decimal holds is no amount of money.
    number = Decimal(told)
    return number if abs(number.adjusted()) < 100 else math.inf
