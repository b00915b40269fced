"""Lots of an eForms notice, and the moment until which one can answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from dragging.core.notices.model import Lot, Moment
from dragging.core.notices.readers.eforms import projects
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import Element, every, first, text, text_of

_EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"
_TENDERS = "cac:TenderSubmissionDeadlinePeriod"
_REQUESTS = "cac:ParticipationRequestReceptionPeriod"
_INTEREST = f"{_EXTENSION}/efac:InterestExpressionReceptionPeriod"
_ONE_STAGE = {"open", "oth-single"}
_KINDS: dict[str, Literal["lot", "group", "part"]] = {"Lot": "lot", "LotsGroup": "group", "Part": "part"}


def lots(
    root: Element, form: str | None, procedure: str | None, basics: Basics, *, answerable: bool = True
) -> list[Lot]:
    """Every ProcurementProjectLot in its order; results and modifications have no deadline (`answerable` false)."""
    return [_lot(one, form, procedure, basics, answerable) for one in every(root, "cac:ProcurementProjectLot")]


def _lot(element: Element, form: str | None, procedure: str | None, basics: Basics, answerable: bool) -> Lot:
    project = first(element, "cac:ProcurementProject")
    terms = first(element, "cac:TenderingTerms")
    identifier = first(element, "cbc:ID")
    number = text_of(identifier)
    kind = _KINDS.get((identifier.get("schemeName") if identifier is not None else None) or "")
    if kind is None:
        kind = (
            "group"
            if number and number.startswith("GLO-")
            else "part"
            if number and number.startswith("PAR-")
            else "lot"
        )
    return Lot(
        id=number or "",
        kind=kind,
        title=basics.text(project, "cbc:Name"),
        description=basics.text(project, "cbc:Description"),
        cpv_main=projects.main_cpv(project, basics),
        cpv_additional=tuple(projects.additional_cpv(project, basics)),
        nuts=tuple(projects.nuts(project)),
        deadline=_deadline(first(element, "cac:TenderingProcess"), form, procedure, basics) if answerable else None,
        estimated_value=basics.value(project, "cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount"),
        duration_months=basics.months(project, "cac:PlannedPeriod/cbc:DurationMeasure"),
        reserved=projects.reserved(terms, basics),
        social_clauses=projects.social_clauses(project),
        award_criteria=projects.award_criteria(terms, basics),
        sme_suitable=_yes_no(text(project, "cbc:SMESuitableIndicator")),
    )


def _yes_no(told: str | None) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(told or "")


def instant(moment: Moment) -> datetime:
    """For comparing deadlines: a day alone means its end, no zone counts as UTC."""
    if "T" not in moment:
        moment = f"{moment[:10]}T23:59:59{moment[10:]}"
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _order(form: str | None, procedure: str | None) -> tuple[str, ...]:
    """Which periods say until when one can answer, the right one first (BT-131, BT-1311, BT-630)."""
    number = (form or "").lstrip("N")
    if number in {"10", "11", "12", "13", "14"} or form == "CEI":
        return (_INTEREST, _TENDERS, _REQUESTS)
    if procedure in _ONE_STAGE:
        return (_TENDERS, _REQUESTS, _INTEREST)
    if number in {"20", "21"} or form == "E3":
        return (_REQUESTS, _INTEREST, _TENDERS)
    return (_REQUESTS, _TENDERS, _INTEREST)


def _deadline(process: Element | None, form: str | None, procedure: str | None, basics: Basics) -> Moment | None:
    for path in _order(form, procedure):
        for period in every(process, path):
            found = _moment(period, basics)
            if found is not None:
                return found
    return None


def _moment(period: Element, basics: Basics) -> Moment | None:
    """Date and time with the zone that the source states, at minutes' precision unless seconds are stated."""
    day_element = first(period, "cbc:EndDate")
    told = text_of(day_element)
    if told is None or day_element is None:
        return None
    day = basics.day(period, "cbc:EndDate")
    if day is None:
        return None
    zone = told[10:]
    hour = text(period, "cbc:EndTime")
    if hour is None:
        return day.isoformat() + zone
    clock, own_zone = hour[:8], hour[8:]
    if len(clock) < 8 or clock[2] != ":" or not clock.replace(":", "").isdigit():
        basics.problem("bad_date", period, hour)
        return day.isoformat() + zone
    fraction = own_zone.lstrip(".0123456789") if own_zone.startswith(".") else own_zone
    return f"{day.isoformat()}T{clock}{fraction or zone}"
