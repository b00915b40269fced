"""JSON of any size as documents: JSON Lines by line, a large package by release, everything else whole.

A document is what one reading holds in memory. What is cut out of a large package becomes a package of one release
with the version that its own package states, so that it reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragging.core.notices.json_text import is_json
from dragging.core.notices.streams import Reader

WHOLE = 8 << 20
"""Bytes up to which a package is one document."""

MAX_PIECE = 32 << 20
_HEAD = 4096
_TOKENS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]|"', re.DOTALL)
_VERSION = re.compile(rb'"version"\s*:\s*"([0-9.]{1,10})"')
_LISTS = {b'"releases"': b"releases", b'"records"': b"records"}


class Piece(NamedTuple):
    """A document with its place (empty: all there is); `reason` where it is refused instead."""

    place: str
    data: bytes
    reason: str | None = None


def pieces(reader: Reader) -> Iterator[Piece] | None:
    """The documents of a stream that begins as JSON does; None for any other stream, which stays unread."""
    if not is_json(reader.peek(_HEAD)):
        return None
    data = reader.peek(WHOLE + 1)
    if _is_lines(data):
        return _lines(reader)
    return _whole(reader) if len(data) <= WHOLE or b"\0" in data[:_HEAD] else _Package(reader).pieces()


def _is_lines(data: bytes) -> bool:
    """Whether the first line is a value of its own and more follows."""
    line, _, rest = data.partition(b"\n")
    if not rest.strip() or b"\0" in line[:_HEAD]:
        return False
    depth = 0
    for token in _TOKENS.finditer(line):
        if token[0] == b'"':
            return False
        depth += _step(token[0])
    return depth == 0 and line.strip()[:1] != b""


def _step(token: bytes) -> int:
    return 1 if token in {b"{", b"["} else -1 if token in {b"}", b"]"} else 0


def _whole(reader: Reader) -> Iterator[Piece]:
    data = reader.read(MAX_PIECE + 1)
    yield Piece("", data, "too_large" if len(data) > MAX_PIECE else None)


def _lines(reader: Reader) -> Iterator[Piece]:
    number, held = 0, b""
    while block := reader.read(1 << 20):
        *lines, held = (held + block).split(b"\n")
        for line in lines:
            number += 1
            if line.strip():
                yield Piece(f"line {number}", line)
        if len(held) > MAX_PIECE:
            yield Piece(f"line {number + 1}", b"", "too_large")
            return
    if held.strip():
        yield Piece(f"line {number + 1}", held)


class _Package:
    """Cuts the objects out of the list `releases` or `records` of one large object, or out of one large list."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._held = b""
        self._at = 0
        self._depth = 0
        self._begun: int | None = None
        self._list = b""
        self._inside = 0
        self._last = b""
        self._frame = (b"", b"")

    def pieces(self) -> Iterator[Piece]:
        number = 0
        for data in self._cut():
            if data is None:
                yield Piece(f"{self._name()}{number}", b"", "too_large")
                return
            yield Piece(f"{self._name()}{number}", self._frame[0] + data + self._frame[1])
            number += 1
        if self._depth:
            yield Piece(f"{self._name()}{number}", b"", "truncated")
        elif not number:
            yield Piece("", b"", "too_large")

    def _name(self) -> str:
        return f"{self._list.decode()}/" if self._list else ""

    def _cut(self) -> Iterator[bytes | None]:
        """The bytes of each object; None where one is larger than can be held."""
        while block := self._reader.read(1 << 20):
            start = self._at if self._begun is None else self._begun
            self._held = self._held[start:] + block
            self._at -= start
            self._begun = None if self._begun is None else 0
            yield from self._scan()
            if len(self._held) - (self._at if self._begun is None else self._begun) > MAX_PIECE:
                yield None
                return

    def _scan(self) -> Iterator[bytes]:
        for token in _TOKENS.finditer(self._held, self._at):
            told = token[0]
            if told == b'"':
                self._at = token.start()
                return
            if told[:1] == b'"':
                self._last = told if self._depth == 1 else b""
            elif told in {b"{", b"["}:
                self._open(told, token.start())
            else:
                self._depth -= 1
                if self._inside and self._depth == self._inside and self._begun is not None:
                    yield self._held[self._begun : token.end()]
                    self._begun = None
                elif self._depth < self._inside:
                    self._inside = 0
            self._at = token.end()
        if self._begun is None:
            self._at = len(self._held)

    def _open(self, bracket: bytes, place: int) -> None:
        if bracket == b"[" and self._depth == 0:
            self._inside = 1
        elif bracket == b"[" and self._depth == 1 and self._last in _LISTS:
            self._inside, self._list = 2, _LISTS[self._last]
            version = _VERSION.search(self._held[:place])
            stated = b'"version":"' + version[1] + b'",' if version else b""
            self._frame = (b"{" + stated + b'"' + self._list + b'":[', b"]}")
        elif bracket == b"{" and self._inside and self._depth == self._inside:
            self._begun = place
        self._depth += 1
