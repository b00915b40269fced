"""`dragging bank`: notices in, opportunities found."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dragging.cli import database, searching, wrong
from dragging.cli.failures import REFUSED
from dragging.cli.language import _
from dragging.cli.output import clear_progress, refuse
from dragging.cli.searching import WordsWithSigns

app = typer.Typer(no_args_is_help=True)
Several = list[str] | None


@app.command(help=_("Read notices and keep them; twice the same input changes nothing."))
def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help=_("Files, folders, archives, or - for standard input."))
    ],
    source: Annotated[
        str | None, typer.Option(help=_("Where they come from; by default what their format says."))
    ] = None,
    as_of: Annotated[str | None, typer.Option(help=_("The day of the run."))] = None,
) -> None:
    """Read notices and keep them; twice the same input changes nothing."""
    moment = _moment(as_of)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    database.prepare()
    from dragging.apps.bank import intake
    from dragging.core.notices.archive import documents

    progress = _Progress()
    try:
        done = intake.ingest(documents(paths), source=source, moment=moment, refuse=refuse, progress=progress)
    except KeyboardInterrupt:
        clear_progress()
        told = _("Stopped after {number} documents. What was kept stays; the same command goes on from there.")
        sys.stderr.write(told.format(number=progress.done) + "\n")
        raise typer.Exit(130) from None
    clear_progress()
    if not any(done):
        sys.stderr.write(_("No files were found there.") + "\n")
    if sys.stdout.isatty():
        told = _("New: {new}. Updated: {updated}. Unchanged: {unchanged}. Refused: {refused}.")
        typer.echo(told.format(**done._asdict()))
    else:
        typer.echo(json.dumps(done._asdict()))
    if done.refused:
        raise typer.Exit(REFUSED)


@app.command(help=_("Read the kept documents again where the program has learnt to read more in them."))
def reread() -> None:
    """Read the kept documents again where the program has learnt to read more in them."""
    moment = _moment(None)
    database.prepare()
    from dragging.apps.bank import rereading

    progress = _Progress()
    try:
        done = rereading.reread(moment=moment, refuse=refuse, progress=progress)
    except KeyboardInterrupt:
        clear_progress()
        told = _("Stopped after {number} documents. What was read stays; the same command goes on from there.")
        sys.stderr.write(told.format(number=progress.done) + "\n")
        raise typer.Exit(130) from None
    clear_progress()
    if sys.stdout.isatty():
        told = _("Documents read again: {documents}. Notices changed: {changed}, new: {new}, unchanged: {unchanged}. Refused: {refused}.")
        typer.echo(told.format(**done._asdict()))
    else:
        typer.echo(json.dumps(done._asdict()))
    if done.refused:
        raise typer.Exit(3)


class _Progress:
    """Counts documents on standard error, on a terminal only."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, more: int) -> None:
        self.done += more
        if sys.stderr.isatty():
            sys.stderr.write("\r" + _("Documents: {number}").format(number=self.done))
            sys.stderr.flush()


@app.command(cls=WordsWithSigns, help=_("Search the bank."))
def search(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help=_('Words, "a phrase", -not, begin*'))
    ] = None,
    q: Annotated[str | None, typer.Option("--q", help=_("The same words as one option."))] = None,
    open_: Annotated[bool, typer.Option("--open", help=_("Only what can still be answered."))] = False,
    lang: Annotated[str | None, typer.Option(help=_("Your language: bg, en, es or pl."))] = None,
    sort: Annotated[str | None, typer.Option(help=_("relevance, deadline or newest"))] = None,
    limit: Annotated[str | None, typer.Option(help=_("Rows to show."))] = None,
    page: Annotated[str | None, typer.Option(help=_("Page to show."))] = None,
    state: Annotated[
        Several, typer.Option(help=_("planned, consultation, open, closed, awarded, cancelled, suspended"))
    ] = None,
    cpv: Annotated[Several, typer.Option(help=_("CPV codes of any level."))] = None,
    nuts: Annotated[Several, typer.Option(help=_("NUTS codes of any level."))] = None,
    service: Annotated[Several, typer.Option(help=_("Ids of the service list."))] = None,
    buyer: Annotated[Several, typer.Option(help=_("Public ids of buyers."))] = None,
    kind: Annotated[Several, typer.Option(help=_("call, award, planning ..."))] = None,
    reserved: Annotated[
        Several, typer.Option(help=_("art20_participation, art20_execution, art77, national_other"))
    ] = None,
    light: Annotated[str | None, typer.Option(help=_("Light regime: yes or no."))] = None,
    value_min: Annotated[str | None, typer.Option(help=_("Lowest value in EUR."))] = None,
    value_max: Annotated[str | None, typer.Option(help=_("Highest value in EUR."))] = None,
    value_unstated: Annotated[
        str | None, typer.Option(help=_("With a limit: yes keeps those that state no comparable value."))
    ] = None,
    deadline_from: Annotated[str | None, typer.Option(help=_("First day of the deadline."))] = None,
    deadline_to: Annotated[str | None, typer.Option(help=_("Last day of the deadline."))] = None,
    since: Annotated[str | None, typer.Option(help=_("Newest notice of this day or later."))] = None,
    language: Annotated[Several, typer.Option(help=_("Languages of the notice."))] = None,
    source: Annotated[Several, typer.Option(help=_("Sources."))] = None,
    as_of: Annotated[str | None, typer.Option(help=_("Answer as of this day or moment."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("One JSON object."))] = False,
    batch: Annotated[Path | None, typer.Option(help=_("Answer many searches: one JSON object a line."))] = None,
) -> None:
    """Search the bank."""
    moment = _moment(as_of)
    database.prepare()
    if batch is not None:
        if text or q:
            raise typer.BadParameter(_("--batch takes its searches from the file; leave out the words."))
        searching.many(batch, moment)
        return
    given = {
        "q": " ".join(filter(None, (searching.words(text), q))), "state": _state(state, open_), "cpv": cpv, "nuts": nuts,
        "service": service, "buyer": buyer, "kind": kind, "reserved": reserved, "light": light,
        "value_min": value_min, "value_max": value_max, "value_unstated": value_unstated, "deadline_from": deadline_from, "deadline_to": deadline_to,
        "since": since, "language": language, "source": source, "sort": sort, "lang": lang, "limit": limit,
        "page": page,
    }  # fmt: skip
    said = {name: ",".join(value) if isinstance(value, list) else value for name, value in given.items()}
    plain = {name: searching.unheld(value) for name, value in said.items() if value is not None}
    searching.one(plain, moment, as_json=as_json)


def _state(asked: Several, open_: bool) -> Several:
    """`--open` is `--state open`; another state beside it contradicts it."""
    if open_ and asked and asked != ["open"]:
        from dragging.apps.bank.search.parameters import BadParameter

        wrong.refuse(BadParameter("state", ",".join(asked), "no state of its own, or no --open"))
    return ["open"] if open_ else asked


def _moment(as_of: str | None) -> datetime:
    """The moment asked for, without a zone where the buyer's clock is meant; else now."""
    if as_of is None:
        return datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    from dragging.apps.bank.search.parameters import BadParameter, moment_of

    try:
        return moment_of("--as-of", as_of)
    except BadParameter as error:
        wrong.refuse(error)
