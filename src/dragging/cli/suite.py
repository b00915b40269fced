"""`dragging test`: the whole suite on SQLite, what touches the database again on PostgreSQL."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from dragging.cli import browser
from dragging.cli.language import _

app = typer.Typer()
DEFAULT_POSTGRESQL = "postgresql://root@127.0.0.1:5432/root"


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help=_("Run the tests; further arguments go to pytest."),
)
def test(
    context: typer.Context,
    long: Annotated[bool, typer.Option("--long", help=_("Add the long rounds (kills, loads)."))] = False,
) -> None:
    """Run the tests; further arguments go to pytest."""
    root = Path(__file__).resolve().parents[3]
    environment = {name: value for name, value in os.environ.items() if name != "DRAGGING_DATABASE_URL"}
    environment["DRAGGING_DATA"] = str(root / ".pytest_cache" / "data")
    pytest = [sys.executable, "-m", "pytest", *([] if long else ["-m", "not long"]), *context.args]
    if not context.args:
        marks = "database" if long else "database and not long"
        postgresql = os.environ.get("DRAGGING_TEST_POSTGRESQL", DEFAULT_POSTGRESQL)
        if _reachable(postgresql):
            sys.stderr.write(_("The tests marked database, on PostgreSQL:") + "\n")
            again = [sys.executable, "-m", "pytest", "-m", marks, "-n", "2"]
            code = _run(again, root, environment | {"DRAGGING_DATABASE_URL": postgresql})
            if code:
                raise typer.Exit(code)
        elif os.environ.get("CI") == "true":
            sys.stderr.write(_("PostgreSQL is not reachable; with CI=true that is a failure.") + "\n")
            raise typer.Exit(1)
        else:
            sys.stderr.write(_("PostgreSQL is not reachable: its tests are skipped.") + "\n")
        sys.stderr.write(_("The tests in a real browser:") + "\n")
        browser.provide()
        code = _run([*pytest, "tests/browser", "-n", "2"], root, environment)
        if code:
            raise typer.Exit(code)
        sys.stderr.write(_("The whole suite, on SQLite:") + "\n")
        pytest += ["--ignore=tests/browser", "-n", "2"]
    raise typer.Exit(_run(pytest, root, environment))


def _run(command: list[str], root: Path, environment: dict[str, str]) -> int:
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


def _reachable(url: str) -> bool:
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), timeout=2).close()
    except OSError:
        return False
    return True
