"""Registers and the statuses that organisations hold in them, with what a status proves about reserved contracts."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from dragging.core.vocabulary.services import LANGUAGES
from dragging.core.vocabulary.tables import rows


class Register(msgspec.Struct, frozen=True):
    """`link` None: no address is known. `mark` as in `docs/vocabulary.md`: how well the row is supported."""

    country: str
    code: str
    local_name: str
    names: dict[str, str]
    keeper: str
    link: str | None
    source: str
    mark: str


class Status(msgspec.Struct, frozen=True):
    """A status that decides something. `stands_for`: conditions that whoever holds it meets by its own law.

    `art20`, `art77`: `proves` alone, `with_others` is one of the conditions, `no`.
    """

    country: str
    code: str
    local_name: str
    names: dict[str, str]
    register: str
    art20: str
    art77: str
    stands_for: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str
    mark: str

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@cache
def registers() -> tuple[Register, ...]:
    return tuple(
        Register(
            row["country"], row["code"], row["local_name"], {language: row[language] for language in LANGUAGES},
            row["keeper"], row["link"] or None, row["source"], row["mark"],
        )
        for row in rows("registers")
    )  # fmt: skip


@cache
def register(code: str) -> Register | None:
    """The register of a code; that of a region is its country's: `registro_empresas_insercion_cataluna`."""
    fitting = [one for one in registers() if code == one.code or code.startswith(f"{one.code}_")]
    return max(fitting, key=lambda one: len(one.code), default=None)


@cache
def statuses() -> tuple[Status, ...]:
    return tuple(
        Status(
            row["country"], row["code"], row["local_name"], {language: row[language] for language in LANGUAGES},
            row["register"], row["art20"], row["art77"], tuple(row["stands_for"].split()),
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None, row["source"], row["mark"],
        )
        for row in rows("statuses")
    )  # fmt: skip


@cache
def status(code: str) -> Status | None:
    """The status of a code; None for one that decides nothing."""
    return next((one for one in statuses() if one.code == code), None)
