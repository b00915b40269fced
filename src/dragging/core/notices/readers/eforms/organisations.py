"""Organisations of a notice, and the buyers among them."""

from __future__ import annotations

from typing import NamedTuple

from dragging.core.notices.model import Buyer, Text, Winner
from dragging.core.notices.readers import codes
from dragging.core.notices.readers.eforms.basics import Basics
from dragging.core.notices.readers.eforms.names import Element, every, first, text, text_of

_ADDRESS = "cac:PostalAddress"


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

    def __init__(self, extension: Element | None, basics: Basics) -> None:
        self._basics = basics
        self._read: dict[int, Organisation] = {}
        self._companies: dict[str, Element] = {}
        for one in every(extension, "efac:Organizations/efac:Organization"):
            company = first(one, "efac:Company")
            if company is None:
                continue
            for key in _ids(company):
                self._companies[key] = company
            for point in every(one, "efac:TouchPoint"):
                for key in _ids(point):
                    self._companies.setdefault(key, company)

    def get(self, key: str) -> Organisation | None:
        company = self._companies.get(key)
        if company is None:
            return None
        found = self._read.get(id(company))
        if found is None:
            found = self._read[id(company)] = _organisation(company, self._basics)
        return found


def buyers(root: Element, known: Register, basics: Basics) -> tuple[Buyer, ...]:
    """The contracting parties in their order, each once. A party may carry its data itself (old writers)."""
    found: list[Buyer] = []
    seen: set[str] = set()
    for party in every(root, "cac:ContractingParty/cac:Party"):
        keys = _ids(party)
        if any(key in seen for key in keys):
            continue
        seen.update(keys)
        match = next((one for one in map(known.get, keys) if one is not None), None)
        if match is None and first(party, "cac:PartyName") is not None:
            match = _organisation(party, basics)
        if match is not None:
            found.append(match.buyer())
        elif keys:
            basics.problem("conflict", party, keys[0])
    return tuple(found)


def _ids(party: Element) -> list[str]:
    return [told for one in every(party, "cac:PartyIdentification/cbc:ID") if (told := text_of(one))]


def _organisation(company: Element, basics: Basics) -> Organisation:
    address = first(company, _ADDRESS)
    code_element = first(address, "cac:Country/cbc:IdentificationCode")
    code = text_of(code_element)
    country = codes.country(code) if code else None
    if code_element is not None and code and country is None:
        basics.problem("unknown_code", code_element, code)
    numbers = [told for one in every(company, "cac:PartyLegalEntity/cbc:CompanyID") if (told := text_of(one))]
    return Organisation(
        basics.text(company, "cac:PartyName/cbc:Name"),
        country,
        text(address, "cbc:CountrySubentityCode"),
        text(address, "cbc:CityName"),
        tuple(dict.fromkeys(numbers)),
        text(company, "efbc:CompanySizeCode"),
    )
