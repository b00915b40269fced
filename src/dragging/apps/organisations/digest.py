"""What people are to be told, and when: one mail a person with everything that is due.

A letter is claimed before it goes and marked after. A run that is killed leaves a claim, which ends after
`CLAIM_LASTS`; the same items then go under the same key, so that the receiver takes a repetition for one mail.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q, QuerySet

from dragging.apps.organisations.enums import Frequency, MailKind
from dragging.apps.organisations.models import MailItem, MailPreference, Person

log = logging.getLogger(__name__)

DEFAULTS = {
    MailKind.TEAM: Frequency.AT_ONCE,
    MailKind.VERIFICATION: Frequency.AT_ONCE,
    MailKind.APPROVALS: Frequency.DAILY,
}
HOUR = time(7, 0)
MONDAY = 0
CLAIM_LASTS = timedelta(minutes=15)
KEPT = timedelta(days=30)
"""Items that were sent are kept so long, for a question about a mail; then they go."""

Deliver = Callable[[Person, Sequence[MailItem], str], None]
"""Sends the items to the person under a key; raises whatever keeps it from being sent."""


def frequencies(person: Person) -> dict[str, Frequency]:
    """How often the person is written to, by kind."""
    chosen = dict(MailPreference.objects.filter(person=person).values_list("kind", "frequency"))
    return {kind: Frequency(chosen.get(kind, default)) for kind, default in DEFAULTS.items()}


def due_until(frequency: Frequency, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Items of up to this moment are due; None where nothing ever is. Days and weeks begin at 7:00 of the zone."""
    if frequency == Frequency.NEVER:
        return None
    if frequency == Frequency.AT_ONCE:
        return now
    local = now.astimezone(zone)
    slot = datetime.combine(local.date(), HOUR, zone)
    if slot > local:
        slot = datetime.combine(local.date() - timedelta(days=1), HOUR, zone)
    if frequency == Frequency.WEEKLY:
        slot = datetime.combine(slot.date() - timedelta(days=(slot.weekday() - MONDAY) % 7), HOUR, zone)
    return slot


def send_due(*, now: datetime, zone_of: Callable[[Person], ZoneInfo], deliver: Deliver) -> tuple[int, int]:
    """Write to everybody for whom something is due; how many mails went, and how many could not.

    Safe to run at any time and in several processes at once.
    """
    MailItem.objects.filter(sent_at__lt=now - KEPT).delete()
    waiting = MailItem.objects.filter(sent_at=None).order_by("person").values_list("person", flat=True).distinct()
    sent = failed = 0
    for key in list(waiting):
        done = _write_to(key, now, zone_of, deliver)
        sent, failed = sent + (done is True), failed + (done is False)
    return sent, failed


def _write_to(person_id: int, now: datetime, zone_of: Callable[[Person], ZoneInfo], deliver: Deliver) -> bool | None:
    """True when a mail went, False when it could not, None when there was nothing for one."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        return None
    items = _claim(person, now, zone_of(person))
    if not items:
        return None
    try:
        deliver(person, items, key_of(items))
    except Exception as error:
        log.warning("a digest of %s items could not be sent: %s", len(items), type(error).__name__)
        log.debug("why", exc_info=True)
        _claimed(items).update(claimed_at=None)
        return False
    _claimed(items).update(sent_at=now)
    return True


@transaction.atomic
def _claim(person: Person, now: datetime, zone: ZoneInfo) -> Sequence[MailItem]:
    """The items that are due, claimed for this run; nothing where another run holds them."""
    if not Person.objects.select_for_update().filter(pk=person.pk, is_active=True).exists():
        return []
    MailItem.objects.filter(person=person, sent_at=None, kind__in=_never(person)).delete()
    open_items = MailItem.objects.filter(person=person, sent_at=None)
    if open_items.filter(claimed_at__gt=now - CLAIM_LASTS).exists():
        return []
    items = list(open_items.exclude(claimed_at=None).order_by("at", "pk"))
    if not items:
        items = list(open_items.filter(_due(person, now, zone)).order_by("at", "pk"))
    _claimed(items).update(claimed_at=now)
    return items


def _never(person: Person) -> Iterable[str]:
    return [kind for kind, frequency in frequencies(person).items() if frequency == Frequency.NEVER]


def _due(person: Person, now: datetime, zone: ZoneInfo) -> Q:
    due = Q(pk__in=[])
    for kind, frequency in frequencies(person).items():
        until = due_until(frequency, now, zone)
        if until is not None:
            due |= Q(kind=kind, at__lte=until)
    return due


def _claimed(items: Sequence[MailItem]) -> QuerySet[MailItem]:
    return MailItem.objects.filter(pk__in=[one.pk for one in items])


def key_of(items: Sequence[MailItem]) -> str:
    """The same for the same items, and telling nothing of them."""
    return hashlib.sha256(",".join(str(one.pk) for one in items).encode()).hexdigest()[:32]
