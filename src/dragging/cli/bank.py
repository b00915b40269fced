"""`dragging bank`: notices in, opportunities found."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from dragging.cli import database
from dragging.cli.language import _
from dragging.cli.output import refuse

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
    database.prepare()
    from dragging.apps.bank import intake
    from dragging.core.notices.archive import documents

    done = intake.ingest(documents(paths), source=source, moment=_moment(as_of), refuse=refuse, progress=_Progress())
    if sys.stdout.isatty():
        told = _("New: {new}. Updated: {updated}. Unchanged: {unchanged}. Refused: {refused}.")
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


@app.command(help=_("Search the bank."))
def search(
    text: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help=_('Words, "a phrase", -not, begin*'))
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help=_("Only what can still be answered."))] = False,
    lang: Annotated[str | None, typer.Option(help=_("Your language: bg, en, es or pl."))] = None,
    sort: Annotated[str | None, typer.Option(help=_("relevance, deadline or newest"))] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=_("Rows to show."))] = 25,
    page: Annotated[int, typer.Option(min=1, help=_("Page to show."))] = 1,
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
    from dragging.apps.bank.search import service as bank_search
    from dragging.apps.bank.search.parameters import BadParameter, parameters

    several = {"state": state, "cpv": cpv, "nuts": nuts, "service": service, "buyer": buyer, "kind": kind}
    several |= {"reserved": reserved, "language": language, "source": source}
    single = {"light": light, "value_min": value_min, "value_max": value_max, "deadline_from": deadline_from}
    single |= {"deadline_to": deadline_to, "since": since, "lang": lang, "sort": sort, "limit": limit, "page": page}
    given: dict[str, Any] = {name: ",".join(value) for name, value in several.items() if value}
    given |= {name: value for name, value in single.items() if value is not None} | {"q": " ".join(text or [])}
    if open_:
        given["state"] = "open"
    try:
        if batch is not None:
            for line in _batch(batch, moment):
                sys.stdout.write(line + "\n")
            return
        asked = parameters(given)
        found = bank_search.search(asked, moment)
    except BadParameter as wrong:
        _refuse_parameter(wrong.name, wrong.value, wrong.expected)
    if not found.total and asked.text:
        from dragging.apps.bank import operations

        operations.note_empty_search(
            text=asked.text, filters=json.dumps(several | single, default=str)[:400], day=moment.date()
        )
    if as_json or not sys.stdout.isatty():
        following = str(asked.page + 1) if found.has_next else None
        sys.stdout.write(bank_search.to_json(found, following).decode() + "\n")
    else:
        from dragging.cli.output import search_table

        search_table(found, lang)


def _batch(path: Path, moment: datetime) -> Iterator[str]:
    """One answer a line; a line that cannot be understood is answered by its error and does not stop the others."""
    from dragging.apps.bank.search import service as bank_search
    from dragging.apps.bank.search.parameters import BadParameter, parameters

    try:
        file = path.open(encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"{path}: {error.strerror}\n")
        raise typer.Exit(1) from None
    with file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                query = json.loads(line)
                given = {"q": query.get("text") or "", "lang": query.get("lang"), "limit": query.get("limit") or 20}
                given |= query.get("filters") or {}
                page = bank_search.search(parameters(given), moment)
            except (ValueError, AttributeError, TypeError) as wrong:
                told = str(wrong) if isinstance(wrong, BadParameter) else _("not a JSON object with a text")
                sys.stderr.write(f"{path}: {number}: {told}\n")
                yield json.dumps({"id": None, "error": told}, ensure_ascii=False)
                continue
            yield '{"id":' + json.dumps(query.get("id")) + "," + bank_search.to_json(page, None).decode()[1:]


def _moment(as_of: str | None) -> datetime:
    if as_of is None:
        return datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    from dragging.apps.bank.search.parameters import BadParameter, moment_of

    try:
        return moment_of("--as-of", as_of)
    except BadParameter as wrong:
        _refuse_parameter(wrong.name, wrong.value, wrong.expected)


def _refuse_parameter(name: str, value: str, expected: str) -> NoReturn:
    told = _("{name}: {value} is not understood. Expected: {expected}.")
    sys.stderr.write(told.format(name=name, value=value, expected=expected) + "\n")
    raise typer.Exit(2)
