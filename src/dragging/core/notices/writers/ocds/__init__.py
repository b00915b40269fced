"""Notices as releases of the Open Contracting Data Standard 1.1 with the EU profile. What goes where: docs/ocds.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dragging.core.notices.folding.keys import reference_keys
from dragging.core.notices.model import NotANotice, Notice
from dragging.core.notices.ocds_terms import CHANGED_TAG, EXTENSIONS, PREFIX, TAG_OF_KIND, VERSION
from dragging.core.notices.writers.ocds.awards import put_awards
from dragging.core.notices.writers.ocds.parties import Parties
from dragging.core.notices.writers.ocds.tender import tender
from dragging.core.notices.writers.ocds.values import Object, day_time

PUBLISHER = {"name": "Dragging"}
FUNDER = "European Union"
_CONTINUED = {"award": "call", "direct_award": "call", "modification": "award", "completion": "award"}
_encoder = msgspec.json.Encoder(decimal_format="number")


def ocid_of(notice: Notice) -> str:
    """The ocid of a notice alone: by its procedure id, else by the one notice that it changes or follows.

    A result follows its call, a modification its award; a notice that names none of these, or several, is its own
    first one. With the whole chain at hand ask `ocid_of_chain`.
    """
    return PREFIX + (notice.procedure_id.strip() if notice.procedure_id else _number(_first_number(notice)))


def ocid_of_chain(notices: Iterable[Notice], key: str) -> str:
    """One ocid for all notices of an opportunity: by the first procedure id among them, else by its earliest key."""
    stated = next((notice for notice in notices if notice.procedure_id), None)
    return ocid_of(stated) if stated else PREFIX + _number(key.partition(":")[2])


def _first_number(notice: Notice) -> str:
    wanted = {"changed", "modified", _CONTINUED.get(notice.kind, "changed")}
    named = dict.fromkeys(one.id for one in notice.references if one.relation in wanted)
    return next(iter(named)) if len(named) == 1 else notice.id


def _number(told: str) -> str:
    """A number as the bank compares it: `2018/S 139-316766` and `00316766-2018` are one."""
    found = reference_keys("", told)
    return found[0][1:] if found else told


def release(notice: Notice, ocid: str | None = None) -> Object:
    """The release of a notice. Raises NotANotice `no_date`: a release must have one, and a notice may state none."""
    day = notice.dispatch_date or notice.publication_date
    if day is None:
        raise NotANotice("no_date")
    country = next((buyer.country for buyer in notice.buyers if buyer.country), None)
    parties = Parties(notice.language)
    buyers = [parties.buyer(buyer) for buyer in notice.buyers]
    told: Object = {
        "ocid": ocid or ocid_of(notice),
        "id": notice.id,
        "date": day_time(day),
        "tag": _tags(notice),
        "initiationType": "tender",
    }
    if notice.language:
        told["language"] = notice.language
    told["parties"] = []
    if buyers:
        told["buyer"] = buyers[0]
    told["tender"] = tender(notice, country)
    put_awards(told, notice, parties)
    if notice.eu_funds:
        parties.funder(FUNDER)
    told["parties"] = parties.every()
    if notice.references:
        told["relatedProcesses"] = [
            {"id": str(place), "relationship": [one.relation], "identifier": one.id}
            for place, one in enumerate(notice.references, 1)
        ]
    return told


def _tags(notice: Notice) -> list[str]:
    tags = TAG_OF_KIND[notice.kind]
    return [CHANGED_TAG.get(tag, tag) for tag in tags] if notice.changes else list(tags)


def head(uri: str) -> Object:
    """What a release package says before its releases."""
    return {"uri": uri, "version": VERSION, "extensions": list(EXTENSIONS), "publisher": PUBLISHER}


def package(releases: Iterable[Object], *, uri: str) -> Object:
    """A release package of releases (at least one), published on the day of the latest of them."""
    found = list(releases)
    return head(uri) | {"publishedDate": max(one["date"] for one in found), "releases": found}


def to_json(told: Any) -> bytes:
    """UTF-8 JSON without a line end; amounts are exact numbers."""
    return _encoder.encode(told)
