"""Lots of a draft: what a lot does not say it takes from the notice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args
from zoneinfo import ZoneInfo

from msgspec.structs import asdict

from dragging.core.notices.draft import values
from dragging.core.notices.draft.model import Criterion, DraftLot, LotTerms
from dragging.core.notices.draft.sheet import Faults, Read, Sheet
from dragging.core.notices.model import Reserved

_TITLE, _DESCRIPTION = 400, 6000
_MONTHS = 1200
_RESERVED = tuple(code for code in get_args(Reserved) if code != "national_other")
_WHOLE = Decimal(100)


def terms(sheet: Sheet, languages: tuple[str, ...], zone: ZoneInfo, above: LotTerms | None) -> LotTerms:
    """What a lot, or the notice itself (`above` None), says; groups of keys are inherited together or not at all."""
    words = values.text(languages, _DESCRIPTION)
    ask = sheet.may if above is not None else _needing(sheet)
    given = above or LotTerms()
    own_cpv, own_period = sheet.says("cpv"), any(map(sheet.says, ("duration_months", "start", "end")))
    own_social, own_access = sheet.says("social"), sheet.says("accessibility")
    whole = values.whole(1, _MONTHS)
    return LotTerms(
        description=ask("description", words, given.description),
        nature=ask("nature", values.coded("contract-nature"), given.nature),
        cpv=ask("cpv", values.cpv_code, given.cpv),
        cpv_additional=tuple(dict.fromkeys(
            sheet.each("cpv_additional", values.cpv_code) or (() if own_cpv else given.cpv_additional))),
        places=tuple(dict.fromkeys(sheet.each("places", values.nuts_3))) or given.places,
        deadline=sheet.may("deadline", values.moment(zone), given.deadline),
        duration_months=sheet.may("duration_months", whole, None if own_period else given.duration_months),
        start=sheet.may("start", values.day, None if own_period else given.start),
        end=sheet.may("end", values.day, None if own_period else given.end),
        reserved=tuple(sorted(set(sheet.each("reserved", values.one_of(_RESERVED)))))
        if sheet.says("reserved") else given.reserved,
        award_criteria=_criteria(sheet, languages) or given.award_criteria,
        social=tuple(sorted(set(sheet.each("social", values.coded("social-objective")))))
        if own_social else given.social,
        social_text=sheet.may("social_text", words, {} if own_social else given.social_text),
        accessibility=sheet.may("accessibility", values.coded("accessibility"), given.accessibility),
        accessibility_text=sheet.may("accessibility_text", words, {} if own_access else given.accessibility_text),
        sme_suitable=sheet.may("sme_suitable", values.yes_no, given.sme_suitable),
    )  # fmt: skip


def _needing(sheet: Sheet) -> Callable[[str, Read, Any], Any]:
    """The notice itself has nothing above it: it must say these."""
    expected = {"description": "text", "nature": "nature", "cpv": "cpv"}
    return lambda key, read, default: sheet.need(key, read, expected[key]) or default


def lot(languages: tuple[str, ...], zone: ZoneInfo, above: LotTerms) -> Read:
    """A lot without its id, which follows from its place."""

    def read(value: Any, path: str, faults: Faults) -> DraftLot | None:
        sheet = Sheet(value, "lot", path, faults)
        if not isinstance(value, dict):
            return None
        return DraftLot(
            id=sheet.may("id", values.plain(20), ""),
            title=sheet.need("title", values.text(languages, _TITLE), "text") or {},
            estimated_value=sheet.may("estimated_value", values.money),
            **asdict(terms(sheet, languages, zone, above)),
        )

    return read


def _criteria(sheet: Sheet, languages: tuple[str, ...]) -> tuple[Criterion, ...]:
    found = sheet.each("award_criteria", _criterion(languages))
    if len(found) == 1 and found[0].weight is None:
        only = found[0]  # a criterion that stands alone decides alone
        return (Criterion(only.type, only.name, only.description, _WHOLE),)
    return found


def _criterion(languages: tuple[str, ...]) -> Read:
    def read(value: Any, path: str, faults: Faults) -> Criterion | None:
        sheet = Sheet(value, "criterion", path, faults)
        if not isinstance(value, dict):
            return None
        name = sheet.need("name", values.text(languages, _TITLE), "text")
        return Criterion(
            sheet.need("type", values.coded("award-criterion-type"), "criterion"),
            name,
            sheet.may("description", values.text(languages, _DESCRIPTION), name),
            sheet.may("weight", values.weight),
        )

    return read
