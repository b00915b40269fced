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
Element = etree._Element  # noqa: SLF001 - lxml names its element type so


@cache
def names(path: str) -> tuple[str, ...]:
    """`cac:A/cbc:B` as Clark names."""
    pieces = (piece.split(":") for piece in path.split("/"))
    return tuple(f"{{{_SPACES[space]}}}{local}" for space, local in pieces)


def every(element: Element | None, path: str) -> list[Element]:
    """All elements under `path`, in document order."""
    if element is None:
        return []
    steps = names(path)
    level = list(element.iterchildren(steps[0]))
    for step in steps[1:]:
        if not level:
            return level
        level = [child for one in level for child in one.iterchildren(step)]
    return level


def first(element: Element | None, path: str) -> Element | None:
    """The first element under `path`."""
    found = every(element, path)
    return found[0] if found else None


def text_of(element: Element | None) -> str | None:
    """The text of an element, white space collapsed; None where it is missing, empty or a writer's placeholder."""
    if element is None:
        return None
    text = element.text
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
