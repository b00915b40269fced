"""`dragging serve`: the site and its JSON interface."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dragging.cli import database, mail
from dragging.cli.language import _

app = typer.Typer()


@app.command(help=_("Serve until stopped."))
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help=_("Port to listen on."))] = 8000,
    host: Annotated[str, typer.Option(help=_("Address to listen on."))] = "127.0.0.1",
) -> None:
    """Serve until stopped."""
    database.prepare()
    run(host, port)


def check_free(host: str, port: int) -> None:
    """End with one line where the port is in use or not allowed."""
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = _("Cannot listen on {place}: {reason}. Choose another with --port.")
            sys.stderr.write(reason.format(place=f"{host}:{port}", reason=error.strerror) + "\n")
            raise typer.Exit(1) from None


def run(host: str, port: int) -> None:
    """Listen until stopped; a port in use is said in one line."""
    from granian import Granian
    from granian.constants import Interfaces

    from dragging.config.statics import gather

    check_free(host, port)
    gather()
    sys.stderr.write(_("Serving on {address}").format(address=f"http://{host}:{port}/") + "\n")
    sys.stderr.flush()
    server = Granian(
        "dragging.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        log_access=False,
        log_level="warning",
        backpressure=16,
        blocking_threads=os.cpu_count() or 1,
    )
    with mail.beside():
        server.serve()
