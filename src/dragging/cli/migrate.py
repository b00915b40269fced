"""`dragging migrate`: the tables of the database in their present form."""

from __future__ import annotations

import typer

from dragging.cli import database
from dragging.cli.language import _

app = typer.Typer()


@app.command(help=_("Bring the database to the present form; data stays."))
def migrate() -> None:
    """Bring the database to the present form; data stays."""
    database.prepare(migrate=False)
    database.migrate_tables(quiet=False)
