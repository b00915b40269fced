"""Everything that the tables hold about one person: where it stands, a copy of it, and its end.

`HOLDINGS` is the one list. A test compares it with every relation to a person and every mail address that the
project's tables have, those of libraries included: a new table without a line here fails the suite.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model, Q, QuerySet

from dragging.apps.organisations import documents, operations, queries
from dragging.apps.organisations.enums import Role, Verb
from dragging.apps.organisations.models import (
    Action,
    Document,
    MailItem,
    Membership,
    Organisation,
    Person,
    Verification,
)

log = logging.getLogger(__name__)


class End(StrEnum):
    """What erasing the person does to a row."""

    GOES = "goes"
    STAYS_WITHOUT_NAME = "stays_without_name"


class Holding(NamedTuple):
    """Rows of one table that concern a person, found by `by`; `fields` are told to them, secrets are not."""

    table: str
    by: str
    fields: tuple[str, ...]
    end: End = End.GOES


ADDRESS = "address"
"""`by` of tables that know a person by their mail address only, in the field `email`."""

HOLDINGS = (
    Holding("organisations.Person", "pk", ("email", "name", "language", "theme", "joined_at", "last_login", "is_editor")),
    Holding("organisations.Membership", "person", ("organisation__name", "role", "since")),
    Holding("organisations.Invitation", ADDRESS, ("organisation__name", "role", "language", "invited_at", "expires_at")),
    # Whoever asks to be let in learns nothing of the organisation, here neither.
    Holding("organisations.JoinRequest", "person", ("asked_at",)),
    Holding("organisations.CheckDraft", "person", ("answers", "changed_at")),
    Holding("organisations.MailPreference", "person", ("kind", "frequency")),
    Holding("organisations.MailItem", "person", ("kind", "code", "address", "at", "sent_at")),
    Holding("account.EmailAddress", "user", ("email", "verified", "primary")),
    Holding("account.EmailConfirmation", "email_address__user", ("created", "sent")),
    Holding("mfa.Authenticator", "user", ("type", "created_at", "last_used_at")),
    Holding("usersessions.UserSession", "user", ("ip", "user_agent", "created_at", "last_seen_at")),
    Holding("organisations.Person.groups", "person", ("group__name",)),
    Holding("organisations.Person.user_permissions", "person", ("permission__codename",)),
    Holding("organisations.Action", "person", ("organisation__name", "at", "verb"), End.STAYS_WITHOUT_NAME),
    Holding("organisations.Invitation", "invited_by", ("organisation__name", "role", "invited_at"), End.STAYS_WITHOUT_NAME),
    Holding("organisations.Document", "added_by", ("organisation__name", "name", "size", "added_at"), End.STAYS_WITHOUT_NAME),
    Holding("organisations.Verification", "asked_by", ("organisation__name", "fact", "asked_at"), End.STAYS_WITHOUT_NAME),
    Holding(
        "organisations.Verification", "decided_by", ("organisation__name", "fact", "state", "decided_at"),
        End.STAYS_WITHOUT_NAME,
    ),
)  # fmt: skip


def table(label: str) -> type[Model]:
    """The model of `app.Model`, or of the link table `app.Model.field`."""
    app, name, *field = label.split(".")
    model = apps.get_model(app, name)
    return getattr(model, field[0]).through if field else model


def rows(holding: Holding, person: Person) -> QuerySet[Model]:
    """The rows of one holding that concern the person, oldest first."""
    found = table(holding.table)._default_manager.order_by("pk")
    if holding.by == ADDRESS:
        return found.filter(email__in=addresses(person))
    return found.filter(**{holding.by: person.pk})


def addresses(person: Person) -> set[str]:
    """Every mail address of the person, checked or not, in small letters."""
    more = apps.get_model("account", "EmailAddress").objects.filter(user=person).values_list("email", flat=True)
    return {person.email.lower(), *(one.lower() for one in more)}


def copy(person: Person) -> dict[str, list[dict[str, Any]]]:
    """What every table holds about the person, by table and the field it is found by; empty ones too."""
    told = {f"{one.table} ({one.by})": list(rows(one, person).values(*one.fields)) for one in HOLDINGS}
    told["sessions.Session"] = [{"expires": session.expire_date} for session in sessions(person)]
    return told


def sessions(person: Person) -> Iterator[Session]:
    """The kept sessions in which the person is signed in, or on the way to be."""
    mails = addresses(person)
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        whose = kept.get("_auth_user_id")
        if whose == str(person.pk) or (whose is None and any(mail in str(kept).lower() for mail in mails)):
            yield session


class Alone(NamedTuple):
    """An organisation that would be left without a manager. `others` says whether somebody could be made one."""

    organisation: Organisation
    others: bool


def left_alone(person: Person) -> Sequence[Alone]:
    """The organisations whose last manager the person is, by name."""
    mine = [one for one in queries.memberships(person) if one.role == Role.MANAGER]
    alone = [one.organisation for one in mine if queries.managers(one.organisation) == 1]
    members = Membership.objects.filter(organisation__in=alone).exclude(person=person)
    with_others = set(members.values_list("organisation_id", flat=True))
    return [Alone(one, one.pk in with_others) for one in alone]


@transaction.atomic
def erase(*, person: Person, with_organisations: bool, now: datetime) -> None:
    """The person and everything of theirs goes; what they did for an organisation stays without their name.

    With `with_organisations` the organisations whose last manager they are go too.
    Raises Refused: `last_manager`, or `has_decided` where such an organisation verified something of others.
    """
    for one in Organisation.objects.select_for_update().filter(memberships__person=person).order_by("pk"):
        log.debug("locked %s", one.public_id)
    alone = left_alone(person)
    if alone and not with_organisations:
        raise operations.Refused("last_manager")
    for one in alone:
        _erase_organisation(one.organisation)
    for membership in queries.memberships(person):
        operations.note(
            organisation=membership.organisation, person=None, verb=Verb.LEFT, now=now, role=membership.role
        )
    _forget_in_mails_of_others(person)
    for session in list(sessions(person)):
        session.delete()
    for holding in HOLDINGS:
        if holding.by == ADDRESS:
            rows(holding, person).delete()
    person.delete()
    log.info("a person was erased, and %s organisations", len(alone))


def _erase_organisation(organisation: Organisation) -> None:
    """With its profile, papers and log, and those that were merged into it."""
    every = [organisation, *Organisation.objects.filter(merged_into=organisation)]
    if Verification.objects.filter(decided_for__in=every).exclude(organisation__in=every).exists():
        raise operations.Refused("has_decided")
    Verification.objects.filter(organisation__in=every).delete()
    digests = set(Document.objects.filter(organisation__in=every).values_list("sha256", flat=True))
    Action.objects.filter(organisation__in=every).delete()
    for one in reversed(every):
        one.delete()
    for digest in digests - set(Document.objects.filter(sha256__in=digests).values_list("sha256", flat=True)):
        transaction.on_commit(lambda digest=digest: documents.place(digest).unlink(missing_ok=True))


def _forget_in_mails_of_others(person: Person) -> None:
    """What others are told may name the person: such a line is not told any more, sent or not."""
    names = {one for one in (*addresses(person), person.name.strip()) if one}
    colleagues = Q(person__memberships__organisation__memberships__person=person)
    for item in (
        MailItem.objects.filter(colleagues | Q(values__icontains=person.email)).exclude(person=person).distinct()
    ):
        if any(name.lower() in str(value).lower() for name in names for value in item.values.values()):
            item.delete()
