"""Lots, sums and periods of the R2.0.7 and R2.0.8 forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from dragging.core.notices.model import AwardCriterion, Lot, Reserved, Text
from dragging.core.notices.readers.ted_xml.parts import joined, once
from dragging.core.notices.readers.ted_xml.state import State, nuts_of
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, Names, branches, first, gathered, text_at
from dragging.core.units import Value

LOTS = frozenset({"F02_ANNEX_B", "F05_ANNEX_B", "F17_ANNEX_B", "LOT_PRIOR_INFORMATION"})
VALUES = frozenset({
    "P", "CPV_MAIN", "CPV_ADDITIONAL", "COSTS_RANGE_AND_CURRENCY", "COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE",
    "PERIOD_WORK_DATE_STARTING", "DURATION_OF_CONTRACT", "NOTICE_DISPATCH_DATE", "DATE_OJ", "RECEIPT_LIMIT_DATE",
    "CONTRACT_AWARD_DATE", "DATE_OF_CONTRACT_AWARD", "MINIMUM_TIME_MAINTAINING_TENDER", "CRITERIA_DEFINITION", "LANGUAGE",
    "TITLE_CONTRACT", "CONTRACT_TITLE", "SHORT_CONTRACT_DESCRIPTION", "TOTAL_QUANTITY_OR_SCOPE", "LOT_DESCRIPTION",
    "ADDITIONAL_INFORMATION", "TYPE_AND_ACTIVITIES", "ECONOMIC_OPERATORS_PERSONAL_SITUATION", "TECHNICAL_CAPACITY_LEFTI",
    "F02_ECONOMIC_FINANCIAL_CAPACITY", "FILE_REFERENCE_NUMBER", "LOCATION", "MAIN_FINANCING_CONDITIONS",
    "DEPOSITS_GUARANTEES_REQUIRED", "LEGAL_FORM", "APPEAL_PROCEDURES",
})  # fmt: skip
"""Days, periods, sums, codes and texts: nothing in them is looked for by its own name."""
_STOP = frozenset({"P"})
_AWARDED = Names("LOT_NUMBER", "CONTRACT_TITLE", "TITLE_CONTRACT")
_PERIODS = {"MONTHS": "MONTH", "DAYS": "DAY", "YEARS": "YEAR"}


class Period(msgspec.Struct, frozen=True):
    """How long, or from when to when."""

    months: Decimal | None = None
    start: date | None = None
    end: date | None = None


def period(parts: Branches, state: State) -> Period:
    """The period of a gathered block; options and renewals are not part of it."""
    wrapped = first(parts, "PERIOD_WORK_DATE_STARTING", "DURATION_OF_CONTRACT")
    if wrapped is None:
        return Period()
    inside = gathered(wrapped, _STOP)
    length = None
    for name, unit in _PERIODS.items():
        if length is None and name in inside:
            length = state.duration(inside[name][0], unit)
    return Period(length, state.day(first(inside, "START_DATE")), state.day(first(inside, "END_DATE")))


def money(elements: list[Element], state: State) -> Value | None:
    """The first sum of these blocks, the one without tax where several are given; that it includes tax is a problem."""
    found: list[tuple[bool, Value, Element]] = []
    for one in elements:
        if state.is_withheld(one):
            continue
        inside = branches(one)
        value = _sum(one, inside, state)
        if value is not None:
            found.append(("INCLUDING_VAT" in inside, value, one))
    if not found:
        return None
    taxed, value, place = min(found, key=lambda told: told[0])
    if taxed:
        state.problem("includes_tax", place, str(value.amount or value.high or value.low))
    return value


def _sum(element: Element, inside: Branches, state: State) -> Value | None:
    currency = element.get("CURRENCY")
    single = first(inside, "VALUE_COST")
    if single is not None:
        amount = state.number(single, single.get("FMTVAL"))
        return None if amount is None else Value(amount, currency=currency)
    ends = branches(first(inside, "RANGE_VALUE_COST"))
    low, high = (first(ends, name) for name in ("LOW_VALUE", "HIGH_VALUE"))
    least = state.number(low, None if low is None else low.get("FMTVAL"))
    most = state.number(high, None if high is None else high.get("FMTVAL"))
    return None if least is None and most is None else Value(low=least, high=most, currency=currency)


def cpv_of(parts: Branches, state: State) -> list[str]:
    """Main codes first, then the additional ones."""
    return state.cpv_of(parts.get("CPV_MAIN", [])) + state.cpv_of(parts.get("CPV_ADDITIONAL", []))


def criteria_of(parts: Branches) -> tuple[AwardCriterion, ...]:
    """Lowest price, or the named criteria; those forms do not tell price from quality, so those have no type."""
    if "LOWEST_PRICE" in parts or any(
        one.get("PRICE") == "LOWEST_PRICE" for one in parts.get("PRICE_AWARD_CRITERIA", ())
    ):
        return (AwardCriterion("price"),)
    found = [branches(one) for one in parts.get("CRITERIA_DEFINITION", ())]
    return tuple(AwardCriterion(None, text_at(one, "CRITERIA"), text_at(one, "WEIGHTING")) for one in found)


class Whole(msgspec.Struct, frozen=True):
    """What the lots share with their notice."""

    title: Text
    description: Text
    language: str
    reserved: tuple[Reserved, ...]
    criteria: tuple[AwardCriterion, ...]


def read_lots(subjects: list[Branches], blocks: list[Element], whole: Whole, state: State) -> tuple[Lot, ...]:
    """The lots of the annexes; else one for each object, or for each lot that an award names; else one lot `1`."""
    found = [_lot(branches_of_lot, whole, state) for one in subjects for branches_of_lot in _annexes(one)]
    if found:
        return tuple(
            msgspec.structs.replace(lot, id=lot.id or str(position)) for position, lot in enumerate(found, start=1)
        )
    named = _named_by_awards(blocks, whole, cpv_of(subjects[0], State()))
    if named:
        return named
    several = len(subjects) > 1
    return tuple(_object(str(position), one, whole, several) for position, one in enumerate(subjects, start=1))


def _annexes(parts: Branches) -> list[Branches]:
    return [gathered(one, VALUES) for name in sorted(LOTS) for one in parts.get(name, ())]


def _lot(parts: Branches, whole: Whole, state: State) -> Lot:
    found = cpv_of(parts, state)
    return Lot(
        id=text_at(parts, "LOT_NUMBER") or "",
        title=joined([(whole.language, text_at(parts, "LOT_TITLE"))]),
        description=joined([(whole.language, text_at(parts, "LOT_DESCRIPTION"))]),
        cpv_main=found[0] if found else None,
        cpv_additional=once([code for code in found[1:] if code != found[0]]),
        nuts=once(nuts_of(parts.get("NUTS", []))),
        estimated_value=money(parts.get("COSTS_RANGE_AND_CURRENCY", []), state),
        duration_months=period(parts, state).months,
        reserved=whole.reserved,
        award_criteria=whole.criteria,
    )


def _named_by_awards(blocks: list[Element], whole: Whole, codes: list[str]) -> tuple[Lot, ...]:
    found: dict[str, Lot] = {}
    for block in blocks:
        parts = branches(block, _AWARDED)
        number = text_at(parts, "LOT_NUMBER")
        if number and number not in found:
            title = joined([(whole.language, text_at(parts, "CONTRACT_TITLE", "TITLE_CONTRACT"))])
            main = codes[0] if codes else None
            found[number] = Lot(
                number, title=title, cpv_main=main, reserved=whole.reserved, award_criteria=whole.criteria
            )
    return tuple(found.values())


def _object(number: str, parts: Branches, whole: Whole, several: bool) -> Lot:
    found = cpv_of(parts, State())
    title = joined([(whole.language, text_at(parts, "TITLE_CONTRACT"))]) if several else whole.title
    return Lot(
        id=number,
        title=title,
        description={} if several else whole.description,
        cpv_main=found[0] if found else None,
        cpv_additional=once([code for code in found[1:] if code != found[0]]),
        nuts=once(nuts_of(parts.get("NUTS", []))),
        duration_months=period(parts, State()).months,
        reserved=whole.reserved,
        award_criteria=whole.criteria,
    )
