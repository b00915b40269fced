"""Lots of an eForms notice, and the moment until which one can answer."""

from __future__ import annotations

from typing import Literal

from dragging.core.notices.model import Lot, Moment
from dragging.core.notices.readers.eforms import projects
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.notices.readers.eforms.periods import moment
from dragging.core.notices.readers.eforms.records import Record
from dragging.core.notices.readers.eforms.terms import YES_NO, terms

_ONE_STAGE = {"open", "oth-single"}
_KINDS: dict[str, Literal["lot", "group", "part"]] = {"Lot": "lot", "LotsGroup": "group", "Part": "part"}
_KINDS_OF_IDS: dict[str, Literal["lot", "group", "part"]] = {"GLO-": "group", "PAR-": "part"}


def lots(
    root: Record, form: str | None, procedure: str | None, basics: Basics, *, answerable: bool = True
) -> list[Lot]:
    """Every ProcurementProjectLot in its order; results and modifications have no deadline (`answerable` false)."""
    order = _order(form, procedure) if answerable else ()
    return [_lot(one, order, basics) for one in root.parts("lots")]


def _lot(lot: Record, order: tuple[str, ...], basics: Basics) -> Lot:
    number, kind = _identity(lot)
    return Lot(
        id=number,
        kind=kind,
        title=basics.text(lot.every("title")),
        description=basics.text(lot.every("description")),
        cpv_main=projects.main_cpv(lot, basics),
        cpv_additional=projects.additional_cpv(lot, basics),
        nuts=projects.nuts(lot),
        deadline=_deadline(lot, order, basics),
        estimated_value=basics.value(lot.every("estimated_value")),
        duration_months=basics.months(lot.every("duration")),
        reserved=projects.reserved(lot, basics),
        social_clauses=projects.social_clauses(lot),
        award_criteria=projects.award_criteria(lot, basics),
        sme_suitable=YES_NO.get(lot.text("sme_suitable") or ""),
        terms=terms(lot, basics),
    )


def _identity(lot: Record) -> tuple[str, Literal["lot", "group", "part"]]:
    """Id and kind; writers that leave schemeName out are understood by the id's beginning."""
    identifier = lot.first("id")
    if identifier is None:
        return "", "lot"
    number = text_of(identifier) or ""
    kind = _KINDS.get(identifier.get("schemeName") or "")
    return number, kind or _KINDS_OF_IDS.get(number[:4], "lot")


def _order(form: str | None, procedure: str | None) -> tuple[str, ...]:
    """Which periods say until when one can answer, the right one first (BT-131, BT-1311, BT-630, BT-800)."""
    number = (form or "").lstrip("N")
    if form == "E1":
        return ("answers", "tenders", "requests")
    if number in {"10", "11", "12", "13", "14"} or form == "CEI":
        return ("interest", "tenders", "requests")
    if procedure in _ONE_STAGE:
        return ("tenders", "requests", "interest")
    if number in {"20", "21"} or form == "E3":
        return ("requests", "interest", "tenders")
    return ("requests", "tenders", "interest")


def _deadline(lot: Record, order: tuple[str, ...], basics: Basics) -> Moment | None:
    for field in order:
        for period in lot.parts(field):
            found = moment(period, basics)
            if found is not None:
                return found
    return None
