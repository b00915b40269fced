"""Every way in which a command can end badly, as an exit code and at most one line on standard error."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import typer

from dragging.cli import words
from dragging.cli.language import _
from dragging.cli.output import printable

REFUSED = 3
"""The exit code where some of what was given could not be taken; the rest was."""
_INTERRUPTED = 130


def exit_code(error: BaseException) -> int:
    """The exit code for `error`, after telling the user what has to be told."""
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else int(bool(error.code))
    if isinstance(error, BrokenPipeError):
        # Whoever read us has seen enough (`| head`): that is no failure.
        silence_stdout()
        return 0
    if isinstance(error, KeyboardInterrupt):
        _tell(_("stopped"))
        return _INTERRUPTED
    if hasattr(error, "show") and hasattr(error, "exit_code"):
        words.tell(error)
        return int(error.exit_code)
    if os.environ.get("DRAGGING_DEBUG") == "1":
        traceback.print_exception(error)
        return 1
    _tell_unexpected(error)
    return 1


def silence_stdout() -> None:
    """Point standard output to nowhere, so that what is still buffered does not fail again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _tell_unexpected(error: BaseException) -> None:
    expected = _expected().get(type(error).__name__)
    if expected:
        _tell(expected.format(reason=" ".join(str(error).split())))
        return
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    log = _written_to_log(error)
    if log is None:
        _tell(_("{error} (DRAGGING_DEBUG=1 shows more)").format(error=told))
    else:
        _tell(_("{error} (the details are in {log})").format(error=told, log=log))


def _tell(message: str) -> None:
    sys.stderr.write(f"dragging: {printable(message)}\n")


def _expected() -> dict[str, str]:
    """Failures that are no faults of the program, by the names of their classes (none is imported for it)."""
    return {
        "BadSetting": _("A setting cannot be used: {reason}"),
        "OperationalError": _("The database cannot be used: {reason} Look at DRAGGING_DATABASE_URL and DRAGGING_DATA."),
    }


def _written_to_log(error: BaseException) -> Path | None:
    """The log to which the traceback was added; None where the data folder cannot be written."""
    log = Path(os.environ.get("DRAGGING_DATA") or "data").resolve() / "errors.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            traceback.print_exception(error, file=file)
    except OSError:
        return None
    return log
