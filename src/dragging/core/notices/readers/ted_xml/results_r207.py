"""The results in the R2.0.7 and R2.0.8 forms."""

from __future__ import annotations

from dragging.core.notices.model import Award, Lot, Winner
from dragging.core.notices.readers.ted_xml.awards import estimated, lots_named
from dragging.core.notices.readers.ted_xml.parts import ADDRESS, winner
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.subjects_r207 import VALUES, money
from dragging.core.notices.readers.ted_xml.tree import Branches, Element, branches, first, gathered, text_at
from dragging.core.units import Value

AWARDS = frozenset({"AWARD_OF_CONTRACT", "AWARD_OF_CONTRACT_DEFENCE", "AWARD_AND_CONTRACT_VALUE", "RESULT_CONTEST"})
_CONTACTS = ("CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME", "CONTACT_DATA_WITHOUT_RESPONSIBLE_NAME_CHP")
_STOP = VALUES | {
    "INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT", "MORE_INFORMATION_TO_SUB_CONTRACTED", "CONTRACT_LIKELY_SUB_CONTRACTED", *_CONTACTS,
}  # fmt: skip


def read_awards(blocks: list[Element], lots: tuple[Lot, ...], state: State) -> tuple[Award, ...]:
    """One award for each block."""
    return tuple(_award(gathered(one, _STOP), lots, state) for one in blocks)


def with_estimates(
    blocks: list[Element], lots: tuple[Lot, ...], awards: tuple[Award, ...], state: State
) -> tuple[Lot, ...]:
    """The lots with the estimates that the award blocks state; see `awards.with_estimates`."""
    found: dict[str, set[Value]] = {}
    for block, award in zip(blocks, awards, strict=True):
        told = gathered(block, _STOP).get("INITIAL_ESTIMATED_TOTAL_VALUE_CONTRACT", [])
        value = money(told, state) if len(award.lots) == 1 else None
        if value is not None:
            found.setdefault(award.lots[0], set()).add(value)
    return estimated(lots, found)


def _award(parts: Branches, lots: tuple[Lot, ...], state: State) -> Award:
    winners = _winners(parts, state)
    return Award(
        id=text_at(parts, "CONTRACT_NUMBER", "CONTRACT_NO", "CONTEST_NUMBER"),
        lots=lots_named(text_at(parts, "LOT_NUMBER"), lots),
        outcome="awarded" if winners else "withheld",
        date=state.day(first(parts, "CONTRACT_AWARD_DATE", "DATE_OF_CONTRACT_AWARD")),
        value=money(parts.get("COSTS_RANGE_AND_CURRENCY_WITH_VAT_RATE", []), state)
        or state.money(first(parts, "PRIZE_VALUE")),
        tenders_received=state.count(
            first(parts, "OFFERS_RECEIVED_NUMBER", "NUMBER_OF_OFFERS_RECEIVED", "PARTICIPANTS_NUMBER")
        ),
        winners=winners,
    )


def _winners(parts: Branches, state: State) -> tuple[Winner, ...]:
    found = [winner(address_of(one), None, state) for name in _CONTACTS for one in parts.get(name, ())]
    return tuple(one for one in found if one is not None)


def address_of(element: Element) -> Branches:
    """The parts of an address: ORGANISATION holds the name itself, or OFFICIALNAME and NATIONALID."""
    parts = branches(element, ADDRESS)
    organisation = first(parts, "ORGANISATION")
    if organisation is None:
        return parts
    inside = branches(organisation)
    return {**parts, **inside} if "OFFICIALNAME" in inside else {**parts, **inside, "OFFICIALNAME": [organisation]}
