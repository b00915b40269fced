"""Organisations of a notice, and the buyers among them."""

from __future__ import annotations

from typing import NamedTuple

from dragging.core.notices.model import Buyer, Text, Winner
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import text_of
from dragging.core.notices.readers.eforms.records import Record
from dragging.core.vocabulary import codes


class Organisation(NamedTuple):
    name: Text
    country: str | None
    nuts: str | None
    town: str | None
    identifiers: tuple[str, ...]
    size: str | None

    def buyer(self) -> Buyer:
        return Buyer(self.name, self.country, self.nuts, self.town, self.identifiers)

    def winner(self, language: str | None) -> Winner:
        name = self.name.get(language or "") or next(iter(self.name.values()), "")
        return Winner(name, self.country, self.identifiers, self.size)


class Register:
    """Organisations (ORG-…) by technical id, touch points (TPO-…) standing for theirs; read when first asked for.

    Review bodies and senders are most of them and are never asked for.
    """

    def __init__(self, extension: Record, basics: Basics) -> None:
        self._basics = basics
        self._read: dict[int, Organisation] = {}
        self._companies: dict[str, Record] = {}
        for one in extension.parts("organisations"):
            company = next(iter(one.parts("company")), None)
            if company is None:
                continue
            self._companies.update(dict.fromkeys(company.texts("id"), company))
            for key in one.texts("points"):
                self._companies.setdefault(key, company)

    def get(self, key: str) -> Organisation | None:
        company = self._companies.get(key)
        if company is None:
            return None
        found = self._read.get(id(company))
        if found is None:
            found = self._read[id(company)] = _organisation(company, self._basics)
        return found


def buyers(root: Record, known: Register, basics: Basics) -> tuple[Buyer, ...]:
    """The contracting parties in their order, each once. A party may carry its data itself (old writers)."""
    found: list[Buyer] = []
    seen: set[str] = set()
    for party in root.parts("buyers"):
        keys = party.texts("id")
        if any(key in seen for key in keys):
            continue
        seen.update(keys)
        match = next((one for one in map(known.get, keys) if one is not None), None)
        if match is None and party.every("name"):
            match = _organisation(party, basics)
        if match is not None:
            found.append(match.buyer())
        elif keys:
            basics.problem("conflict", party.source, keys[0])
    return tuple(found)


def _organisation(company: Record, basics: Basics) -> Organisation:
    code_element = company.first("country")
    code = text_of(code_element) if code_element is not None else None
    country = codes.country(code) if code else None
    if code_element is not None and code and country is None:
        basics.problem("unknown_code", code_element, code)
    return Organisation(
        basics.text(company.every("name")),
        country,
        company.text("nuts"),
        company.text("town"),
        tuple(dict.fromkeys(company.texts("number"))),
        company.text("size"),
    )
