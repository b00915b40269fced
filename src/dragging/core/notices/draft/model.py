"""A notice before it is published: what an officer knows of it, complete, with defaults and inheritance resolved.

`docs/notice-draft.md` describes the JSON from which `read_draft` makes it. Programs may also build it directly.
Structures are frozen. Text is `{language: text}`, money exact decimals with currency, moments carry their zone.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import msgspec

from dragging.core.notices.model import Reserved, Text
from dragging.core.units import Value

DraftKind = Literal["planning", "consultation", "call", "award"]


class Party(msgspec.Struct, frozen=True):
    """An organisation: `id` is its registration number, `country` ISO 3166-1 alpha-2, `nuts` of level 3."""

    name: Text
    id: str
    town: str
    country: str
    postcode: str | None = None
    nuts: str | None = None
    street: str | None = None
    email: str | None = None
    phone: str | None = None
    website: str | None = None


class Buyer(Party, frozen=True):
    """`legal_type` and `activity` are codes of buyer-legal-type and authority-activity (or entity-activity)."""

    legal_type: str = "la"
    activity: str = "gen-pub"
    profile_url: str | None = None


class Winner(Party, frozen=True):
    """`size`: micro, small, medium, large or sme."""

    size: str | None = None


class Criterion(msgspec.Struct, frozen=True):
    """`weight` in per cent of the whole."""

    type: Literal["price", "cost", "quality"]
    name: Text
    description: Text
    weight: Decimal | None = None


class LotTerms(msgspec.Struct, frozen=True):
    """What a lot says of itself or takes from the notice."""

    description: Text = {}
    nature: str = ""
    cpv: str = ""
    cpv_additional: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    deadline: datetime | None = None
    duration_months: int | None = None
    start: date | None = None
    end: date | None = None
    reserved: tuple[Reserved, ...] = ()
    award_criteria: tuple[Criterion, ...] = ()
    social: tuple[str, ...] = ()
    social_text: Text = {}
    accessibility: str | None = None
    accessibility_text: Text = {}
    sme_suitable: bool | None = None


class DraftLot(LotTerms, frozen=True, kw_only=True):
    id: str
    title: Text
    estimated_value: Value | None = None


class Withheld(msgspec.Struct, frozen=True):
    """Why a value is kept from publication: a code of non-publication-justification, in words, until which day."""

    reason: str
    text: Text
    until: date | None = None


class Tenders(msgspec.Struct, frozen=True):
    """How many tenders came, and how many of them from whom; None where it is not known."""

    total: int
    micro: int | None = None
    small: int | None = None
    medium: int | None = None
    large: int | None = None
    other_eea: int | None = None
    outside_eea: int | None = None
    electronic: int | None = None


class DraftAward(msgspec.Struct, frozen=True):
    """The result of one lot. Winners of one award are the members of one tender."""

    lot: str
    outcome: Literal["awarded", "unsuccessful", "open"]
    reason: str | None = None
    tenders: Tenders | None = None
    contract: str | None = None
    date: date | None = None
    value: Value | None = None
    withheld: Withheld | None = None
    winners: tuple[Winner, ...] = ()
    subcontracting: str = "not-known"


class Section(msgspec.Struct, frozen=True):
    """One changed part: `LOT-0001`, `PROCEDURE`, …; `documents_on` is the day on which the documents changed."""

    section: str
    text: Text
    documents_on: date | None = None


class DraftChange(msgspec.Struct, frozen=True):
    """`notice` is what is changed: a publication number or `UUID-version`."""

    notice: str
    reason: str
    text: Text
    sections: tuple[Section, ...] = ()


class Publication(msgspec.Struct, frozen=True):
    """As the publisher adds it: `number` 00123456-2026, `gazette` 228/2026."""

    number: str
    date: date
    gazette: str


class Terms(msgspec.Struct, frozen=True):
    """How tenders are made and treated; the defaults and their reasons stand in `data/defaults.json`."""

    tender_languages: tuple[str, ...]
    tender_validity_days: int | None
    electronic_invoicing: str
    electronic_catalogue: str
    electronic_ordering: bool
    electronic_payment: bool
    electronic_auction: bool
    exclusion_grounds_source: str
    selection_criteria_source: str
    framework: str
    dynamic_purchasing: str
    max_lots: int | None = None
    min_candidates: int | None = None
    max_candidates: int | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`form` is the eForms subtype, `languages` ISO 639-1 with that of the notice first, `zone` an IANA name."""

    kind: DraftKind
    form: str
    legal_basis: str
    languages: tuple[str, ...]
    zone: str
    notice_id: str
    version: int
    procedure_id: str | None
    dispatched: datetime
    buyers: tuple[Buyer, ...]
    review_body: Party | None
    title: Text
    description: Text
    nature: str
    cpv: str
    places: tuple[str, ...]
    lots: tuple[DraftLot, ...]
    terms: Terms
    cpv_additional: tuple[str, ...] = ()
    estimated_value: Value | None = None
    total_value: Value | None = None
    total_withheld: Withheld | None = None
    planned_date: date | None = None
    procedure: str | None = None
    procedure_features: Text = {}
    accelerated: bool | None = None
    accelerated_text: Text = {}
    direct_award_reason: str | None = None
    direct_award_text: Text = {}
    documents_url: str | None = None
    submission_url: str | None = None
    gpa: bool = False
    eu_funds: bool = False
    awards: tuple[DraftAward, ...] = ()
    previous_notices: tuple[str, ...] = ()
    publication: Publication | None = None
    change: DraftChange | None = None
