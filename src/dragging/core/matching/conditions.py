"""The conditions of reserved contracts, each a question to one profile as of a day: yes, no, or not known.

Every answer names the facts that it rests on. Which law asks for which condition stands in
`vocabulary/data/reserved_conditions.csv`; `docs/profile.md` says what each means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from dragging.core.matching.profile.facts import freshness
from dragging.core.matching.profile.model import Profile, Provenance, Registration, ReservedAward, Source
from dragging.core.vocabulary.law import ReservedCondition
from dragging.core.vocabulary.registers import status


class Used(msgspec.Struct, frozen=True):
    """A fact that an answer rests on: its place in the profile, its value, and who says so."""

    place: str
    value: Any
    provenance: Provenance | None = None

    @property
    def source(self) -> Source:
        """What nobody vouches for is the organisation's own word."""
        return self.provenance.source if self.provenance else "self_declared"


class Answer(msgspec.Struct, frozen=True):
    """`value` None: not known, then `missing` names the facts that would tell (`registers.valid_from`: since when)."""

    condition: str
    value: bool | None
    used: tuple[Used, ...] = ()
    missing: tuple[str, ...] = ()


def ask(rule: ReservedCondition, profile: Profile, day: date) -> Answer:
    """The answer to one row of the table. Raises KeyError for a condition that nothing here can answer."""
    return _ASKED[rule.condition](rule, profile, day)


def said(profile: Profile, code: str, day: date) -> Answer:
    """A yes or no that the organisation has given; one whose proof has ended must be given anew."""
    value, provenance = getattr(profile, code), profile.provenance.get(code)
    if value is None or freshness(value, provenance, day) == "expired":
        return Answer(code, None, missing=(code,))
    return Answer(code, value, (Used(f"/{code}", value, provenance),))


def stands_for(profile: Profile, condition: str, day: date) -> Answer | None:
    """Yes by a status whose own law asks for the condition; None where no such status is held."""
    for at, one in enumerate(profile.registers or ()):
        known = status(one.status)
        if known and condition in known.stands_for and known.holds_on(day) and is_held(one, day):
            return Answer(condition, True, (Used(f"/registers/{at}", one, one.provenance),))
    return None


def is_held(one: Registration, day: date) -> bool | None:
    """Whether a registration holds on a day; None where the look at the register has expired."""
    if (one.valid_from and one.valid_from > day) or (one.valid_to and one.valid_to < day):
        return False
    return None if freshness(one, one.provenance, day) == "expired" else True


def status_held(profile: Profile, wanted: Iterable[str], day: date, months: int = 0) -> Answer:
    """Whether one of some statuses is held on a day, and has been for so many months."""
    if profile.registers is None:
        return Answer("status_held", None, missing=("registers",))
    wanted = tuple(wanted)
    candidates = [(at, one) for at, one in enumerate(profile.registers) if one.status in wanted]
    answers = [_held_for(one, f"/registers/{at}", day, months) for at, one in candidates]
    best = max(answers, key=lambda one: _RANK[one.value], default=None)
    return best or Answer("status_held", False, (Used("/registers", profile.registers),))


def _held_for(one: Registration, place: str, day: date, months: int) -> Answer:
    used = (Used(place, one, one.provenance),)
    held = is_held(one, day)
    if held is None:
        return Answer("status_held", None, used, ("registers",))
    if held and months and one.valid_from is None:
        return Answer("status_held", None, used, ("registers.valid_from",))
    long_enough = one.valid_from is None or one.valid_from <= months_before(day, months)
    return Answer("status_held", held and long_enough, used)


def main_aim_integration(profile: Profile, day: date) -> Answer:
    """Whether the main aim is the social and professional integration of disabled or disadvantaged people."""
    return stands_for(profile, "main_aim_integration", day) or said(profile, "main_aim_integration", day)


def staff_share(profile: Profile, day: date, least: Decimal, *, more_than: bool = False) -> Answer:
    """Whether at least (or more than) a share of the staff are disabled or disadvantaged people.

    By the share that the organisation states, else by the newest year of which both counts are known. A status
    stands for the share of the directive only, never for a greater one that a notice asks.
    """
    if least <= _DIRECTIVE_SHARE and not more_than and (by_status := stands_for(profile, "staff_share", day)):
        return by_status
    found = stated_share(profile, day)
    if found is None:
        return Answer("staff_share", None, missing=("disadvantaged_share",))
    share, used = found
    return Answer("staff_share", share > least if more_than else share >= least, (used,))


def stated_share(profile: Profile, day: date) -> tuple[Decimal, Used] | None:
    """The share of disabled or disadvantaged staff, 0 to 1, and the fact that it comes from."""
    stated = said(profile, "disadvantaged_share", day)
    if stated.used:
        return stated.used[0].value, stated.used[0]
    counted = [
        (one.year, at, Decimal(one.disadvantaged) / one.staff)
        for at, one in enumerate(profile.staff_by_year or ())
        if one.staff and one.disadvantaged is not None and one.disadvantaged <= one.staff and one.year <= day.year
        and freshness(one, one.provenance, day) != "expired"
    ]  # fmt: skip
    if not counted:
        return None
    _, at, share = max(counted)
    year = (profile.staff_by_year or ())[at]
    return share, Used(f"/staff_by_year/{at}", year, year.provenance)


def by_status_or_said(profile: Profile, code: str, day: date) -> Answer:
    """A yes or no of the profile, or a status whose own law makes it so."""
    return stands_for(profile, code, day) or said(profile, code, day)


def profit_not_distributed(profile: Profile, day: date) -> Answer:
    """Whether nothing is shared out among members, shareholders or staff."""
    by_status = stands_for(profile, "profit_not_distributed", day)
    answer = said(profile, "profit_distributed", day)
    value = None if answer.value is None else not answer.value
    return by_status or Answer("profit_not_distributed", value, answer.used, answer.missing)


def no_award_within(
    profile: Profile, day: date, months: int, by_same_buyer: Callable[[ReservedAward], bool | None]
) -> Answer:
    """Whether a buyer gave the organisation no contract under Article 77 in the months before a day.

    `by_same_buyer` tells of an earlier award whether it was that buyer's; None: it cannot be told.
    """
    if profile.art77_awards is None:
        return Answer("no_award_within", None, missing=("art77_awards",))
    since = months_before(day, months)
    answers = [
        Answer("no_award_within", *_counts(one, day, since, by_same_buyer(one), f"/art77_awards/{at}"))
        for at, one in enumerate(profile.art77_awards)
    ]
    worst = min(answers, key=lambda one: _RANK[one.value], default=None)
    if worst and worst.value is not True:
        return worst
    return Answer("no_award_within", True, (Used("/art77_awards", profile.art77_awards),))


def _counts(
    one: ReservedAward, day: date, since: date, same: bool | None, place: str
) -> tuple[bool | None, tuple[Used, ...], tuple[str, ...]]:
    used = (Used(place, one, one.provenance),)
    if same is False or (one.date and not since < one.date <= day):
        return True, used, ()
    if same and one.date:
        return False, used, ()
    return None, used, ("art77_awards.date",) if one.date is None else ("art77_awards.buyer",)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day, months)


_RANK = {False: 0, None: 1, True: 2}
_DIRECTIVE_SHARE = Decimal("0.30")
_ASKED: dict[str, Callable[[ReservedCondition, Profile, date], Answer]] = {
    "status_held": lambda rule, profile, day: status_held(profile, rule.needs, day, rule.months or 0),
    "main_aim_integration": lambda _, profile, day: main_aim_integration(profile, day),
    "staff_share": lambda rule, profile, day: staff_share(profile, day, rule.least or _DIRECTIVE_SHARE),
    "own_work_80": lambda _, profile, day: said(profile, "own_work_80", day),
    "public_service_mission": lambda _, profile, day: said(profile, "public_service_mission", day),
    "profit_reinvested": lambda _, profile, day: by_status_or_said(profile, "profit_reinvested", day),
    "participatory_governance": lambda _, profile, day: by_status_or_said(profile, "participatory_governance", day),
    "participation_in_statute": lambda _, profile, day: by_status_or_said(profile, "participation_in_statute", day),
    "profit_not_distributed": lambda _, profile, day: profit_not_distributed(profile, day),
    "not_in_law": lambda rule, *_: Answer(rule.condition, None),
}
