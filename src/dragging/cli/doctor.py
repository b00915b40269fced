"""`dragging doctor`: is everything in order?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragging.cli import database
from dragging.cli.language import _

app = typer.Typer()


@app.command(help=_("Check the database, and with --deep everything that is derived in it."))
def doctor(
    deep: Annotated[
        bool, typer.Option("--deep", help=_("Check every derived row and repair what disagrees."))
    ] = False,
) -> None:
    """Check the database, and with --deep everything that is derived in it."""
    database.prepare()
    from django.db import connection

    from dragging.apps.bank import upkeep
    from dragging.apps.bank.models import Notice, Opportunity

    told = _("Database: {kind}. Notices: {notices}. Opportunities: {opportunities}.")
    typer.echo(
        told.format(kind=connection.vendor, notices=Notice.objects.count(), opportunities=Opportunity.objects.count())
    )
    if not deep:
        return
    found = upkeep.findings()
    for finding in found:
        sys.stderr.write(f"{finding.code}: {finding.number}\n")
    if not found:
        typer.echo(_("Everything that is derived agrees."))
        return
    upkeep.repair()
    left = upkeep.findings()
    typer.echo(_("Repaired.") if not left else _("Not everything could be repaired."))
    if left:
        raise typer.Exit(1)
