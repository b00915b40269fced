"""The results in the R2.0.9 forms: AWARD_CONTRACT blocks, RESULTS of F13, the contractors of F20."""

from __future__ import annotations

import msgspec

from dragging.core.notices.model import Award, Lot, Outcome, Winner
from dragging.core.notices.readers.ted_xml.parts import ADDRESS, winner
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, branches, first, text_at
from dragging.core.units import Value

_REASONS: dict[str, Outcome] = {"PROCUREMENT_UNSUCCESSFUL": "unsuccessful", "PROCUREMENT_DISCONTINUED": "discontinued"}


def read_awards(form: Branches, lots: tuple[Lot, ...], state: State) -> tuple[Award, ...]:
    """One award for each block."""
    if "MODIFICATIONS_CONTRACT" in form:
        return (_modified(form, lots, state),)
    found = [_award(one, lots, state) for one in form.get("AWARD_CONTRACT", ())]
    found += [_prize(one, lots, state) for one in form.get("RESULTS", ())]
    return tuple(found)


def _award(block: Element, lots: tuple[Lot, ...], state: State) -> Award:
    parts = branches(block)
    where = lots_named(text_at(parts, "LOT_NO"), lots)
    number = text_at(parts, "CONTRACT_NO")
    missed = first(parts, "NO_AWARDED_CONTRACT")
    if missed is not None:
        outcome, reason = _why_not(missed)
        return Award(number, where, outcome, reason)
    made = first(parts, "AWARDED_CONTRACT")
    if made is None:
        return Award(number, where, "open")
    inside = branches(made)
    winners, hidden = _contractors(inside, state)
    return Award(
        id=number,
        lots=where,
        outcome="withheld" if hidden or not winners else "awarded",
        date=state.day(first(inside, "DATE_CONCLUSION_CONTRACT")),
        value=_value(inside, state),
        tenders_received=_tenders(inside, state),
        winners=winners,
    )


def _why_not(missed: Element) -> tuple[Outcome, str | None]:
    parts = branches(missed)
    for name, outcome in _REASONS.items():
        if name in parts:
            return outcome, name
    return "unsuccessful", None


def lots_named(told: str | None, lots: tuple[Lot, ...]) -> tuple[str, ...]:
    """The lots that a free text names: itself, or its parts where every one is the id of a lot."""
    if told is None:
        return (lots[0].id,) if len(lots) == 1 else ()
    parts = told.replace(",", " ").replace(";", " ").split()
    if len(parts) < 2:
        return (told,)
    known = {lot.id for lot in lots}
    if told not in known and all(part in known for part in parts):
        return tuple(dict.fromkeys(parts))
    return (told,)


def _contractors(inside: Branches, state: State) -> tuple[tuple[Winner, ...], bool]:
    found: list[Winner] = []
    hidden = False
    for wrapped in inside.get("CONTRACTORS", ()):
        if state.is_withheld(wrapped):
            hidden = True
        else:
            found += _winners(branches(wrapped).get("CONTRACTOR", []), "ADDRESS_CONTRACTOR", state)
    found += _winners(inside.get("CONTRACTOR", []), "ADDRESS_CONTRACTOR", state)
    return tuple(found), hidden


def _winners(elements: list[Element], address: str, state: State) -> list[Winner]:
    found: list[Winner] = []
    for one in elements:
        parts = branches(one)
        size = "sme" if "SME" in parts else None
        for place in parts.get(address, ()):
            told = winner(branches(place, ADDRESS), size, state)
            if told is not None:
                found.append(told)
    return found


def _value(inside: Branches, state: State) -> Value | None:
    for name in ("VALUES", "VALUE"):
        for wrapped in inside.get(name, ()):
            if state.is_withheld(wrapped):
                return None
            found = _value(branches(wrapped), state)
            if found is not None:
                return found
    return state.money(first(inside, "VAL_TOTAL", "VAL_RANGE_TOTAL", "VAL_BARGAIN_PURCHASE"))


def _tenders(inside: Branches, state: State) -> int | None:
    wrapped = first(inside, "TENDERS")
    if wrapped is not None:
        if state.is_withheld(wrapped):
            return None
        found = state.count(first(branches(wrapped), "NB_TENDERS_RECEIVED"))
        if found is not None:
            return found
    return state.count(first(inside, "NB_TENDERS_RECEIVED"))


def _prize(block: Element, lots: tuple[Lot, ...], state: State) -> Award:
    parts = branches(block)
    where = lots_named(None, lots)
    missed = first(parts, "NO_AWARDED_PRIZE")
    if missed is not None:
        outcome, reason = _why_not(missed)
        return Award(None, where, outcome, reason)
    inside = branches(first(parts, "AWARDED_PRIZE"))
    hidden = False
    found = _winners(inside.get("WINNER", []), "ADDRESS_WINNER", state)
    for wrapped in inside.get("WINNERS", ()):
        if state.is_withheld(wrapped):
            hidden = True
        else:
            found += _winners(branches(wrapped).get("WINNER", []), "ADDRESS_WINNER", state)
    wrapped_count = first(inside, "PARTICIPANTS")
    counted = inside if wrapped_count is None or state.is_withheld(wrapped_count) else branches(wrapped_count)
    return Award(
        id=None,
        lots=where,
        outcome="withheld" if hidden or not found else "awarded",
        date=state.day(first(inside, "DATE_DECISION_JURY")),
        value=state.money(first(inside, "VAL_PRIZE")),
        tenders_received=state.count(first(counted, "NB_PARTICIPANTS")),
        winners=tuple(found),
    )


def modified_value(form: Branches, state: State) -> tuple[Value | None, Value | None]:
    """The value before and after a modification."""
    parts = branches(first(form, "MODIFICATIONS_CONTRACT"))
    inside = branches(first(parts, "INFO_MODIFICATIONS"))
    wrapped = first(inside, "VALUES")
    if wrapped is not None:
        if state.is_withheld(wrapped):
            return None, None
        inside = branches(wrapped)
    return state.money(first(inside, "VAL_TOTAL_BEFORE")), state.money(first(inside, "VAL_TOTAL_AFTER"))


def _modified(form: Branches, lots: tuple[Lot, ...], state: State) -> Award:
    """The contract as it was made, with its contractors; those after the modification where it names none."""
    block = first(form, "AWARD_CONTRACT")
    made = Award(None, lots_named(None, lots), "withheld") if block is None else _award(block, lots, state)
    if made.winners:
        return made
    parts = branches(first(form, "MODIFICATIONS_CONTRACT"))
    winners, _ = _contractors(branches(first(parts, "DESCRIPTION_PROCUREMENT")), state)
    return msgspec.structs.replace(made, winners=winners, outcome="awarded" if winners else made.outcome)
