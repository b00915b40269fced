"""Awards of a release with what its statistics tell of the tenders received, and the changes it makes."""

from __future__ import annotations

from collections.abc import Iterator

from dragging.core.notices.model import Award, Change, Outcome
from dragging.core.notices.ocds_terms import CODES_OF_RECEIVED, RECEIVED_OF_MEASURE
from dragging.core.notices.readers.ocds.lots import stated
from dragging.core.notices.readers.ocds.node import Node
from dragging.core.notices.readers.ocds.parties import Parties
from dragging.core.units import Value

_OUTCOMES: dict[str, Outcome] = {
    "active": "awarded",
    "pending": "open",
    "cancelled": "discontinued",
    "unsuccessful": "unsuccessful",
}
_WHOLE = "total"


class Statistics:
    """By id, and of the numbers of bids also by lot."""

    def __init__(self, release: Node) -> None:
        every = release.at("bids").every("statistics")
        self._by_id = {key: one for one in reversed(every) if (key := one.text("id"))}
        bids = [one for one in every if one.text("measure") == "bids"]
        self._by_lot = {one.text("relatedLot"): one for one in reversed(bids)}
        self._every = every
        self._own = release.state.own
        only = release.at("tender").count("numberOfTenderers")
        self._only = only if len(release.every("awards")) == 1 else None

    def received(self, award: Node) -> int | None:
        """Our writer numbers them as the awards; others tell the lot."""
        if self._own:
            found = self._by_id.get(award.text("id") or "")
            return found.count("value") if found else None
        lots = award.words("relatedLots")
        found = self._by_lot.get(lots[0] if len(lots) == 1 else None) if len(lots) < 2 else None
        return found.count("value") if found else self._only

    def others(self, award: Node) -> dict[str, int]:
        """The counts by other codes: of our writer by the award, else by its only lot."""
        key, lots = award.text("id") or "", award.words("relatedLots")
        found: dict[str, int] = {}
        for one in self._every:
            measure = one.text("measure") or ""
            code = RECEIVED_OF_MEASURE.get(measure, measure)
            if code not in CODES_OF_RECEIVED or code in found:
                continue
            own = one.text("id") == f"{key}/{code}" if self._own else lots == [one.text("relatedLot")]
            number = one.count("value") if own else None
            if number is not None:
                found[code] = number
        return found

    def range(self, award: Node) -> Value | None:
        return self._ends(award.text("id") or "")

    def total(self) -> Value | None:
        told = self._by_id.get(_WHOLE) if self._own else None
        amount = told.number("value") if told else None
        if told is None or amount is None:
            return self._ends(_WHOLE)
        return Value(amount, currency=told.currency())

    def _ends(self, key: str) -> Value | None:
        if not self._own:
            return None
        low = self._by_id.get(f"{key}/lowestValidBidValue")
        high = self._by_id.get(f"{key}/highestValidBidValue")
        told = low or high
        if told is None:
            return None
        return Value(
            low=low.number("value") if low else None,
            high=high.number("value") if high else None,
            currency=told.currency(),
        )


def awards(release: Node, parties: Parties, statistics: Statistics) -> tuple[Award, ...]:
    return tuple(_award(one, parties, statistics) for one in release.every("awards"))


def _award(award: Node, parties: Parties, statistics: Statistics) -> Award:
    key = award.text("id")
    if key is None:
        award.missing("id")
    winners = parties.winners(award)
    return Award(
        id=stated(award, key) or None if key else None,
        lots=tuple(award.words("relatedLots")),
        outcome=_outcome(award, has_winners=bool(winners)),
        reason=award.text("statusDetails"),
        date=award.day("date"),
        value=award.money("value") or statistics.range(award),
        tenders_received=statistics.received(award),
        winners=winners,
        received=statistics.others(award),
    )


def _outcome(award: Node, *, has_winners: bool) -> Outcome:
    """An award without a status that names nobody withholds its result."""
    status = award.text("status")
    if status in _OUTCOMES:
        return _OUTCOMES[status]
    if status is not None:
        award.unknown("status", status)
    return "awarded" if has_winners else "withheld"


def changes(release: Node) -> tuple[Change, ...]:
    places = [release.at("tender"), *release.every("awards"), *release.every("contracts")]
    return tuple(change for place in places for one in _amendments(place) for change in _of(one))


def _amendments(place: Node) -> list[Node]:
    return place.every("amendments") or place.every("amendment")


def _of(amendment: Node) -> Iterator[Change]:
    reason, text = amendment.text("rationale"), amendment.texts("description")
    details = amendment.every("unstructuredChanges")
    for one in details:
        yield Change(
            one.at("where").text("section"), reason, text, one.at("oldValue").text("text"), one.at("newValue").text("text")
        )
    if not details and (reason or text):
        yield Change(None, reason, text)
