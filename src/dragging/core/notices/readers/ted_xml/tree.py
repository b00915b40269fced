"""Walking a TED_EXPORT tree by local names: six namespaces name one family of schemas."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element
Branches = dict[str, list[Element]]

_BLOCKS = ("P", "MLI_OCCUR", "TI_MARK", "NO_MARK", "TXT_MARK", "TI_GRSEQ", "BLK_BTX_SEQ", "FOR", "READ", "OLD", "NEW", "INT_FOR",
           "INT_READ", "DEL", "MIXED")  # fmt: skip
_PLAIN_ENDS = tuple(f"</{name}>" for name in _BLOCKS)
_ENDS = re.compile(rf"</(?:\w+:)?(?:{'|'.join(_BLOCKS)})>")
_TAGS = re.compile(r"<[^>]*>")
_REMARKS = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_NAMES: dict[str, str] = {}
_MOST_NAMES = 10_000
MAX_DEPTH = 60
"""Deeper branches are damage, not notices."""


def local(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return _name(tag) if type(tag) is str else ""


def _name(tag: str) -> str:
    """Kept names are bounded: hostile input may bring any number of new ones."""
    if len(_NAMES) > _MOST_NAMES:
        _NAMES.clear()
    _NAMES[tag] = name = tag[tag.find("}") + 1 :]
    return name


def branches(element: Element | None) -> Branches:
    """The children by local name, in document order."""
    found: Branches = {}
    if element is None:
        return found
    names = _NAMES
    for child in element:
        tag = child.tag
        if type(tag) is str:
            name = names.get(tag) or _name(tag)
            if name in found:
                found[name].append(child)
            else:
                found[name] = [child]
    return found


def gathered(element: Element, stop: frozenset[str]) -> Branches:
    """The descendants by local name, in document order, none below the names in `stop`."""
    found: Branches = {}
    _gather(element, stop, found, 0)
    return found


def _gather(element: Element, stop: frozenset[str], found: Branches, depth: int) -> None:
    for child in element:
        tag = child.tag
        if type(tag) is not str:
            continue
        name = _NAMES.get(tag) or _name(tag)
        if name in found:
            found[name].append(child)
        else:
            found[name] = [child]
        if len(child) and name not in stop and depth < MAX_DEPTH:
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
    if len(element):
        return " ".join(_inner(element).split()) or None
    return " ".join((element.text or "").split()) or None


def _inner(element: Element) -> str:
    """Of plain paragraphs their text; else by way of the written form, which is faster than a walk."""
    parts = [element.text or ""]
    for child in element:
        if len(child) or type(child.tag) is not str or not child.tag.endswith("P"):
            break
        parts += (child.text or "", " ", child.tail or "")
    else:
        return "".join(parts)
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    if "<!" in written or "<?" in written:
        written = _REMARKS.sub("", written)
    if element.prefix:
        written = _ENDS.sub(" ", written)
    else:
        for end in _PLAIN_ENDS:
            written = written.replace(end, " ")
    plain = _TAGS.sub("", written)
    if "&" in plain:
        plain = plain.replace("&#13;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return plain


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
