"""Writes. Each is atomic and leaves a line in the action log of the organisation it changes."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.text import slugify

from dragging.apps.organisations import queries, rules, secrets_of_links
from dragging.apps.organisations.enums import ROLES_OF, Frequency, Kind, MailKind, Role, Verb
from dragging.apps.organisations.models import (
    Action,
    Identifier,
    Invitation,
    MailItem,
    MailPreference,
    Membership,
    Organisation,
    Person,
    new_public_id,
)
from dragging.apps.organisations.signals import changed
from dragging.core.text import fold
from dragging.core.vocabulary.transliteration import latin

log = logging.getLogger(__name__)

RESERVED = frozenset({"new", "count"})
"""Parts of addresses beside those of organisations; no organisation is called so."""
INVITATION_LASTS = timedelta(days=14)
INVITATIONS_A_DAY = 30
"""Of one organisation: nobody makes the site write to strangers by the hundred."""


class Refused(Exception):  # noqa: N818 - an answer about the wish, not a failure
    """The rules do not allow it; `reason` is a code that a face says in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Number(NamedTuple):
    """A registration number: its kind, its normal form, and what was checked of it (`checksum` or `form`)."""

    scheme: str
    value: str
    checked: str


@transaction.atomic
def found(
    *, person: Person, kind: str, name: str, country: str, now: datetime, number: Number | None = None,
    is_demo: bool = False,
) -> Membership:  # fmt: skip
    """A new organisation with its first manager. `kind` is one of `Kind`, `country` ISO 3166-1 alpha-2."""
    organisation = Organisation.objects.create(
        kind=kind, name=name.strip(), country=country, slug=free_slug(name), created_at=now, is_demo=is_demo
    )
    if number:
        Identifier.objects.create(organisation=organisation, **number._asdict())
    membership = Membership.objects.create(organisation=organisation, person=person, role=Role.MANAGER, since=now)
    note(organisation=organisation, person=person, verb=Verb.FOUNDED, now=now)
    return membership


@transaction.atomic
def rename(*, organisation: Organisation, person: Person, name: str, now: datetime) -> None:
    """Another name; the public address stays."""
    old, organisation.name = organisation.name, name.strip()
    if organisation.name == old:
        return
    organisation.save(update_fields=["name"])
    note(organisation=organisation, person=person, verb=Verb.RENAMED, now=now, old=old, new=organisation.name)
    changed.send(Organisation, organisation=organisation, now=now)


@transaction.atomic
def invite(
    *, organisation: Organisation, person: Person, email: str, role: str, language: str, now: datetime
) -> tuple[Invitation, str]:
    """An invitation and the token of its link, which is kept nowhere; an earlier one to the same address ends.

    Raises Refused: `role_unknown`, `already_member`, `too_many`.
    """
    email = email.strip().lower()
    if not rules.has_role(organisation.kind, role):
        raise Refused("role_unknown")
    if Membership.objects.filter(organisation=organisation, person__email=email).exists():
        raise Refused("already_member")
    lately = Action.objects.filter(organisation=organisation, verb=Verb.INVITED, at__gt=now - timedelta(days=1))
    if lately.count() >= INVITATIONS_A_DAY:
        raise Refused("too_many")
    token = secrets_of_links.new_token()
    Invitation.objects.filter(organisation=organisation, email=email).delete()
    made = Invitation.objects.create(
        organisation=organisation,
        email=email,
        role=role,
        language=language,
        token_digest=secrets_of_links.digest(token),
        invited_by=person,
        invited_at=now,
        expires_at=now + INVITATION_LASTS,
    )
    note(organisation=organisation, person=person, verb=Verb.INVITED, now=now, role=role)
    return made, token


@transaction.atomic
def withdraw_invitation(*, organisation: Organisation, person: Person, public_id: str, now: datetime) -> None:
    """The link of an invitation stops working. Nothing happens where there is none."""
    if Invitation.objects.filter(organisation=organisation, public_id=public_id).delete()[0]:
        note(organisation=organisation, person=person, verb=Verb.INVITATION_WITHDRAWN, now=now)


@transaction.atomic
def accept_invitation(*, token: str, person: Person, now: datetime) -> Membership:
    """The person joins; the link works once.

    Raises Refused: `invitation_over`, or `other_address` where the mail went to somebody else.
    """
    invitation = queries.invitation(token, now)
    if invitation is None:
        raise Refused("invitation_over")
    if invitation.email != person.email:
        raise Refused("other_address")
    membership, made = Membership.objects.get_or_create(
        organisation=invitation.organisation, person=person, defaults={"role": invitation.role, "since": now}
    )
    invitation.delete()
    if made:
        note(organisation=membership.organisation, person=person, verb=Verb.JOINED, now=now, role=membership.role)
    return membership


@transaction.atomic
def change_role(*, membership: Membership, person: Person, role: str, now: datetime) -> None:
    """Another role; making somebody a manager is how one hands over.

    Raises Refused: `role_unknown`, `last_manager`.
    """
    _lock(membership.organisation)
    if not rules.has_role(membership.organisation.kind, role):
        raise Refused("role_unknown")
    if role == membership.role:
        return
    if not rules.may_leave(membership, queries.managers(membership.organisation)):
        raise Refused("last_manager")
    old, membership.role = membership.role, role
    membership.save(update_fields=["role"])
    note(organisation=membership.organisation, person=person, verb=Verb.ROLE_CHANGED, now=now, old=old, new=role)


@transaction.atomic
def hand_over(*, membership: Membership, to: Membership, now: datetime) -> None:
    """Somebody of the team becomes manager, and the one who was takes the other role of the kind.

    Raises Refused: `same_person`, `not_of_the_team`.
    """
    if membership.pk == to.pk:
        raise Refused("same_person")
    if membership.organisation_id != to.organisation_id:
        raise Refused("not_of_the_team")
    change_role(membership=to, person=membership.person, role=Role.MANAGER, now=now)
    change_role(
        membership=membership, person=membership.person, role=ROLES_OF[Kind(membership.organisation.kind)][1], now=now
    )


@transaction.atomic
def end_membership(*, membership: Membership, person: Person, now: datetime) -> None:
    """Leaving, when it is the person's own, else removing. Raises Refused: `last_manager`."""
    _lock(membership.organisation)
    if not rules.may_leave(membership, queries.managers(membership.organisation)):
        raise Refused("last_manager")
    verb = Verb.LEFT if membership.person_id == person.pk else Verb.REMOVED
    membership.delete()
    note(organisation=membership.organisation, person=person, verb=verb, now=now, role=membership.role)


def note(*, organisation: Organisation, person: Person | None, verb: Verb, now: datetime, **details: Any) -> None:
    """A line in the action log: codes and values, never a mail address or a person's name."""
    Action.objects.create(organisation=organisation, person=person, at=now, verb=verb, details=details)
    log.info("organisation %s: %s", organisation.public_id, verb)


def prefer(*, person: Person, kind: MailKind, frequency: Frequency) -> None:
    """How often to write about one kind of thing."""
    MailPreference.objects.update_or_create(person=person, kind=kind, defaults={"frequency": frequency})


def tell(*, person: Person, kind: MailKind, code: str, values: dict[str, Any], address: str, now: datetime) -> None:
    """Put something into the person's next mail; whether and when it goes is their preference."""
    MailItem.objects.create(person=person, kind=kind, code=code, values=values, address=address, at=now)


def _lock(organisation: Organisation) -> None:
    """Two managers who leave at once would leave none: one waits for the other."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def free_slug(name: str) -> str:
    """The name in plain Latin letters, with an ending that tells nothing where that is taken."""
    base = slugify(fold(latin(name)))[:60].strip("-") or "organisation"
    if base not in RESERVED and not Organisation.objects.filter(slug=base).exists():
        return base
    return f"{base}-{new_public_id()[:6]}"


