"""`dragging migrate`: the tables of the database in their present form."""

from __future__ import annotations

import typer

from dragging.cli import database

app = typer.Typer()


@app.command()
def migrate() -> None:
    """Bring the database to the present form; data stays."""
    database.prepare(migrate=False)
    database.migrate_tables(quiet=False)
