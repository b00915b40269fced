"""One document in, its notices out: the single door to all readers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from lxml import etree

from dragging.core.notices.detect import detect
from dragging.core.notices.model import Notice, NotANotice, Source
from dragging.core.notices.readers import eforms, ted_xml

_READERS = {"ted-xml": ted_xml.read, "eforms": eforms.read}
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_document(data: bytes, *, file: str, member: str | None = None) -> Sequence[Notice]:
    """The notices of one document.

    `file` is the name of the file given, `member` the path inside an archive. Raises NotANotice, and
    nothing else, when the bytes hold no notice; what could not be read inside a notice stands in its
    `problems`.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(**_PARSER_OPTIONS))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotANotice("not_xml", str(error)) from error
    kind, version = detect(root)
    source = Source(kind, version, file, hashlib.sha256(data).hexdigest(), member)
    return (_READERS[kind](root, source),)
