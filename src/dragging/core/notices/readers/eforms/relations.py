"""Which notices a notice speaks of, and what it changes in them."""

from __future__ import annotations

from collections.abc import Iterator

from dragging.core.notices.model import Change, Kind, Reference, Relation
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.records import Record

# OPP-090, the previous notice of the procedure as a whole.
_PREVIOUS: dict[Kind, Relation] = {
    "call": "planning",
    "award": "call",
    "direct_award": "call",
    "modification": "award",
    "completion": "award",
}


def references(root: Record, extension: Record, kind: Kind) -> tuple[Reference, ...]:
    previous = _PREVIOUS.get(kind, "related")
    found = [Reference(previous, told) for told in root.texts("previous")]
    for lot in root.parts("lots"):
        found += [Reference("planning", told) for told in lot.texts("previous")]
    changed = next((told for block in extension.parts("changes") if (told := block.text("notice"))), None)
    if changed:
        found.append(Reference("changed", changed))
    for block in extension.parts("modifications"):
        found += [Reference("award", told) for told in block.texts("notice")]
    return tuple(dict.fromkeys(found))


def changes(extension: Record, basics: Basics) -> tuple[Change, ...]:
    """What a change notice or a modification says, section by section."""
    blocks = [*extension.parts("changes"), *extension.parts("modifications")]
    return tuple(change for block in blocks for change in _of_block(block, basics))


def _of_block(block: Record, basics: Basics) -> Iterator[Change]:
    reason = block.text("reason")
    why = basics.text(block.every("why"))
    single = block.parts("changes")
    for one in single:
        sections = [*one.texts("section_of_old_versions"), *one.texts("section")]
        description = basics.text(one.every("text")) or why
        for section in sections:
            yield Change(section, reason, description)
        if not sections:
            yield Change(None, reason, description)
    if not single and (reason or why):
        yield Change(None, reason, why)
