"""Where somebody starts, by the kind of organisation for which they act."""

from __future__ import annotations

from dragging.apps.organisations.enums import Kind
from dragging.apps.organisations.models import Membership

_STARTS = {Kind.ADMINISTRATION: "office", Kind.SUPPORT: "approvals"}


def of(membership: Membership | None) -> str:
    """The URL name of the page on which a day begins."""
    return _STARTS.get(Kind(membership.organisation.kind), "desk") if membership else "desk"
