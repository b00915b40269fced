"""`dragging vocabulary`: the official code lists."""

from __future__ import annotations

import http.client
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dragging.cli.language import _
from dragging.cli.output import printable
from dragging.config.environment import data_folder
from dragging.core.vocabulary import sdk

app = typer.Typer(no_args_is_help=True)
SECONDS = 20


class Unreachable(Exception):  # noqa: N818 - says what is the case
    """The official address gave no archive."""


@app.command(help=_("Bring the official code lists and labels into the data folder."))
def install(
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar=_("FOLDER-OR-ARCHIVE"),
            help=_("A folder or archive of the SDK; by default its official address."),
        ),
    ] = None,
) -> None:
    place = data_folder() / "vocabulary"
    try:
        done = sdk.install(Path(origin), place) if origin is not None else _from_official(place, SECONDS)
    except Unreachable as error:
        _end(_("The official address does not answer ({reason}). Give a folder or archive with --from."), reason=error)
    except sdk.NotAnSdk as refused:
        _end(
            _("Not installed: {place}: {reason}. What was in use before still is."),
            place=refused.detail,
            reason=reasons().get(refused.code, refused.code),
        )
    except OSError as error:
        _end(
            _("Not installed: {place}: {reason}. What was in use before still is."),
            place=error.filename or place,
            reason=error.strerror or error,
        )
    _tell(done)


@app.command(help=_("Which vocabulary is in use."))
def status() -> None:
    found = sdk.status(data_folder() / "vocabulary")
    if found is None:
        typer.echo(_("No eForms SDK is installed: what ships with the program is used."))
    else:
        _tell(found)


def reasons() -> dict[str, str]:
    """Why an origin was not installed, in words, by code."""
    return {
        "damaged": _("damaged"),
        "incomplete": _("a needed part of the eForms SDK is missing"),
        "missing": _("there is no such file or folder"),
        "not_an_archive": _("neither a folder nor a .zip or .tar.gz archive"),
        "not_an_sdk": _("holds nothing of an eForms SDK"),
        "too_large": _("too large"),
    }


def try_official(seconds: float) -> bool:
    """Try the official address briefly; True where the vocabulary is installed afterwards."""
    place = data_folder() / "vocabulary"
    if sdk.status(place) is not None:
        return True
    try:
        _from_official(place, seconds)
    except (sdk.NotAnSdk, Unreachable, OSError):
        return False
    return True


def _from_official(place: Path, seconds: float) -> sdk.Installed:
    with tempfile.TemporaryDirectory(prefix=".fetched-", dir=place.parent) as folder:
        return sdk.install(_fetched(Path(folder), seconds), place)


def _fetched(folder: Path, seconds: float) -> Path:
    target = folder / "sdk.tar.gz"
    with target.open("wb") as file:
        for piece in _pieces(seconds):
            file.write(piece)
    return target


def _pieces(seconds: float) -> Iterator[bytes]:
    """What the official address answers, piece by piece; Unreachable where that is not all of it."""
    given = 0
    try:
        with urllib.request.urlopen(sdk.official()["address"], timeout=seconds) as answer:
            expected = answer.length
            while piece := answer.read(1 << 20):
                given += len(piece)
                yield piece
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(getattr(error, "reason", None) or error) from error
    if expected is not None and given != expected:
        raise Unreachable(_("the answer ended too early"))


def _tell(found: sdk.Installed) -> None:
    typer.echo(_("Installed: eForms SDK {version}, {files} files.").format(version=found.version, files=found.files))


def _end(message: str, **places: object) -> NoReturn:
    sys.stderr.write(printable(message.format(**places)) + "\n")
    raise typer.Exit(1) from None
