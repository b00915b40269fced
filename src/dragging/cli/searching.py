"""One search, and many of a file: asked of the bank and written out."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand

from dragging.cli import wrong
from dragging.cli.failures import REFUSED
from dragging.cli.language import _
from dragging.cli.output import printable, reasons, search_table

_HELD = "\0"
BATCH_ROWS = 20


class WordsWithSigns(TyperCommand):
    """A command whose arguments may begin with one dash: `-not` is a word to leave out, no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        held = [_HELD + one if one[:1] == "-" and one[1:2] not in {"", "-"} and one != "-h" else one for one in args]
        return super().parse_args(ctx, held)


def words(arguments: Sequence[str] | None) -> str:
    return unheld(" ".join(arguments or ()))


def unheld(value: str) -> str:
    """What was given, without the mark that kept its dash from being read as an option."""
    return value.replace(_HELD, "")


def one(given: Mapping[str, Any], moment: datetime, *, as_json: bool) -> None:
    """Answer one search: a table on a terminal, else one JSON object."""
    from dragging.apps.bank import operations
    from dragging.apps.bank.search import service
    from dragging.apps.bank.search.parameters import BadParameter, parameters

    try:
        asked = parameters(given)
    except BadParameter as error:
        wrong.refuse(error)
    page = service.search(asked, moment)
    if not page.total and asked.text:
        filters = {name: value for name, value in given.items() if name != "q"}
        operations.note_empty_search(text=asked.text, filters=json.dumps(filters)[:400], day=moment.date())
    following = _command(given, asked.page + 1, moment, as_json=as_json) if page.has_next else None
    if as_json or not sys.stdout.isatty():
        sys.stdout.write(service.to_json(page, following).decode() + "\n")
        return
    search_table(page, asked.asker)
    if following:
        sys.stdout.write(_("Next page: {command}").format(command=printable(f"./run {following}")) + "\n")


def _command(given: Mapping[str, Any], page: int, moment: datetime, *, as_json: bool) -> str:
    """The arguments that give another page of the same search, as a shell reads them."""
    options = {name: str(value) for name, value in given.items() if name not in {"q", "page"}}
    options |= {"as_of": moment.isoformat(timespec="minutes"), "page": str(page)}
    flags = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value)]
    flags += ["--json"] if as_json else []
    return shlex.join(["bank", "search", *flags, *(["--", *given["q"].split()] if given["q"] else [])])


def many(path: Path, moment: datetime) -> None:
    """Answer a file of searches, one a line; what cannot be understood is answered by its error, exit code 3."""
    refused = False
    for number, line in _lines(path):
        answer, problem = _answer(line, moment)
        sys.stdout.write(answer.encode(errors="replace").decode() + "\n")
        if problem:
            refused = True
            sys.stderr.write(printable(f"{path}: {number}: {problem}") + "\n")
    if refused:
        raise typer.Exit(REFUSED)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        file = sys.stdin if str(path) == "-" else path.open(encoding="utf-8", errors="replace")
    except OSError as error:
        sys.stderr.write(f"{printable(str(path))}: {reasons()['not_readable']} ({error.strerror})\n")
        raise typer.Exit(1) from None
    with file:
        yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())


def _answer(line: str, moment: datetime) -> tuple[str, str | None]:
    """The answer to one line, and what is wrong with it in words."""
    from dragging.apps.bank.search import service
    from dragging.apps.bank.search.parameters import BadParameter, parameters

    try:
        query = json.loads(line)
        given, as_of = _given(query)
    except (ValueError, AttributeError, TypeError, RecursionError):
        return json.dumps({"id": None, "error": "not_a_query"}), _("not a JSON object with a text")
    try:
        page = service.search(parameters(given), _moment(as_of, moment))
    except BadParameter as error:
        told = {"error": "bad_parameter", "parameter": error.name, "value": error.value, "expected": error.expected}
        answer = json.dumps({"id": query.get("id"), **told}, ensure_ascii=False)
        return answer, wrong.sentence(error, error.name)
    return json.dumps({"id": query.get("id"), **service.answer(page)}, ensure_ascii=False), None


def _given(query: Any) -> tuple[dict[str, Any], str | None]:
    """The parameters of a line and the moment it asks for; a text in `filters` counts where the line has none."""
    filters = dict(query.get("filters") or {})
    given = {"q": query.get("text") or filters.pop("q", None) or "", "lang": query.get("lang")}
    given |= {"limit": query.get("limit") or BATCH_ROWS, "as_of": query.get("as_of")} | filters
    if not isinstance(given["q"], str):
        raise TypeError
    as_of = given.pop("as_of")
    return given, None if as_of is None else str(as_of)


def _moment(as_of: str | None, moment: datetime) -> datetime:
    from dragging.apps.bank.search.parameters import moment_of

    return moment if as_of is None else moment_of("as_of", as_of)
