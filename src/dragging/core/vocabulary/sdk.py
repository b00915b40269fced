"""The official eForms SDK in the data folder: code lists, labels, fields, notice types, schemas."""

from __future__ import annotations

import json
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path, PurePosixPath

import msgspec

from dragging.core.vocabulary.labels import compile_labels
from dragging.core.vocabulary.names import compile_names

PARTS = ("codelists", "translations", "fields", "notice-types", "schemas")
MAX_FILE = 64 << 20
MAX_TOTAL = 1 << 30


class NotAnSdk(ValueError):  # noqa: N818 - an answer about the origin
    """The origin does not hold the SDK; `code` says why, `detail` where."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class Installed(msgspec.Struct, frozen=True):
    version: str
    files: int


@cache
def official() -> dict[str, str]:
    """Address, version, licence and source of the official archive."""
    path = resources.files("dragging.core.vocabulary").joinpath("data/sdk.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def status(folder: Path) -> Installed | None:
    """What is installed in the vocabulary folder; None where nothing whole is."""
    try:
        return msgspec.json.decode((folder / "version.json").read_bytes(), type=Installed)
    except (OSError, msgspec.DecodeError):
        return None


def install(origin: Path, folder: Path) -> Installed:
    """Copy the parts of an SDK (a folder or an archive of it) into the vocabulary folder and compile its labels.

    All or nothing: everything is made ready beside the folder and then put in its place. Raises NotAnSdk.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    ready = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        files = 0
        for name, copy in _members(origin):
            target = ready / "eforms-sdk" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            copy(target)
            files += 1
        fields = ready / "eforms-sdk" / "fields" / "fields.json"
        if not fields.is_file() or not (ready / "eforms-sdk" / "translations").is_dir():
            raise NotAnSdk("not_an_sdk", str(origin))
        version = str(json.loads(fields.read_text(encoding="utf-8")).get("sdkVersion", "?")).removeprefix(
            "eforms-sdk-"
        )
        compile_labels(ready / "eforms-sdk", ready)
        compile_names(ready / "eforms-sdk", ready)
        done = Installed(version, files)
        (ready / "version.json").write_bytes(msgspec.json.encode(done))
        former = folder.with_name(f".{folder.name}-former")
        shutil.rmtree(former, ignore_errors=True)
        if folder.exists():
            folder.rename(former)
        ready.rename(folder)
        shutil.rmtree(former, ignore_errors=True)
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, json.JSONDecodeError) as error:
        raise NotAnSdk("damaged", f"{origin}: {error}") from error
    finally:
        shutil.rmtree(ready, ignore_errors=True)
    return done


Copy = Callable[[Path], object]


def _members(origin: Path) -> Iterator[tuple[str, Copy]]:
    if origin.is_dir():
        yield from _of_folder(origin)
    elif not origin.is_file():
        raise NotAnSdk("missing", str(origin))
    elif zipfile.is_zipfile(origin):
        yield from _of_zip(origin)
    elif tarfile.is_tarfile(origin):
        yield from _of_tar(origin)
    else:
        raise NotAnSdk("not_an_archive", str(origin))


def _of_folder(origin: Path) -> Iterator[tuple[str, Copy]]:
    for path in sorted(origin.rglob("*")):
        name = _part(path.relative_to(origin).as_posix())
        if name and path.is_file() and not path.is_symlink():
            yield name, _copied(path)


def _copied(path: Path) -> Copy:
    return lambda target: shutil.copyfile(path, target)


def _of_zip(origin: Path) -> Iterator[tuple[str, Copy]]:
    with zipfile.ZipFile(origin) as archive:
        _refuse_bomb(origin, [member.file_size for member in archive.infolist()])
        for member in archive.infolist():
            name = _part(member.filename)
            if name and not member.is_dir():
                content = archive.read(member)
                yield name, _written(content)


def _of_tar(origin: Path) -> Iterator[tuple[str, Copy]]:
    with tarfile.open(origin) as archive:
        total: list[int] = []
        for member in archive:
            total.append(member.size)
            _refuse_bomb(origin, total[-1:] if len(total) % 500 else total)
            name = _part(member.name)
            if name and member.isreg():
                file = archive.extractfile(member)
                if file is not None:
                    yield name, _written(file.read())


def _written(content: bytes) -> Copy:
    return lambda target: target.write_bytes(content)


def _part(name: str) -> str | None:
    """The place inside the SDK of a member, under whatever top folder; None for what is not taken or climbs out."""
    pieces = PurePosixPath(name).parts
    if name.startswith("/") or ".." in pieces:
        return None
    for place, piece in enumerate(pieces[:-1]):
        if piece in PARTS:
            return "/".join(pieces[place:])
    return None


def _refuse_bomb(origin: Path, sizes: list[int]) -> None:
    if max(sizes, default=0) > MAX_FILE or sum(sizes) > MAX_TOTAL:
        raise NotAnSdk("too_large", str(origin))
