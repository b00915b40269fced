"""Papers of organisations: taken in by content and size, kept outside what is served, given to who may see them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from dragging.apps.organisations.enums import Verb, VerificationState
from dragging.apps.organisations.models import Document, Organisation, Person, Verification
from dragging.apps.organisations.operations import Refused, note

MOST_BYTES = 10 * 1024 * 1024
MOST_DOCUMENTS = 100
"""Of one organisation."""
_BEGINNINGS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def media_type(content: bytes) -> str | None:
    """The type by the first bytes: PDF, PNG or JPEG; None for anything else, whatever its name says."""
    return next((kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)), None)


def of(organisation: Organisation) -> Sequence[Document]:
    """Newest first."""
    return Document.objects.filter(organisation=organisation).order_by("-added_at", "-pk")


def add(*, organisation: Organisation, person: Person, name: str, content: bytes, now: datetime) -> Document:
    """Keep a paper; the same bytes again are the same document.

    Raises Refused: `too_large`, `empty`, `type_unknown`, `too_many`.
    """
    if not content:
        raise Refused("empty")
    if len(content) > MOST_BYTES:
        raise Refused("too_large")
    kind = media_type(content)
    if kind is None:
        raise Refused("type_unknown")
    digest = hashlib.sha256(content).hexdigest()
    _write(digest, content)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        known = Document.objects.filter(organisation=organisation)
        if same := known.filter(sha256=digest).first():
            return same
        if known.count() >= MOST_DOCUMENTS:
            raise Refused("too_many")
        made = Document.objects.create(
            organisation=organisation, name=_plain(name), media_type=kind, size=len(content), sha256=digest,
            added_by=person, added_at=now,
        )  # fmt: skip
        note(organisation=organisation, person=person, verb=Verb.DOCUMENT_ADDED, now=now, document=made.public_id)
    return made


@transaction.atomic
def remove(*, document: Document, person: Person, now: datetime) -> None:
    """The paper and its bytes go, but for one on which a verification rests.

    Raises Refused: `is_evidence`.
    """
    if Verification.objects.filter(document=document).exclude(state=VerificationState.DECLINED).exists():
        raise Refused("is_evidence")
    Verification.objects.filter(document=document).update(document=None)
    organisation, public_id, digest = document.organisation, document.public_id, document.sha256
    document.delete()
    note(organisation=organisation, person=person, verb=Verb.DOCUMENT_REMOVED, now=now, document=public_id)
    if not Document.objects.filter(sha256=digest).exists():
        transaction.on_commit(lambda: place(digest).unlink(missing_ok=True))


def visible(public_id: str, organisation: Organisation, *, approves: bool) -> Document | None:
    """A document for its own organisation, and for those who are asked to verify by it; None for all others."""
    # One question whatever the answer: how many are asked would tell that a document of another one is there.
    theirs = Q(organisation=organisation) | (Q(verifications__isnull=False) if approves else Q())
    return Document.objects.filter(theirs, public_id=public_id).select_related("organisation").distinct().first()


def place(digest: str) -> Path:
    """Where the bytes lie."""
    return Path(settings.DATA_FOLDER) / "documents" / digest[:2] / digest


def _write(digest: str, content: bytes) -> None:
    """Whole or not at all: a file that stands under its digest has all its bytes."""
    target = place(digest)
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_suffix(f".{os.getpid()}")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    part.replace(target)


def _plain(name: str) -> str:
    """The last part of a file's name, without what could steer a terminal or a header."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:200] or "document"
