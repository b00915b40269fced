"""Reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from dragging.apps.organisations import secrets_of_links
from dragging.apps.organisations.enums import Role
from dragging.apps.organisations.models import Action, Invitation, JoinRequest, Membership, Organisation, Person


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


def has_company(organisation: Organisation) -> bool:
    """Whether more than one person belongs to it, or somebody is invited."""
    return (
        Membership.objects.filter(organisation=organisation).count() > 1
        or Invitation.objects.filter(organisation=organisation).exists()
    )


def member(organisation: Organisation, public_id: str) -> Membership | None:
    """One of its own memberships; None for anything else, another's too."""
    return (
        Membership.objects.filter(organisation=organisation, public_id=public_id)
        .select_related("person", "organisation")
        .first()
    )


def open_invitations(organisation: Organisation, now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation, expires_at__gt=now).order_by("invited_at", "pk")


def open_invitation(organisation: Organisation, public_id: str, now: datetime) -> Invitation | None:
    """One of its own that still works; None for anything else, another's too."""
    return open_invitations(organisation, now).filter(public_id=public_id).first()


def invitation(token: str, now: datetime) -> Invitation | None:
    """The invitation of a mailed link; None when it was never given, used, withdrawn, or is over."""
    return (
        Invitation.objects.filter(token_digest=secrets_of_links.digest(token), expires_at__gt=now)
        .select_related("organisation", "invited_by")
        .first()
    )


def log(organisation: Organisation, limit: int, skip: int = 0) -> Sequence[Action]:
    """The newest lines of the action log, but for the `skip` newest."""
    lines = Action.objects.filter(organisation=organisation).select_related("person").order_by("-at", "-pk")
    return lines[skip : skip + limit]


def log_length(organisation: Organisation) -> int:
    return Action.objects.filter(organisation=organisation).count()


def organisation(public_id: str) -> Organisation | None:
    """By its id in addresses inside; None where there is none, or where it was merged into another."""
    return Organisation.objects.filter(public_id=public_id, merged_into=None).first()


def holds(organisation: Organisation) -> dict[str, Any]:
    """What somebody who compares two organisations wants to know of each."""
    return {
        "numbers": list(organisation.identifiers.order_by("pk").values_list("value", flat=True)),
        "people": organisation.memberships.count(),
    }


def asking_to_join(organisation: Organisation) -> Sequence[JoinRequest]:
    """Who asks to be let in, the earliest first."""
    return JoinRequest.objects.filter(organisation=organisation).select_related("person").order_by("asked_at", "pk")


def join_request(organisation: Organisation, public_id: str) -> JoinRequest | None:
    """One of those that the organisation was asked; None for anything else."""
    return JoinRequest.objects.filter(organisation=organisation, public_id=public_id).select_related("person").first()


def standing(slug: str) -> Organisation | None:
    """The organisation of a public address; of one that was merged, the one that it is now."""
    found = Organisation.objects.filter(slug=slug).select_related("merged_into").first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found
