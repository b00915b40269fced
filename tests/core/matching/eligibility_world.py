"""Invented notices for verdicts: one call in Spain with one lot, changed as a test needs it."""

from __future__ import annotations

from datetime import date

import msgspec

from dragging.core.notices.model import Buyer, Lot, Notice, Source, from_json

CALLED = date(2026, 11, 2)
_BLANK: dict = {
    "id": "000001-2026", "notice_uuid": None, "notice_version": None, "procedure_id": None, "kind": "call", "form": "F02",
    "legal_basis": "32014L0024", "publication_date": CALLED.isoformat(), "dispatch_date": None, "language": "en",
    "languages": ["en"], "title": {}, "description": {}, "buyers": [], "nature": "services", "procedure": "open",
    "cpv_main": "85311000", "cpv_additional": [], "nuts": [], "deadline": "2026-12-01T12:00", "deadline_printed": None,
    "estimated_value": None, "total_value": None, "duration_months": "24", "start_date": None, "end_date": None,
    "reserved": [], "reserved_unclear": False, "social_clauses": [], "eu_funds": None, "light_regime": False, "lots": [],
    "awards": [], "withheld": [], "references": [], "changes": [], "documents_url": None, "notice_url": None,
    "submission_url": None, "problems": [], "source": msgspec.to_builtins(Source("ted-xml", None, "a.xml", "0")),
}  # fmt: skip


def call(country="IE", lots=None, **facts) -> Notice:
    """A call; a box of the whole stands on its lots too, as the reader of old forms does it."""
    blank = from_json(msgspec.json.encode(_BLANK))
    made = lots if lots is not None else (Lot("1", reserved=facts.get("reserved", ())),)
    buyers = facts.pop("buyers", (Buyer({"en": "Town of Elm"}, country),))
    return msgspec.structs.replace(blank, buyers=buyers, lots=tuple(made), **facts)


def boxed(number, title="", language="en", reserved=("art20_participation",), **facts) -> Lot:
    return Lot(str(number), title={language: title} if title else {}, reserved=reserved, **facts)
