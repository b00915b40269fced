"""What the browser looks at: a small demo world of today, and notices that are hard to show."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from drafts_of_every_kind import drafts
from dragging.cli.demo.world import SEED, documents
from dragging.core.notices.draft import read_draft
from dragging.core.notices.writers.eforms import write

PHONE, DESKTOP = (360, 640), (1280, 800)
ROUNDS = 5
LONG = " ".join(f"Zdanie numer {n} mówi, czego gmina potrzebuje w każdej wsi i o każdej porze roku." for n in range(1, 60))
PLACES = ("Północ", "Południe", "Wschód", "Zachód", "Środek", "Brzeg", "Las")
BUYER = {
    "name": "Gmina Przykładowa nad Bardzodługonazwanymstrumieniem", "id": "PRZYKLAD-PL-77", "town": "Przykładowo",
    "postcode": "00-000", "country": "PL", "nuts": "PL911", "email": "przetargi@przykladowo.example",
    "phone": "+48 555 010 177", "legal_type": "la", "activity": "gen-pub",
}  # fmt: skip
EXAMPLES = Path(__file__).resolve().parents[2] / "content" / "drafts"


def files(today: date) -> Iterator[tuple[str, bytes]]:
    """Names and contents of eForms files."""
    for one in documents(SEED, today, ROUNDS):
        yield one.file, one.data
    for name, draft in _hard(today):
        yield f"{name}.xml", write(read_draft(draft))


def _hard(today: date) -> Iterator[tuple[str, dict[str, Any]]]:
    base: dict[str, Any] = {
        "kind": "call", "languages": ["pl"], "dispatched": f"{today - timedelta(days=4)}T10:00", "buyer": BUYER,
        "procedure_id": "77777777-7777-4777-8777-777777777701", "notice_id": "77777777-7777-4777-8777-777777777701",
        "title": "Opieka w siedmiu wsiach", "description": LONG, "nature": "services", "cpv": "85312000",
        "deadline": f"{today + timedelta(days=20)}T12:00", "documents_url": "https://przykladowo.example/dokumenty",
        "submission_url": "https://przykladowo.example/oferty", "light_regime": True, "procedure_features": "Jeden etap.",
    }  # fmt: skip
    lots = [{"title": f"{place}: opieka", "description": LONG if place == "Las" else f"Wsie, strona: {place}."} for place in PLACES]
    yield "seven-lots", {**base, "lots": lots, "reserved": ["art77"], "duration_months": 24}
    two = copy.deepcopy(json.loads((EXAMPLES / "call-ie.json").read_text(encoding="utf-8")))
    two |= {
        "dispatched": f"{today - timedelta(days=3)}T10:00", "deadline": f"{today + timedelta(days=25)}T12:00",
        "notice_id": "77777777-7777-4777-8777-777777777702", "procedure_id": "77777777-7777-4777-8777-777777777702",
    }  # fmt: skip
    for lot in two["lots"]:
        lot.pop("deadline", None)
    yield "two-languages", two
    withheld = drafts()["award, withheld and published"]
    yield "withheld", {**withheld, "title": "Reparto de comidas con importe reservado"}
