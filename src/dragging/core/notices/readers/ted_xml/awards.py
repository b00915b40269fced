"""The results in the R2.0.9 forms: AWARD_CONTRACT blocks, RESULTS of F13, the contractors of F20."""

from __future__ import annotations

import msgspec

from dragging.core.notices.model import Award, Lot, Outcome, Winner
from dragging.core.notices.readers.ted_xml.parts import winner
from dragging.core.notices.readers.ted_xml.records import WITHHELD, Record
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.tree import local
from dragging.core.units import Value

_REASONS: dict[str, Outcome] = {"PROCUREMENT_UNSUCCESSFUL": "unsuccessful", "PROCUREMENT_DISCONTINUED": "discontinued"}

_RECEIVED = ("t-sme", "t-oth-eea", "t-no-eea", "t-esubm")


def read_awards(form: Record, lots: tuple[Lot, ...], state: State) -> tuple[Award, ...]:
    """One award for each block."""
    if form.part("modification") is not None:
        return (_modified(form, lots, state),)
    found = [_award(one, lots, state) for one in form.each("awards")]
    found += [_prize(one, lots, state) for one in form.each("results")]
    return tuple(found)


def _award(block: Record, lots: tuple[Lot, ...], state: State) -> Award:
    where = lots_named(block.text("lot"), lots)
    number = block.text("number")
    missed, made = block.part("missed"), block.part("made")
    if missed is not None:
        outcome, reason = _why_not(missed)
        return Award(number, where, outcome, reason)
    if made is None:
        return Award(number, where, "open")
    winners, hidden = _winners(made, "CONTRACTORS", state)
    return Award(
        id=number,
        lots=where,
        outcome="withheld" if hidden or not winners else "awarded",
        date=state.day(made.first("concluded")),
        value=_value(made, state),
        tenders_received=_count(made, "TENDERS", "tenders", state),
        winners=winners,
        received={code: told for code in _RECEIVED if (told := _shown(made, code, state)) is not None},
    )


def with_estimates(form: Record, lots: tuple[Lot, ...], awards: tuple[Award, ...], state: State) -> tuple[Lot, ...]:
    """The lots with the estimates that the award blocks state (V.2.4), where a lot has none of its own.

    A block speaks for one lot. Where several contracts of a lot state different estimates, none is the lot's.
    """
    found: dict[str, set[Value]] = {}
    for block, award in zip(form.each("awards"), awards, strict=False):
        made = block.part("made")
        if made is not None and "estimated" in made.leaves and len(award.lots) == 1:
            value = None if _is_hidden(made) else state.money(made.first("estimated"))
            if value is not None:
                found.setdefault(award.lots[0], set()).add(value)
    return estimated(lots, found)


def estimated(lots: tuple[Lot, ...], found: dict[str, set[Value]]) -> tuple[Lot, ...]:
    """The lots with the estimates found by lot, where there is one, the lot has none and its id is told once."""
    values = {lot: next(iter(several)) for lot, several in found.items() if len(several) == 1}
    if not values:
        return lots
    ids = [lot.id for lot in lots]
    return tuple(
        msgspec.structs.replace(lot, estimated_value=values[lot.id])
        if lot.estimated_value is None and lot.id in values and ids.count(lot.id) == 1
        else lot
        for lot in lots
    )


def _is_hidden(made: Record) -> bool:
    return any(made.every(WITHHELD + name) for name in ("VALUES", "VALUE"))


def _shown(made: Record, field: str, state: State) -> int | None:
    return state.count(made.first(field)) if field in made.leaves else None


def _why_not(missed: Record) -> tuple[Outcome, str | None]:
    found = {local(one) for one in missed.every("reasons")}
    for name, outcome in _REASONS.items():
        if name in found:
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


def _winners(made: Record, wrapper: str, state: State) -> tuple[tuple[Winner, ...], bool]:
    """The operators named, and whether the notice keeps some back."""
    hidden = made.every(WITHHELD + wrapper)
    for wrapped in hidden:
        state.is_withheld(wrapped)
    return _operators(made, state), bool(hidden)


def _operators(made: Record, state: State) -> tuple[Winner, ...]:
    found: list[Winner] = []
    for one in made.each("contractors"):
        size = "sme" if "sme" in one.leaves else None
        for address in one.each("addresses"):
            told = winner(address.leaves, size, state)
            if told is not None:
                found.append(told)
    return tuple(found)


def _value(made: Record, state: State) -> Value | None:
    for name in ("VALUES", "VALUE"):
        for wrapped in made.every(WITHHELD + name):
            state.is_withheld(wrapped)
            return None
    return state.money(made.first_of("total", "total_range", "bargain"))


def _count(made: Record, wrapper: str, field: str, state: State) -> int | None:
    for wrapped in made.every(WITHHELD + wrapper):
        state.is_withheld(wrapped)
        return None
    return next((number for one in made.every(field) if (number := state.count(one)) is not None), None)


def _prize(block: Record, lots: tuple[Lot, ...], state: State) -> Award:
    where = lots_named(None, lots)
    missed, made = block.part("missed"), block.part("made")
    if missed is not None:
        outcome, reason = _why_not(missed)
        return Award(None, where, outcome, reason)
    if made is None:
        return Award(None, where, "withheld")
    winners, hidden = _winners(made, "WINNERS", state)
    counted = _count(made, "PARTICIPANTS", "participants", state)
    return Award(
        id=None,
        lots=where,
        outcome="withheld" if hidden or not winners else "awarded",
        date=state.day(made.first("decided")),
        value=state.money(made.first("prize")),
        tenders_received=counted,
        winners=winners,
    )


def modified_value(form: Record, state: State) -> tuple[Value | None, Value | None]:
    """The value before and after a modification."""
    changed = form.part("modification")
    if changed is None:
        return None, None
    for wrapped in changed.every(WITHHELD + "VALUES"):
        state.is_withheld(wrapped)
        return None, None
    return state.money(changed.first("before")), state.money(changed.first("after"))


def _modified(form: Record, lots: tuple[Lot, ...], state: State) -> Award:
    """The contract as it was made, with its contractors; those after the modification where it names none."""
    block, changed = form.part("awards"), form.part("modification")
    made = Award(None, lots_named(None, lots), "withheld") if block is None else _award(block, lots, state)
    if made.winners or changed is None:
        return made
    winners, _ = _winners(changed, "CONTRACTORS", state)
    return msgspec.structs.replace(made, winners=winners, outcome="awarded" if winners else made.outcome)
