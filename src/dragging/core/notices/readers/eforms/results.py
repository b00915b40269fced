"""Results: LotResult -> LotTender -> TenderingParty -> Organization, contracts beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragging.core.notices.model import Award, Outcome, Winner
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.notices.readers.eforms.organisations import Register
from dragging.core.notices.readers.eforms.records import Record
from dragging.core.units import Value

_OUTCOMES: dict[str, Outcome] = {"selec-w": "awarded", "clos-nw": "unsuccessful", "open-nw": "open"}
_DISCONTINUED = {
    "ins-fund",
    "ch-need",
    "chan-need",
    "other",
    "rev-body",
    "rev-buyer",
    "tch-pr-error",
    "ecs-insuf",
    "tech-insuf",
    "no-agree",
}


class Results:
    """The parts of a NoticeResult by their technical ids."""

    def __init__(self, result: Record | None, known: Register, basics: Basics) -> None:
        self.result = result
        self.known = known
        self.basics = basics
        self.tenders = _by_id(result, "tenders")
        self.parties = _by_id(result, "parties")
        self.contracts = _by_id(result, "contracts")

    def total(self) -> Value | None:
        """BT-161. The highest value of a framework (BT-118) is a ceiling, not what was agreed."""
        return self.basics.value(self.result.every("total")) if self.result is not None else None

    def awards(self) -> tuple[Award, ...]:
        """One a LotResult, and where several tenders won it one a winning tender with its own value."""
        found: list[Award] = []
        for one in self.result.parts("results") if self.result is not None else ():
            found.extend(self._of_lot(one))
        if not found and self.tenders:
            found.extend(self._modified())
        return tuple(found)

    def _of_lot(self, one: Record) -> list[Award]:
        identifier, lots = one.text("id"), tuple(one.texts("lots"))
        outcome, reason = self._outcome(one)
        if outcome == "withheld" and one.first("code") in self.basics.hidden:
            return [Award(identifier, lots, outcome)]
        received = self._received(one)
        number = received.pop("tenders", None)
        if outcome != "awarded":
            return [Award(identifier, lots, outcome, reason, None, None, number, received=received)]
        contracts = [self.contracts[key] for key in one.texts("contracts") if key in self.contracts]
        tenders = self._winning(one, contracts)
        if not tenders:
            own, day = _number(contracts) or identifier, self._date(contracts)
            return [Award(own, lots, outcome, reason, day, None, number, received=received)]
        return [self._of_tender(key, lots, reason, contracts, (number, received), identifier) for key in tenders]

    def _outcome(self, one: Record) -> tuple[Outcome, str | None]:
        stated = one.first("code")
        if stated is not None and stated in self.basics.hidden:
            return "withheld", None
        reason = self.basics.open_text(one.first("reason"))
        code = text_of(stated) if stated is not None else None
        outcome = _OUTCOMES.get(code or "")
        if outcome is None:
            if code:
                self.basics.problem("unknown_code", one.source, code)
            # Direct awards (25-28) carry no code: who is named has it.
            outcome = "awarded" if one.texts("tenders") or one.texts("contracts") else "withheld"
        if outcome == "unsuccessful" and reason in _DISCONTINUED:
            outcome = "discontinued"
        return outcome, reason

    def _winning(self, one: Record, contracts: list[Record]) -> list[str]:
        """The tenders of the result that a contract of it names; all of its tenders where none does."""
        named = list(dict.fromkeys(one.texts("tenders")))
        contracted = dict.fromkeys(key for contract in contracts for key in contract.texts("tenders"))
        won = [key for key in named if key in contracted]
        return won or [key for key in named or contracted if key in self.tenders]

    def _of_tender(
        self,
        key: str,
        lots: tuple[str, ...],
        reason: str | None,
        contracts: list[Record],
        counts: tuple[int | None, dict[str, int]],
        identifier: str | None,
    ) -> Award:
        tender = self.tenders.get(key)
        own = [one for one in contracts if key in one.texts("tenders")] or contracts
        return Award(
            _number(own) or identifier,
            lots,
            "awarded",
            reason,
            self._date(own),
            self.basics.value(tender.every("value")) if tender is not None else None,
            counts[0],
            self._winners(tender) if tender is not None else (),
            counts[1],
        )

    def _modified(self) -> list[Award]:
        """A modification has no LotResult: its tenders stand alone."""
        found = []
        for key, tender in self.tenders.items():
            contracts = [one for one in self.contracts.values() if key in one.texts("tenders")]
            found.append(self._of_tender(key, tuple(tender.texts("lots")), None, contracts, (None, {}), key))
        return found

    def _winners(self, tender: Record) -> tuple[Winner, ...]:
        winners: list[Winner] = []
        for party in (self.parties[key] for key in tender.texts("parties") if key in self.parties):
            for member in party.texts("members"):
                organisation = self.known.get(member)
                if organisation is not None:
                    winners.append(organisation.winner(self.basics.language))
                elif name := party.text("name"):
                    winners.append(Winner(name))
        return tuple(dict.fromkeys(winners))

    def _received(self, one: Record) -> dict[str, int]:
        """BT-759 by the codes of BT-760, the first count of each."""
        found: dict[str, int] = {}
        for statistics in one.parts("statistics"):
            code, count = statistics.text("code"), statistics.first("number")
            if code is None or count is None or code in found:
                continue
            number = self.basics.number(count)
            if number is not None and number >= 0:
                found[code] = int(number)
        return found

    def _date(self, contracts: Sequence[Record]) -> date | None:
        for field in ("concluded", "decided"):
            for one in contracts:
                day = self.basics.day(one.every(field))
                if day is not None and day.year > 2000:
                    return day
        return None


def _number(contracts: Sequence[Record]) -> str | None:
    return next((told for one in contracts if (told := one.text("number"))), None)


def _by_id(result: Record | None, field: str) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for one in result.parts(field) if result is not None else ():
        key = one.text("id")
        if key is not None:
            found.setdefault(key, one)
    return found
