"""What is known of an organisation, fact by fact with provenance and freshness, and what is not known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from dragging.core.matching.profile.model import Profile, Provenance

ENDING_DAYS = 60
Freshness = Literal["current", "ending", "expired", "not_begun", "no_end_known"]

ORDER = (
    "country", "registers", "disadvantaged_share", "main_aim_integration", "public_service_mission",
    "profit_reinvested", "participatory_governance", "art77_awards", "own_work_80", "profit_distributed",
    "participation_in_statute", "legal_form", "services", "reach", "base_nuts", "yearly_turnover", "staff",
    "references", "languages", "months_of_cash", "certificates", "insurance", "exclusion_grounds", "identifiers",
    "staff_by_year", "turnover_by_year", "aims", "governance", "summary", "name",
)  # fmt: skip
"""Every fact, those first that decide most: who may bid, then what fits, then what proves and describes."""

_ONLY_IN = {"own_work_80": {"BG"}, "profit_distributed": {"PL"}, "participation_in_statute": {"PL"}}
"""Facts that the law of one country asks for (`vocabulary/data/reserved_conditions.csv`)."""


class Fact(msgspec.Struct, frozen=True):
    """`code` is the key of the profile, `place` the JSON pointer, `value` that of the model, `until` the last day."""

    code: str
    place: str
    value: Any
    provenance: Provenance | None
    freshness: Freshness
    until: date | None


def missing(profile: Profile) -> tuple[str, ...]:
    """The facts that are not known, those first that decide most; those of another country's law are left out."""
    unknown = (code for code in ORDER if getattr(profile, code) is None)
    return tuple(code for code in unknown if code not in _ONLY_IN or profile.country in _ONLY_IN[code])


def facts(profile: Profile, day: date) -> tuple[Fact, ...]:
    """The facts that are known, an entry of a list each by itself, as fresh as they are on `day`."""
    found: list[Fact] = []
    for code in ORDER:
        value = getattr(profile, code)
        if isinstance(value, tuple) and any(isinstance(one, msgspec.Struct) for one in value):
            found += (_fact(code, f"/{code}/{at}", one, one.provenance, day) for at, one in enumerate(value))
        elif value is not None:
            found.append(_fact(code, f"/{code}", value, profile.provenance.get(code), day))
    return tuple(found)


def _fact(code: str, place: str, value: Any, provenance: Provenance | None, day: date) -> Fact:
    return Fact(code, place, value, provenance, freshness(value, provenance, day), last_day(value, provenance))


def last_day(value: Any, provenance: Provenance | None) -> date | None:
    """The day on which the fact itself or its proof ends, whichever is first; None: no end known."""
    ends = (getattr(value, "valid_to", None), provenance and provenance.expires)
    return min((end for end in ends if end), default=None)


def freshness(value: Any, provenance: Provenance | None, day: date) -> Freshness:
    """How a fact stands on a day; the last day is still held, `ending` are those with 60 days or fewer to go."""
    begins = getattr(value, "valid_from", None)
    if begins and begins > day:
        return "not_begun"
    end = last_day(value, provenance)
    if end is None:
        return "no_end_known"
    if end < day:
        return "expired"
    return "ending" if end - day <= timedelta(days=ENDING_DAYS) else "current"
