"""Bytes that should be a profile as JSON values: bounded in size, exact numbers, keys said twice marked."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any

MAX_BYTES = 256 * 1024
_LONGEST_NUMBER = 40


class Twice:
    """Stands in place of what one key said more than once: which of them is meant cannot be known."""


class NotADocument(Exception):  # noqa: N818 - an answer about the input, not a failure of the program
    """`code` says why the bytes hold no JSON value, `detail` where."""

    def __init__(self, code: str, detail: str | None = None) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def decoded(data: bytes) -> Any:
    """The JSON value of UTF-8 bytes. Raises NotADocument."""
    if len(data) > MAX_BYTES:
        raise NotADocument("too_large", str(len(data)))
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            parse_float=_number,
            parse_int=_whole,
            parse_constant=lambda _: math.nan,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        raise NotADocument("not_utf8", str(error.start)) from error
    except json.JSONDecodeError as error:
        raise NotADocument("not_json", f"{error.lineno}:{error.colno}") from error
    except RecursionError as error:
        raise NotADocument("too_deep") from error


def _number(told: str) -> Decimal | float:
    return Decimal(told) if len(told) <= _LONGEST_NUMBER else math.nan


def _whole(told: str) -> int | float:
    return int(told) if len(told) <= _LONGEST_NUMBER else math.nan


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[key] = Twice() if key in found else value
    return found
