"""For which reserved contracts an organisation says, or proves, that it may be considered, as of a day.

This speaks of the organisation alone, by the law of one country. The verdict about a lot asks more: the notice's own
words, its buyer, its CPV and its duration.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from dragging.core.matching.conditions import Answer, Used, ask
from dragging.core.matching.profile.model import Profile, Source
from dragging.core.vocabulary.law import ReservedCondition, reserved_conditions_on

Basis = Literal["art20_participation", "art20_execution", "art77"]
BASES: tuple[Basis, ...] = ("art20_participation", "art20_execution", "art77")
Why = Literal["country_not_known", "not_in_law", "law_not_known"]

_WEAKEST: tuple[Source, ...] = ("self_declared", "document", "register")


class Asked(msgspec.Struct, frozen=True):
    """A condition of the law and the profile's answer."""

    rule: ReservedCondition
    answer: Answer

    @property
    def settles(self) -> bool:
        """Whether the answer counts, rather than being shown beside the others."""
        if self.rule.settles == "if_known":
            return self.answer.value is not None
        return self.rule.settles == "yes"


class Statement(msgspec.Struct, frozen=True):
    """One basis by the law of `country`: `value` yes, no, or None for not known.

    For a yes `source` is the weakest of the sources that it rests on and `seen` the day of the oldest look; None where
    one of them has no day. For not known `missing` names the facts that would tell, or `why` what else is in the way.
    """

    basis: Basis
    country: str | None
    value: bool | None
    asked: tuple[Asked, ...] = ()
    source: Source | None = None
    seen: date | None = None
    missing: tuple[str, ...] = ()
    why: Why | None = None

    @property
    def is_proved(self) -> bool:
        """Whether every deciding fact was seen in a register or in a document."""
        return self.source in {"register", "document"}


def declares(profile: Profile, day: date, country: str | None = None) -> tuple[Statement, ...]:
    """The three bases by the law of the organisation's own country, or of another one."""
    return tuple(statement(profile, basis, day, country or profile.country) for basis in BASES)


def statement(profile: Profile, basis: Basis, day: date, country: str | None) -> Statement:
    """One basis by the law of a country; see `declares`."""
    if country is None:
        return Statement(basis, None, None, missing=("country",), why="country_not_known")
    rules = reserved_conditions_on(day, country, basis)
    asked = tuple(Asked(rule, ask(rule, profile, day)) for rule in rules)
    if not asked or any(one.rule.condition == "not_in_law" for one in asked):
        return Statement(basis, country, None, asked, why="not_in_law" if asked else "law_not_known")
    counting = [one.answer for one in asked if one.settles]
    values = {answer.value for answer in counting}
    if False in values:
        return Statement(basis, country, False, asked)
    if None in values:
        missing = dict.fromkeys(code for answer in counting if answer.value is None for code in answer.missing)
        return Statement(basis, country, None, asked, missing=tuple(missing))
    used = [one for answer in counting for one in answer.used]
    source = min((one.source for one in used), key=_WEAKEST.index)
    return Statement(basis, country, True, asked, source, _oldest(used))


def _oldest(used: list[Used]) -> date | None:
    days = [one.provenance.date if one.provenance else None for one in used]
    known = [day for day in days if day]
    return min(known) if len(known) == len(days) else None
