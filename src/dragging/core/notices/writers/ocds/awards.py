"""Awards, what is known of the tenders received, and contracts of a release."""

from __future__ import annotations

from collections.abc import Sequence

from dragging.core.notices.model import Award, Notice
from dragging.core.notices.ocds_terms import MEASURE_OF_RECEIVED, STATUS_OF_OUTCOME
from dragging.core.notices.writers.ocds.lots import numbered
from dragging.core.notices.writers.ocds.parties import Parties
from dragging.core.notices.writers.ocds.tender import amendments
from dragging.core.notices.writers.ocds.values import Object, day_time, money
from dragging.core.units import Value

WHOLE = "total"
"""Begins the id of a statistic of the whole notice."""


def put_awards(release: Object, notice: Notice, parties: Parties) -> None:
    keys = numbered(award.id for award in notice.awards)
    pairs = list(zip(keys, notice.awards, strict=True))
    if pairs:
        release["awards"] = [_award(key, award, parties) for key, award in pairs]
    statistics = [one for key, award in pairs for one in _statistics(key, award)] + _total(notice.total_value)
    if statistics:
        release["bids"] = {"statistics": statistics}
    changes = amendments(notice)
    contracts = _contracts(pairs) if notice.kind in {"modification", "completion"} else []
    if contracts:
        release["contracts"] = contracts
    if changes:
        (contracts[0] if contracts else release["tender"])["amendments"] = changes


def _award(key: str, award: Award, parties: Parties) -> Object:
    told: Object = {"id": key}
    if award.outcome in STATUS_OF_OUTCOME:
        told["status"] = STATUS_OF_OUTCOME[award.outcome]
    if award.reason:
        told["statusDetails"] = award.reason
    if award.date:
        told["date"] = day_time(award.date)
    if award.value and award.value.amount is not None:
        told["value"] = money(award.value.amount, award.value.currency)
    if award.winners:
        named = (parties.supplier(winner) for winner in award.winners)
        told["suppliers"] = list({one["id"]: one for one in named}.values())
    if award.lots:
        told["relatedLots"] = list(award.lots)
    return told


def _statistics(key: str, award: Award) -> list[Object]:
    """How many tenders were received, and a price of which only the ends are told (EU profile)."""
    related: Object = {"relatedLot": award.lots[0]} if len(award.lots) == 1 else {}
    found: list[Object] = []
    if award.tenders_received is not None:
        found.append({"id": key, "measure": "bids", "value": award.tenders_received} | related)
    found += [
        {"id": f"{key}/{code}", "measure": MEASURE_OF_RECEIVED.get(code, code), "value": count} | related
        for code, count in award.received.items()
    ]
    return found + [one | related for one in _ends(key, award.value)]


def _ends(key: str, value: Value | None) -> list[Object]:
    if value is None:
        return []
    ends = (("lowestValidBidValue", value.low), ("highestValidBidValue", value.high))
    currency = {"currency": value.currency} if value.currency else {}
    return [
        {"id": f"{key}/{measure}", "measure": measure, "value": amount} | currency
        for measure, amount in ends
        if amount is not None
    ]


def _total(value: Value | None) -> list[Object]:
    """What the notice states for all its contracts together; the sum of its awards may be another one."""
    if value is None:
        return []
    currency = {"currency": value.currency} if value.currency else {}
    if value.amount is None:
        return _ends(WHOLE, value)
    return [{"id": WHOLE, "measure": "totalAwardedValue", "value": value.amount} | currency]


def _contracts(pairs: Sequence[tuple[str, Award]]) -> list[Object]:
    """A modification or completion speaks of contracts: one for each award that was made."""
    return [{"id": key, "awardID": key} for key, award in pairs if award.outcome == "awarded"]
