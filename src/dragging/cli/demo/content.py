"""The texts and names of the demo world, as they stand in `content/demo`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).resolve().parents[4] / "content" / "demo"
COUNTRIES = ("es", "pl", "ie", "bg")
"""Folders of `content/demo`, one a country."""


class Service(msgspec.Struct, frozen=True):
    """What is bought: CPV codes, and its price in euros of Spain a `month`, or in `total` (low, high).

    `sheltered`: often reserved by Article 20. `noise`: ordinary works, supplies and services between the social ones. `buyers`: activities of those who buy it.
    """

    cpv: list[str]
    also: list[str]
    weight: int
    nature: str
    sheltered: bool
    buyers: list[str]
    month: tuple[int, int] | None = None
    total: tuple[int, int] | None = None
    noise: bool = False


class Wording(msgspec.Struct, frozen=True):
    """Titles, the opening sentence and further sentences of one service in one language."""

    titles: list[str]
    open: str
    tell: list[str]


class Place(msgspec.Struct, frozen=True):
    """`at` is the name with its preposition, inflected; `domain` its name in addresses."""

    name: str
    nuts: str
    postcode: str
    domain: str
    at: str = msgspec.field(name="in")


class Buyer(msgspec.Struct, frozen=True):
    """`place` is the name of one of the country's places."""

    name: str
    place: str
    legal_type: str
    activity: str
    weight: int


class Bidder(msgspec.Struct, frozen=True):
    """`trades`: beginnings of the CPV codes that it offers; empty is anything."""

    name: str
    size: str
    social: bool
    trades: list[str]

    def offers(self, cpv: str) -> bool:
        return not self.trades or cpv.startswith(tuple(self.trades))


class GrantCall(msgspec.Struct, frozen=True):
    """`each`: least and most that one project receives, in euros of Spain."""

    title: str
    text: str
    cpv: str
    each: tuple[int, int]


class Phrases(msgspec.Struct, frozen=True):
    """Sentences that any notice of a country may hold, and how that country writes numbers, dates and codes."""

    language: str
    country: str
    currency: str
    scale: float
    mark: str
    grant_mark: str
    number: str
    groups_from: int
    phone: str
    registration: dict[str, str]
    months: dict[str, str]
    titles: list[str]
    plain_titles: list[str]
    context: list[str]
    duration: list[str]
    terms: list[str]
    care_terms: list[str]
    noise: list[str]
    follow: list[str]
    law: dict[str, list[str]]
    lots: list[str]
    no_lots: list[str]
    zones: list[str]
    lot_title: str
    lot_text: list[str]
    price: str
    quality: list[str]
    social: list[tuple[str, str]]
    features: list[str]
    plan: list[str]
    plan_title: list[str]
    consult: list[str]
    consult_title: list[str]
    quarters: list[str]
    change: list[tuple[str, str, str]]
    cancel: list[str]
    suspend: list[str]
    award: list[str]
    unsuccessful: list[str]
    withheld: str
    review: str
    contract: str
    date: str
    month_names: list[str]


class Land(msgspec.Struct, frozen=True):
    """Everything of one country."""

    key: str
    phrases: Phrases
    wordings: dict[str, Wording]
    places: dict[str, Place]
    buyers: list[Buyer]
    bidders: list[Bidder]
    funder: str
    grants: list[GrantCall]


class _Buyers(msgspec.Struct):
    places: list[Place]
    buyers: list[Buyer]


class _Grants(msgspec.Struct):
    funder: str
    calls: list[GrantCall]


@cache
def services() -> dict[str, Service]:
    """The services by the ids of the taxonomy, then the noise."""
    return _read("services.json", dict[str, Service])


@cache
def land(key: str) -> Land:
    """The content of a country (a member of `COUNTRIES`)."""
    sites = _read(f"{key}/buyers.json", _Buyers)
    grants = _read(f"{key}/grants.json", _Grants)
    return Land(
        key=key,
        phrases=_read(f"{key}/phrases.json", Phrases),
        wordings=_read(f"{key}/services.json", dict[str, Wording]),
        places={place.name: place for place in sites.places},
        buyers=sites.buyers,
        bidders=_read(f"{key}/bidders.json", list[Bidder]),
        funder=grants.funder,
        grants=grants.calls,
    )


def _read(name: str, kind: Any) -> Any:
    return msgspec.json.decode((FOLDER / name).read_bytes(), type=kind)
