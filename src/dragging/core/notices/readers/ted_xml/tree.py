"""Walking a TED_EXPORT tree by local names: six namespaces name one family of schemas."""

from __future__ import annotations

from lxml import etree

Element = etree._Element
Branches = dict[str, list[Element]]

_BLOCKS = frozenset({
    "P", "MLI_OCCUR", "TI_MARK", "NO_MARK", "TXT_MARK", "TI_GRSEQ", "BLK_BTX_SEQ", "FOR", "READ", "OLD", "NEW", "INT_FOR",
    "INT_READ", "DEL", "MIXED",
})  # fmt: skip
_ANY_BLOCK = tuple(f"{{*}}{name}" for name in sorted(_BLOCKS))
_MOST_NAMES = 10_000
MAX_DEPTH = 60
"""Deeper branches are damage, not notices."""


class Names(dict[object, str]):
    """Local names by tag, those of `wanted` only, else all; comments, and what is not wanted, have the name ``.

    Bounded: hostile input may bring any number of new tags.
    """

    def __init__(self, *wanted: str) -> None:
        super().__init__()
        self._wanted = frozenset(wanted)

    def __missing__(self, tag: object) -> str:
        if len(self) > _MOST_NAMES:
            self.clear()
        name = tag[tag.find("}") + 1 :] if isinstance(tag, str) else ""
        self[tag] = name = name if not self._wanted or name in self._wanted else ""
        return name


_NAMES = Names()


def local(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    return _NAMES[element.tag]


def branches(element: Element | None, names: Names = _NAMES) -> Branches:
    """The children by local name, in document order; with `names` those only, which costs less."""
    found: Branches = {}
    if element is None:
        return found
    # A list at once costs less than lxml's iterator.
    for child in element[:]:  # type: ignore[index]  # the stubs know no slices
        name = names[child.tag]
        if name in found:
            found[name].append(child)
        elif name:
            found[name] = [child]
    return found


def gathered(element: Element, stop: frozenset[str]) -> Branches:
    """The descendants by local name, in document order, none below the names in `stop`."""
    found: Branches = {}
    _gather(element, stop, found, 0)
    return found


def _gather(element: Element, stop: frozenset[str], found: Branches, depth: int) -> None:
    names = _NAMES
    for child in element[:]:  # type: ignore[index]  # the stubs know no slices
        name = names[child.tag]
        if name in found:
            found[name].append(child)
        else:
            found[name] = [child]
        if name not in stop and len(child) and depth < MAX_DEPTH:
            _gather(child, stop, found, depth + 1)


def first(found: Branches, *names: str) -> Element | None:
    """The first element of the first of these names that is there."""
    for name in names:
        if name in found:
            return found[name][0]
    return None


def text(element: Element | None) -> str | None:
    """Inner text in document order, paragraphs joined by one blank, white space collapsed; None where empty."""
    if element is None:
        return None
    told = _inner(element) if len(element) else element.text
    if not told:
        return None
    # Of all white space only the blank is printable: most texts are known to be clean without being taken apart.
    if told.isprintable() and "  " not in told:
        return told.strip() or None
    return " ".join(told.split()) or None


def _inner(element: Element) -> str:
    """Of plain paragraphs their text; else that of the whole branch, once its blocks end in a blank."""
    parts = [element.text or ""]
    for child in element[:]:  # type: ignore[index]  # the stubs know no slices
        if len(child) or _NAMES[child.tag] != "P":
            break
        parts += (child.text or "", " ", child.tail or "")
    else:
        return "".join(parts)
    _part_blocks(element)
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def _part_blocks(element: Element) -> None:
    """A blank behind each block, not where the last block inside brings its own: lxml then writes the text at once."""
    for block in element.iter(*_ANY_BLOCK):
        if not len(block) or _NAMES[block[-1].tag] not in _BLOCKS:
            block.tail = " " + (block.tail or "")


def text_at(found: Branches, *names: str) -> str | None:
    """The text of the first of these names that has one."""
    for name in names:
        for element in found.get(name, ()):
            told = text(element)
            if told:
                return told
    return None


def place(element: Element) -> str:
    """Where an element stands: `/TED_EXPORT/FORM_SECTION/F03_2014/…` by local names."""
    names = [local(element)]
    names += [local(above) for above in element.iterancestors()]
    return "/" + "/".join(reversed(names))
