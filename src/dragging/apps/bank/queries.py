"""Reads of single things. None stands for what is not there."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import NamedTuple

import msgspec

from dragging.apps.bank.models import Notice, Opportunity, Party
from dragging.core.notices import folding

LATEST = 25


class Found(NamedTuple):
    id: str
    json: bytes


def opportunity(public_id: str, moment: datetime) -> Found | None:
    """The opportunity under this id, or the one that an id once given leads to; `state` is as of `moment`, on the
    buyer's clock where it has no zone.
    """
    row = Opportunity.objects.filter(public_id=public_id).first()
    if row is None:
        row = Opportunity.objects.filter(notices__address=public_id).first()
    if row is None:
        return None
    packed = zlib.decompress(bytes(row.folded))
    folded = msgspec.json.decode(packed, type=folding.Opportunity)
    told = {"state": folding.state_at(folded, moment)} | msgspec.json.decode(packed)
    told["sources"] = _sources(row)
    return Found(row.public_id, msgspec.json.encode(told))


def _sources(row: Opportunity) -> list[dict[str, str]]:
    named = {notice.source for notice in row.notices.select_related("source")}
    return [
        {"name": one.name, "licence": one.licence, "attribution": one.attribution, "url": one.url}
        for one in sorted(named, key=lambda one: one.name)
    ]


def notice_record(source: str, number: str) -> bytes | None:
    """The record of a notice by the number that its source gave it, leading zeros or not."""
    key = folding.number_key(source, number)
    row = Notice.objects.filter(key=key, current__isnull=False).select_related("current").first()
    return zlib.decompress(bytes(row.current.record)) if row else None


def buyer(public_id: str) -> bytes | None:
    """A party with its numbers, how much it bought, and the latest of it, as JSON."""
    party = Party.objects.filter(public_id=public_id).first()
    if party is None:
        return None
    bought = Opportunity.objects.filter(purchases__buyer=party).order_by("-search_entry__newest", "-pk")
    told = {
        "id": party.public_id,
        "name": party.name,
        "country": party.country or None,
        "identifiers": sorted(party.identifiers.values_list("value", flat=True)),
        "opportunities": bought.count(),
        "latest": [msgspec.json.decode(bytes(row)) for row in bought.values_list("summary", flat=True)[:LATEST]],
    }
    return msgspec.json.encode(told)
