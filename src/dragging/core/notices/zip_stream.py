"""The members of a zip stream by their local headers: no seeking, so standard input and truncated files work too.

APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.9 and 4.5.3 (Zip64). Reading in one pass also rules out members
that share their bytes, the trick of the large zip bombs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from struct import unpack, unpack_from
from typing import NamedTuple

from dragging.core.notices.streams import CHUNK, Damaged, Expansion, Inflated, Part, Readable, Reader

LOCAL = b"PK\x03\x04"
END = b"PK\x05\x06"
_DESCRIPTOR = b"PK\x07\x08"
_AFTER_MEMBERS = {b"PK\x01\x02", END, b"PK\x06\x06", b"PK\x06\x08"}
_HAS_DESCRIPTOR = 8
_END_SIZE = 22 + 0xFFFF
_UNKNOWN = 0xFFFFFFFF


class Header(NamedTuple):
    flags: int
    method: int
    crc: int
    compressed: int
    name: str


class Content:
    """The content of a member, checked against its CRC-32 at its end."""

    def __init__(self, raw: Readable, expected: int) -> None:
        self._raw = raw
        self._crc = 0
        self._expected = expected

    def read(self, size: int) -> bytes:
        data = self._raw.read(size)
        self._crc = zlib.crc32(data, self._crc)
        if not data and self._expected != self._crc:
            raise Damaged("damaged", "CRC-32")
        return data


class OpenEnded:
    """The content of a member whose sizes and CRC-32 follow it: only its own inflation tells where it ends."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._inflated = Inflated(reader, gzip=False)
        self._crc = 0
        self._size = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        if self._ended:
            return b""
        data = self._inflated.read(size)
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        if not data:
            self._ended = True
            self._reader.unread(self._inflated.rest)
            if self._descriptor() != self._crc:
                raise Damaged("damaged", "CRC-32")
        return data

    def _descriptor(self) -> int:
        """The CRC-32 that follows the content; what stands behind it is passed over."""
        if self._reader.peek(4) == _DESCRIPTOR:
            self._reader.exactly(4)
        crc = int.from_bytes(self._reader.exactly(4), "little")
        # The sizes have eight bytes in Zip64 and four elsewhere; nothing in the local header says which.
        following = self._reader.peek(18)
        is_wide = following[8:16] == self._size.to_bytes(8, "little") and following[16:] == b"PK"
        self._reader.exactly(16 if is_wide else 8)
        return crc


class Entry(NamedTuple):
    """A member: its content, or the reason for which there is none. The content is to be read before the next entry."""

    name: str
    content: Readable
    reason: str | None = None


def entries(reader: Reader, expansion: Expansion) -> Iterator[Entry]:
    """Files and what is refused; folders are passed over. Raises Damaged where the stream ends or breaks."""
    while (signature := reader.exactly(4)) == LOCAL:
        header = _header(reader)
        if header.flags & _HAS_DESCRIPTOR:
            yield from _open_ended(header, reader, expansion)
        else:
            yield from _sized(header, reader)
    if signature not in _AFTER_MEMBERS:
        raise Damaged("damaged")
    _to_the_end(signature, reader)


def _header(reader: Reader) -> Header:
    flags, method, _moment, crc, compressed, size, names, extras = unpack("<2x2HL3L2H", reader.exactly(26))
    name = reader.exactly(names).decode("utf-8" if flags & 0x800 else "cp437", "replace")
    extra = reader.exactly(extras)
    if _UNKNOWN in {compressed, size}:
        compressed = _wide_size(extra, compressed)
    return Header(flags, method, crc, compressed, name)


def _wide_size(extra: bytes, compressed: int) -> int:
    """The compressed size of the Zip64 field, where it stands after the plain one."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = unpack_from("<2H", extra, at)
        if tag == 1 and length >= 16 and at + 20 <= len(extra):
            return int(unpack_from("<Q", extra, at + 12)[0])
        at += 4 + length
    return compressed


def _reason(header: Header) -> str | None:
    if header.flags & 1:
        return "encrypted"
    return None if header.method in {0, 8} else "unsupported_member"


def _sized(header: Header, reader: Reader) -> Iterator[Entry]:
    part = Part(reader, header.compressed)
    if not header.name.endswith("/"):
        raw: Readable = Inflated(part, gzip=False) if header.method == 8 else part
        yield Entry(header.name, Content(raw, header.crc), _reason(header))
    part.skip()


def _open_ended(header: Header, reader: Reader, expansion: Expansion) -> Iterator[Entry]:
    if header.method != 8 or header.flags & 1:
        yield Entry(header.name, Part(reader, 0), _reason(header) or "unsupported_member")
        raise Damaged("unsupported_archive")
    content = OpenEnded(reader)
    yield Entry(header.name, content, "not_a_file" if header.name.endswith("/") else None)
    while piece := content.read(CHUNK):
        expansion.add(len(piece))


def _to_the_end(tail: bytes, reader: Reader) -> None:
    while piece := reader.read(CHUNK):
        tail = (tail + piece)[-_END_SIZE:]
    if END not in tail:
        raise Damaged("truncated")
