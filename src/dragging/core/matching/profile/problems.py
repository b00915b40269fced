"""What is wrong with a profile that was handed in, as codes and places; the faces make the sentences."""

from __future__ import annotations

import msgspec

_SHOWN = 60
TOLERATED = frozenset({"unknown_key", "not_in_list"})
"""Problems that cost no fact: a key that nobody reads, a code that decides nothing."""


class Problem(msgspec.Struct, frozen=True):
    """`code` says what is wrong at `place` (a JSON pointer, "" for the whole), `value` what stands there, `expected`
    what would be right, as a code.

    Codes: `too_large`, `not_utf8`, `not_json`, `too_deep`, `not_understood`, `out_of_range`, `too_long`, `too_many`,
    `missing`, `unwritable`, `ends_before_it_begins`, `duplicate_key`, `unknown_key`, `not_in_list`.
    """

    code: str
    place: str
    value: str | None = None
    expected: str | None = None


class Problems:
    """Gathers what is wrong during one reading."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, code: str, place: str, value: object = None, expected: str | None = None) -> None:
        self.found.append(Problem(code, place, shown(value), expected))


def shown(value: object) -> str | None:
    """A value short enough to print; of a list or an object only its kind, since it may be of any size."""
    if value is None:
        return None
    if isinstance(value, (list, tuple)):
        return "list"
    if isinstance(value, dict):
        return "object"
    if isinstance(value, int) and value.bit_length() > 100:
        return "number"
    told = str(value)[: _SHOWN + 1].encode("utf-8", "replace").decode()
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"


def below(place: str, key: object) -> str:
    """The pointer of a member (RFC 6901)."""
    return f"{place}/{str(key)[:_SHOWN].replace('~', '~0').replace('/', '~1')}"
