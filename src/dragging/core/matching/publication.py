"""What an organisation shows to everybody: of its profile only the groups of facts that it chose.

Whatever reaches the directory, its search, its counts and its exports is made from a `PublicEntry` and nothing else.
Some facts are in no group and can never be published: money, shares of people, grounds for exclusion, cash, proofs.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from dragging.core.matching.declares import Statement, declares
from dragging.core.matching.profile.facts import facts, last_day
from dragging.core.matching.profile.model import Profile, Registration, Source

GROUPS = (
    "name", "summary", "services", "places", "languages", "legal_form", "reserved", "size", "references", "partners",
    "contact", "website",
)  # fmt: skip
"""In the order in which they are chosen. Without `name` (with the country) nothing is published at all."""
BANDS = (("0-9", 9), ("10-49", 49), ("50-249", 249))
"""People employed, by Recommendation 2003/361/EC; above the last it is `250+`."""
LONGEST_WAIT = timedelta(days=30)
EVERYWHERE = "EU:"
"""Begins a place served that is one service in the whole Union."""


class Choice(msgspec.Struct, frozen=True):
    """The groups to be shown, and what only a public page needs: an organisation's own address, never a person's."""

    groups: frozenset[str] = frozenset()
    contact: str = ""
    website: str = ""
    brings: str = ""
    needs: str = ""


class Held(msgspec.Struct, frozen=True):
    """A status in a register, as far as it proves a basis."""

    register: str
    status: str
    number: str | None = None


class Basis(msgspec.Struct, frozen=True):
    """A reserved basis that the organisation says (`self_declared`) or proves that it may use; `seen`: the oldest look."""

    basis: str
    source: Source
    seen: date | None = None
    held: tuple[Held, ...] = ()

    @property
    def is_proved(self) -> bool:
        return self.source != "self_declared"


class Work(msgspec.Struct, frozen=True):
    """A reference without its money."""

    title: str | None = None
    buyer: str | None = None
    year: int | None = None
    cpv: str | None = None


class PublicEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """None: not published, or not known; which of the two is not told.

    `serves`: beginnings of NUTS codes, none above another; `everywhere`: services offered in the whole Union.
    """

    name: str
    country: str | None = None
    summary: str | None = None
    aims: str | None = None
    services: tuple[str, ...] | None = None
    home: str | None = None
    serves: tuple[str, ...] | None = None
    everywhere: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    legal_form: str | None = None
    reserved: tuple[Basis, ...] | None = None
    size: str | None = None
    references: tuple[Work, ...] | None = None
    wants_partners: bool = False
    brings: str = ""
    needs: str = ""
    contact: str = ""
    website: str = ""


def published(profile: Profile, choice: Choice, day: date) -> PublicEntry | None:
    """The entry as of `day`; None where the name is not published."""
    shown = choice.groups
    if "name" not in shown or not profile.name:
        return None
    reach = profile.reach if "places" in shown else None
    services = profile.services if "services" in shown else None
    return PublicEntry(
        name=profile.name,
        country=profile.country,
        summary=profile.summary if "summary" in shown else None,
        aims=profile.aims if "summary" in shown else None,
        services=services,
        home=profile.base_nuts if "places" in shown else None,
        serves=None if reach is None else _highest(reach),
        everywhere=_everywhere(reach or (), services or ()),
        languages=profile.languages if "languages" in shown else None,
        legal_form=profile.legal_form if "legal_form" in shown else None,
        reserved=_reserved(profile, day) if "reserved" in shown else None,
        size=_band(profile) if "size" in shown else None,
        references=_references(profile) if "references" in shown else None,
        wants_partners="partners" in shown,
        brings=choice.brings if "partners" in shown else "",
        needs=choice.needs if "partners" in shown else "",
        contact=choice.contact if "contact" in shown else "",
        website=choice.website if "website" in shown else "",
    )


def stands_until(profile: Profile, day: date) -> date:
    """The last day on which an entry of `day` is surely the same: until a fact ends or begins, a month at most."""
    days = [day + LONGEST_WAIT]
    for fact in facts(profile, day):
        end, begin = last_day(fact.value, fact.provenance), getattr(fact.value, "valid_from", None)
        days += [end] if end and end >= day else []
        days += [begin - timedelta(days=1)] if begin and begin > day else []
    return min(days)


def _highest(reach: tuple[str, ...]) -> tuple[str, ...]:
    """Each place once, and none that stands under another."""
    places = sorted({one for one in reach if not one.startswith(EVERYWHERE)})
    return tuple(one for one in places if not any(one != other and one.startswith(other) for other in places))


def _everywhere(reach: tuple[str, ...], services: tuple[str, ...]) -> tuple[str, ...]:
    """A place that names a service tells that service: only where the services are published too."""
    told = (one.removeprefix(EVERYWHERE) for one in reach if one.startswith(EVERYWHERE))
    return tuple(one for one in dict.fromkeys(told) if one in services)


def _reserved(profile: Profile, day: date) -> tuple[Basis, ...]:
    return tuple(
        Basis(one.basis, one.source or "self_declared", one.seen, _held(one))
        for one in declares(profile, day)
        if one.value
    )


def _held(statement: Statement) -> tuple[Held, ...]:
    used = [used.value for asked in statement.asked if asked.settles for used in asked.answer.used]
    registrations = dict.fromkeys(one for one in used if isinstance(one, Registration))
    return tuple(Held(one.register, one.status, one.number) for one in registrations)


def _band(profile: Profile) -> str | None:
    years = sorted(profile.staff_by_year or (), key=lambda one: -one.year)
    staff = profile.staff if profile.staff is not None else next((one.staff for one in years if one.staff is not None), None)
    if staff is None:
        return None
    return next((name for name, most in BANDS if staff <= most), "250+")


def _references(profile: Profile) -> tuple[Work, ...] | None:
    if profile.references is None:
        return None
    return tuple(Work(one.title, one.buyer, one.year, one.cpv) for one in profile.references)
