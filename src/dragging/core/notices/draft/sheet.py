"""Reading a JSON object key by key, with every fault kept instead of the first one raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rapidfuzz import process

from dragging.core.notices.draft.faults import Fault
from dragging.core.notices.draft.tables import keys

_SHOWN = 60
_NEAR = 60


class Faults:
    """Gathers what is wrong; `form` is the eForms subtype, which decides what may be said."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.form: str | None = None

    def add(self, code: str, path: str, value: object = None, hint: str | None = None) -> None:
        told = None if value is None else str(value)
        self.found.append(
            Fault(code, path, told if told is None or len(told) <= _SHOWN else f"{told[:_SHOWN]}…", hint)
        )


Read = Callable[[Any, str, Faults], Any]
"""Makes a value of what stands at a path; reports and gives None where it cannot."""


class Sheet:
    """One object of the draft. `name` is its row in the table of keys; null counts as not said."""

    def __init__(self, value: object, name: str, path: str, faults: Faults) -> None:
        self.path = path
        self.faults = faults
        self._known = keys()[name]
        self.values: Mapping[str, Any] = {}
        if isinstance(value, dict):
            self.values = {key: one for key, one in value.items() if one is not None}
            self._refuse_unknown()
        else:
            faults.add("not_understood", path or "draft", value, "object")

    def at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def says(self, key: str) -> bool:
        return key in self.values

    def need(self, key: str, read: Read, hint: str = "value") -> Any:
        """What is said, read; a fault where nothing is said."""
        if key not in self.values:
            self.faults.add("missing", self.at(key), None, hint)
            return None
        return self.may(key, read)

    def may(self, key: str, read: Read, default: Any = None) -> Any:
        """What is said, read; `default` where nothing is said or a fault stands there."""
        if key not in self.values:
            return default
        forms = self._known[key]
        if forms and self.faults.form and self.faults.form not in forms:
            self.faults.add("not_in_this_form", self.at(key), None, self.faults.form)
            return default
        found = read(self.values[key], self.at(key), self.faults)
        return default if found is None else found

    def each(self, key: str, read: Read) -> tuple[Any, ...]:
        """Every member of a list, read; a single value that is no list is a fault."""
        found = self.may(key, _list(read), ())
        return tuple(one for one in found if one is not None)

    def _refuse_unknown(self) -> None:
        for key in self.values:
            if key not in self._known:
                near = process.extractOne(key, list(self._known), score_cutoff=_NEAR)
                code, hint = ("unknown_key", None) if near is None else ("unknown_key_near", near[0])
                self.faults.add(code, self.at(key), None, hint)


def _list(read: Read) -> Read:
    def members(value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            faults.add("not_understood", path, value, "list")
            return None
        return [read(one, f"{path}[{place}]", faults) for place, one in enumerate(value)]

    return members
