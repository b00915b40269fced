"""Walking a TED_EXPORT tree by local names: six namespaces name one family of schemas."""

from __future__ import annotations

import re

from lxml import etree

Element = etree._Element
Branches = dict[str, list[Element]]

_BLOCKS = "P|MLI_OCCUR|TI_MARK|NO_MARK|TXT_MARK|TI_GRSEQ|BLK_BTX_SEQ|GR_SEQ|MARK_LIST|CORREC|FOR_READ|FOR|READ|OLD|NEW|INT_FOR|INT_READ|DEL|MIXED"
_ENDS = re.compile(rf"</(?:\w+:)?(?:{_BLOCKS})>|&#13;")
_MARKS = re.compile(r"<!--.*?-->|<\?.*?\?>|<[^>]*>", re.DOTALL)
MAX_DEPTH = 60
"""Deeper branches are damage, not notices."""


def local(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag[tag.find("}") + 1 :] if type(tag) is str else ""


def branches(element: Element | None) -> Branches:
    """The children by local name, in document order."""
    found: Branches = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        if type(tag) is str:
            name = tag[tag.find("}") + 1 :]
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
        name = tag[tag.find("}") + 1 :]
        if name in found:
            found[name].append(child)
        else:
            found[name] = [child]
        if name not in stop and depth < MAX_DEPTH:
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
    plain = _MARKS.sub("", _ENDS.sub(" ", written))
    if "&" in plain:
        plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
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
