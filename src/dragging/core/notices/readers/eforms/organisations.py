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


def organisations(extension: Element | None, basics: Basics) -> dict[str, Organisation]:
    """Organisations (ORG-…), their touch points (TPO-…) and ultimate owners are left out; by technical id."""
    found: dict[str, Organisation] = {}
    for one in every(extension, "efac:Organizations/efac:Organization"):
        company = first(one, "efac:Company")
        if company is None:
            continue
        whole = _organisation(company, basics)
        for key in _ids(company):
            found[key] = whole
        for point in every(one, "efac:TouchPoint"):
            for key in _ids(point):
                found.setdefault(key, whole)
    return found


def buyers(root: Element, known: dict[str, Organisation], basics: Basics) -> tuple[Buyer, ...]:
    """The contracting parties in their order, each once. A party may carry its data itself (old writers)."""
    found: list[Buyer] = []
    seen: set[str] = set()
    for party in every(root, "cac:ContractingParty/cac:Party"):
        keys = _ids(party)
        if any(key in seen for key in keys):
            continue
        seen.update(keys)
        match = next((known[key] for key in keys if key in known), None)
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
