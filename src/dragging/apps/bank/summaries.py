"""What a list shows of an opportunity."""

from __future__ import annotations

from typing import Any

import msgspec

from dragging.core.notices.folding import Opportunity

PAGES_ONLY = frozenset({"country", "nature", "lots", "value_withheld", "legal_basis", "form"})
"""What pages show of a row beyond the contract of the search answer."""

_encoder = msgspec.json.Encoder()


def public(row: dict[str, Any]) -> dict[str, Any]:
    """A row as the search answer of the contract holds it."""
    return {name: value for name, value in row.items() if name not in PAGES_ONLY}


def summary(folded: Opportunity) -> bytes:
    """The row of the search answer as JSON, without what depends on the moment or the search."""
    row = {
        "id": folded.id,
        "notices": folded.notices,
        "kind": folded.kind,
        "title": folded.title,
        "buyers": folded.buyers,
        "deadline": folded.deadline,
        "value": folded.value,
        "cpv": [code for code in (folded.cpv_main, *folded.cpv_additional) if code],
        "nuts": folded.nuts,
        "reserved": folded.reserved,
        "country": folded.country,
        "nature": folded.nature,
        "lots": len(folded.lots),
        "legal_basis": folded.legal_basis,
        "form": folded.form,
        "value_withheld": folded.value is None and bool(folded.withheld),
    }
    return _encoder.encode(row)
