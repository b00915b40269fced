"""One organisation asks, a support organisation looks and answers; what was looked at is kept with the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from dragging.apps.organisations import profiles
from dragging.apps.organisations.enums import MailKind, Role, Seen, Verb, VerificationState
from dragging.apps.organisations.models import Document, Membership, Organisation, Person, Verification
from dragging.apps.organisations.operations import Refused, note, tell


def of(organisation: Organisation) -> Sequence[Verification]:
    """All that was asked, the newest first."""
    return (
        Verification.objects.filter(organisation=organisation)
        .select_related("document", "decided_for")
        .order_by("-asked_at", "-pk")
    )


def badges(organisation: Organisation, day: date) -> Sequence[Verification]:
    """What is verified and still holds on a day."""
    held = of(organisation).filter(state=VerificationState.VERIFIED)
    return [one for one in held if one.valid_to is None or one.valid_to >= day]


def waiting() -> Sequence[Verification]:
    """What support organisations are asked, the oldest first."""
    return (
        Verification.objects.filter(state=VerificationState.ASKED)
        .select_related("organisation", "document")
        .order_by("asked_at", "pk")
    )


@transaction.atomic
def ask(
    *, organisation: Organisation, person: Person, fact: str, value: Any, document: Document | None, now: datetime
) -> Verification:
    """Ask for one fact to be verified. Raises Refused: `already_asked`, `document_unknown`."""
    if document is not None and document.organisation_id != organisation.pk:
        raise Refused("document_unknown")
    try:
        with transaction.atomic():
            made = Verification.objects.create(
                organisation=organisation, fact=fact, value=value, document=document, asked_by=person, asked_at=now
            )
    except IntegrityError:
        raise Refused("already_asked") from None
    note(organisation=organisation, person=person, verb=Verb.VERIFICATION_ASKED, now=now, fact=fact)
    return made


@transaction.atomic
def decide(
    *, verification: Verification, by: Membership, is_right: bool, seen: Seen | None, note_text: str,
    valid_to: date | None, now: datetime,
) -> None:  # fmt: skip
    """Verified or declined, by a person of a support organisation; the managers are told.

    Raises Refused: `own_organisation`, `already_decided`, `nothing_seen` where it is verified on no ground.
    """
    current = Verification.objects.select_for_update().get(pk=verification.pk)
    if current.state != VerificationState.ASKED:
        raise Refused("already_decided")
    if current.organisation_id == by.organisation_id:
        raise Refused("own_organisation")
    if is_right and seen is None:
        raise Refused("nothing_seen")
    current.state = VerificationState.VERIFIED if is_right else VerificationState.DECLINED
    current.decided_by, current.decided_for, current.decided_at = by.person, by.organisation, now
    current.seen, current.note, current.valid_to = seen or "", note_text.strip()[:500], valid_to
    current.save()
    verb = Verb.VERIFIED if is_right else Verb.VERIFICATION_DECLINED
    note(organisation=current.organisation, person=by.person, verb=verb, now=now, fact=current.fact,
         by=by.organisation.public_id)  # fmt: skip
    if is_right and seen in {Seen.REGISTER, Seen.DOCUMENT}:
        proof = {"source": seen.value, "date": now.date().isoformat(), "expires": valid_to.isoformat() if valid_to else None}
        kept = {name: value for name, value in proof.items() if value is not None}
        code = current.fact.partition(":")[0]
        profiles.vouch(organisation=current.organisation, code=code, value=current.value, proof=kept, now=now)
    managers = Membership.objects.filter(organisation=current.organisation, role=Role.MANAGER).select_related("person")
    for one in managers:
        values = {"fact": current.fact, "by": by.organisation.name, "organisation": current.organisation.name}
        tell(person=one.person, kind=MailKind.VERIFICATION, code=verb, values=values, address="desk/profile/", now=now)
