"""`dragging worker`: does what was put off."""

from __future__ import annotations

import typer

from dragging.cli import database
from dragging.cli.language import _

app = typer.Typer()


@app.command(help=_("Do background work until stopped."))
def worker() -> None:
    """Do background work until stopped."""
    database.prepare()
    from django.core.management import call_command

    call_command("db_worker")
