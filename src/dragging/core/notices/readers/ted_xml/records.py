"""One walk through a form that keeps what a table of paths names, sorted by field.

A table maps the field's name to its path below an element (`LEFTI/SUITABILITY`), to several of them, or to a
`Part`: paths whose every element becomes a record of its own. Names are local ones, for six namespaces name one
family of schemas. What no table names is not descended into, for each element looked at costs an object.
An element on the way that says PUBLICATION="NO" is kept as the field `WITHHELD` and its name instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dragging.core.notices.readers.ted_xml.tree import Branches, Element, Names, text_at

WITHHELD = "withheld "
_LOCAL = Names()
_MOST_TAGS = 10_000

Table = Mapping[str, "str | tuple[str, ...] | Part"]


class Part(NamedTuple):
    paths: str | tuple[str, ...]
    table: Table


class _Steps(dict[object, Any]):
    """By tag: a field's name, an `_Own`, further steps, or None. Bounded: hostile input may bring any number of tags."""

    def __init__(self) -> None:
        super().__init__()
        self.by_name: dict[str, Any] = {}

    def __missing__(self, tag: object) -> Any:
        if len(self) > _MOST_TAGS:
            self.clear()
        step = self[tag] = self.by_name.get(_LOCAL[tag])
        return step


class _Own(NamedTuple):
    name: str
    steps: _Steps


class Record:
    """The elements found below one element: leaves by field, parts by field, each in document order."""

    __slots__ = ("leaves", "parts", "source")

    def __init__(self, source: Element) -> None:
        self.source = source
        self.leaves: Branches = {}
        self.parts: dict[str, list[Record]] = {}

    def first(self, field: str) -> Element | None:
        found = self.leaves.get(field)
        return found[0] if found else None

    def first_of(self, *fields: str) -> Element | None:
        """The first element of the first of these fields that is there."""
        return next((self.leaves[field][0] for field in fields if field in self.leaves), None)

    def every(self, field: str) -> Sequence[Element]:
        return self.leaves.get(field, ())

    def text(self, field: str) -> str | None:
        """The first text of the field that is not empty."""
        return text_at(self.leaves, field) if field in self.leaves else None

    def each(self, field: str) -> Sequence[Record]:
        return self.parts.get(field, ())

    def part(self, field: str) -> Record | None:
        found = self.parts.get(field)
        return found[0] if found else None

    def _gather(self, element: Element, steps: _Steps) -> None:
        leaves = self.leaves
        # A list at once costs less than lxml's iterator.
        for child in element[:]:  # type: ignore[index]  # the stubs know no slices
            step = steps[child.tag]
            if step is None:
                continue
            kind = step.__class__
            if kind is str:
                if step in leaves:
                    leaves[step].append(child)
                else:
                    leaves[step] = [child]
            elif kind is _Own:
                own = Record(child)
                if step.steps.by_name:
                    own._gather(child, step.steps)
                self.parts.setdefault(step.name, []).append(own)
            elif child.get("PUBLICATION") == "NO":
                leaves.setdefault(WITHHELD + _LOCAL[child.tag], []).append(child)
            else:
                self._gather(child, step)


class Shape:
    """A table made ready for walking."""

    def __init__(self, table: Table) -> None:
        self._steps = _steps(table)

    def read(self, element: Element) -> Record:
        found = Record(element)
        found._gather(element, self._steps)
        return found


def _steps(table: Table) -> _Steps:
    steps = _Steps()
    for field, told in table.items():
        paths = told.paths if isinstance(told, Part) else told
        end = _Own(field, _steps(told.table)) if isinstance(told, Part) else field
        for path in (paths,) if isinstance(paths, str) else paths:
            *way, last = path.split("/")
            level = steps
            for name in way:
                level = level.by_name.setdefault(name, _Steps())
            level.by_name[last] = end
    return steps
