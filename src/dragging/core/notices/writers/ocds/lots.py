"""The lots of a release, and its items: what is bought and where, by lot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragging.core.notices.model import AwardCriterion, Lot, Notice, Reserved, Terms
from dragging.core.notices.ocds_terms import DEADLINE_CODE, GOAL_OF_CLAUSE, PARTICIPATION
from dragging.core.notices.writers.ocds.terms import put_terms
from dragging.core.notices.writers.ocds.values import Object, days, moment, put_value, said


def numbered(ids: Iterable[str | None]) -> list[str]:
    """Ids that differ: the second `743` becomes `743#2`, one that is not stated `#` and its place."""
    found: list[str] = []
    seen: set[str] = set()
    for place, stated in enumerate(ids, 1):
        own = stated or f"#{place}"
        key = own if own not in seen else f"{own}#{place}"
        seen.add(key)
        found.append(key)
    return found


def put_lots(tender: Object, notice: Notice, country: str | None) -> None:
    keys = numbered(lot.id for lot in notice.lots)
    pairs = list(zip(keys, notice.lots, strict=True))
    told = [_lot(key, lot, notice.language, country) for key, lot in pairs if lot.kind != "group"]
    groups = [_lot(key, lot, notice.language, country) for key, lot in pairs if lot.kind == "group"]
    items = [_item(key, lot, place, notice.language) for place, (key, lot) in enumerate(pairs, 1)]
    rest = _whole(notice, len(pairs) + 1)
    for name, found in (
        ("lots", told),
        ("lotGroups", groups),
        ("items", [item for item in [*items, rest] if item]),
        ("milestones", _deadlines(pairs, country)),
    ):
        if found:
            tender[name] = found


def put_reserved(target: Object, reserved: Sequence[Reserved]) -> None:
    """Who may take part, and whether the contract is performed under sheltered employment (EU profile)."""
    codes = [PARTICIPATION[basis] for basis in reserved if basis in PARTICIPATION]
    if codes:
        target["otherRequirements"] = {"reservedParticipation": codes}
    if "art20_execution" in reserved:
        target.setdefault("contractTerms", {})["reservedExecution"] = True


def put_social(target: Object, clauses: Sequence[str]) -> None:
    if clauses:
        target["hasSustainability"] = True
        target["sustainability"] = [{"goal": GOAL_OF_CLAUSE.get(clause, clause)} for clause in clauses]


def _lot(key: str, lot: Lot, language: str | None, country: str | None) -> Object:
    told: Object = {"id": key}
    said(told, "title", lot.title, language)
    said(told, "description", lot.description, language)
    put_value(told, lot.estimated_value)
    if lot.duration_months is not None:
        told["contractPeriod"] = {"durationInDays": days(lot.duration_months)}
    if lot.award_criteria:
        told["awardCriteria"] = {"criteria": [_criterion(one) for one in lot.award_criteria]}
    if lot.sme_suitable is not None:
        told["suitability"] = {"sme": lot.sme_suitable}
    put_reserved(told, lot.reserved)
    put_social(told, lot.social_clauses)
    put_terms(told, lot.terms, language, country)
    return told


def _criterion(criterion: AwardCriterion) -> Object:
    """The weight stands as it is written, as the EU profile has it."""
    named = {"type": criterion.type, "name": criterion.name, "description": criterion.weight}
    return {key: value for key, value in named.items() if value}


def _item(key: str, lot: Lot, place: int, language: str | None) -> Object | None:
    told: Object = {"id": str(place), "relatedLot": key}
    if lot.cpv_main:
        told["classification"] = cpv(lot.cpv_main)
    if lot.cpv_additional:
        told["additionalClassifications"] = [cpv(code) for code in lot.cpv_additional]
    if addresses := _addresses(lot.nuts, lot.terms, language):
        told["deliveryAddresses"] = addresses
    return told if len(told) > 2 else None


def _addresses(nuts: Sequence[str], terms: Terms | None, language: str | None) -> list[Object]:
    """The regions, and the place in words as an address of its own."""
    words: Object = {}
    said(words, "description", terms.place if terms else {}, language)
    return [{"region": code} for code in nuts] + ([words] if words else [])


def cpv(code: str) -> Object:
    return {"scheme": "CPV", "id": code}


def _whole(notice: Notice, place: int) -> Object | None:
    """An item of no lot, for codes that the lots do not say, or not in this order."""
    told: Object = {"id": str(place)}
    if notice.cpv_additional != codes_of_lots(notice):
        told["additionalClassifications"] = [cpv(code) for code in notice.cpv_additional]
    named = tuple(dict.fromkeys(code for lot in notice.lots for code in lot.nuts))
    told["deliveryAddresses"] = _addresses(
        notice.nuts if notice.nuts != named else (), notice.terms, notice.language
    )
    told = {name: value for name, value in told.items() if value}
    return told if len(told) > 1 else None


def codes_of_lots(notice: Notice) -> tuple[str, ...]:
    """Every code of the lots but the main one of the notice."""
    codes = (code for lot in notice.lots for code in (lot.cpv_main, *lot.cpv_additional) if code)
    return tuple(code for code in dict.fromkeys(codes) if code != notice.cpv_main)


def _deadlines(pairs: Sequence[tuple[str, Lot]], country: str | None) -> list[Object]:
    """Lots have no deadline of their own in OCDS; a milestone with `relatedLots` tells it."""
    lots_of: dict[str, list[str]] = {}
    for key, lot in pairs:
        due = moment(lot.deadline, country) if lot.deadline else None
        if due:
            lots_of.setdefault(due, []).append(key)
    return [
        {"id": f"deadline-{place}", "type": "procurement", "code": DEADLINE_CODE, "dueDate": due, "relatedLots": keys}
        for place, (due, keys) in enumerate(lots_of.items(), 1)
    ]
