"""The files of an eForms SDK out of a folder or an archive, each checked before it is written anywhere."""

from __future__ import annotations

import lzma
import shutil
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

ARCHIVES = (".tar.gz", ".tgz", ".tar", ".zip")
PARTS = ("codelists", "translations", "fields", "notice-types", "schemas")
MAX_FILE = 64 << 20
MAX_TOTAL = 1 << 30
"""Ten times what the largest SDK so far unfolds to."""
DAMAGED = (
    tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What the standard library raises on archives that are broken, encrypted or packed in unknown ways."""

Copy = Callable[[Path], object]


class NotAnSdk(ValueError):  # noqa: N818 - an answer about the origin
    """The origin does not hold the SDK; `code` says why, `detail` where."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def members(origin: Path) -> Iterator[tuple[str, Copy]]:
    """The place inside the SDK of every file that is taken, and how to write it to a path. Raises NotAnSdk."""
    if origin.is_dir():
        archive = _single_archive(origin)
        yield from members(archive) if archive else _of_folder(origin)
    elif not origin.is_file():
        raise NotAnSdk("missing", str(origin))
    else:
        try:
            if zipfile.is_zipfile(origin):
                yield from _of_zip(origin)
            elif tarfile.is_tarfile(origin):
                yield from _of_tar(origin)
            else:
                raise NotAnSdk("not_an_archive", str(origin))
        except DAMAGED as error:
            raise NotAnSdk("damaged", f"{origin}: {error}") from error


def _single_archive(folder: Path) -> Path | None:
    """The one archive that a folder holds in place of the SDK itself."""
    found = [path for path in folder.iterdir() if path.is_file() and path.name.endswith(ARCHIVES)]
    is_sdk = any((folder / part).is_dir() for part in PARTS)
    return found[0] if len(found) == 1 and not is_sdk else None


def _of_folder(origin: Path) -> Iterator[tuple[str, Copy]]:
    for path in sorted(origin.rglob("*")):
        name = _part(path.relative_to(origin).as_posix())
        if name and path.is_file() and not path.is_symlink():
            yield name, _copied(path)


def _copied(path: Path) -> Copy:
    return lambda target: shutil.copyfile(path, target)


def _of_zip(origin: Path) -> Iterator[tuple[str, Copy]]:
    with zipfile.ZipFile(origin) as archive:
        total = 0
        for member in archive.infolist():
            total = _counted(origin, total, member.file_size)
            name = _part(member.filename)
            if name and not member.is_dir():
                yield name, _written(archive.read(member))


def _of_tar(origin: Path) -> Iterator[tuple[str, Copy]]:
    with tarfile.open(origin) as archive:
        total = 0
        for member in archive:
            total = _counted(origin, total, member.size)
            name = _part(member.name)
            file = archive.extractfile(member) if name and member.isreg() else None
            if name and file is not None:
                yield name, _written(file.read())


def _counted(origin: Path, total: int, size: int) -> int:
    if size > MAX_FILE or total + size > MAX_TOTAL:
        raise NotAnSdk("too_large", str(origin))
    return total + size


def _written(content: bytes) -> Copy:
    return lambda target: target.write_bytes(content)


def _part(name: str) -> str | None:
    """The place inside the SDK of a member, under whatever top folder; None for what is not taken or climbs out."""
    pieces = PurePosixPath(name).parts
    if name.startswith("/") or ".." in pieces or "\0" in name:
        return None
    for place, piece in enumerate(pieces[:-1]):
        if piece in PARTS:
            return "/".join(pieces[place:])
    return None
