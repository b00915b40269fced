"""The notice record, exactly as `docs/notice-record.md` describes it: what a public notice says, nothing guessed.

The order of the fields is the order of the keys in the printed record. What a notice does not carry is
None, an empty tuple or an empty mapping. Structures are frozen; readers build each once.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from dragging.core.units import Value

Text = dict[str, str]
"""Text by language (ISO 639-1, lower case)."""

Moment = str
"""ISO 8601 day or day and time, with a zone only where the source states one: `2019-01-02T12:00`."""

Kind = Literal[
    "planning",
    "consultation",
    "call",
    "direct_award",
    "award",
    "modification",
    "completion",
    "change",
    "cancellation",
    "buyer_profile",
    "grant_call",
    "grant_award",
    "other",
]
Reserved = Literal["art20_participation", "art20_execution", "art77", "national_other"]
Outcome = Literal["awarded", "unsuccessful", "discontinued", "withheld", "open"]
Relation = Literal["planning", "call", "award", "changed", "modified", "related"]


class Source(msgspec.Struct, frozen=True):
    """Where a record was read: format, version as stated, file, digest of the bytes, place in an archive."""

    format: str
    version: str | None
    file: str
    sha256: str
    member: str | None = None


class Buyer(msgspec.Struct, frozen=True):
    name: Text
    country: str | None = None
    nuts: str | None = None
    town: str | None = None
    identifiers: tuple[str, ...] = ()


class Winner(msgspec.Struct, frozen=True):
    name: str
    country: str | None = None
    identifiers: tuple[str, ...] = ()
    size: str | None = None


class AwardCriterion(msgspec.Struct, frozen=True):
    """`type` is None where the notice does not tell price from quality."""

    type: Literal["price", "cost", "quality"] | None
    name: str | None = None
    weight: str | None = None


class SelectionCriterion(msgspec.Struct, frozen=True):
    """What a bidder has to show. `type` by the eForms families: suitability, economic standing, technical ability.

    `code` is the finer code as written (`slc-stand-to-avg`), `minimum` the level to reach where the source keeps it
    apart. `in_documents`: the notice refers to the procurement documents.
    """

    type: Literal["sui-act", "ef-stand", "tp-abil", "other"] | None = None
    code: str | None = None
    name: Text = {}
    text: Text = {}
    minimum: Text = {}
    in_documents: bool = False


class Condition(msgspec.Struct, frozen=True):
    """Something that holds or does not: `applies` is None where the notice has words only."""

    applies: bool | None = None
    text: Text = {}


class Renewals(msgspec.Struct, frozen=True):
    """Whether the contract can be renewed, and how often at most."""

    applies: bool | None = None
    max: int | None = None
    text: Text = {}


class Framework(msgspec.Struct, frozen=True):
    """`code` of the eForms list `framework-agreement`; `max_operators` may take part (1 where the source says a single one)."""

    applies: bool | None = None
    code: str | None = None
    max_operators: int | None = None


class Opening(msgspec.Struct, frozen=True):
    """When and where offers are opened, and who may be there (`text`)."""

    moment: Moment | None = None
    place: Text = {}
    text: Text = {}


class Terms(msgspec.Struct, frozen=True):
    """On what terms one bids, as stated for the whole or for a lot, each where the notice states it.

    What a lot states comes before what the whole states. Nothing is copied from one to the other. How long an offer
    binds is told in the unit of the notice: `tender_validity_months` (also years) or `tender_validity_days` (also weeks).
    """

    selection_criteria: tuple[SelectionCriterion, ...] = ()
    legal_form: Condition | None = None
    reserved_profession: Condition | None = None
    reserved_text: Text = {}
    performance_terms: Text = {}
    guarantee: Condition | None = None
    payment_terms: Text = {}
    subcontracting: tuple[str, ...] = ()
    variants: Literal["allowed", "not-allowed", "required"] | None = None
    tender_languages: tuple[str, ...] = ()
    tender_validity_months: Decimal | None = None
    tender_validity_days: int | None = None
    tender_validity_until: date | None = None
    questions_deadline: Moment | None = None
    opening: Opening | None = None
    framework: Framework | None = None
    dynamic_purchasing: bool | None = None
    options: Condition | None = None
    renewals: Renewals | None = None
    place: Text = {}
    additional_information: Text = {}


class LotLimits(msgspec.Struct, frozen=True):
    """For how many lots one may offer, how many one bidder may win; `text`: how lots may be combined."""

    offered: int | None = None
    awarded: int | None = None
    all_required: bool | None = None
    text: Text = {}


class Lot(msgspec.Struct, frozen=True):
    id: str
    kind: Literal["lot", "group", "part"] = "lot"
    title: Text = {}
    description: Text = {}
    cpv_main: str | None = None
    cpv_additional: tuple[str, ...] = ()
    nuts: tuple[str, ...] = ()
    deadline: Moment | None = None
    estimated_value: Value | None = None
    duration_months: Decimal | None = None
    reserved: tuple[Reserved, ...] = ()
    social_clauses: tuple[str, ...] = ()
    award_criteria: tuple[AwardCriterion, ...] = ()
    sme_suitable: bool | None = None
    terms: Terms | None = None


class Award(msgspec.Struct, frozen=True):
    id: str | None
    lots: tuple[str, ...] = ()
    outcome: Outcome = "awarded"
    reason: str | None = None
    date: date | None = None
    value: Value | None = None
    tenders_received: int | None = None
    winners: tuple[Winner, ...] = ()
    received: dict[str, int] = {}
    """How many came in, by the codes of the eForms list `received-submission-type` other than `tenders`."""


class Reference(msgspec.Struct, frozen=True):
    relation: Relation
    id: str


class Change(msgspec.Struct, frozen=True):
    section: str | None = None
    reason: str | None = None
    text: Text = {}
    old: str | None = None
    new: str | None = None


class Problem(msgspec.Struct, frozen=True):
    """What could not be read: `unknown_code`, `bad_date`, `bad_number`, `missing_required`, `conflict`, `includes_tax`."""

    code: str
    path: str
    value: str | None = None


class Notice(msgspec.Struct, frozen=True):
    source: Source
    id: str
    notice_uuid: str | None
    notice_version: str | None
    procedure_id: str | None
    kind: Kind
    form: str | None
    legal_basis: str | None
    publication_date: date | None
    dispatch_date: date | None
    language: str | None
    languages: tuple[str, ...]
    title: Text
    description: Text
    buyers: tuple[Buyer, ...]
    nature: str | None
    procedure: str | None
    cpv_main: str | None
    cpv_additional: tuple[str, ...]
    nuts: tuple[str, ...]
    deadline: Moment | None
    deadline_printed: Moment | None
    estimated_value: Value | None
    total_value: Value | None
    duration_months: Decimal | None
    start_date: date | None
    end_date: date | None
    reserved: tuple[Reserved, ...]
    reserved_unclear: bool
    social_clauses: tuple[str, ...]
    eu_funds: bool | None
    light_regime: bool
    lots: tuple[Lot, ...]
    awards: tuple[Award, ...]
    withheld: tuple[str, ...]
    references: tuple[Reference, ...]
    changes: tuple[Change, ...]
    documents_url: str | None
    notice_url: str | None
    submission_url: str | None
    problems: tuple[Problem, ...]
    terms: Terms | None = None
    lot_limits: LotLimits | None = None


class NotANotice(Exception):  # noqa: N818 - a refusal is an answer about the input, not a failure of the program
    """The bytes hold no notice that can be read; `reason` is a code, `detail` the place or value."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Notice)


def to_json(notice: Notice) -> bytes:
    """The record as one line of UTF-8 JSON, without a line end."""
    return _encoder.encode(notice)


def from_json(record: bytes | str) -> Notice:
    """The notice of a record that `to_json` wrote. Raises msgspec.ValidationError for other shapes."""
    return _decoder.decode(record)
