"""`dragging demo`: a site filled with an invented world, served."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from dragging.cli import database
from dragging.cli.language import _
from dragging.cli.vocabulary import try_official

app = typer.Typer()
_HOST = "127.0.0.1"


@app.command(
    help=_("Fill the bank with an invented world and serve it. A second start is fast and keeps what is there.")
)
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help=_("Port to listen on."))] = 8000,
    as_of: Annotated[
        str | None,
        typer.Option(help=_("Day that the invented world is made for, such as 2026-11-24; today if left out.")),
    ] = None,
    refill: Annotated[
        bool, typer.Option("--refill", help=_("Make the invented world anew for today; what people entered stays."))
    ] = False,
    no_serve: Annotated[bool, typer.Option("--no-serve", help=_("Stop after filling."))] = False,
) -> None:
    """Fill the bank with an invented world and serve it. A second start is fast and keeps what is there."""
    from dragging.cli import serve

    now = datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    day = _day(as_of) or now.date()
    if not no_serve:
        serve.check_free(_HOST, port)
    database.prepare()
    _fill(day, now, again=refill or as_of is not None)
    if not try_official(seconds=3):
        sys.stderr.write(
            _("The official code lists could not be fetched; what ships is used. See: vocabulary install") + "\n"
        )
    if not no_serve:
        serve.run(_HOST, port)


def _day(as_of: str | None) -> date | None:
    """The day asked for; of a moment its day, since the world is made for days."""
    if as_of is None:
        return None
    from dragging.apps.bank.search.parameters import MIN_YEAR, BadParameter, moment_of
    from dragging.cli import wrong
    from dragging.cli.demo.scene import YEAR

    try:
        day = moment_of("--as-of", as_of).date()
    except BadParameter as error:
        wrong.refuse(error)
    if day.year >= YEAR:
        wrong.refuse(BadParameter("--as-of", as_of, "a year from {least} to {most}", least=MIN_YEAR, most=YEAR - 1))
    return day


def _fill(day: date, now: datetime, *, again: bool) -> None:
    """Fill where that is needed, and say on which day the world was made."""
    from dragging.apps.common.queries import demo_world
    from dragging.cli.demo.filling import fill
    from dragging.cli.demo.settling import lines

    fill(day, now, _Progress(), again=again)
    made = demo_world()
    if made is not None:
        sys.stderr.write("\r" if sys.stderr.isatty() else "")
        told = _(
            "Invented world of {day}: {number} notices, all fictitious. To renew it for today: ./run demo --refill"
        )
        sys.stderr.write(told.format(day=made.day.isoformat(), number=made.notices) + "\n")
        sys.stderr.write(_("Accounts of the demonstration, with passwords of this installation only:") + "\n")
        sys.stderr.write("".join(f"{line}\n" for line in lines()))


class _Progress:
    """Says that filling begins, then counts on a terminal."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, more: int) -> None:
        if self.done == more == 0:
            sys.stderr.write(_("Filling with invented notices; this takes less than a minute.") + "\n")
        self.done += more
        if sys.stderr.isatty():
            sys.stderr.write("\r" + _("Notices: {number}").format(number=self.done))
            sys.stderr.flush()
