"""Buyers and winners of a release, by reference to its parties or told in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragging.core.notices.model import Buyer, Winner
from dragging.core.notices.ocds_terms import SCALES
from dragging.core.notices.readers.ocds.node import Node
from dragging.core.vocabulary import codes

_NUTS = re.compile(
    "(AL|AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IS|IT|LI|LT|LU|LV|ME|MK|MT|NL|NO|PL|PT|RO|RS|SE|SI|SK|TR|UK|XK)"
    "[A-Z0-9]{0,3}"
)
"""Codes of the countries that Regulation (EC) 1059/2003 divides, or that have agreed codes with Eurostat."""

_NAMED_COUNTRIES = {
    "bulgaria": "BG", "england": "GB", "eng": "GB", "ireland": "IE", "northern ireland": "GB", "nir": "GB", "poland": "PL",
    "scotland": "GB", "sct": "GB", "spain": "ES", "united kingdom": "GB", "wales": "GB", "wls": "GB",
}  # fmt: skip


class Parties:
    def __init__(self, release: Node) -> None:
        self._release = release
        self._every = release.every("parties")
        self._by_id = {key: party for party in reversed(self._every) if (key := party.text("id"))}

    def buyers(self) -> tuple[Buyer, ...]:
        """Those with the role of a buyer, else the buyer named, else who carries the procedure out."""
        found = [party for party in self._every if "buyer" in party.words("roles")]
        if not found:
            named = [self._release.at("buyer"), *self._release.every("buyers")]
            found = [self._known(one) for one in named if one]
        if not found:
            found = [self._known(self._release.at("tender").at("procuringEntity"))]
        return tuple(_buyer(party) for party in found if party)

    def winners(self, award: Node) -> tuple[Winner, ...]:
        named = award.every("suppliers") or award.every("supplier")
        found = (_winner(self._known(one), one) for one in named)
        return tuple(winner for winner in found if winner)

    def has_funder(self, name: str) -> bool:
        return any(party.text("name") == name and "funder" in party.words("roles") for party in self._every)

    def _known(self, reference: Node) -> Node:
        return self._by_id.get(reference.text("id") or "", reference)


def _buyer(party: Node) -> Buyer:
    address = party.at("address")
    return Buyer(party.texts("name"), country(address), nuts(address), address.text("locality"), _identifiers(party))


def _winner(party: Node, reference: Node) -> Winner | None:
    name = party.text("name") or reference.text("name") or next(iter(party.texts("name").values()), None)
    if name is None:
        return None
    scale = party.at("details").text("scale")
    return Winner(name, country(party.at("address")), _identifiers(party), scale if scale in SCALES else None)


def _identifiers(party: Node) -> tuple[str, ...]:
    found = [one.text("id") for one in (party.at("identifier"), *party.every("additionalIdentifiers"))]
    return tuple(dict.fromkeys(number for number in found if number))


def country(address: Node) -> str | None:
    """By the code, else by a name that leaves no doubt."""
    code = address.text("country")
    if code and (found := codes.country(code)):
        return found
    name = address.text("countryName")
    if name is None:
        return None
    return _NAMED_COUNTRIES.get(name.lower()) or (codes.country(name) if len(name) <= 3 else None)


def nuts(address: Node) -> str | None:
    """The region where it is written as a code of NUTS: not `NL` for Newfoundland, nor the states of other countries."""
    told = address.text("region")
    if told is None or address.state.own:
        return told
    found = _NUTS.fullmatch(told)
    return told if found and country(address) in {None, codes.country(found[1])} else None


def places(item: Node) -> Iterator[str]:
    for address in (*item.every("deliveryAddresses"), *item.every("deliveryAddress")):
        if code := nuts(address):
            yield code
    for location in (*item.every("deliveryLocations"), *item.every("deliveryLocation")):
        gazetteer = location.at("gazetteer")
        if (gazetteer.text("scheme") or "").upper().startswith("NUTS"):
            yield from (code for code in gazetteer.words("identifiers") if _NUTS.fullmatch(code))
