"""Clark names of the eForms schema, and walking by them."""

from __future__ import annotations

from functools import cache

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
    """An element with its children by name, looked up once: paths are walked by dictionary, not by search."""

    __slots__ = ("_children", "source")

    def __init__(self, source: etree._Element) -> None:
        self.source = source
        self._children: dict[str, list[Element]] | None = None

    def get(self, name: str) -> str | None:
        return self.source.get(name)

    def children(self, name: str) -> list[Element]:
        found = self._children
        if found is None:
            found = self._children = {}
            for child in self.source:
                tag = child.tag
                if tag in found:
                    found[tag].append(Element(child))
                else:
                    found[tag] = [Element(child)]
        return found.get(name) or _NONE


_NONE: list[Element] = []


@cache
def names(path: str) -> tuple[str, ...]:
    """`cac:A/cbc:B` as Clark names."""
    pieces = (piece.split(":") for piece in path.split("/"))
    return tuple(f"{{{_SPACES[space]}}}{local}" for space, local in pieces)


def every(element: Element | None, path: str) -> list[Element]:
    """All elements under `path`, in document order. The list is not the caller's to change."""
    if element is None:
        return _NONE
    level = [element]
    for step in names(path):
        if len(level) == 1:
            level = level[0].children(step)
        else:
            level = [child for one in level for child in one.children(step)]
        if not level:
            return _NONE
    return level


def first(element: Element | None, path: str) -> Element | None:
    """The first element under `path`."""
    found = every(element, path)
    return found[0] if found else None


def text_of(element: Element | None) -> str | None:
    """The text of an element, white space collapsed; None where it is missing, empty or a writer's placeholder."""
    if element is None:
        return None
    text = element.source.text
    if text is None:
        return None
    text = " ".join(text.split())
    return text if text and text != PLACEHOLDER else None


def text(element: Element | None, path: str) -> str | None:
    """The first text under `path` that is not empty."""
    for found in every(element, path):
        told = text_of(found)
        if told is not None:
            return told
    return None
