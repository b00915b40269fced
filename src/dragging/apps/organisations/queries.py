"""Reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from dragging.apps.organisations import secrets_of_links
from dragging.apps.organisations.enums import Role
from dragging.apps.organisations.models import Action, Invitation, Membership, Organisation, Person


def memberships(person: Person) -> Sequence[Membership]:
    """Everything a person may act for, by name."""
    return (
        Membership.objects.filter(person=person, organisation__merged_into=None)
        .select_related("organisation")
        .order_by("organisation__name", "pk")
    )


def team(organisation: Organisation) -> Sequence[Membership]:
    """Who acts for an organisation: managers first, then by the time they came."""
    people = Membership.objects.filter(organisation=organisation).select_related("person", "organisation")
    return sorted(people, key=lambda one: (one.role != Role.MANAGER, one.since, one.pk))


def managers(organisation: Organisation) -> int:
    return Membership.objects.filter(organisation=organisation, role=Role.MANAGER).count()


def member(organisation: Organisation, public_id: str) -> Membership | None:
    """One of its own memberships; None for anything else, another's too."""
    return (
        Membership.objects.filter(organisation=organisation, public_id=public_id)
        .select_related("person", "organisation")
        .first()
    )


def open_invitations(organisation: Organisation, now: datetime) -> Sequence[Invitation]:
    return Invitation.objects.filter(organisation=organisation, expires_at__gt=now).order_by("invited_at", "pk")


def invitation(token: str, now: datetime) -> Invitation | None:
    """The invitation of a mailed link; None when it was never given, used, withdrawn, or is over."""
    return (
        Invitation.objects.filter(token_digest=secrets_of_links.digest(token), expires_at__gt=now)
        .select_related("organisation")
        .first()
    )


def log(organisation: Organisation, limit: int, before: int | None = None) -> Sequence[Action]:
    """The newest lines of the action log; `before` goes on from a line that was shown."""
    lines = Action.objects.filter(organisation=organisation).select_related("person").order_by("-pk")
    return (lines.filter(pk__lt=before) if before else lines)[:limit]
