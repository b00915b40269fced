"""A place in a release: asks for members by name, whatever stands there; what is of another type is a problem."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from dragging.core.notices.folding.deadlines import deadline_moment
from dragging.core.notices.model import Moment, Problem, Text
from dragging.core.units import MAX_DIGITS, Value, amount_from_text, day_from_text
from dragging.core.vocabulary import codes

MAX_PROBLEMS = 200
UNKNOWN_LANGUAGE = "und"
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


class State:
    """What holds for a whole release: its language, whether it was written here, and its problems."""

    __slots__ = ("language", "own", "problems")

    def __init__(self, language: str | None, *, own: bool) -> None:
        self.language = language
        self.own = own
        self.problems: list[Problem] = []

    def problem(self, code: str, path: str, value: object = None) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(code, path, None if value is None else clean(str(value))[:200]))


class Node:
    """An object of the release with its path; asking never fails."""

    __slots__ = ("members", "path", "state")

    def __init__(self, value: Any, path: str, state: State) -> None:
        self.members: dict[str, Any] = value if isinstance(value, dict) else {}
        self.path = path
        self.state = state

    def __bool__(self) -> bool:
        return bool(self.members)

    def at(self, name: str) -> Node:
        found = self.members.get(name)
        if found is not None and not isinstance(found, dict):
            self._wrong(name, found)
        return Node(found, f"{self.path}/{name}", self.state)

    def every(self, name: str) -> list[Node]:
        """The objects of a list; a single object where a list should stand counts as one."""
        found = self.members.get(name)
        if isinstance(found, dict):
            return [Node(found, f"{self.path}/{name}", self.state)]
        if found is None:
            return []
        if not isinstance(found, list):
            self._wrong(name, found)
            return []
        for place, one in enumerate(found):
            if not isinstance(one, dict) and one is not None:
                self._wrong(f"{name}/{place}", one)
        return [
            Node(one, f"{self.path}/{name}/{place}", self.state)
            for place, one in enumerate(found)
            if isinstance(one, dict)
        ]

    def text(self, name: str) -> str | None:
        """A text without superfluous blanks; a number counts as its digits."""
        found = self.members.get(name)
        if isinstance(found, (int, Decimal)) and not isinstance(found, bool):
            return str(found)
        if isinstance(found, str):
            return clean(found) or None
        if found is not None:
            self._wrong(name, found)
        return None

    def words(self, name: str) -> list[str]:
        """The texts of a list; a single text counts as one."""
        found = self.members.get(name)
        listed = found if isinstance(found, list) else [found]
        told = [clean(one) for one in listed if isinstance(one, str)]
        if len(told) < sum(one is not None for one in listed):
            self._wrong(name, found)
        return [one for one in told if one]

    def texts(self, name: str) -> Text:
        """A text by language: `title` in the language of the release, `title_es` in Spanish."""
        found: Text = {}
        told = self.text(name)
        if told:
            found[self.state.language or UNKNOWN_LANGUAGE] = told
        for key in self.members:
            if key.startswith(f"{name}_") and (other := language(key[len(name) + 1 :])):
                told = self.text(key)
                if told:
                    found.setdefault(other, told)
        return found

    def flag(self, name: str) -> bool | None:
        found = self.members.get(name)
        if found is not None and not isinstance(found, bool):
            self._wrong(name, found)
        return found if isinstance(found, bool) else None

    def number(self, name: str) -> Decimal | None:
        """An exact number; NaN, Infinity and what is no number are problems."""
        found = self.members.get(name)
        if found is None or found == "":
            return None
        if isinstance(found, str):
            number = amount_from_text(found)
            self._problem("bad_number" if number is None else "wrong_type", name, found)
            return number
        if isinstance(found, bool) or not isinstance(found, (int, Decimal)):
            self._problem("bad_number", name, found)
            return None
        number = Decimal(found)
        if len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > MAX_DIGITS:
            self._problem("bad_number", name, found)
            return None
        # Plain digits as in every record: 1E+3 is 1000.
        return Decimal(format(number, "f"))

    def count(self, name: str) -> int | None:
        number = self.number(name)
        if number is None:
            return None
        if number < 0 or number != number.to_integral_value() or number > 10**9:
            self._problem("bad_number", name, number)
            return None
        return int(number)

    def money(self, name: str) -> Value | None:
        value = self.at(name)
        amount = value.number("amount")
        return None if amount is None else Value(amount, currency=value.currency())

    def currency(self) -> str | None:
        told = self.text("currency")
        if told is None or _CURRENCY.fullmatch(told.upper()):
            return told and told.upper()
        self._problem("unknown_code", "currency", told)
        return None

    def day(self, name: str) -> date | None:
        told = self.text(name)
        found = day_from_text(told) if told else None
        if told and found is None:
            self._problem("bad_date", name, told)
        return found

    def moment(self, name: str) -> Moment | None:
        """A day or moment as it is written, with a `T` before the time."""
        told = self.text(name)
        if told is None:
            return None
        if len(told) > 10 and told[10] == " ":
            told = f"{told[:10]}T{told[11:]}"
        if deadline_moment(told, None) is None:
            self._problem("bad_date", name, told)
            return None
        return told

    def missing(self, name: str) -> None:
        self._problem("missing_required", name, None)

    def unknown(self, name: str, value: object) -> None:
        self._problem("unknown_code", name, value)

    def _wrong(self, name: str, value: object) -> None:
        self._problem("wrong_type", name, type(value).__name__)

    def _problem(self, code: str, name: str, value: object) -> None:
        self.state.problem(code, f"{self.path}/{name}", value)


def clean(told: str) -> str:
    """White space collapsed; what no text can hold (lone surrogates, control characters) replaced."""
    if not told.isprintable():
        told = "".join(one if one.isprintable() or one.isspace() else _shown(one) for one in told)
    return " ".join(told.split())


def _shown(character: str) -> str:
    # Format characters (soft hyphen, joiners) and private ones are text of their publisher; the rest is damage.
    return "\ufffd" if character < " " or character == "\x7f" or "\ud800" <= character <= "\udfff" else character


def language(told: str | None) -> str | None:
    """`es` for `es`, `ES`, `spa`, `es-ES`; None for what is no language code."""
    head = (told or "").replace("_", "-").partition("-")[0]
    return codes.language(head) if head.isascii() else None
