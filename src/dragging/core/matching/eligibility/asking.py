"""The conditions of a reserved basis, asked of a profile by the law in force on the day of the notice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from dragging.core.matching.conditions import Answer, Used, ask, is_held, staff_share, status_held
from dragging.core.matching.eligibility.model import OUTCOMES, Reason, all_of
from dragging.core.matching.eligibility.reserved_words import Demand, Said
from dragging.core.matching.profile.model import Profile, Registration
from dragging.core.units import Value
from dragging.core.vocabulary.law import ReservedCondition, reserved_article, reserved_conditions_on, reserved_since

_NATIONAL = {"cee": ("centro_especial_empleo_iniciativa_social",), "ei": ("empresa_insercion",)}
"""What Spanish words for one of the two kinds ask for, by DA 4ª."""
_OF_DISABLED = (
    "centro_especial_empleo_iniciativa_social", "centro_especial_empleo", "specialised_enterprise", "zpch", "zaz",
)  # fmt: skip
"""Statuses of those who employ disabled people."""
_NOT_COMPARED = "K"


class Law(msgspec.Struct, frozen=True):
    """By which law is asked: `country` that of the buyer, `act` the notice's legal basis, `day` the notice's day.

    `as_of`: the day on which facts must hold.
    """

    country: str | None
    act: str | None
    day: date
    as_of: date


class Asked(msgspec.Struct, frozen=True):
    """`value` of a basis, and the rules behind it."""

    value: bool | None
    reasons: tuple[Reason, ...] = ()


def asked(profile: Profile, basis: str, law: Law) -> Asked:
    """Whether the organisation meets a basis.

    Before the directive nothing is known. Where a country's own law of that day is not known, or knows no such
    reservation, who fails the directive fails, since a country may ask more and never less; who meets it is not sure.
    """
    since = reserved_since(basis)
    if since and law.day < since:
        return Asked(None, (_law_missing("law_not_known", basis, law),))
    directive = reserved_conditions_on(law.day, "EU", basis)
    theirs = reserved_conditions_on(law.day, law.country or "EU", basis)
    if not theirs or any(rule.condition == "not_in_law" for rule in theirs):
        reasons = [_reason(rule, _answer(rule, profile, law), law, settles=True) for rule in directive]
        code = "not_in_law" if theirs else "law_not_known"
        value = False if any(one.outcome == "fail" for one in reasons) else None
        return Asked(value, (*reasons, _law_missing(code, basis, law, theirs)))
    reasons = [_asked_of(rule, profile, law) for rule in theirs]
    if any(one.missing == "equivalent_status" for one in reasons):
        counted = {one.code for one in reasons if one.settles}
        reasons = [
            *(one for one in reasons if one.settles or one.code not in {rule.condition for rule in directive}),
            *(_reason(rule, _answer(rule, profile, law), law, settles=True) for rule in directive if rule.condition not in counted),
        ]  # fmt: skip
    return Asked(value_of(reasons), tuple(reasons))


def value_of(reasons: list[Reason] | tuple[Reason, ...]) -> bool | None:
    """Three-valued and of the rules that settle."""
    return all_of([{"pass": True, "fail": False, "missing": None}[one.outcome] for one in reasons if one.settles])


def _asked_of(rule: ReservedCondition, profile: Profile, law: Law) -> Reason:
    answer = _answer(rule, profile, law)
    if rule.condition == "status_held" and answer.value is False and profile.country != law.country:
        # Another state's bidder may hold what its own law has instead.
        answer = Answer(rule.condition, None, answer.used, ("equivalent_status",))
    settles = rule.settles == "yes" or (rule.settles == "if_known" and answer.value is not None)
    return _reason(rule, answer, law, settles=settles)


def _answer(rule: ReservedCondition, profile: Profile, law: Law) -> Answer:
    """A status with a time to be held must be held now, and have been for so long when the procedure began."""
    if not rule.months or rule.condition != "status_held":
        return ask(rule, profile, law.as_of)
    began = ask(rule, profile, min(law.day, law.as_of))
    now = ask(msgspec.structs.replace(rule, months=None), profile, law.as_of)
    return now if now.value is False or (now.value is None and began.value is True) else began


def narrowed(profile: Profile, said: Said | None, whom: frozenset[str], law: Law) -> list[Reason]:
    """What the words of the notice ask beyond the basis: one kind of organisation only."""
    if said is None:
        return []
    place = {"quote": said.quote, "place": said.place}
    if len(whom) == 1 and law.country == "ES" and (kind := next(iter(whom))) in _NATIONAL:
        answer = status_held(profile, _NATIONAL[kind], law.as_of)
        value = None if answer.value is False and profile.country != "ES" else answer.value
        missing = None if value is not None else next(iter(answer.missing), "equivalent_status")
        values = {"asked": list(_NATIONAL[kind]), **used_values(answer.used), **place}
        return [Reason("status_named", OUTCOMES[value], _article(law), "LCSP DA 4ª", values, missing, settles=True)]
    if whom == {"disabled"}:
        held = [one for one in profile.registers or () if one.status in _OF_DISABLED and is_held(one, law.as_of)]
        outcome, missing = ("pass", None) if held else ("missing", "disabled_staff")
        values = {"found": sorted({one.status for one in held}), **place}
        return [Reason("disabled_people_only", outcome, _article(law), None, values, missing, settles=True)]  # type: ignore[arg-type]
    return []


def greater_share(profile: Profile, found: tuple[Demand, ...], law: Law) -> list[Reason]:
    """The greatest share of staff that the words ask for, where it is more than the law's."""
    if not found:
        return []
    most = max(found, key=lambda one: (one.least, one.more_than, one.place, one.quote))
    answer = staff_share(profile, law.as_of, most.least, more_than=most.more_than)
    values = {
        "asked": str(most.least), "more_than": most.more_than, **used_values(answer.used), "quote": most.quote, "place": most.place,
    }  # fmt: skip
    missing = next(iter(answer.missing), None)
    return [
        Reason("staff_share_of_notice", OUTCOMES[answer.value], _article(law), None, values, missing, settles=True)
    ]


def _reason(rule: ReservedCondition, answer: Answer, law: Law, *, settles: bool) -> Reason:
    asks: dict[str, Any] = {}
    if rule.needs:
        asks["asked"] = list(rule.needs)
    if rule.least is not None:
        asks["asked"] = str(rule.least)
    if rule.months:
        asks["months"] = rule.months
    return Reason(
        rule.condition,
        OUTCOMES[answer.value],
        article_of(rule, law.act),
        rule.national or None,
        asks | used_values(answer.used),
        next(iter(answer.missing), None),
        settles=settles,
        not_compared=rule.mark == _NOT_COMPARED,
    )


def article_of(rule: ReservedCondition, act: str | None) -> str:
    """The row's article; that of the notice's own act where it is another directive."""
    general = reserved_article(rule.basis, None)
    own = reserved_article(rule.basis, act)
    return rule.article if own == general else own


def _article(law: Law) -> str:
    return reserved_article("art20_participation", law.act)


def _law_missing(code: str, basis: str, law: Law, theirs: tuple[ReservedCondition, ...] = ()) -> Reason:
    national = next((rule.national for rule in theirs), None)
    values = {"country": law.country, "day": law.day.isoformat()}
    return Reason(code, "missing", reserved_article(basis, law.act), national, values, "law", settles=True)


def used_values(used: tuple[Used, ...]) -> dict[str, Any]:
    """The fact that an answer rests on, as values that JSON knows."""
    if not used:
        return {}
    first = used[0]
    return {"found": _plain(first.value), "fact": first.place, "source": first.source}


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return str(value)
        case Registration():
            return {"status": value.status, "valid_from": value.valid_from and value.valid_from.isoformat()}
        case Value():
            return {"amount": str(value.amount), "currency": value.currency}
        case tuple():
            return [_plain(one) for one in value]
        case msgspec.Struct():
            return {key: _plain(one) for key, one in msgspec.structs.asdict(value).items() if key != "provenance"}
        case date():
            return value.isoformat()
        case _:
            return value
