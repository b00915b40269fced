"""Results, changes and publication in a draft."""

from __future__ import annotations

from typing import Any

from dragging.core.notices.draft import organisations, values
from dragging.core.notices.draft.model import DraftAward, DraftChange, Publication, Section, Tenders, Withheld
from dragging.core.notices.draft.sheet import Faults, Read, Sheet
from dragging.core.notices.draft.tables import defaults

_OUTCOMES = ("awarded", "unsuccessful", "open")
_SHORT, _LONG = 100, 6000
_MANY = 100_000


def award(languages: tuple[str, ...]) -> Read:
    def read(value: Any, path: str, faults: Faults) -> DraftAward | None:
        sheet = Sheet(value, "award", path, faults)
        if not isinstance(value, dict):
            return None
        return DraftAward(
            lot=sheet.need("lot", values.plain(_SHORT), "lot") or "",
            outcome=sheet.need("outcome", values.one_of(_OUTCOMES), "outcome"),
            reason=sheet.may("reason", values.coded("non-award-justification")),
            tenders=sheet.may("tenders", _tenders),
            contract=sheet.may("contract", values.plain(_SHORT)),
            date=sheet.may("date", values.day),
            value=sheet.may("value", values.money),
            withheld=sheet.may("withheld", withheld(languages)),
            winners=sheet.each("winners", organisations.winner(languages)),
            subcontracting=sheet.may("subcontracting", values.coded("applicability"), defaults()["subcontracting"]),
        )

    return read


def _tenders(value: Any, path: str, faults: Faults) -> Tenders | None:
    """A number alone, or the number with who sent them."""
    count = values.whole(0, _MANY)
    if not isinstance(value, dict):
        total = count(value, path, faults)
        return None if total is None else Tenders(total)
    sheet = Sheet(value, "tenders", path, faults)
    total = sheet.need("total", count, "count")
    parts = ("micro", "small", "medium", "large", "other_eea", "outside_eea", "electronic")
    return None if total is None else Tenders(total, *(sheet.may(part, count) for part in parts))


def withheld(languages: tuple[str, ...]) -> Read:
    def read(value: Any, path: str, faults: Faults) -> Withheld | None:
        sheet = Sheet(value, "withheld", path, faults)
        if not isinstance(value, dict):
            return None
        return Withheld(
            sheet.need("reason", values.coded("non-publication-justification"), "withheld_reason"),
            sheet.need("text", values.text(languages, _LONG), "text"),
            sheet.may("until", values.day),
        )

    return read


def change(languages: tuple[str, ...]) -> Read:
    def section(value: Any, path: str, faults: Faults) -> Section | None:
        sheet = Sheet(value, "section", path, faults)
        if not isinstance(value, dict):
            return None
        return Section(
            sheet.need("section", values.section, "section"),
            sheet.need("text", values.text(languages, _LONG), "text"),
            sheet.may("documents_on", values.day),
        )

    def read(value: Any, path: str, faults: Faults) -> DraftChange | None:
        sheet = Sheet(value, "change", path, faults)
        if not isinstance(value, dict):
            return None
        return DraftChange(
            sheet.need("notice", values.notice_number, "notice_number"),
            sheet.need("reason", values.coded("change-corrig-justification"), "change_reason"),
            sheet.need("text", values.text(languages, _LONG), "text"),
            sheet.each("sections", section),
        )

    return read


def publication(value: Any, path: str, faults: Faults) -> Publication | None:
    sheet = Sheet(value, "publication", path, faults)
    if not isinstance(value, dict):
        return None
    return Publication(
        sheet.need("number", values.publication_number, "publication_number"),
        sheet.need("date", values.day, "day"),
        sheet.need("gazette", values.gazette, "gazette"),
    )
