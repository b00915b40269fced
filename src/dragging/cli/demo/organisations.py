"""The organisations and people of the demo world: pure functions of a seed and a day, made from `content/demo`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import msgspec

from dragging.cli.demo.content import COUNTRIES, FOLDER, Bidder, Land, land, services

PROVIDERS_A_COUNTRY = 10
ADMINISTRATIONS_A_COUNTRY = 2
ENTERPRISES = frozenset({
    "cooperativa", "cooperativa_iniciativa_social", "empresa_insercion", "centro_especial_empleo_iniciativa_social",
    "spoldzielnia_socjalna", "zaz", "przedsiebiorstwo_spoleczne", "cooperative", "kooperatsia",
    "kooperatsia_hora_s_uvrezhdania", "spetsializirano_predpriatie", "social_enterprise_eood",
})  # fmt: skip
"""Legal forms that are told as social enterprises; the others as NGOs."""


class Invented(msgspec.Struct, frozen=True):
    """One organisation; `record` is its capability profile, empty for those that have none."""

    kind: str
    name: str
    country: str
    record: dict[str, Any] = {}


class Somebody(msgspec.Struct, frozen=True):
    """One account: `key` makes the address, `of` the name of the organisation; `role` may be `editor` or `administrator`."""

    key: str
    name: str
    language: str
    role: str
    of: str | None

    @property
    def address(self) -> str:
        return f"{self.key}@example.org"


class _Named(msgspec.Struct):
    name: str
    country: str


class _Content(msgspec.Struct):
    forms: dict[str, list[tuple[str, str, tuple[str, str] | None]]]
    support: list[_Named]
    people: list[Somebody]


@cache
def _content() -> _Content:
    return msgspec.json.decode((FOLDER / "organisations.json").read_bytes(), type=_Content)


def people() -> list[Somebody]:
    """One account a role, and some more."""
    return _content().people


def organisations(seed: str, day: date) -> list[Invented]:
    """40 NGOs and social enterprises, 8 administrations that bear names of buyers, 2 that support them."""
    found = []
    for key in COUNTRIES:
        here = land(key)
        social = [one for one in here.bidders if one.social][:PROVIDERS_A_COUNTRY]
        found += [
            _provider(here, one, Random(f"{seed} organisation {key} {place}"), day) for place, one in enumerate(social)  # noqa: S311 - no secret hangs on it
        ]
        named = here.buyers[:ADMINISTRATIONS_A_COUNTRY]
        found += [Invented("administration", one.name, here.phrases.country) for one in named]
    return found + [Invented("support", one.name, one.country) for one in _content().support]


def _provider(here: Land, bidder: Bidder, rng: Random, day: date) -> Invented:
    _, form, held = next(one for one in _content().forms[here.key] if one[0] in bidder.name)
    kind = "social_enterprise" if form in ENTERPRISES else "ngo"
    return Invented(kind, bidder.name, here.phrases.country, _record(here, bidder, form, held, rng, day))


def _record(
    here: Land, bidder: Bidder, form: str, held: tuple[str, str] | None, rng: Random, day: date
) -> dict[str, Any]:
    """A profile: what is held in a register is told with the day it was seen; some facts stay unknown on purpose."""
    offered = [name for name, one in services().items() if not one.noise and any(map(bidder.offers, one.cpv))]
    works = sorted(rng.sample(offered, min(len(offered), rng.randint(2, 5))))
    place = rng.choice(sorted(here.places.values(), key=lambda one: one.name))
    integrates = held is not None
    staff = rng.randint(3, 60)
    seen = (day - timedelta(days=rng.randint(10, 300))).isoformat()
    turnover = round(staff * rng.randint(14_000, 34_000) * here.phrases.scale, -2)
    registers = (
        [
            {
                "register": held[0],
                "status": held[1],
                "valid_from": f"{day.year - rng.randint(4, 12)}-03-01",
                "valid_to": None,
            }
        ]
        if held
        else []
    )
    knows_all = rng.random() < 0.7
    summary = "; ".join(here.wordings[one].titles[0] for one in works)
    return {
        "name": bidder.name, "fictitious": True, "country": here.phrases.country, "base_nuts": place.nuts,
        "reach": [place.nuts[:4]] if rng.random() < 0.6 else [here.phrases.country], "legal_form": form,
        "registers": registers, "disadvantaged_share": rng.randint(32, 74) / 100 if integrates else (0.06 if knows_all else None),
        "main_aim_integration": integrates, "public_service_mission": None if not knows_all else not integrates,
        "profit_reinvested": True, "participatory_governance": True if knows_all else None, "services": works,
        "languages": [here.phrases.language], "yearly_turnover": {"amount": f"{turnover:.2f}", "currency": here.phrases.currency},
        "staff": staff, "months_of_cash": None, "references": None, "certificates": [], "art77_awards": [] if knows_all else None,
        "summary": f"{summary}. {here.phrases.mark}",
        "provenance": {
            key: {"source": "self_declared", "date": seen}
            for key in ("legal_form", "main_aim_integration", "profit_reinvested", "staff")
        },
    }  # fmt: skip
