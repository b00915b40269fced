"""The terms of a notice and its lots, each told once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragging.core.notices.model import Lot, Terms

_NOWHERE = Terms()
_FIELDS = Terms.__struct_fields__


def told_once(whole: Terms | None, lots: Sequence[Lot]) -> tuple[Terms, list[Terms]]:
    """What holds for all lots, and what is left to say of each lot.

    A term that every lot states alike holds for all of them; where the whole states another one besides, both
    are kept in their places, since the lot's comes before the whole's.
    """
    whole = whole or _NOWHERE
    stated = [lot.terms or _NOWHERE for lot in lots]
    counted = [terms for lot, terms in zip(lots, stated, strict=True) if lot.kind != "group"] or stated
    common = {}
    for field in _FIELDS:
        empty, own = getattr(_NOWHERE, field), getattr(whole, field)
        first = getattr(counted[0], field) if counted else empty
        alike = all(getattr(one, field) == first for one in counted)
        common[field] = own if own != empty else first if alike else empty
    shared = Terms(**common)
    return shared, [_without(one, shared) for one in stated]


def _without(terms: Terms, shared: Terms) -> Terms:
    """The terms of a lot but those that are told of all."""
    repeated = {
        field: getattr(_NOWHERE, field) for field in _FIELDS if getattr(terms, field) == getattr(shared, field)
    }
    return msgspec.structs.replace(terms, **repeated)
