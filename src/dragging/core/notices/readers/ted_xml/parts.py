"""What the two form trees have in common: the facts a form gives, and texts in several languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from dragging.core.notices.model import (
    Award,
    Buyer,
    Change,
    Lot,
    LotLimits,
    Moment,
    Relation,
    Reserved,
    Terms,
    Text,
    Winner,
)
from dragging.core.notices.readers.ted_xml.state import State
from dragging.core.notices.readers.ted_xml.tree import Branches, Names, first, text, text_at
from dragging.core.units import Value

ADDRESS = Names("OFFICIALNAME", "NATIONALID", "TOWN", "COUNTRY", "NUTS", "ORGANISATION")
"""What is read of an address, in both form trees."""


class Facts(msgspec.Struct):
    """What the form of a notice says, before it is joined with the coded part."""

    title: Text = {}
    description: Text = {}
    buyers: tuple[Buyer, ...] = ()
    legal_basis: str | None = None
    notice_type: str | None = None
    nature: str | None = None
    procedure: str | None = None
    cpv: tuple[str, ...] = ()
    nuts: tuple[str, ...] = ()
    deadline: Moment | None = None
    dispatched: date | None = None
    estimated_value: Value | None = None
    total_value: Value | None = None
    duration_months: Decimal | None = None
    start_date: date | None = None
    end_date: date | None = None
    reserved: tuple[Reserved, ...] = ()
    reserved_unclear: bool = False
    eu_funds: bool | None = None
    lots: tuple[Lot, ...] = ()
    awards: tuple[Award, ...] = ()
    changes: tuple[Change, ...] = ()
    references: tuple[tuple[Relation | None, str], ...] = ()
    documents_url: str | None = None
    submission_url: str | None = None
    terms: Terms | None = None
    lot_limits: LotLimits | None = None


def joined(texts: list[tuple[str, str | None]]) -> Text:
    """Texts by language; the first of a language stays, empty ones are left out."""
    found: Text = {}
    for language, told in texts:
        if told and language not in found:
            found[language] = told
    return found


def identifiers(parts: Branches) -> tuple[str, ...]:
    """National identifiers, each once."""
    told = (text(one) for one in parts.get("NATIONALID", ()))
    return tuple(dict.fromkeys(one for one in told if one))


def winner(parts: Branches, size: str | None, state: State) -> Winner | None:
    """An operator by its address; None where it has no name."""
    name = text_at(parts, "OFFICIALNAME")
    if name is None:
        return None
    return Winner(name, state.country(first(parts, "COUNTRY")), identifiers(parts), size)


def once(codes: list[str]) -> tuple[str, ...]:
    """Each code once, in order."""
    return tuple(dict.fromkeys(codes))
