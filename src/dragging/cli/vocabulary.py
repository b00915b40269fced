"""`dragging vocabulary`: the official code lists."""

from __future__ import annotations

import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Annotated

import typer

from dragging.cli.language import _
from dragging.config.environment import data_folder
from dragging.core.vocabulary import sdk

app = typer.Typer(no_args_is_help=True)
SECONDS = 20


@app.command(help=_("Bring the official code lists and labels into the data folder."))
def install(
    origin: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DIR-OR-ARCHIVE",
            help=_("A folder or archive of the SDK; by default its official address."),
        ),
    ] = None,
) -> None:
    """Bring the official code lists and labels into the data folder."""
    try:
        if origin is not None:
            done = sdk.install(Path(origin), data_folder() / "vocabulary")
        else:
            with tempfile.TemporaryDirectory() as folder:
                done = sdk.install(_fetched(Path(folder), SECONDS), data_folder() / "vocabulary")
    except sdk.NotAnSdk as refused:
        told = _("Not installed: {place} is no eForms SDK ({reason}). What was installed before is still there.")
        sys.stderr.write(told.format(place=refused.detail, reason=refused.code) + "\n")
        raise typer.Exit(1) from None
    except (urllib.error.URLError, OSError) as error:
        told = _("The official address does not answer ({reason}). Give a folder or archive with --from.")
        sys.stderr.write(told.format(reason=getattr(error, "reason", error)) + "\n")
        raise typer.Exit(1) from None
    typer.echo(_("Installed: eForms SDK {version}, {files} files.").format(version=done.version, files=done.files))


@app.command(help=_("Which vocabulary is in use."))
def status() -> None:
    """Which vocabulary is in use."""
    found = sdk.status(data_folder() / "vocabulary")
    if found is None:
        typer.echo(_("No eForms SDK is installed: what ships with the program is used."))
    else:
        typer.echo(
            _("Installed: eForms SDK {version}, {files} files.").format(version=found.version, files=found.files)
        )


def try_official(seconds: float) -> bool:
    """Try the official address briefly; True where the vocabulary is installed afterwards."""
    place = data_folder() / "vocabulary"
    if sdk.status(place) is not None:
        return True
    try:
        with tempfile.TemporaryDirectory() as folder:
            sdk.install(_fetched(Path(folder), seconds), place)
    except (sdk.NotAnSdk, urllib.error.URLError, OSError):
        return False
    return True


def _fetched(folder: Path, seconds: float) -> Path:
    target = folder / "sdk.tar.gz"
    with urllib.request.urlopen(sdk.official()["address"], timeout=seconds) as answer, target.open("wb") as file:
        while piece := answer.read(1 << 20):
            file.write(piece)
    return target
