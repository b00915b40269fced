"""From answers to the facts of a profile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dragging.core.vocabulary.registers import status
from dragging.web.matching.check.forms import NONE
from dragging.web.organisations.profile.sections import money, share

Cleaned = Mapping[str, Mapping[str, Any]]
_YES_NO = {"yes": True, "no": False}
RULES = ("main_aim_integration", "public_service_mission", "profit_reinvested", "participatory_governance")

LISTED = {"registers", "art77_awards", "services", "reach"}
"""Facts that are lists: their entries say themselves where they come from, codes say nothing."""


def facts(told: Cleaned, day: date) -> dict[str, Any]:
    """The answered facts in the shape of a profile file, each declared by the organisation itself on a day.

    What was not answered has no key.
    """
    who, people, rules, work = (told.get(name, {}) for name in ("who", "people", "rules", "work"))
    country = who.get("country")
    said = {"source": "self_declared", "date": day.isoformat()}
    found: dict[str, Any] = {
        "country": country,
        "legal_form": who.get("legal_form") or None,
        "registers": _registers(who.get("statuses"), who.get("since"), said),
        "staff": people.get("staff"),
        "disadvantaged_share": share(people.get("staff"), people.get("disadvantaged")),
        **{name: _YES_NO.get(rules.get(name) or "") for name in RULES},
        "art77_awards": _awards(rules.get("art77_award"), said),
        "services": work.get("services") or None,
        "base_nuts": work.get("base") or None,
        "reach": _reach(country, work),
        "yearly_turnover": money(work.get("turnover"), country),
    }
    known = {name: value for name, value in found.items() if value is not None}
    return {**known, "provenance": {name: said for name in known if name not in LISTED}}


def _registers(chosen: list[str] | None, since: date | None, said: Mapping[str, str]) -> list[dict[str, Any]] | None:
    """None of them is an empty list; no choice at all is not known."""
    if not chosen:
        return None
    held = [found for key in chosen if key != NONE and (found := status(key))]
    return [
        {"register": one.register, "status": one.code, "valid_from": since.isoformat() if since else None,
         "valid_to": None, "provenance": dict(said)}
        for one in held
    ]  # fmt: skip


def _awards(answer: str | None, said: Mapping[str, str]) -> list[dict[str, Any]] | None:
    """A yes is an award of which nothing more is known."""
    if answer == "yes":
        return [{"buyer": None, "date": None, "cpv": None, "provenance": dict(said)}]
    return [] if answer == "no" else None


def _reach(country: str | None, work: Mapping[str, Any]) -> list[str] | None:
    base, reach = work.get("base"), work.get("reach")
    if reach == "country":
        return [country] if country else None
    if not base or not reach:
        return None
    return [base if reach == "province" else base[:4]]
