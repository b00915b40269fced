"""What a chain of notices is about: chosen once by chance, told by each of its notices in the same words."""

from __future__ import annotations

import uuid
from datetime import date
from hashlib import sha256
from random import Random

import msgspec

from dragging.cli.demo import money
from dragging.cli.demo.content import Buyer, Land, Place, Service
from dragging.cli.demo.days import Days, Story, days_of
from dragging.cli.demo.substance import Lot, Substance
from dragging.cli.demo.wording import between
from dragging.core.vocabulary.law import annex_xiv_group, is_article_77

YEAR = 2099
"""In every notice number: a year that has not come, so that no real notice ever has one, and a renewed world the same."""

_LEAST = 55_000
_ARTICLE_77_MONTHS = 36
_TELLING, _FUNDED = 0.82, 0.12
"""Shares of the chains that state a value, and that European funds pay for."""

_HOURS = ("10:00", "12:00", "13:00", "14:00")


class Scene(msgspec.Struct, frozen=True):
    """`amount` is the estimate in `currency`; `says_amount` whether the notices tell it. `sentences`: the substance."""

    number: int
    story: Story
    land: Land
    service: Service
    place: Place
    buyer: Buyer
    days: Days
    title: str
    subject: str
    cpv: str
    light: bool
    months: int
    currency: str
    amount: int
    says_amount: bool
    reserved: tuple[str, ...]
    sentences: dict[str, str]
    lots: tuple[Lot, ...]
    hour: str
    eu_funds: bool

    def id_of(self, purpose: str) -> str:
        """A UUID of the form that eForms ask for, the same whenever the world is made anew."""
        digest = sha256(f"demo {self.land.key} {self.number} {purpose}".encode()).digest()
        return str(uuid.UUID(bytes=digest[:16], version=4))

    def notice_number(self, step: str) -> str:
        place = ("consultation", "planning", "call", "change", "cancel", "suspend", "award").index(step)
        return f"99{self.number:05}{place}-{YEAR}"

    def chance(self, step: str) -> Random:
        return Random(f"{self.land.key} {self.number} {step} {self.title}")  # noqa: S311 - no secret hangs on it


def scene(number: int, story: Story, land: Land, name: str, service: Service, rng: Random, today: date) -> Scene:
    """All that the notices of chain `number` will say. `name` is the id of the service."""
    days = days_of(story, rng, today)
    buyers = [one for one in land.buyers if one.activity in service.buyers]
    buyer = rng.choices(buyers, [one.weight for one in buyers])[0]
    cpv = rng.choice(service.cpv)
    light = annex_xiv_group(cpv) is not None
    first_day = min(days.sent(step) for step in days.published)
    currency = money.currency_on(first_day, land.phrases)
    reserved = _reserved(service, cpv, land, rng)
    months = rng.choices((12, 18, 24, 36, 48), (3, 1, 6, 5, 2))[0]
    months = min(months, _ARTICLE_77_MONTHS) if "art77" in reserved else months
    size = rng.random()
    amount = _amount(service, months, currency, land, size)
    reaches = money.reaches_threshold(amount, currency, service.nature, first_day, light=light)
    about = Substance(
        land, land.places[buyer.place], service, land.wordings[name], days.deadline, months, reserved, size, rng
    )
    subject = rng.choice(about.wording.titles)
    lots = about.lots(subject, amount, currency)
    return Scene(
        number=number, story=story, land=land, service=service, place=about.place, buyer=buyer, days=days,
        title=about.title(subject), subject=subject, cpv=cpv, light=light, months=months, currency=currency,
        amount=sum(one.amount for one in lots) or amount, says_amount=rng.random() < _TELLING,
        reserved=tuple(sorted({basis for one in lots for basis in one.reserved})) if lots else reserved,
        sentences=about.sentences(len(lots), light=light, reaches=reaches), lots=lots, hour=rng.choice(_HOURS),
        eu_funds=rng.random() < _FUNDED,
    )  # fmt: skip


def _amount(service: Service, months: int, currency: str, land: Land, size: float) -> int:
    low, high = service.total or tuple(one * months for one in service.month or (0, 0))
    least = money.rounded(_LEAST * (1.95583 if currency == "BGN" else 4.3 if currency == "PLN" else 1))
    return max(least, money.local(between(low, high, size), currency, land.phrases))


def _reserved(service: Service, cpv: str, land: Land, rng: Random) -> tuple[str, ...]:
    """Article 77 where the code is on its list and the country uses it (Bulgaria does not); Article 20 for the rest."""
    chance = rng.random()
    if service.noise:
        return ()
    if is_article_77(cpv) and land.phrases.country != "BG":
        return ("art77",) if chance < 0.22 else ()
    if not service.sheltered:
        return ("art20_participation",) if chance < 0.05 else ()
    if chance < 0.38:
        return ("art20_participation",)
    if chance < 0.48:
        return ("art20_execution",)
    return ("art20_execution", "art20_participation") if chance < 0.54 else ()
