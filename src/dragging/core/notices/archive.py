"""Documents out of files, folders, archives and standard input, told apart by their bytes, never by their names.

Nothing is unpacked to disk and nothing but the document at hand is held in memory; JSON of many releases is cut into
documents (`json_stream`). What cannot be taken is a Refusal in its place; the rest goes on.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dragging.core.notices import json_stream, tar_stream, zip_stream
from dragging.core.notices.streams import Counted, Damaged, Expansion, Inflated, Readable, Reader

MAX_DOCUMENT = 32 << 20
"""Bytes of one document; the largest notices published have some 20 MB."""

MAX_NAME = 1024
_HEAVY = 1 << 20
_DEEPEST = 1
_OTHER_ARCHIVES = (b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd")
_CLIMBING = re.compile(r"(^|[/\\])\.\.([/\\]|$)")
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:[/\\]")


class Document(NamedTuple):
    """`file` as given or found, `member` the path inside an archive (`outer.zip/inner.xml` when nested)."""

    file: str
    member: str | None
    data: bytes


class Refusal(NamedTuple):
    """What was not taken, and why: `reason` is a code, `detail` a place or value."""

    file: str
    member: str | None
    reason: str
    detail: str = ""


def documents(paths: Iterable[str]) -> Iterator[Document | Refusal]:
    """Every document of files, folders (sorted, with what is below them), archives and `-`, standard input."""
    for path in paths:
        if path == "-":
            yield from _Walk(path, sys.stdin.buffer).documents()
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _file(path)


def _folder(root: Path) -> Iterator[Document | Refusal]:
    """Links are not followed: one that stays inside leads to what is read anyway, one that leaves is refused."""
    inside = root.resolve()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            kind = path.lstat().st_mode
            if path == root or stat.S_ISDIR(kind):
                waiting += sorted(path.iterdir(), reverse=True)
            elif stat.S_ISREG(kind):
                yield from _file(str(path))
            elif not stat.S_ISLNK(kind):
                yield Refusal(_named(str(path)), None, "not_a_file")
            elif not path.resolve().is_relative_to(inside):
                yield Refusal(_named(str(path)), None, "link")
        except (OSError, RuntimeError) as error:
            yield _unreadable(str(path), error)


def _file(path: str) -> Iterator[Document | Refusal]:
    try:
        with Path(path).open("rb", buffering=0) as raw:
            yield from _Walk(_named(path), raw).documents()
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)


def _unreadable(path: str, error: Exception) -> Refusal:
    return Refusal(_named(path), None, "not_readable", getattr(error, "strerror", None) or str(error))


def _named(path: str) -> str:
    # A name that is not UTF-8 could not stand in a record.
    return os.fsencode(path).decode("utf-8", "replace")


class _Walk:
    """The documents of one file."""

    def __init__(self, file: str, raw: Readable) -> None:
        self._file = file
        self._expansion = Expansion()
        self._reader = Reader(Counted(raw, self._expansion))

    def documents(self) -> Iterator[Document | Refusal]:
        return self._unfold(self._reader, None, 0)

    def _unfold(self, reader: Reader, member: str | None, depth: int) -> Iterator[Document | Refusal]:
        """The documents of a stream, which is a document itself or an archive at `depth`."""
        try:
            head = reader.peek(tar_stream.BLOCK)
            if head.startswith(b"\x1f\x8b"):
                yield from self._gzip(reader, member, depth)
            elif head.startswith((zip_stream.LOCAL, zip_stream.END)):
                yield from self._members(zip_stream.entries(reader, self._expansion), member, depth)
            elif tar_stream.is_tar(head):
                yield from self._members(tar_stream.entries(reader, self._expansion), member, depth)
            elif head.startswith(_OTHER_ARCHIVES):
                yield Refusal(self._file, member, "unsupported_archive")
            else:
                yield from self._documents(reader, member)
        except Damaged as damage:
            yield Refusal(self._file, member, damage.reason, damage.detail)

    def _gzip(self, reader: Reader, member: str | None, depth: int) -> Iterator[Document | Refusal]:
        if depth > _DEEPEST:
            yield Refusal(self._file, member, "nested_too_deep")
            return
        inner = Reader(Inflated(reader, gzip=True))
        head = inner.peek(tar_stream.BLOCK)
        is_archive = head.startswith((b"\x1f\x8b", zip_stream.LOCAL))
        yield from self._unfold(inner, member, depth + 1 if is_archive else depth)

    def _members(
        self, entries: Iterator[tar_stream.Entry] | Iterator[zip_stream.Entry], outer: str | None, depth: int
    ) -> Iterator[Document | Refusal]:
        if depth > _DEEPEST:
            yield Refusal(self._file, outer, "nested_too_deep")
            return
        place, last = outer, None
        try:
            for entry in entries:
                place = _joined(outer, entry.name)
                for last in self._member(entry, place, depth):
                    yield last
                if isinstance(last, Refusal) and last.reason == "bomb":
                    return
        except Damaged as damage:
            refusal = Refusal(self._file, place, damage.reason, damage.detail)
            if refusal != last:
                yield refusal
        else:
            if place == outer:
                yield Refusal(self._file, outer, "empty")

    def _member(
        self, entry: tar_stream.Entry | zip_stream.Entry, place: str, depth: int
    ) -> Iterator[Document | Refusal]:
        reason = entry.reason or _refused_name(entry.name)
        if reason is None:
            yield from self._unfold(Reader(entry.content), place, depth + 1)
        else:
            yield Refusal(self._file, place, reason)

    def _documents(self, reader: Reader, member: str | None) -> Iterator[Document | Refusal]:
        pieces = json_stream.pieces(reader)
        if pieces is None:
            yield self._document(reader.read(MAX_DOCUMENT + 1), member)
            return
        for piece in pieces:
            place = _joined(member, piece.place) if piece.place else member
            yield Refusal(self._file, place, piece.reason) if piece.reason else self._document(piece.data, place)

    def _document(self, data: bytes, member: str | None) -> Document | Refusal:
        if len(data) > _HEAVY:
            self._expansion.add(len(data))
        if len(data) > MAX_DOCUMENT:
            return Refusal(self._file, member, "too_large")
        return Document(self._file, member, data)


def _joined(outer: str | None, name: str) -> str:
    return name[:MAX_NAME] if outer is None else f"{outer}/{name[:MAX_NAME]}"


def _refused_name(name: str) -> str | None:
    if not name or len(name) > MAX_NAME or "\0" in name:
        return "bad_name"
    if _ABSOLUTE.match(name) or _CLIMBING.search(name):
        return "outside_archive"
    return None
