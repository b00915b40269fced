"""`dragging mail`: what people are to be told leaves by mail."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from dragging.cli import database
from dragging.cli.language import _

app = typer.Typer()

EVERY = 60
"""Seconds between two looks while the site is served."""


@app.callback()
def mail() -> None:
    """Mails to people."""


mail.__doc__ = _("Mails to people.")


@app.command(help=_("Send every digest that is due. Safe to run at any time, and in several places at once."))
def send(
    every: Annotated[int, typer.Option(min=0, help=_("Look again after so many seconds, until stopped; 0: once."))] = 0,
) -> None:
    """Send every digest that is due; ends with 3 where a mail could not be sent and waits for the next run."""
    parent = os.getppid()
    if every:
        time.sleep(every)
    database.prepare(migrate=not every)
    while True:
        failed = _send()
        if not every:
            raise typer.Exit(3 if failed else 0)
        time.sleep(every)
        if os.getppid() != parent:
            return


def _send() -> int:
    from datetime import UTC, datetime

    from django.db import close_old_connections

    from dragging.config import mailing

    close_old_connections()
    sent, failed = mailing.send_due(datetime.now(UTC))  # noqa: TID251 - a command reads the clock
    if sent or failed:
        sys.stderr.write(_("Mails sent: {sent}; could not be sent and wait: {failed}").format(sent=sent, failed=failed) + "\n")
    return failed


@contextmanager
def beside() -> Iterator[None]:
    """While the site is served, a process of its own sends what is due; it ends with the site."""
    sender = subprocess.Popen([sys.executable, "-m", "dragging", "mail", "send", "--every", str(EVERY)])
    try:
        yield
    finally:
        sender.terminate()
        sender.wait()
