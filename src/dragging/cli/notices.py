"""`dragging notices`: read documents into records, and tell what is wrong with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from dragging.cli import converting, output, writing
from dragging.cli.failures import REFUSED
from dragging.cli.inputs import Jobs, Paths
from dragging.cli.language import _
from dragging.core.notices import pipeline
from dragging.core.notices.archive import Document, documents
from dragging.core.notices.model import Problem

app = typer.Typer(no_args_is_help=True)
app.command(help=_("Write an eForms notice from a draft."))(writing.write)
app.command(help=_("Print the notices of the input as open contracting data."))(converting.convert)


class Format(StrEnum):
    jsonl = "jsonl"
    table = "table"


class Row(NamedTuple):
    """A notice as the table shows it."""

    id: str
    kind: str
    country: str
    deadline: str
    reserved: str
    title: dict[str, str]


class Finding(NamedTuple):
    """What a notice has wrong with it."""

    file: str
    member: str | None
    problems: tuple[Problem, ...]


@app.command(help=_("Print the notices of the input as records, in its order."))
def read(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help=_("One JSON record a line, or a table."))] = Format.jsonl,
    jobs: Jobs = 1,
) -> None:
    """Print the notices of the input as records, in its order."""
    refusals = output.Refusals()
    if form is Format.table:
        _print_table(paths, jobs, refusals)
    else:
        write = sys.stdout.buffer.write
        with closing(pipeline.work_through(documents(paths), pipeline.encode, jobs)) as answers:
            for record in refusals.aside(answers):
                write(record)
    if refusals.count:
        raise typer.Exit(REFUSED)


@app.command(help=_("Tell what is wrong with each file, in words, with the path."))
def check(paths: Paths, jobs: Jobs = 1) -> None:
    """Tell what is wrong with each file, in words, with the path."""
    refusals = output.Refusals()
    wrong = checked = 0
    with closing(pipeline.work_through(documents(paths), _examined, jobs)) as answers:
        for finding in refusals.aside(answers):
            checked += 1
            wrong += bool(finding.problems)
            for problem in finding.problems:
                sys.stdout.write(f"{output.located(finding.file, finding.member)}: {_in_words(problem)}\n")
    told = _("Notices: {checked}. With something wrong: {wrong}. Refused: {refused}.")
    sys.stderr.write(told.format(checked=checked, wrong=wrong, refused=refusals.count) + "\n")
    if wrong or refusals.count:
        raise typer.Exit(REFUSED)


def _in_words(problem: Problem) -> str:
    sentence = output.problems().get(problem.code, problem.code)
    value = "" if problem.value is None else f" ({output.printable(problem.value)})"
    return f"{output.printable(problem.path)}: {sentence}{value}"


def _print_table(paths: list[str], jobs: int, refusals: output.Refusals) -> None:
    columns = [_("id"), _("kind"), _("country"), _("deadline"), _("reserved"), _("title")]
    with closing(pipeline.work_through(documents(paths), _rows, jobs)) as answers:
        rows = ([*row[:-1], output.chosen(row.title)] for row in refusals.aside(answers))
        output.table(columns, rows, elastic=columns[-1])


def _rows(document: Document) -> Sequence[Row]:
    return [
        Row(
            notice.id, notice.kind, " ".join(sorted({buyer.country for buyer in notice.buyers if buyer.country})),
            (notice.deadline or "")[:16].replace("T", " "), " ".join(notice.reserved), notice.title,
        )
        for notice in pipeline.read(document)
    ]  # fmt: skip


def _examined(document: Document) -> Sequence[Finding]:
    return [Finding(document.file, document.member, notice.problems) for notice in pipeline.read(document)]
