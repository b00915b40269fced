"""`dragging notices write`: an eForms notice from a draft."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from lxml import etree

from dragging.cli import draft_faults, output
from dragging.cli.failures import REFUSED
from dragging.cli.language import _
from dragging.config.environment import data_folder
from dragging.core.notices.archive import Refusal
from dragging.core.notices.draft import BadDraft, read_draft
from dragging.core.notices.draft.identity import completed
from dragging.core.notices.writers import eforms
from dragging.core.notices.writers.eforms.schema import schema_faults

_MOST_BYTES = 8 << 20


def write(
    path: Annotated[str, typer.Argument(metavar="DRAFT.json", help=_("A draft, or - for standard input."))],
    check: Annotated[bool, typer.Option("--check", help=_("Hold the notice against the official schema."))] = False,
    as_of: Annotated[
        str | None, typer.Option(help=_("When the notice is sent, where the draft does not say."))
    ] = None,
) -> None:
    """Write an eForms notice from a draft."""
    data = _read(path)
    told, added = completed(data, _dispatched(as_of)) if isinstance(data, dict) else (data, ())
    try:
        notice = eforms.write(read_draft(told))
    except BadDraft as bad:
        for fault in bad.faults:
            sys.stderr.write(f"{output.printable(path)}: {draft_faults.in_words(fault)}\n")
        raise typer.Exit(REFUSED) from None
    _tell_added(told, added)
    if check:
        _check(notice)
    sys.stdout.buffer.write(_indented(notice))


def _read(path: str) -> Any:
    """The decoded draft; numbers with a point stay text, so that no digit of an amount is lost."""
    try:
        raw = sys.stdin.buffer.read(_MOST_BYTES + 1) if path == "-" else Path(path).read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        _refuse(path, "not_a_file")
    except OSError as error:
        _refuse(path, "not_readable", str(error.strerror))
    if len(raw) > _MOST_BYTES:
        _refuse(path, "too_large")
    try:
        return json.loads(raw, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        _refuse(path, "not_json", str(error))


def _refuse(path: str, reason: str, detail: str = "") -> NoReturn:
    output.refuse(Refusal(path, None, reason, detail))
    raise typer.Exit(REFUSED)


def _dispatched(as_of: str | None) -> str:
    if as_of is None:
        return datetime.now(UTC).isoformat(timespec="seconds")  # noqa: TID251 - a face reads the clock
    try:
        datetime.fromisoformat(as_of)
    except ValueError:
        told = _("{name}: {value} is not understood. Expected: {expected}.")
        expected = "YYYY-MM-DD, YYYY-MM-DDTHH:MM"
        raise typer.BadParameter(told.format(name="--as-of", value=as_of, expected=expected)) from None
    return as_of if "T" in as_of else f"{as_of}T00:00"


def _tell_added(told: dict[str, Any], added: tuple[str, ...]) -> None:
    for key in added:
        sys.stderr.write(_("The draft says no {key}; written: {value}").format(key=key, value=told[key]) + "\n")
    if "procedure_id" in added:
        sys.stderr.write(_("A call and its award need the same procedure_id: put it into both drafts.") + "\n")


def _check(notice: bytes) -> None:
    found = schema_faults(notice, data_folder() / "vocabulary" / "eforms-sdk" / "schemas")
    if found is None:
        sys.stderr.write(_("Not checked: the official schema is not installed (vocabulary install).") + "\n")
        raise typer.Exit(1)
    if found:
        sys.stderr.write("".join(f"{output.printable(one)}\n" for one in found))
        sys.stderr.write(_("The official schema refuses the notice: please report it with the draft.") + "\n")
        raise typer.Exit(1)
    sys.stderr.write(_("The official schema accepts the notice.") + "\n")


def _indented(notice: bytes) -> bytes:
    root = etree.fromstring(notice)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
