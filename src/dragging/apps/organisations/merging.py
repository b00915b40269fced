"""Two entries of one organisation become one; nothing is lost, and the log says what came from where."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction

from dragging.apps.organisations.enums import Role, Verb
from dragging.apps.organisations.models import CapabilityProfile, Membership, Organisation, Person
from dragging.apps.organisations.operations import Refused, note
from dragging.apps.organisations.signals import changed

_OWN_WAY = {"memberships", "profile", "merged", "publication", "directory_entry"}
"""Relations with rules of their own. All others move row by row; one that would stand twice stays with the double."""


@transaction.atomic
def merge(*, keep: Organisation, double: Organisation, person: Person, now: datetime) -> None:
    """`double` is emptied into `keep` and its address leads there. What could not move stays with it, out of sight.

    The log of `keep` names by their ids what came, and which roles and facts were changed: enough to undo it by hand.
    Raises Refused: `same_organisation`, `already_merged`, `other_kind`.
    """
    first, second = sorted((keep.pk, double.pk))
    held = {
        one.pk: one for one in Organisation.objects.select_for_update().filter(pk__in=(first, second)).order_by("pk")
    }
    keep, double = held[keep.pk], held[double.pk]
    if keep.pk == double.pk:
        raise Refused("same_organisation")
    if keep.merged_into_id or double.merged_into_id:
        raise Refused("already_merged")
    if keep.kind != double.kind:
        raise Refused("other_kind")
    told: dict[str, Any] = {"name": double.name, "double": double.public_id, "was_public": double.is_public}
    told["roles"] = _memberships(keep, double)
    told["facts"] = _facts(keep, double, now)
    told["moved"] = _rows(keep, double)
    Organisation.objects.filter(merged_into=double).update(merged_into=keep)
    double.merged_into, double.is_public = keep, False
    double.save(update_fields=["merged_into", "is_public"])
    note(organisation=keep, person=person, verb=Verb.MERGED, now=now, **told)
    for one in (keep, double):
        changed.send(Organisation, organisation=one, now=now)


def _memberships(keep: Organisation, double: Organisation) -> dict[str, str]:
    """Everybody of the double joins; who is in both teams keeps the higher role. By membership: what it was before."""
    here = {one.person_id: one for one in Membership.objects.filter(organisation=keep)}
    told = {}
    for one in Membership.objects.filter(organisation=double):
        known = here.get(one.person_id)
        if known is None:
            told[one.public_id] = "came"
            Membership.objects.filter(pk=one.pk).update(organisation=keep)
        elif one.role == Role.MANAGER and known.role != Role.MANAGER:
            told[known.public_id] = known.role
            Membership.objects.filter(pk=known.pk).update(role=Role.MANAGER)
    return told


def _facts(keep: Organisation, double: Organisation, now: datetime) -> dict[str, list[str]]:
    """Facts that only the double knew are taken over with their source; where both say something else, ours stays."""
    theirs = CapabilityProfile.objects.filter(organisation=double).first()
    if theirs is None:
        return {}
    ours, _ = CapabilityProfile.objects.get_or_create(organisation=keep, defaults={"changed_at": now})
    own, their = dict(ours.record), dict(theirs.record)
    sources, more = dict(own.pop("provenance", {})), their.pop("provenance", {})
    taken = sorted(key for key, value in their.items() if value is not None and own.get(key) is None)
    clash = sorted(key for key, value in their.items() if key not in taken and value is not None and value != own[key])
    own |= {key: their[key] for key in taken}
    sources |= {key: more[key] for key in taken if key in more}
    if taken:
        record = own | ({"provenance": sources} if sources else {})
        CapabilityProfile.objects.filter(pk=ours.pk).update(record=record, version=ours.version + 1, changed_at=now)
    return {"taken": taken, "clash": clash}


def _rows(keep: Organisation, double: Organisation) -> dict[str, list[Any]]:
    """Every other row of every app that hangs on the double, of apps above this one too; by table the rows that came."""
    moved: dict[str, list[Any]] = {}
    for relation in Organisation._meta.related_objects:
        name = relation.get_accessor_name()
        if name in _OWN_WAY:
            continue
        model: type[models.Model] = relation.related_model  # type: ignore[assignment]
        field = relation.field.name
        for row in model._default_manager.filter(**{field: double}).order_by("pk"):
            if _moved(model, row.pk, field, keep):
                moved.setdefault(f"{model._meta.label_lower}.{field}", []).append(getattr(row, "public_id", row.pk))
    return moved


def _moved(model: type[models.Model], pk: Any, field: str, keep: Organisation) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.filter(pk=pk).update(**{field: keep})
    except IntegrityError:  # the same number, invitation or claim stands there already
        return False
    return True
