"""The members of a tar stream, in one pass and in bounded memory, whatever its headers claim.

Ustar, GNU long names and PAX paths and sizes (POSIX.1-2017, pax; GNU tar manual, "Basic Tar Format").
Python's tarfile keeps every header and reads extended headers whole, which a stream of any size forbids.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dragging.core.notices.streams import CHUNK, Damaged, Expansion, Part, Reader

BLOCK = 512
_MAX_EXTENDED = 1 << 16
_SMALL = 1 << 20
_REASONS = {b"1": "link", b"2": "link", b"3": "not_a_file", b"4": "not_a_file", b"6": "not_a_file"}
_FILES = {b"0", b"\0", b"7"}
_SILENT = {b"5", b"V", b"g"}
_EXTENDED = {b"x", b"L", b"K"}
_WITHOUT_CONTENT = {b"1", b"2", b"3", b"4", b"5", b"6", b"V"}


class Entry(NamedTuple):
    """A member: its content, or the reason for which there is none. The content is to be read before the next entry."""

    name: str
    content: Part
    reason: str | None = None


def is_tar(head: bytes) -> bool:
    """Whether a block of 512 bytes is a tar header: the checksum tells, also where there is no magic."""
    return len(head) >= BLOCK and any(head[:100]) and _checksum_fits(head[:BLOCK])


def entries(reader: Reader, expansion: Expansion) -> Iterator[Entry]:
    """Files and what is refused; folders are passed over. Raises Damaged where the stream ends or breaks."""
    stated: dict[str, str] = {}
    while any(block := reader.exactly(BLOCK)):
        if not _checksum_fits(block):
            raise Damaged("damaged")
        kind = block[156:157]
        size = _size(block, kind, stated)
        content = Part(reader, size)
        if kind in _EXTENDED:
            stated |= _extended(kind, content)
        else:
            name, reason = stated.get("path") or _name(block), _REASONS.get(kind)
            if kind in _FILES and not name.endswith("/"):
                yield Entry(name, content, stated.get("reason"))
            elif kind not in _SILENT and not name.endswith("/"):
                yield Entry(name, content, reason or "unsupported_member")
            stated = {} if kind != b"g" else stated
        _pass_over(content, expansion)
        reader.exactly(-size % BLOCK)
    while piece := reader.read(CHUNK):
        expansion.add(len(piece))


def _size(block: bytes, kind: bytes, stated: dict[str, str]) -> int:
    if kind in _WITHOUT_CONTENT:
        return 0
    if "size" in stated and kind not in _EXTENDED:
        return int(stated["size"])
    return _number(block[124:136])


def _pass_over(content: Part, expansion: Expansion) -> None:
    heavy = content.left > _SMALL
    while content.left:
        piece = content.read(CHUNK)
        if heavy:
            expansion.add(len(piece))


def _checksum_fits(block: bytes) -> bool:
    try:
        stated = _number(block[148:156])
    except Damaged:
        return False
    return stated == 256 + sum(block[:148]) + sum(block[156:])


def _number(field: bytes) -> int:
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    try:
        number = int(field.split(b"\0", 1)[0].strip() or b"0", 8)
    except ValueError:
        number = -1
    if number < 0:
        raise Damaged("damaged")
    return number


def _name(block: bytes) -> str:
    name = _text(block[:100])
    if block[257:263] == b"ustar\0" and (prefix := _text(block[345:500])):
        return f"{prefix}/{name}"
    return name


def _text(field: bytes) -> str:
    return field.split(b"\0", 1)[0].decode("utf-8", "replace")


def _extended(kind: bytes, content: Part) -> dict[str, str]:
    """What an extended header says of the next member: `path`, `size`, `reason` for not taking it."""
    if content.left > _MAX_EXTENDED:
        return {"reason": "bad_name"}
    data = content.read(content.left) if content.left else b""
    if kind == b"L":
        return {"path": _text(data)}
    return _pax(data) if kind == b"x" else {}


def _pax(data: bytes) -> dict[str, str]:
    stated = {}
    while data:
        length, _, _rest = data.partition(b" ")
        if not length.isdigit() or not 0 < int(length) <= len(data):
            raise Damaged("damaged")
        key, _, value = data[len(length) + 1 : int(length)].removesuffix(b"\n").partition(b"=")
        data = data[int(length) :]
        if key == b"path":
            stated["path"] = value.decode("utf-8", "replace")
        elif key == b"size" and value.isdigit():
            stated["size"] = value.decode()
        elif key.startswith(b"GNU.sparse"):
            stated["reason"] = "unsupported_member"
    return stated
