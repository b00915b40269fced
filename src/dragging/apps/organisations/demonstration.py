"""The invented people and organisations of a demonstration: set up again and again without touching what people entered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.crypto import salted_hmac

from dragging.apps.common.queries import demo_world
from dragging.apps.organisations.enums import Verb
from dragging.apps.organisations.models import Action, CapabilityProfile, Membership, Organisation, Person
from dragging.apps.organisations.operations import free_slug

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def password_of(address: str) -> str:
    """Of a demonstration account: made from this installation's secret key, so that it is another one everywhere."""
    made = salted_hmac("dragging.demonstration", address, algorithm="sha256").digest()
    letters = "".join(_LETTERS[one % len(_LETTERS)] for one in made[:12])
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def accounts() -> Sequence[Person]:
    """The accounts that may be told to everybody; none where no demonstration stands."""
    if demo_world() is None:
        return []
    return list(
        Person.objects.filter(is_demo=True, is_active=True)
        .prefetch_related("memberships__organisation")
        .order_by("pk")
    )


@transaction.atomic
def settle_organisation(*, kind: str, name: str, country: str, record: dict[str, Any], now: datetime) -> Organisation:
    """The organisation with its profile; one that a person has changed since stays as they left it."""
    made, is_new = Organisation.objects.get_or_create(
        is_demo=True, country=country, name=name,
        defaults={"kind": kind, "slug": "", "is_public": bool(record), "created_at": now},
    )  # fmt: skip
    if is_new:
        made.slug = free_slug(name)
        made.save(update_fields=["slug"])
        Action.objects.create(organisation=made, at=now, verb=Verb.FOUNDED)
    if record and not Action.objects.filter(organisation=made, person__isnull=False).exists():
        CapabilityProfile.objects.update_or_create(organisation=made, defaults={"record": record, "changed_at": now})
    return made


@transaction.atomic
def settle_person(
    *, address: str, name: str, language: str, role: str, organisation: Organisation | None, now: datetime
) -> Person:
    """The account with its password of this installation. An address that a real person has is left alone."""
    person, _ = Person.objects.get_or_create(
        email=address, defaults={"name": name, "language": language, "is_demo": True, "joined_at": now}
    )
    if not person.is_demo:
        return person
    person.is_editor, person.is_superuser = role == "editor", role == "administrator"
    person.set_password(password_of(address))
    person.save()
    EmailAddress.objects.get_or_create(user=person, email=address, defaults={"verified": True, "primary": True})
    if organisation is not None:
        Membership.objects.get_or_create(
            organisation=organisation, person=person, defaults={"role": role, "since": now}
        )
    return person
