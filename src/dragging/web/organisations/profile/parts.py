"""What profiles and verifications have to say on the pages on which somebody starts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from dragging.apps.organisations import profiles, rules, verification
from dragging.core.matching import profile as core
from dragging.web.frame import parts
from dragging.web.frame.parts import ASIDE, Part, Told
from dragging.web.organisations.facts import label
from dragging.web.organisations.profile import addresses

MOST_SHOWN = 3


def register() -> None:
    parts.register(Part("profile", "desk", rules.edits_profile, 30, _profile, ASIDE))
    parts.register(Part("verifications", "approvals", rules.approves, 10, _verifications))


def _profile(request: HttpRequest, membership: Any) -> Told:  # noqa: ARG001 - the shape of every part
    """Without a profile the way to it; with one, what is missing that decides most."""
    organisation = membership.organisation
    record, version = profiles.record(organisation)
    if not version:
        return "organisations/parts/no_profile.html", {}
    missing = core.missing(core.read({"country": organisation.country, **record}).profile)
    shown = [{"label": label(code), "address": addresses.of(code)} for code in missing if addresses.of(code)]
    return ("organisations/parts/missing.html", {"missing": shown[:MOST_SHOWN], "n": len(shown)}) if shown else None


def _verifications(request: HttpRequest, membership: Any) -> Told:  # noqa: ARG001
    n = len(verification.waiting())
    return ("organisations/parts/verifications.html", {"n": n}) if n else None
