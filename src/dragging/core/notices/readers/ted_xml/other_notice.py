"""OTH_NOT: notices whose body is running text (external aid, corrigenda before 2014)."""

from __future__ import annotations

from dragging.core.notices.model import Buyer, Change
from dragging.core.notices.readers.ted_xml.parts import Facts, joined
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, branches, first, gathered, text, text_at

_STOP = frozenset({"P", "TI_DOC", "STI_DOC", "CONTENTS", "OBJ_NOT"})


def read_form(forms: list[tuple[str, Element]], state: State) -> Facts:  # noqa: ARG001 - as the other trees
    """Title, text and corrections; the rest of such a notice is in its coded part only."""
    bodies = [(language, gathered(form, _STOP)) for language, form in forms]
    return Facts(
        title=joined([(language, text_at(parts, "TI_DOC")) for language, parts in bodies]),
        description=joined([(language, text_at(parts, "CONTENTS")) for language, parts in bodies]),
        buyers=_buyers(bodies),
        changes=_changes(bodies[0][1]),
    )


def _buyers(bodies: list[tuple[str, Branches]]) -> tuple[Buyer, ...]:
    """The first address of the text is the authority's; its country stands in the coded part.

    Corrigenda have it in the standard line above the text (STI_DOC).
    """
    found = [(language, _address(parts)) for language, parts in bodies]
    name = joined([(language, text_at(address, "ORGANISATION")) for language, address in found])
    return (Buyer(name, town=text_at(found[0][1], "TOWN")),) if name else ()


def _address(parts: Branches) -> Branches:
    for one in (*parts.get("CONTENTS", ())[:1], *parts.get("STI_DOC", ())):
        found = next(one.iter("{*}ADDRESS_NOT_STRUCT"), None)
        if found is not None:
            return branches(found)
    return {}


def _changes(parts: Branches) -> tuple[Change, ...]:
    found: list[Change] = []
    for contents in parts.get("CONTENTS", ()):
        for pair in gathered(contents, frozenset({"P", "FOR", "READ"})).get("FOR_READ", ()):
            sides = branches(pair)
            old = text(first(branches(first(sides, "FOR")), "OLD"))
            new = text(first(branches(first(sides, "READ")), "NEW"))
            if old or new:
                found.append(Change(old=old, new=new))
    return tuple(found)
