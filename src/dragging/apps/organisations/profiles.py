"""Reads and writes of capability profiles, and of the answers from which one begins."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from dragging.apps.organisations import signals
from dragging.apps.organisations.enums import Verb
from dragging.apps.organisations.models import CapabilityProfile, CheckDraft, Organisation, Person
from dragging.apps.organisations.operations import note

Record = dict[str, Any]
"""A profile as `core.matching.profile` writes it."""


class ChangedMeanwhile(Exception):  # noqa: N818 - an answer about the wish, not a failure
    """Somebody else changed the profile after this form was opened."""


def record(organisation: Organisation) -> tuple[Record, int]:
    """The profile and its version; an empty one of version 0 where none was begun."""
    kept = CapabilityProfile.objects.filter(organisation=organisation).first()
    return (kept.record, kept.version) if kept else ({}, 0)


@transaction.atomic
def change(
    *, organisation: Organisation, person: Person | None, facts: Record, seen: int | None, now: datetime
) -> int:
    """Lay facts over the profile; a fact that is None takes its key away, so that it is not known again.

    `seen` is the version that the form showed, None where it does not matter. The log tells which keys changed, never
    their values. Answers with the new version. Raises ChangedMeanwhile.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    old, version = record(organisation)
    if seen is not None and seen != version:
        raise ChangedMeanwhile
    new = _over(old, facts)
    changed = sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
    changed = [key for key in changed if key != "provenance"] or changed
    if not changed:
        return version
    CapabilityProfile.objects.update_or_create(
        organisation=organisation, defaults={"record": new, "version": version + 1, "changed_at": now}
    )
    note(organisation=organisation, person=person, verb=Verb.PROFILE_CHANGED, now=now, keys=changed)
    signals.changed.send(Organisation, organisation=organisation, now=now)
    return version + 1


def own_word(facts: Record, day: date) -> Record:
    """Facts of a file as the organisation's own word of a day: that a register or a paper was seen says only who looked."""

    def said(proof: Record) -> Record:
        return {**proof, "source": "self_declared", "date": day.isoformat()}

    told = {}
    for key, value in facts.items():
        if key == "provenance":
            told[key] = {code: said(proof) for code, proof in value.items()}
        elif isinstance(value, list):
            told[key] = [{**one, "provenance": said(one.get("provenance", {}))} if isinstance(one, dict) else one for one in value]
        else:
            told[key] = value
    return told


@transaction.atomic
def vouch(*, organisation: Organisation, code: str, value: Any, proof: Record, now: datetime) -> bool:
    """Write who looked and on what beside a fact, where it still stands as it was asked about; whether it did."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    old, version = record(organisation)
    if not version or old.get(code) != value:
        return False
    new = {**old}
    if isinstance(value, list):
        new[code] = [{**one, "provenance": {**one.get("provenance", {}), **proof}} if isinstance(one, dict) else one for one in value]
    else:
        new["provenance"] = {**old.get("provenance", {}), code: {**old.get("provenance", {}).get(code, {}), **proof}}
    CapabilityProfile.objects.filter(organisation=organisation).update(record=new, version=version + 1, changed_at=now)
    signals.changed.send(Organisation, organisation=organisation, now=now)
    return True


def _over(old: Record, facts: Record) -> Record:
    """The new facts with their provenance over the old ones; a fact that goes takes its provenance along."""
    new = {key: value for key, value in {**old, **facts}.items() if value is not None}
    told = {**old.get("provenance", {}), **facts.get("provenance", {})}
    kept = {
        key: one for key, one in told.items() if key in new and (key not in facts or key in facts.get("provenance", {}))
    }
    return {**{key: value for key, value in new.items() if key != "provenance"}, **({"provenance": kept} if kept else {})}


def draft(person: Person) -> Record:
    """The answers of a person's check; an empty mapping where there are none."""
    kept = CheckDraft.objects.filter(person=person).first()
    return kept.answers if kept else {}


def keep_draft(*, person: Person, answers: Record, now: datetime) -> None:
    """The newest answers of a person's check."""
    CheckDraft.objects.update_or_create(person=person, defaults={"answers": answers, "changed_at": now})


def drop_draft(*, person: Person) -> None:
    """Nothing of the answers stays."""
    CheckDraft.objects.filter(person=person).delete()
