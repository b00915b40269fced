"""What organisations themselves have to say on the pages on which somebody starts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from dragging.apps.organisations import queries, rules
from dragging.web.frame import parts
from dragging.web.frame.parts import Part, Told


def register() -> None:
    """Bring the parts; each page stands on its own, so that it can be asked alone."""
    parts.register(Part("ways_in", "desk", lambda membership: membership is None, 10, _ways_in))
    for page in ("desk", "office", "approvals"):
        parts.register(Part("asking", page, rules.manages, 20, _asking))
        parts.register(Part("first_steps", page, rules.manages, 80, _first_steps))


def _ways_in(request: HttpRequest, membership: Any) -> Told:  # noqa: ARG001 - the shape of every part
    """Nobody's desk is empty: what somebody without an organisation can do."""
    return "organisations/parts/ways_in.html", {}


def _asking(request: HttpRequest, membership: Any) -> Told:  # noqa: ARG001
    """Who waits to be let in."""
    asking = len(queries.asking_to_join(membership.organisation))
    return ("organisations/parts/asking.html", {"n": asking}) if asking else None


def _first_steps(request: HttpRequest, membership: Any) -> Told:  # noqa: ARG001
    """What a new organisation does first; silent once all of it is done."""
    organisation = membership.organisation
    steps = [
        {"name": _("Enter the organisation"), "is_done": True, "url_name": ""},
        {
            "name": _("Invite the people you work with"),
            "is_done": queries.has_company(organisation),
            "url_name": "team_invite",
        },
    ]
    is_done = all(step["is_done"] for step in steps)
    return None if is_done else ("organisations/parts/first_steps.html", {"steps": steps})
