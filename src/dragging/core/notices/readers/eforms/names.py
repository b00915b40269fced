"""Names of the eForms schema and the text of an element."""

from __future__ import annotations

from lxml import etree

_SPACES = {
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
    "efext": "http://data.europa.eu/p27/eforms-ubl-extensions/1",
}
_LONG = 60
PLACEHOLDER = "_DEFAULT_VALUE_CHANGE_ME_"


def clark(name: str) -> str:
    """`cbc:ID` as lxml writes it."""
    space, local = name.split(":")
    return f"{{{_SPACES[space]}}}{local}"


def text_of(element: etree._Element) -> str | None:
    """The inner text, white space collapsed; None where it is missing, empty or a writer's placeholder."""
    told = _inner_text(element) if len(element) else element.text
    if told is None:
        return None
    told = _collapsed(told)
    return told if told and told != PLACEHOLDER else None


def _collapsed(told: str) -> str:
    # All white space but the blank counts as not printable: looking for it costs a fifth of splitting a long text.
    if len(told) > _LONG and told.isprintable() and "  " not in told and told[0] != " " != told[-1]:
        return told
    words = told.split()
    return words[0] if len(words) == 1 else " ".join(words)


def _inner_text(element: etree._Element) -> str:
    """Text of the element and of inline elements in it; comments are left out, what follows them is not."""
    pieces = [element.text or ""]
    for one in element.iterdescendants():
        if isinstance(one.tag, str):
            pieces.append(one.text or "")
        pieces.append(one.tail or "")
    return "".join(pieces)
