"""One document in, its notices out: the single door to all readers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import PurePath

from lxml import etree

from dragging.core.notices.detect import detect
from dragging.core.notices.json_text import is_json
from dragging.core.notices.model import NotANotice, Notice, Source
from dragging.core.notices.readers import eforms, ocds, ted_xml

_READERS: dict[str, Callable[[etree._Element, Source], Notice]] = {"ted-xml": ted_xml.read, "eforms": eforms.read}
_LARGE = 4 << 20
_MOST_NODES = 3_000_000
_UBL = b"urn:oasis:names:specification:ubl:schema:xsd:"
_HEAD = 2000
_MARKS = b"\xef\xbb\xbf \t\r\n"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0", b"\x4c\x6f\xa7\x94")


EDITION = 3
"""Goes up with every change by which the readers say more or other of the same document: what was read by an earlier
edition can be read again (`dragging bank reread`)."""


def read_document(data: bytes, *, file: str, member: str | None = None) -> Sequence[Notice]:
    """The notices of one document.

    `file` is the file given (its last part goes into the record), `member` the path inside an archive.
    Raises NotANotice, and nothing else, when the bytes hold no notice: `empty`, `not_a_notice` (neither XML nor
    JSON), `not_xml`, `not_json` (broken), `too_large`, `entities`, `unknown_format`, `unknown_json`. What could not be read inside a notice stands
    in its `problems`. A reader that fails in an unforeseen way refuses the document as `reader_failed`.
    """
    try:
        return notices_of(data, file=file, member=member)
    except NotANotice:
        raise
    except Exception as error:
        raise NotANotice("reader_failed", _place_of(error)) from error


def notices_of(data: bytes, *, file: str, member: str | None = None) -> Sequence[Notice]:
    """As `read_document`, but without its net: the tests look here for what a reader did not foresee."""
    digest, name = hashlib.sha256(data).hexdigest(), os.path.basename(file)
    if is_json(data):
        return ocds.read(data, Source(ocds.FORMAT, None, name, digest, member))
    root = parse(data)
    kind, version = detect(root)
    return (_READERS[kind](root, Source(kind, version, name, digest, member)),)


def parse(data: bytes) -> etree._Element:
    """The root element, read without entities, without network and within fixed bounds. Raises NotANotice."""
    _refuse_at_sight(data)
    try:
        root = etree.fromstring(data, _parser(blanks=_UBL not in data[:_HEAD]))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise NotANotice("not_xml", str(error).partition(" (<string>")[0]) from error
    document_type = root.getroottree().docinfo.internalDTD
    if document_type is not None:
        declared = next(document_type.iterentities(), None)  # type: ignore[union-attr]  # the stubs do not know it
        used = next(root.iter(etree.Entity), None)
        if declared is not None or used is not None:
            raise NotANotice("entities")
    return root


def _parser(*, blanks: bool) -> etree.XMLParser:
    # One for each document: a parser that is kept would also keep every name it ever met, those of hostile input too.
    # No element of UBL mixes text with elements: white space between elements is layout, and a fifth of the parse.
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
        remove_comments=True, remove_pis=True, remove_blank_text=not blanks,
    )  # fmt: skip


def _refuse_at_sight(data: bytes) -> None:
    if not data:
        raise NotANotice("empty")
    if not data.lstrip(_MARKS).startswith(b"<") and not data.startswith(_WIDE_MARKS):
        raise NotANotice("not_a_notice")
    # A tree takes many times the bytes of its document; elements and attributes are what it costs.
    if len(data) > _LARGE and data.count(b"<") + data.count(b"=") > _MOST_NODES:
        raise NotANotice("too_large")


def _place_of(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__} {line}"
