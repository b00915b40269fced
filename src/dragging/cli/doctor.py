"""`dragging doctor`: is everything in order?"""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from dragging.cli import database
from dragging.cli.language import _
from dragging.cli.output import printable
from dragging.config.environment import data_folder
from dragging.core.vocabulary import sdk

app = typer.Typer()
NAMED = 3
"""Of a new database the list would be long and tell nothing."""


@app.command(help=_("Check the database, and with --deep everything that is derived in it."))
def doctor(
    deep: Annotated[
        bool, typer.Option("--deep", help=_("Check every derived row and repair what disagrees."))
    ] = False,
) -> None:
    _tell_place()
    database.prepare(migrate=deep)
    pending = database.pending()
    _tell_database(pending)
    if not deep:
        return
    from dragging.apps.bank import upkeep

    found = upkeep.findings()
    for finding in found:
        sys.stderr.write(f"{findings().get(finding.code, finding.code)}: {finding.number}\n")
    if not found:
        typer.echo(_("Everything that is derived agrees."))
        return
    upkeep.repair()
    left = upkeep.findings()
    typer.echo(_("Repaired.") if not left else _("Not everything could be repaired."))
    if left:
        raise typer.Exit(1)


def findings() -> dict[str, str]:
    """What can disagree, in words, by code."""
    return {
        "document_without_rendering": _("Documents without a notice"),
        "index_disagrees": _("The search index does not agree with its entries"),
        "notice_without_current": _("Notices without a version in force"),
        "notice_without_opportunity": _("Notices that belong to no opportunity"),
        "opportunity_without_entry": _("Opportunities that the search does not know"),
        "opportunity_without_notice": _("Opportunities without notices"),
    }


def _tell_place() -> None:
    folder = data_folder()
    free = shutil.disk_usage(folder).free / 1_000_000_000
    typer.echo(_("Data folder: {folder} ({free} GB free).").format(folder=printable(str(folder)), free=f"{free:.1f}"))
    installed = sdk.status(folder / "vocabulary")
    if installed is None:
        typer.echo(_("Vocabulary: what ships. For the official one: vocabulary install"))
    else:
        typer.echo(_("Vocabulary: eForms SDK {version}.").format(version=installed.version))


def _tell_database(pending: list[str]) -> None:
    """Which database, how far behind the program it is, and, where it is not, what it holds."""
    from django.db import connection

    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    if pending:
        told = _("Database: {kind}. Changes of its form to be made: {number} ({names}). They are made by: migrate")
        names = ", ".join([*pending[:NAMED], *(["..."] if len(pending) > NAMED else [])])
        typer.echo(told.format(kind=name, number=len(pending), names=names))
        return
    from dragging.apps.bank import rereading
    from dragging.apps.bank.models import Notice, Opportunity

    told = _("Database: {kind}, up to date. Notices: {notices}. Opportunities: {opportunities}.")
    typer.echo(told.format(kind=name, notices=Notice.objects.count(), opportunities=Opportunity.objects.count()))
    if waiting := rereading.waiting():
        told = _("Documents read by an earlier version of the program: {number}. They are read again by: bank reread")
        typer.echo(told.format(number=waiting))
