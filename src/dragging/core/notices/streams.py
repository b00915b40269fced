"""Bytes that come once, from the front: read in pieces, inflated in pieces, never held whole."""

from __future__ import annotations

import zlib
from typing import Protocol

CHUNK = 1 << 17
_BOMB_BYTES = 256 << 20
_BOMB_RATIO = 200


class Damaged(Exception):  # noqa: N818 - an answer about the input, not a failure of the program
    """The stream cannot be read further: `truncated`, `damaged`, `bomb` or `unsupported_archive`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Readable(Protocol):
    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end only."""


class Expansion:
    """Sets what large pieces unfold to against the bytes of the file that was given.

    Small documents do not count: an archive of many copies of one notice is compressed as tightly as a
    bomb and is harmless, since each is dropped after it was read.
    """

    def __init__(self) -> None:
        self.taken = 0
        self.unfolded = 0

    def add(self, size: int) -> None:
        self.unfolded += size
        if self.unfolded > _BOMB_BYTES and self.unfolded > _BOMB_RATIO * self.taken:
            raise Damaged("bomb")


class Counted:
    """The file that was given; tells `expansion` what was taken of it."""

    def __init__(self, raw: Readable, expansion: Expansion) -> None:
        self._raw = raw
        self._expansion = expansion

    def read(self, size: int) -> bytes:
        data = self._raw.read(size)
        self._expansion.taken += len(data)
        return data


class Reader:
    """Exact sizes from a stream that gives what it likes, with a look ahead."""

    def __init__(self, raw: Readable) -> None:
        self._raw = raw
        self._held = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        """`size` bytes, fewer at the end only."""
        end = self._at + size
        if end <= len(self._held):
            data = self._held[self._at : end]
            self._at = end
            return data
        pieces = [self._held[self._at :]]
        missing = size - len(pieces[0])
        self._held, self._at = b"", 0
        while missing > 0:
            piece = self._raw.read(CHUNK)
            if not piece:
                break
            if len(piece) > missing:
                self._held, self._at = piece, missing
                piece = piece[:missing]
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, which stay to be read; fewer at the end only."""
        data = self.read(size)
        self._held, self._at = data + self._held[self._at :], 0
        return data

    def exactly(self, size: int) -> bytes:
        """`size` bytes; raises Damaged when fewer are left."""
        data = self.read(size)
        if len(data) < size:
            raise Damaged("truncated")
        return data

    def unread(self, data: bytes) -> None:
        self._held, self._at = data + self._held[self._at :], 0


class Part:
    """The next `size` bytes of a reader as a stream of their own."""

    def __init__(self, reader: Reader, size: int) -> None:
        self._reader = reader
        self.left = size

    def read(self, size: int) -> bytes:
        data = self._reader.read(min(size, self.left))
        if not data and self.left and size:
            raise Damaged("truncated")
        self.left -= len(data)
        return data

    def skip(self) -> None:
        while self.left:
            self.read(CHUNK)


class Inflated:
    """What a gzip file (several members too) or a raw deflate stream holds, in pieces.

    `rest` is what was read beyond the end of a raw stream. An error stays: each further read raises it again.
    """

    def __init__(self, raw: Readable, *, gzip: bool) -> None:
        self._raw = raw
        self._gzip = gzip
        self._zlib = self._fresh()
        self._waiting = b""
        self._error: Damaged | None = None
        self.rest = b""

    def _fresh(self) -> zlib._Decompress:
        return zlib.decompressobj(31 if self._gzip else -15)

    def read(self, size: int) -> bytes:
        if self._error is not None:
            raise self._error
        try:
            return self._inflate(size)
        except zlib.error as error:
            self._error = Damaged("damaged", str(error))
        except Damaged as error:
            self._error = error
        raise self._error

    def _inflate(self, size: int) -> bytes:
        while True:
            if self._zlib.eof and not self._begin_next():
                return b""
            if not self._waiting:
                self._waiting = self._raw.read(CHUNK)
            data = self._zlib.decompress(self._waiting, size)
            at_end = not self._waiting
            self._waiting = self._zlib.unconsumed_tail
            if data:
                return data
            if at_end and not self._zlib.eof:
                raise Damaged("truncated")

    def _begin_next(self) -> bool:
        """Whether another gzip member follows; what follows a raw stream, or is no gzip, ends this one."""
        following = self._zlib.unused_data
        if not self._gzip:
            self.rest = following
            return False
        if len(following) < 2:
            following += self._raw.read(CHUNK)
        if following[:2] != b"\x1f\x8b":
            return False
        self._zlib = self._fresh()
        self._waiting = following
        return True
