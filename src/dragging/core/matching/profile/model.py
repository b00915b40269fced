"""The capability profile of an organisation: what it is and can, each fact with where it comes from.

The shape of the JSON stands in `docs/profile.md`. None is *not known*; an empty tuple or False is *none* and *no*.
The two are never exchanged. Structures are frozen.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from dragging.core.units import Value

Day = date
Source = Literal["self_declared", "document", "register"]


class Provenance(msgspec.Struct, frozen=True):
    """Who says so: `date` when it was said or seen, `expires` the last day on which it may be relied on.

    `document` names the paper or the entry that was seen.
    """

    source: Source
    date: Day | None = None
    expires: Day | None = None
    document: str | None = None


class Registration(msgspec.Struct, frozen=True):
    """A status held in a register. `valid_to` None: no end known. `valid_from` None: how long it is held is not known."""

    register: str
    status: str
    valid_from: date | None = None
    valid_to: date | None = None
    number: str | None = None
    provenance: Provenance | None = None


class Identifier(msgspec.Struct, frozen=True):
    """A registration number; `kind` as in `core.vocabulary.identifiers`."""

    kind: str
    number: str
    provenance: Provenance | None = None


class YearOfPeople(msgspec.Struct, frozen=True):
    """People employed in a year, and how many of them are disabled or disadvantaged."""

    year: int
    staff: int | None = None
    disadvantaged: int | None = None
    provenance: Provenance | None = None


class YearOfTurnover(msgspec.Struct, frozen=True):
    year: int
    value: Value
    provenance: Provenance | None = None


class Reference(msgspec.Struct, frozen=True):
    """Work done for somebody. `buyer_id` is the buyer's registration number."""

    cpv: str | None = None
    value: Value | None = None
    year: int | None = None
    buyer: str | None = None
    buyer_id: str | None = None
    title: str | None = None
    provenance: Provenance | None = None


class Certificate(msgspec.Struct, frozen=True):
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    number: str | None = None
    provenance: Provenance | None = None


class Insurance(msgspec.Struct, frozen=True):
    """`kind` in the organisation's words (civil liability, accident); `cover` the sum insured."""

    kind: str
    cover: Value | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    provenance: Provenance | None = None


class ReservedAward(msgspec.Struct, frozen=True):
    """A contract won before under Article 77."""

    buyer: str | None = None
    date: Day | None = None
    cpv: str | None = None
    buyer_id: str | None = None
    provenance: Provenance | None = None


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that matching knows of an organisation. The keys of the JSON are the names of the fields.

    `reach`: beginnings of NUTS codes, and `EU:service` for one service offered in the whole Union.
    `disadvantaged_share`: 0 to 1. `provenance` is that of facts that are one value; entries of lists carry their own.
    """

    id: str | None = None
    name: str | None = None
    fictitious: bool | None = None
    country: str | None = None
    base_nuts: str | None = None
    reach: tuple[str, ...] | None = None
    legal_form: str | None = None
    registers: tuple[Registration, ...] | None = None
    disadvantaged_share: Decimal | None = None
    main_aim_integration: bool | None = None
    public_service_mission: bool | None = None
    profit_reinvested: bool | None = None
    participatory_governance: bool | None = None
    services: tuple[str, ...] | None = None
    languages: tuple[str, ...] | None = None
    yearly_turnover: Value | None = None
    staff: int | None = None
    months_of_cash: Decimal | None = None
    references: tuple[Reference, ...] | None = None
    certificates: tuple[Certificate, ...] | None = None
    art77_awards: tuple[ReservedAward, ...] | None = None
    summary: str | None = None
    identifiers: tuple[Identifier, ...] | None = None
    aims: str | None = None
    governance: str | None = None
    profit_distributed: bool | None = None
    participation_in_statute: bool | None = None
    own_work_80: bool | None = None
    staff_by_year: tuple[YearOfPeople, ...] | None = None
    turnover_by_year: tuple[YearOfTurnover, ...] | None = None
    insurance: tuple[Insurance, ...] | None = None
    exclusion_grounds: tuple[str, ...] | None = None
    provenance: dict[str, Provenance] = {}


OPTIONAL = frozenset({
    "identifiers", "aims", "governance", "profit_distributed", "participation_in_statute", "own_work_80",
    "staff_by_year", "turnover_by_year", "insurance", "exclusion_grounds",
})  # fmt: skip
"""Left out of the JSON where not known; the other keys are then written as null."""
