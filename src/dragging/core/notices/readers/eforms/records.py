"""One walk through a document that keeps what a table of paths names, sorted by field.

A table maps the field's name to its path below an element (`cac:Country/cbc:IdentificationCode`), or to a
`Part`: a path whose every element becomes a record of its own. What no table names is not descended into;
that is what makes reading cheap, for each element looked at costs an object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from dragging.core.notices.readers.eforms.names import clark, text_of

Table = Mapping[str, "str | Part"]
_Steps = dict[str, Any]  # by Clark name: a field's name, a part, or further steps


class Part(NamedTuple):
    path: str
    table: Table


class _Own(NamedTuple):
    name: str
    steps: _Steps


class Record:
    """The elements found below one element: leaves by field, parts by field, each in document order."""

    __slots__ = ("_leaves", "_parts", "source")

    def __init__(self, source: etree._Element) -> None:
        self.source = source
        self._leaves: dict[str, list[etree._Element]] = {}
        self._parts: dict[str, list[Record]] = {}

    def every(self, field: str) -> Sequence[etree._Element]:
        return self._leaves.get(field, ())

    def first(self, field: str) -> etree._Element | None:
        found = self._leaves.get(field)
        return found[0] if found else None

    def text(self, field: str) -> str | None:
        """The first text of the field that is not empty."""
        for one in self._leaves.get(field, ()):
            told = text_of(one)
            if told is not None:
                return told
        return None

    def texts(self, field: str) -> list[str]:
        """All texts of the field that are not empty."""
        found = self._leaves.get(field)
        return [told for one in found if (told := text_of(one)) is not None] if found else []

    def parts(self, field: str) -> Sequence[Record]:
        return self._parts.get(field, ())

    def _gather(self, element: etree._Element, steps: _Steps) -> None:
        # A list at once costs less than lxml's iterator.
        for child in element[:]:  # type: ignore[index]  # the stubs know no slices
            step = steps.get(child.tag)
            if step is None:
                continue
            kind = step.__class__
            if kind is str:
                leaves = self._leaves
                if step in leaves:
                    leaves[step].append(child)
                else:
                    leaves[step] = [child]
            elif kind is dict:
                self._gather(child, step)
            else:
                own = Record(child)
                own._gather(child, step.steps)
                self._parts.setdefault(step.name, []).append(own)


class Shape:
    """A table made ready for walking."""

    def __init__(self, table: Table) -> None:
        self._steps = _steps(table)

    def read(self, element: etree._Element) -> Record:
        found = Record(element)
        found._gather(element, self._steps)
        return found


def _steps(table: Table) -> _Steps:
    steps: _Steps = {}
    for field, told in table.items():
        *way, last = (told if isinstance(told, str) else told.path).split("/")
        level = steps
        for name in way:
            level = level.setdefault(clark(name), {})
        level[clark(last)] = field if isinstance(told, str) else _Own(field, _steps(told.table))
    return steps
