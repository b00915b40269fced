"""`dragging notices convert`: notices as releases of the Open Contracting Data Standard."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from dragging.cli import output
from dragging.cli.failures import REFUSED
from dragging.cli.inputs import Jobs, Paths
from dragging.cli.language import _
from dragging.core.notices import pipeline
from dragging.core.notices.archive import Document, documents
from dragging.core.notices.writers import ocds


class To(StrEnum):
    ocds = "ocds"


class Releases(StrEnum):
    package = "package"
    jsonl = "jsonl"


class Release(NamedTuple):
    """A release as JSON, with its date."""

    date: str
    json: bytes


def convert(
    paths: Paths,
    to: Annotated[To, typer.Option("--to", help=_("The format: ocds, with the profile for the European Union."))],
    releases: Annotated[
        Releases, typer.Option(help=_("One package of all releases, or one release a line."))
    ] = Releases.package,
    jobs: Jobs = 1,
) -> None:
    """Print the notices of the input as open contracting data."""
    refusals = output.Refusals()
    with closing(pipeline.work_through(documents(paths), _WRITERS[to], jobs)) as answers:
        made = refusals.aside(answers)
        if releases is Releases.jsonl:
            for release in made:
                sys.stdout.buffer.write(release.json + b"\n")
        else:
            _print_package(made, _uri(paths))
    if refusals.count:
        raise typer.Exit(REFUSED)


def _released(document: Document) -> Sequence[Release]:
    made = [ocds.release(notice) for notice in pipeline.read(document)]
    return [Release(release["date"], ocds.to_json(release)) for release in made]


def _print_package(releases: Iterator[Release], uri: str) -> None:
    """One release after another, so that a package of any size takes no memory; without a release nothing."""
    write = sys.stdout.buffer.write
    latest = ""
    for release in releases:
        write(b"," if latest else ocds.to_json(ocds.head(uri))[:-1] + b',"releases":[')
        write(b"\n" + release.json)
        latest = max(latest, release.date)
    if latest:
        write(b'\n],"publishedDate":' + ocds.to_json(latest) + b"}\n")


def _uri(paths: list[str]) -> str:
    """A package needs a name; the same input has the same one."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(paths)).urn


_WRITERS = {To.ocds: _released}
