"""What the last page of the check says: what is known, what is missing, and what is open for that work."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import parameters
from dragging.core.matching import profile as profiles
from dragging.core.matching.profile import Profile
from dragging.core.vocabulary.registers import statuses
from dragging.web.frame import formats
from dragging.web.matching.check.facts import Cleaned, facts
from dragging.web.organisations.bases import Basis, bases
from dragging.web.organisations.facts import label, value_words

STEP_OF = {
    "country": "who", "legal_form": "who", "registers": "who", "staff": "people", "disadvantaged_share": "people",
    "main_aim_integration": "rules", "public_service_mission": "rules", "profit_reinvested": "rules",
    "participatory_governance": "rules", "art77_awards": "rules", "services": "work", "base_nuts": "work",
    "reach": "work", "yearly_turnover": "work",
}  # fmt: skip
"""The step that asks for a fact."""


class Line(NamedTuple):
    """A fact, in words, with the step where it is asked."""

    code: str
    label: str
    value: str
    step: str


class Open(NamedTuple):
    """What is open for the services and places told."""

    address: str
    words: str


class Outcome(NamedTuple):
    profile: Profile
    bases: list[Basis]
    answers: list[Line]
    missing: list[Line]
    search: Open | None


def _asked(known: Profile) -> dict[str, str]:
    """The facts that the check asks for; where no status of the country decides anything, none is asked."""
    has_statuses = any(one.country == known.country for one in statuses())
    return {code: step for code, step in STEP_OF.items() if code != "registers" or has_statuses}


def outcome(told: Cleaned, language: str, now: datetime) -> Outcome:
    known = profiles.read(facts(told, now.date())).profile
    asked = _asked(known)
    answers = [
        Line(code, label(code), value_words(code, getattr(known, code), language, known.country), step)
        for code, step in STEP_OF.items()
        if getattr(known, code) is not None
    ]
    missing = [Line(code, label(code), "", asked[code]) for code in profiles.missing(known) if code in asked]
    return Outcome(known, bases(known, now.date(), language), answers, missing, _open_for(known, language, now))


def _open_for(known: Profile, language: str, now: datetime) -> Open | None:
    """A search that anybody can open; None where no service was told."""
    if not known.services:
        return None
    query = {"service": ",".join(known.services)}
    if known.reach:
        query["nuts"] = ",".join(one for one in known.reach if ":" not in one)
    total = service.search(parameters({**query, "state": "open", "lang": language, "limit": "1"}), now).total
    words = ngettext(
        "See the %(n)s open opportunity for your services in your area",
        "See the %(n)s open opportunities for your services in your area", total,
    ) % {"n": formats.number(total, language)}  # fmt: skip
    return Open(f"{reverse('opportunities')}?{urlencode(query, safe=',')}", words)
