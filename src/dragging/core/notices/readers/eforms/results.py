"""Results: LotResult -> LotTender -> TenderingParty -> Organization, contracts beside them."""

from __future__ import annotations

from datetime import date

from dragging.core.notices.model import Award, Outcome, Winner
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import Element, every, first, text, text_of
from dragging.core.notices.readers.eforms.organisations import Register
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

    def __init__(self, result: Element | None, known: Register, basics: Basics) -> None:
        self.result = result
        self.known = known
        self.basics = basics
        self.tenders = _by_id(result, "efac:LotTender")
        self.parties = _by_id(result, "efac:TenderingParty")
        self.contracts = _by_id(result, "efac:SettledContract")

    def total(self) -> Value | None:
        """BT-161. The highest value of a framework (BT-118) is a ceiling, not what was agreed."""
        return self.basics.value(self.result, "cbc:TotalAmount")

    def awards(self) -> tuple[Award, ...]:
        """One a LotResult, and where several tenders won it one a winning tender with its own value."""
        found: list[Award] = []
        for one in every(self.result, "efac:LotResult"):
            found.extend(self._of_lot(one))
        if not found and self.tenders:
            found.extend(self._modified())
        return tuple(found)

    def _of_lot(self, one: Element) -> list[Award]:
        stated = first(one, "cbc:TenderResultCode")
        if stated is not None and stated.source in self.basics.hidden:
            return [Award(text(one, "cbc:ID"), tuple(_references(one, "efac:TenderLot")), "withheld")]
        code = text_of(stated)
        reason = self.basics.open_text(first(one, "efac:DecisionReason/efbc:DecisionReasonCode"))
        lots = tuple(_references(one, "efac:TenderLot"))
        number = self._tenders_received(one)
        outcome = _OUTCOMES.get(code or "")
        if outcome is None:
            # Direct awards (25-28) carry no code: who is named has it.
            outcome = (
                "awarded"
                if _references(one, "efac:LotTender") or _references(one, "efac:SettledContract")
                else "withheld"
            )
            if code:
                self.basics.problem("unknown_code", one, code)
        if outcome == "unsuccessful" and reason in _DISCONTINUED:
            outcome = "discontinued"
        identifier = text(one, "cbc:ID")
        if outcome != "awarded":
            return [Award(identifier, lots, outcome, reason, None, None, number)]
        contracts = [self.contracts[key] for key in _references(one, "efac:SettledContract") if key in self.contracts]
        tenders = self._winning(one, contracts)
        if not tenders:
            return [
                Award(
                    self._number(contracts) or identifier, lots, outcome, reason, self._date(contracts), None, number
                )
            ]
        return [self._of_tender(key, lots, reason, contracts, number, identifier) for key in tenders]

    def _winning(self, one: Element, contracts: list[Element]) -> list[str]:
        """The tenders of the result that a contract of it names; all of its tenders where none does."""
        named = list(dict.fromkeys(_references(one, "efac:LotTender")))
        contracted = {key for contract in contracts for key in _references(contract, "efac:LotTender")}
        won = [key for key in named if key in contracted]
        if won:
            return won
        if not named:
            return [
                key
                for key in dict.fromkeys(key for c in contracts for key in _references(c, "efac:LotTender"))
                if key in self.tenders
            ]
        return [key for key in named if key in self.tenders]

    def _of_tender(
        self,
        key: str,
        lots: tuple[str, ...],
        reason: str | None,
        contracts: list[Element],
        number: int | None,
        identifier: str | None,
    ) -> Award:
        tender = self.tenders.get(key)
        own = [one for one in contracts if key in _references(one, "efac:LotTender")] or contracts
        value = self.basics.value(tender, "cac:LegalMonetaryTotal/cbc:PayableAmount")
        return Award(
            self._number(own) or identifier,
            lots,
            "awarded",
            reason,
            self._date(own),
            value,
            number,
            self._winners(tender),
        )

    def _modified(self) -> list[Award]:
        """A modification has no LotResult: its tenders stand alone."""
        found = []
        for key, tender in self.tenders.items():
            contracts = [one for one in self.contracts.values() if key in _references(one, "efac:LotTender")]
            lots = tuple(_references(tender, "efac:TenderLot"))
            found.append(self._of_tender(key, lots, None, contracts, None, key))
        return found

    def _winners(self, tender: Element | None) -> tuple[Winner, ...]:
        winners: list[Winner] = []
        for key in _references(tender, "efac:TenderingParty"):
            party = self.parties.get(key)
            for member in _references(party, "efac:Tenderer"):
                organisation = self.known.get(member)
                if organisation is not None:
                    winners.append(organisation.winner(self.basics.language))
                else:
                    name = text(party, "cbc:Name")
                    if name:
                        winners.append(Winner(name))
        return tuple(dict.fromkeys(winners))

    def _tenders_received(self, one: Element) -> int | None:
        for statistics in every(one, "efac:ReceivedSubmissionsStatistics"):
            if text(statistics, "efbc:StatisticsCode") == "tenders":
                count = first(statistics, "efbc:StatisticsNumeric")
                number = self.basics.number(count) if count is not None else None
                return int(number) if number is not None and number >= 0 else None
        return None

    def _number(self, contracts: list[Element]) -> str | None:
        return next((told for one in contracts if (told := text(one, "efac:ContractReference/cbc:ID"))), None)

    def _date(self, contracts: list[Element]) -> date | None:
        for path in ("cbc:IssueDate", "cbc:AwardDate"):
            for one in contracts:
                day = self.basics.day(one, path)
                if day is not None and day.year > 2000:
                    return day
        return None


def _by_id(result: Element | None, path: str) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for one in every(result, path):
        key = text(one, "cbc:ID")
        if key is not None:
            found.setdefault(key, one)
    return found


def _references(element: Element | None, path: str) -> list[str]:
    return [told for one in every(element, f"{path}/cbc:ID") if (told := text_of(one))]
