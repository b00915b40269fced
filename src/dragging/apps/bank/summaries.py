"""What a list shows of an opportunity."""

from __future__ import annotations

import msgspec

from dragging.core.notices.folding import Opportunity

_encoder = msgspec.json.Encoder()


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
    }
    return _encoder.encode(row)
