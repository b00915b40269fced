"""What Article 77 asks of a lot and its buyer: a code of the list, at most three years, no award to the same bidder."""

from __future__ import annotations

from typing import Any

from dragging.core.matching.conditions import no_award_within
from dragging.core.matching.eligibility.asking import Asked, Law, article_of, asked, used_values, value_of
from dragging.core.matching.eligibility.buyers import by_same_buyer
from dragging.core.matching.eligibility.lots import duration, main_cpv
from dragging.core.matching.eligibility.model import OUTCOMES, Reason
from dragging.core.matching.eligibility.reservation import ART77
from dragging.core.matching.profile.model import Profile
from dragging.core.notices.model import Lot, Notice
from dragging.core.vocabulary.law import ReservedCondition, is_article_77, reserved_limits_on


def article_77(profile: Profile, notice: Notice, lot: Lot | None, law: Law) -> tuple[Asked, bool]:
    """The answer, and whether the reservation can stand by its code and duration.

    Who meets the conditions of a reservation that cannot stand has to ask the buyer.
    """
    organisation = asked(profile, ART77, law)
    limits = reserved_limits_on(law.day, law.country or "EU", ART77) or reserved_limits_on(law.day, "EU", ART77)
    checked = [_LIMITS[rule.condition](rule, profile, notice, lot, law) for rule in limits]
    award = [one for one in checked if one.code == "no_award_within"]
    shape = [one for one in checked if one.code != "no_award_within"]
    value = value_of([*organisation.reasons, *award])
    stands = all(one.outcome != "fail" for one in shape)
    if value is True and not stands:
        value = None
    return Asked(value, (*organisation.reasons, *award, *shape)), stands


def _cpv(rule: ReservedCondition, _: Profile, notice: Notice, lot: Lot | None, law: Law) -> Reason:
    code = main_cpv(notice, lot)
    return _reason(rule, law, is_article_77(code) if code else None, {"found": code}, "cpv")


def _duration(rule: ReservedCondition, _: Profile, notice: Notice, lot: Lot | None, law: Law) -> Reason:
    months = duration(notice, lot)
    value = None if months is None or rule.months is None else months <= rule.months
    return _reason(
        rule, law, value, {"asked": rule.months, "found": None if months is None else str(months)}, "duration"
    )


def _award(rule: ReservedCondition, profile: Profile, notice: Notice, _: Lot | None, law: Law) -> Reason:
    answer = no_award_within(profile, law.as_of, rule.months or 0, by_same_buyer(notice))
    missing = next(iter(answer.missing), None)
    return _reason(rule, law, answer.value, {"months": rule.months} | used_values(answer.used), missing, settles=True)


def _reason(
    rule: ReservedCondition,
    law: Law,
    value: bool | None,
    values: dict[str, Any],
    missing: str | None,
    *,
    settles: bool | None = None,
) -> Reason:
    """A limit of the lot settles where it is broken; not known, it is shown beside."""
    return Reason(
        rule.condition, OUTCOMES[value], article_of(rule, law.act), rule.national or None, values,
        missing if value is None else None,
        settles=value is False if settles is None else settles, not_compared=rule.mark == "K",
    )  # fmt: skip


_LIMITS = {"cpv_in_list": _cpv, "duration_at_most": _duration, "no_award_within": _award}
