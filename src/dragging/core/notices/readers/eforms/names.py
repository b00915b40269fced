"""Clark names of the eForms schema, and walking by them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from lxml import etree

_SPACES = {
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
    "efext": "http://data.europa.eu/p27/eforms-ubl-extensions/1",
}
PLACEHOLDER = "_DEFAULT_VALUE_CHANGE_ME_"


class Element:
    """An element with its children sorted by name once, at the first question: a reader asks the same parent often."""

    __slots__ = ("_children", "source")

    def __init__(self, source: etree._Element) -> None:
        self.source = source
        self._children: dict[str, Any] | None = None

    def get(self, attribute: str) -> str | None:
        return self.source.get(attribute)

    def children(self, name: str) -> Sequence[Element]:
        """The children of a Clark name, in document order."""
        kids = self._children
        if kids is None:
            kids = self._children = {}
            for node in self.source:
                tag = node.tag
                if tag in kids:
                    kids[tag].append(node)
                else:
                    kids[tag] = [node]
        found = kids.get(name)
        if found is None:
            return ()
        if found.__class__ is list:  # wrapped at the first question only
            found = kids[name] = tuple(map(Element, found))
        return found


@cache
def names(path: str) -> tuple[str, ...]:
    """`cac:A/cbc:B` as Clark names."""
    pieces = (piece.split(":") for piece in path.split("/"))
    return tuple(f"{{{_SPACES[space]}}}{local}" for space, local in pieces)


def every(element: Element | None, path: str) -> Sequence[Element]:
    """All elements under `path`, in document order."""
    if element is None:
        return ()
    steps = names(path)
    found = element.children(steps[0])
    for step in steps[1:]:
        if not found:
            return ()
        found = (
            found[0].children(step) if len(found) == 1 else [child for one in found for child in one.children(step)]
        )
    return found


def first(element: Element | None, path: str) -> Element | None:
    """The first element under `path`."""
    found = every(element, path)
    return found[0] if found else None


def text_of(element: Element | None) -> str | None:
    """The inner text, white space collapsed; None where it is missing, empty or a writer's placeholder."""
    if element is None:
        return None
    node = element.source
    told = _inner_text(node) if len(node) else node.text
    if told is None:
        return None
    told = " ".join(told.split())
    return told if told and told != PLACEHOLDER else None


def _inner_text(node: etree._Element) -> str:
    """Text of the element and of inline elements in it; comments are left out, what follows them is not."""
    pieces = [node.text or ""]
    for one in node.iterdescendants():
        if isinstance(one.tag, str):
            pieces.append(one.text or "")
        pieces.append(one.tail or "")
    return "".join(pieces)


def text(element: Element | None, path: str) -> str | None:
    """The first text under `path` that is not empty."""
    for found in every(element, path):
        told = text_of(found)
        if told is not None:
            return told
    return None
