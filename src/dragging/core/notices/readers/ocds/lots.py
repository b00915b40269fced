"""Lots of a release, with what its items and milestones say of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple, cast

from dragging.core.notices.model import AwardCriterion, Lot, Moment, Reserved
from dragging.core.notices.ocds_terms import CLAUSE_OF_GOAL, DEADLINE_CODE, RESERVED_OF_PARTICIPATION
from dragging.core.notices.readers.ocds.node import Node
from dragging.core.notices.readers.ocds.parties import places
from dragging.core.notices.readers.ocds.terms import terms
from dragging.core.units import Value, months

_CPV = re.compile(r"(\d{8})(?:-\d)?", re.ASCII)
_REPEATED = re.compile(r"#\d+\Z")
_TYPES = {"price", "cost", "quality"}
ONLY_LOT = "1"


class Goods(NamedTuple):
    """What is bought and where, of a lot or of no lot; the main code first where one is stated."""

    main: str | None
    codes: tuple[str, ...]
    nuts: tuple[str, ...]


def goods(items: list[Node]) -> Goods:
    mains = [code for item in items for code in _codes([item.at("classification")])]
    others = [code for item in items for code in _codes(item.every("additionalClassifications"))]
    main = mains[0] if mains else None
    own = bool(items) and items[0].state.own
    rest = tuple(code for code in dict.fromkeys([*mains[1:], *others]) if own or code != main)
    return Goods(main, rest, tuple(dict.fromkeys(place for item in items for place in places(item))))


def items_by_lot(tender: Node) -> dict[str | None, list[Node]]:
    found: dict[str | None, list[Node]] = {}
    for item in tender.every("items"):
        only = item.text("relatedLot")
        keys: list[str | None] = [only] if only else [*item.words("relatedLots")]
        for key in keys or [None]:
            found.setdefault(key, []).append(item)
    return found


def lots(tender: Node, items: dict[str | None, list[Node]]) -> tuple[Lot, ...]:
    """In the order told, groups last. A procedure that is not divided has one lot."""
    due = dict(_deadlines(tender))
    told = [(one, _kind(one)) for one in tender.every("lots")] + [(one, "group") for one in tender.every("lotGroups")]
    if not told and tender.state.own:
        return ()
    if not told:
        return (_undivided(tender, goods([item for some in items.values() for item in some])),)
    return tuple(
        _lot(one, place, cast("Literal['lot', 'group', 'part']", kind), items, due)
        for place, (one, kind) in enumerate(told, 1)
    )


def _undivided(tender: Node, bought: Goods) -> Lot:
    codes = list(dict.fromkeys(code for code in (*cpv_of(tender), bought.main, *bought.codes) if code))
    return Lot(
        ONLY_LOT,
        title=tender.texts("title"),
        cpv_main=codes[0] if codes else None,
        cpv_additional=tuple(codes[1:]),
        nuts=bought.nuts,
        reserved=reserved(tender),
        social_clauses=clauses(tender),
        sme_suitable=tender.at("suitability").flag("sme"),
    )


def _lot(
    lot: Node,
    place: int,
    kind: Literal["lot", "group", "part"],
    items: dict[str | None, list[Node]],
    due: dict[str, Moment],
) -> Lot:
    key = lot.text("id")
    if key is None:
        lot.missing("id")
        key = str(place)
    bought = goods(items.get(key, []))
    return Lot(
        stated(lot, key),
        kind,
        lot.texts("title"),
        lot.texts("description"),
        bought.main,
        bought.codes,
        bought.nuts,
        due.get(key),
        value(lot),
        duration(lot.at("contractPeriod")),
        reserved(lot),
        clauses(lot),
        tuple(_criterion(one) for one in lot.at("awardCriteria").every("criteria") if _is_told(one)),
        lot.at("suitability").flag("sme"),
        terms(lot, items.get(key, [])),
    )


def _kind(lot: Node) -> str:
    """Parts of an eForms notice are numbered `PAR-0001`."""
    return "part" if lot.state.own and (lot.text("id") or "").startswith("PAR-") else "lot"


def stated(node: Node, key: str) -> str:
    """The id as the notice stated it: our writer marks repeated ones."""
    return _REPEATED.sub("", key) if node.state.own else key


def value(node: Node) -> Value | None:
    """The value, with its lowest end where `minValue` is stated too."""
    low, high = node.money("minValue"), node.money("value")
    if low is None:
        return high
    return Value(low=low.amount, high=high.amount if high else None, currency=(high or low).currency)


def duration(period: Node) -> Decimal | None:
    number = period.number("durationInDays")
    return None if number is None else months(number, "DAY")


def reserved(node: Node) -> tuple[Reserved, ...]:
    found: set[Reserved] = set()
    requirements = node.at("otherRequirements")
    for code in requirements.words("reservedParticipation"):
        if code in RESERVED_OF_PARTICIPATION:
            found.add(RESERVED_OF_PARTICIPATION[code])
        else:
            requirements.unknown("reservedParticipation", code)
    if node.at("contractTerms").flag("reservedExecution"):
        found.add("art20_execution")
    return tuple(sorted(found))


def clauses(node: Node) -> tuple[str, ...]:
    """Social goals as the eForms codes of social aims; goals of another kind are none."""
    found = (one.text("goal") for one in node.every("sustainability"))
    return tuple(sorted({code for goal in found if goal and (code := _clause(node, goal))}))


def _clause(node: Node, goal: str) -> str | None:
    return CLAUSE_OF_GOAL.get(goal) or (goal if node.state.own else None)


def _is_told(one: Node) -> bool:
    """Of a kind the record knows, or without a kind but with a name: old notices do not tell price from quality."""
    kind = one.text("type")
    return kind in _TYPES or (kind is None and one.text("name") is not None)


def _criterion(one: Node) -> AwardCriterion:
    number = next(
        (told for told in (each.number("number") for each in one.every("numbers")) if told is not None), None
    )
    weight = one.text("description") if number is None else str(number)
    return AwardCriterion(
        cast("Literal['price', 'cost', 'quality'] | None", one.text("type")), one.text("name"), weight
    )


def _deadlines(tender: Node) -> Iterator[tuple[str, Moment]]:
    for milestone in tender.every("milestones"):
        if milestone.text("code") == DEADLINE_CODE and (due := milestone.moment("dueDate")):
            yield from ((lot, due) for lot in milestone.words("relatedLots"))


def cpv_of(node: Node) -> list[str]:
    return _codes([node.at("classification"), *node.every("additionalClassifications")])


def _codes(classifications: list[Node]) -> list[str]:
    found = []
    for one in classifications:
        told = one.text("id")
        if told is None or (one.text("scheme") or "").strip().upper() != "CPV":
            continue
        if code := _CPV.fullmatch(told):
            found.append(code[1])
        else:
            one.unknown("id", told)
    return found
