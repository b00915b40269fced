"""The digest as a mail: its sentences, its way to stop, and the run that sends what is due."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dragging.apps.organisations import digest
from dragging.apps.organisations.models import MailItem, Person
from dragging.web.frame import letters, mail_phrases
from dragging.web.frame.clock import READER_ZONES
from dragging.web.frame.letters import Entry, Letter

log = logging.getLogger(__name__)

SALT = "stop mails"


def send_due(now: datetime) -> tuple[int, int]:
    """Every digest that is due; how many went, and how many could not."""
    return digest.send_due(now=now, zone_of=zone_of, deliver=deliver)


def zone_of(person: Person) -> ZoneInfo:
    """Where the person is taken to be: by their language, as everywhere on the site."""
    return ZoneInfo(READER_ZONES[person.language])


def deliver(person: Person, items: Sequence[MailItem], key: str) -> None:
    """One mail. Items that no part can say are left out and told in the log."""
    with translation.override(person.language):
        entries = tuple(filter(None, (_entry(one, person.language) for one in items)))
        if not entries:
            return
        letters.send(letter(entries, person), person.email, person.language, key=key)


def letter(entries: tuple[Entry, ...], person: Person) -> Letter:
    subject = entries[0].sentence
    if len(entries) > 1:
        subject = ngettext("%(n)d thing is new for you", "%(n)d things are new for you", len(entries)) % {
            "n": len(entries)
        }
    return Letter(
        subject=subject.rstrip("."),
        preheader=entries[0].sentence,
        paragraphs=(_("This is new at Dragging:"),),
        entries=entries,
        action=_("Choose which mails you want"),
        address=settings.SITE_ADDRESS + reverse("mail"),
        if_nothing=_("If you do nothing, nothing happens: everything stands at your desk too."),
        why=_("You get this mail because you have an account at Dragging and chose to be told."),
        stop=settings.SITE_ADDRESS + reverse("mail_stop", args=[token(person)]),
    )


def _entry(item: MailItem, language: str) -> Entry | None:
    told = mail_phrases.sentence(item.code, item.values)
    if told is None:
        log.error("no sentence for the mail item %s", item.code)
        return None
    return Entry(told, f"{settings.SITE_ADDRESS}/{language}/{item.address.lstrip('/')}")


def token(person: Person) -> str:
    """What the link that stops mails carries: it does nothing else, and works as long as the account stands."""
    return signing.dumps(person.pk, salt=SALT)


def person_of(told: str) -> int | None:
    """The key of the person a token was made for; None where we did not make it."""
    try:
        return int(signing.loads(told, salt=SALT))
    except signing.BadSignature:
        return None
