"""Notices made by hand for the tests of folding: legacy and eForms chains of an invented town."""

from __future__ import annotations

from datetime import date

from dragging.core.notices import folding
from dragging.core.notices.model import Buyer, Change, Lot, Notice, Reference, Source

_LISTS = (
    "languages", "buyers", "cpv_additional", "nuts", "reserved", "social_clauses", "lots", "awards", "withheld",
    "references", "changes", "problems",
)  # fmt: skip


def notice(number, kind, day, **stated):
    """A legacy notice, sent and published on one day, unless something else is stated."""
    fields = dict.fromkeys(Notice.__struct_fields__) | dict.fromkeys(_LISTS, ())
    fields |= {
        "title": {"en": f"{kind} {number}"},
        "description": {},
        "reserved_unclear": False,
        "light_regime": False,
    }
    fields |= {"source": Source("ted-xml", None, "x", number), "id": number, "kind": kind}
    fields |= {"publication_date": date.fromisoformat(day), "dispatch_date": date.fromisoformat(day)}
    return Notice(**(fields | stated))


def eforms(number, kind, day, uuid, procedure, **stated):
    """An eForms notice; `uuid` and `procedure` are short names."""
    identity = {"notice_uuid": uuid_of(uuid), "notice_version": "01", "procedure_id": procedure and uuid_of(procedure)}
    return notice(number, kind, day, **({"source": Source("eforms", "1.12", "x", number)} | identity | stated))


def uuid_of(name):
    return f"{name.encode().hex()[:8]:0>8}-0000-4000-8000-000000000000"


def refer(relation, *numbers):
    return {"references": tuple(Reference(relation, number) for number in numbers)}


def change_of(uuid, reason, *sections):
    """What an eForms change adds to the notice that it repeats."""
    return {
        "references": (Reference("changed", f"{uuid_of(uuid)}-01"),),
        "changes": tuple(Change(section, reason) for section in sections or [None]),
    }


def lots(*stated):
    return {"lots": tuple(Lot(name, deadline=deadline) for name, deadline in stated)}


def buyer(country):
    return {"buyers": (Buyer({"en": "Sample Town"}, country),)}


def keyed(notices, source="ted"):
    return {folding.notice_key(one, source): one for one in notices}


def chains(notices, source="ted"):
    """The numbers of each chain, sorted."""
    by_key = keyed(notices, source)
    found = folding.chains(by_key, dict.fromkeys(by_key, source))
    return sorted(sorted(one.id for one in group.values()) for group in found)


def fold(*notices):
    return folding.fold(keyed(notices))
