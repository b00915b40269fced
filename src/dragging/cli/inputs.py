"""What every command that reads notices is given: paths, and the number of processes to read with."""

from __future__ import annotations

from typing import Annotated

import typer

from dragging.cli.language import _

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help=_("Files, folders, .tar.gz, .zip, or - for standard input."))
]
Jobs = Annotated[int, typer.Option(min=1, max=64, help=_("Processes to read with; the order stays."))]
