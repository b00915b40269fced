"""A profile as a file: JSON in the shape of `docs/profile.md`, or a workbook with a sheet for the facts and one a list."""

from __future__ import annotations

import io
import json
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from dragging.core.matching import profile as profiles
from dragging.core.matching.profile import Profile
from dragging.web.organisations.profile.entries import FORMS

FACTS = "facts"
"""The sheet of the facts that are one value: key, value."""
MOST_ROWS = 2_000
_MONEY = {"value", "cover", "yearly_turnover"}


class NotAWorkbook(Exception):  # noqa: N818 - an answer about the input
    """The bytes are no workbook of ours."""


def as_json(profile: Profile) -> bytes:
    """Indented, so that people can read it."""
    plain = json.loads(profiles.to_json(profile))
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


def as_workbook(profile: Profile) -> bytes:
    """Keys in the first row of each sheet; what is not known has no cell, an empty list the word `none`."""
    told = json.loads(profiles.to_json(profile))
    book = Workbook(write_only=True)
    facts = book.create_sheet(FACTS)
    facts.append(_bold(facts, ["key", "value"]))
    for key, value in told.items():
        if key not in FORMS and key != "provenance" and value is not None:
            facts.append([key, _cell(value)])
    for key in FORMS:
        entries = told.get(key)
        if entries is None:
            continue
        sheet = book.create_sheet(key)
        columns = list(dict.fromkeys(column for one in entries for column in _flat(one))) or ["none"]
        sheet.append(_bold(sheet, columns))
        for one in entries:
            flat = _flat(one)
            sheet.append([flat.get(column) for column in columns])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def from_workbook(content: bytes) -> dict[str, Any]:
    """The JSON values that a workbook of `as_workbook` holds. Raises NotAWorkbook."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = {sheet.title: list(sheet.iter_rows(max_row=MOST_ROWS, max_col=40, values_only=True)) for sheet in book}
    except Exception as error:  # the library raises whatever a broken archive makes it raise
        raise NotAWorkbook(str(error)) from error
    if FACTS not in found:
        raise NotAWorkbook(FACTS)
    told: dict[str, Any] = {}
    for row in found[FACTS][1:]:
        if row and row[0] and len(row) > 1 and row[1] not in (None, ""):
            told[str(row[0])] = _value(str(row[0]), row[1])
    for key in FORMS:
        if key in found:
            told[key] = _entries(found[key])
    return told


def _entries(rows: list[tuple[Any, ...]]) -> list[Any]:
    columns = [str(name) for name in (rows[0] if rows else ()) if name]
    entries = []
    for row in rows[1:]:
        one: dict[str, Any] = {}
        for column, value in zip(columns, row, strict=False):
            if value in (None, ""):
                continue
            head, _dot, tail = column.partition(".")
            if tail:
                one.setdefault(head, {})[tail] = _plain(value)
            else:
                one[column] = _plain(value)
        if one:
            entries.append(one)
    return entries


def _flat(entry: Any) -> dict[str, Any]:
    """`{"value": {"amount": …}}` as `value.amount`; a certificate that is only a name has that one column."""
    if not isinstance(entry, dict):
        return {"name": entry}
    told: dict[str, Any] = {}
    for key, value in entry.items():
        if isinstance(value, dict):
            told |= {f"{key}.{inner}": _text(one) for inner, one in value.items()}
        else:
            told[key] = _text(value)
    return told


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values())
    return _text(value)


def _text(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is marked as text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" else value


def _value(key: str, cell: Any) -> Any:
    told = _plain(cell)
    if key in {"services", "languages", "reach", "exclusion_grounds"}:
        return [] if told == "none" else [one.strip() for one in str(told).split(",") if one.strip()]
    if key in _MONEY:
        amount, _blank, currency = str(told).partition(" ")
        return {"amount": amount, "currency": currency}
    return {"yes": True, "no": False}.get(told, told) if isinstance(told, str) else told


def _plain(cell: Any) -> Any:
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    return cell.removeprefix("'") if isinstance(cell, str) else cell


def _bold(sheet: Any, names: list[str]) -> list[WriteOnlyCell]:
    cells = [WriteOnlyCell(sheet, name) for name in names]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells
