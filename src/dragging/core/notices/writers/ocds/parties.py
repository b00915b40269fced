"""The organisations of a release, each once, with every role it plays."""

from __future__ import annotations

import hashlib

import msgspec

from dragging.core.notices.model import Buyer, Winner
from dragging.core.notices.ocds_terms import SCALES
from dragging.core.notices.writers.ocds.values import Object, said

_encode = msgspec.json.Encoder(order="sorted").encode


class Parties:
    """Gathers parties. An id is the first number that the notice states of it, else made from what it says."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._told: dict[str, Object] = {}
        self._roles: dict[str, list[str]] = {}

    def buyer(self, buyer: Buyer) -> Object:
        organisation = _numbered(buyer.identifiers)
        said(organisation, "name", buyer.name, self._language)
        address = {"locality": buyer.town, "region": buyer.nuts, "country": buyer.country}
        return self._add(organisation, address, "buyer", buyer.identifiers)

    def supplier(self, winner: Winner) -> Object:
        organisation = _numbered(winner.identifiers)
        organisation["name"] = winner.name
        if winner.size in SCALES:
            organisation["details"] = {"scale": winner.size}
        return self._add(organisation, {"country": winner.country}, "supplier", winner.identifiers)

    def funder(self, name: str) -> None:
        self._add({"name": name}, {}, "funder", ())

    def every(self) -> list[Object]:
        return [{"id": key} | told | {"roles": self._roles[key]} for key, told in self._told.items()]

    def _add(
        self, organisation: Object, address: dict[str, str | None], role: str, numbers: tuple[str, ...]
    ) -> Object:
        place = {name: value for name, value in address.items() if value}
        if place:
            organisation["address"] = place
        key = self._key(organisation, numbers)
        roles = self._roles.setdefault(key, [])
        self._told[key] = organisation
        if role not in roles:
            roles.append(role)
        name = organisation.get("name") or next((told for key, told in organisation.items() if key[:5] == "name_"), None)
        return {"id": key} | ({"name": name} if name else {})

    def _key(self, organisation: Object, numbers: tuple[str, ...]) -> str:
        """Two that share a number and differ otherwise are told apart, as are two without a number."""
        taken = self._told.get(numbers[0]) if numbers else None
        if numbers and (taken is None or taken == organisation):
            return numbers[0]
        digest = hashlib.sha256(_encode(organisation)).hexdigest()[:16]
        return f"{numbers[0]}-{digest}" if numbers else digest


def _numbered(identifiers: tuple[str, ...]) -> Object:
    """Numbers without their register: which one it is, the notice does not say."""
    found: Object = {}
    if identifiers:
        found["identifier"] = {"id": identifiers[0]}
    if identifiers[1:]:
        found["additionalIdentifiers"] = [{"id": number} for number in identifiers[1:]]
    return found
