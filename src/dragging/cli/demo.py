"""`dragging demo`: a bank filled from the invented samples, served."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dragging.cli import database
from dragging.cli.language import _
from dragging.cli.output import refuse
from dragging.cli.vocabulary import try_official

app = typer.Typer()
SAMPLES = Path(__file__).resolve().parents[3] / "content" / "samples"


@app.command(
    help=_("Fill the bank from the invented samples and serve it. A second start is fast and keeps what is there.")
)
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help=_("Port to listen on."))] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help=_("Stop after filling."))] = False,
) -> None:
    """Fill the bank from the invented samples and serve it. A second start is fast and keeps what is there."""
    database.prepare()
    from dragging.apps.bank import intake
    from dragging.core.notices.archive import documents

    now = datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    samples = documents(str(path) for path in sorted(SAMPLES.glob("*.xml")))
    done = intake.ingest(samples, source="samples", moment=now, refuse=refuse)
    told = _("Invented sample notices: {number}. Their buyers and texts are fictitious.")
    sys.stderr.write(told.format(number=done.new + done.updated + done.unchanged) + "\n")
    if not try_official(seconds=3):
        sys.stderr.write(
            _("The official code lists could not be fetched; what ships is used. See: vocabulary install") + "\n"
        )
    if no_serve:
        return
    from dragging.cli.serve import run

    run("127.0.0.1", port)
