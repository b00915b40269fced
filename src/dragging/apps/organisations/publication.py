"""Publishing: what an organisation chose to show, and the entry of the directory made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

import msgspec
from django.db import transaction

from dragging.apps.organisations import verification
from dragging.apps.organisations.directory import entry as entries
from dragging.apps.organisations.enums import PROVIDERS, Verb
from dragging.apps.organisations.models import (
    CapabilityProfile,
    DirectoryEntry,
    DirectoryState,
    Organisation,
    Person,
    Publication,
    Verification,
)
from dragging.apps.organisations.operations import Refused, note
from dragging.core.matching.profile import Profile, read
from dragging.core.matching.publication import GROUPS, Choice, PublicEntry, published, stands_until

AT_ONCE = 500
_decoder = msgspec.json.Decoder(PublicEntry)


class Public(NamedTuple):
    """A public page: the organisation, what it shows, and what others verified of that."""

    organisation: Organisation
    entry: PublicEntry
    badges: Sequence[Verification]


def choice(organisation: Organisation) -> Choice:
    """What is shown now; nothing where nothing was ever chosen."""
    kept = Publication.objects.filter(organisation=organisation).first()
    return _choice(kept) if kept else Choice()


def profile_of(organisation: Organisation) -> Profile:
    """The capability profile under the organisation's present name and country."""
    kept = CapabilityProfile.objects.filter(organisation=organisation).first()
    return _named(organisation, kept.record if kept else {})


def preview(organisation: Organisation, chosen: Choice, day: date) -> PublicEntry | None:
    """What everybody would see; None where nothing would be public."""
    return published(profile_of(organisation), chosen, day)


def public(slug: str, day: date) -> Public | None:
    """The public page under a slug; None where none is published, the same as where there is no organisation."""
    found = (
        DirectoryEntry.objects.filter(organisation__slug=slug, organisation__is_public=True, organisation__merged_into=None)
        .exclude(codes="")
        .select_related("organisation")
        .first()
    )
    if found is None:
        return None
    organisation, shown = found.organisation, _decoder.decode(bytes(found.entry))
    if found.stands_until is not None and found.stands_until < day:
        shown = preview(organisation, choice(organisation), day) or shown
    return Public(organisation, shown, _badges(organisation, day))


@transaction.atomic
def publish(*, organisation: Organisation, person: Person, chosen: Choice, now: datetime) -> None:
    """Show these groups of facts from now on; without the name it is the same as `unpublish`.

    Raises Refused: `not_a_provider`, `group_unknown`, `contact_is_personal` where the address is a member's own.
    """
    if organisation.kind not in PROVIDERS:
        raise Refused("not_a_provider")
    if not chosen.groups <= set(GROUPS):
        raise Refused("group_unknown")
    if chosen.contact and organisation.memberships.filter(person__email=chosen.contact.strip().lower()).exists():
        raise Refused("contact_is_personal")
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = choice(locked)
    was_public = locked.is_public
    _keep(locked, chosen, now)
    organisation.is_public = locked.is_public = "name" in chosen.groups
    locked.save(update_fields=["is_public"])
    renew([locked.pk], now.date())
    if locked.is_public and (before != chosen or not was_public):
        note(organisation=locked, person=person, verb=Verb.PUBLISHED, now=now, groups=_in_order(chosen))
    elif was_public and not locked.is_public:
        note(organisation=locked, person=person, verb=Verb.UNPUBLISHED, now=now)


def unpublish(*, organisation: Organisation, person: Person, now: datetime) -> None:
    """Show nothing any more. What had been written for the public page is kept for the next time."""
    kept = choice(organisation)
    publish(organisation=organisation, person=person, chosen=msgspec.structs.replace(kept, groups=frozenset()), now=now)


@transaction.atomic
def renew(organisations: Iterable[int], day: date) -> int:
    """Make the entries of these organisations (row ids) anew, as of a day; tells how many were written.

    Those that publish nothing and never did leave no row. A second call changes no entry.
    """
    wanted = sorted(set(organisations))
    rows = list(Organisation.objects.filter(pk__in=wanted).select_related("publication", "profile", "directory_entry").order_by("pk"))
    made = [one for one in (_entry(row, day) for row in rows) if one is not None]
    if not made:
        return 0
    version = _next_version()
    for one in made:
        one.changed = version
    DirectoryEntry.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["organisation"], batch_size=AT_ONCE,
        update_fields=["entry", "sort_name", "title", "body", "codes", "stands_until", "changed"],
    )  # fmt: skip
    return len(made)


def renew_due(day: date) -> int:
    """Make anew what may have changed by the passing of days."""
    due = list(DirectoryEntry.objects.filter(stands_until__lt=day).order_by("pk").values_list("pk", flat=True))
    return sum(renew(due[start : start + AT_ONCE], day) for start in range(0, len(due), AT_ONCE))


def _badges(organisation: Organisation, day: date) -> Sequence[Verification]:
    """What was verified of the facts that are shown, and stands in the profile as it was looked at."""
    shown = choice(organisation).groups
    kept = CapabilityProfile.objects.filter(organisation=organisation).first()
    record = kept.record if kept else {}
    found = []
    for one in verification.badges(organisation, day):
        key = one.fact.partition(":")[0]
        if _GROUP_OF.get(key) in shown and record.get(key) == one.value:
            found.append(one)
    return found


_GROUP_OF = {
    "name": "name", "identifiers": "name", "summary": "summary", "aims": "summary", "services": "services",
    "reach": "places", "base_nuts": "places", "languages": "languages", "legal_form": "legal_form",
    "registers": "reserved", "staff": "size", "staff_by_year": "size", "references": "references",
}  # fmt: skip
"""In which group a fact is told, by its key in the profile; that numbers were looked at stands beside the name."""


def _entry(row: Organisation, day: date) -> DirectoryEntry | None:
    """None where there is nothing to write: not published, and not in the directory."""
    kept = getattr(row, "publication", None)
    profile = _named(row, row.profile.record if hasattr(row, "profile") else {})
    shown = published(profile, _choice(kept), day) if kept and row.is_public and row.merged_into_id is None else None
    if shown is None:
        return DirectoryEntry(organisation=row, entry=b"") if hasattr(row, "directory_entry") else None
    return DirectoryEntry(
        organisation=row, entry=msgspec.json.encode(shown), sort_name=entries.sort_name(shown), title=entries.title(shown),
        body=entries.body(shown), codes=entries.codes(shown), stands_until=stands_until(profile, day),
    )  # fmt: skip


def _named(organisation: Organisation, record: object) -> Profile:
    profile = read(record if isinstance(record, dict) else {}).profile
    return msgspec.structs.replace(profile, name=organisation.name, country=organisation.country)


def _choice(kept: Publication) -> Choice:
    return Choice(frozenset(kept.groups), kept.contact, kept.website, kept.brings, kept.needs)


def _keep(organisation: Organisation, chosen: Choice, now: datetime) -> None:
    Publication.objects.update_or_create(
        organisation=organisation,
        defaults={
            "groups": _in_order(chosen), "contact": chosen.contact.strip().lower(), "website": chosen.website,
            "brings": chosen.brings.strip(), "needs": chosen.needs.strip(), "changed_at": now,
        },
    )  # fmt: skip


def _in_order(chosen: Choice) -> list[str]:
    return [one for one in GROUPS if one in chosen.groups]


def _next_version() -> int:
    """Other writers wait: a version that is read stands for all entries up to it."""
    state, _ = DirectoryState.objects.select_for_update().get_or_create(pk=1)
    state.version += 1
    state.save()
    return state.version
