"""The official eForms SDK in the data folder: code lists, labels, fields, notice types, schemas."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec
from lxml import etree

from dragging.core.vocabulary.labels import compile_labels
from dragging.core.vocabulary.names import compile_names
from dragging.core.vocabulary.sdk_origin import PARTS, NotAnSdk, members
from dragging.core.vocabulary.services import LANGUAGES

__all__ = ["Installed", "NotAnSdk", "install", "official", "status"]

NEEDED = ("fields/fields.json", *(f"translations/code_{language}.xml" for language in LANGUAGES))


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

    All or nothing, a kill at any moment included: the vocabulary folder is a link to the folder that is in use, a new
    one is made ready beside it, and the link is moved in one step. Raises NotAnSdk, and OSError where the folder
    cannot be written. A second install at the same time waits for the first.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _sweep(folder)
        ready = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            done = _made_ready(origin, ready)
            _put_in_use(ready, folder)
        finally:
            _sweep(folder)
    return done


def _made_ready(origin: Path, ready: Path) -> Installed:
    sdk = ready / "eforms-sdk"
    files = 0
    for name, copy in members(origin):
        target = sdk / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy(target)
        files += 1
    if not files:
        raise NotAnSdk("not_an_sdk", str(origin))
    missing = next((name for name in NEEDED if not (sdk / name).is_file()), None)
    missing = missing or next((f"{part}/" for part in PARTS if not (sdk / part).is_dir()), None)
    if missing:
        raise NotAnSdk("incomplete", f"{origin}: {missing}")
    try:
        version = _version(sdk / "fields" / "fields.json")
        compile_labels(sdk, ready)
        compile_names(sdk, ready)
    except (ValueError, etree.XMLSyntaxError) as error:
        raise NotAnSdk("damaged", f"{origin}: {error}") from error
    done = Installed(version, files)
    (ready / "version.json").write_bytes(msgspec.json.encode(done))
    ready.chmod(0o755)
    return done


def _version(fields: Path) -> str:
    told = json.loads(fields.read_text(encoding="utf-8"))
    if not isinstance(told, dict):
        raise ValueError("fields.json")  # noqa: TRY004 - damaged like any other content
    return str(told.get("sdkVersion", "?")).removeprefix("eforms-sdk-")


def _put_in_use(ready: Path, folder: Path) -> None:
    link = folder.with_name(f".{folder.name}-link")
    link.unlink(missing_ok=True)
    link.symlink_to(ready.name, target_is_directory=True)
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)  # a folder that no install of ours made
    os.replace(link, folder)


def _sweep(folder: Path) -> None:
    """Remove what installs left behind that were broken off, and the folder that was in use before."""
    in_use = os.readlink(folder) if folder.is_symlink() else ""
    for left in folder.parent.glob(f".{folder.name}-*"):
        if left.name in (in_use, f".{folder.name}-lock"):
            continue
        if left.is_symlink():
            left.unlink()
        else:
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with folder.with_name(f".{folder.name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
