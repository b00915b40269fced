"""Asking to be let into an organisation that is perhaps here already; whoever asks learns nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from dragging.apps.organisations.enums import ROLES_OF, Kind, MailKind, Role, Verb
from dragging.apps.organisations.models import JoinRequest, Membership, Organisation, Person
from dragging.apps.organisations.operations import note, tell

CODE = "asks_to_join"
"""Of the sentence in the mail to the managers."""


@transaction.atomic
def ask(*, person: Person, organisations: Sequence[Organisation], now: datetime) -> None:
    """Ask each once; who is in the team already, or has asked, asks nothing more. Answers nothing by intent."""
    for one in organisations:
        if Membership.objects.filter(organisation=one, person=person).exists():
            continue
        _, is_new = JoinRequest.objects.get_or_create(organisation=one, person=person, defaults={"asked_at": now})
        if not is_new:
            continue
        managers = Membership.objects.filter(organisation=one, role=Role.MANAGER).select_related("person")
        for manager in managers:
            tell(
                person=manager.person, kind=MailKind.TEAM, code=CODE, values={"organisation": one.name},
                address="team/", now=now,
            )  # fmt: skip


@transaction.atomic
def let_in(*, request: JoinRequest, person: Person, now: datetime) -> Membership:
    """The person joins in the role that is not the manager's; who asked is told."""
    organisation, asking = request.organisation, request.person
    role = ROLES_OF[Kind(organisation.kind)][1]
    membership, made = Membership.objects.get_or_create(
        organisation=organisation, person=asking, defaults={"role": role, "since": now}
    )
    request.delete()
    if made:
        note(organisation=organisation, person=person, verb=Verb.LET_IN, now=now, role=role)
        values = {"organisation": organisation.name}
        tell(person=asking, kind=MailKind.TEAM, code="let_in", values=values, address="team/", now=now)
    return membership


@transaction.atomic
def decline(*, request: JoinRequest, person: Person, now: datetime) -> None:
    """The wish goes; who asked is not told, so that they learn nothing of an organisation that is not theirs."""
    organisation = request.organisation
    request.delete()
    note(organisation=organisation, person=person, verb=Verb.NOT_LET_IN, now=now)
