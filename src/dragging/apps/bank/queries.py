"""Reads of single things. None stands for what is not there."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import NamedTuple

import msgspec
from django.db.models import F

from dragging.apps.bank import chains, sources, summaries
from dragging.apps.bank.models import Award, Notice, Opportunity, Party, Rendering, Source
from dragging.apps.bank.parties import Named
from dragging.apps.bank.search import columns
from dragging.core.notices import folding, model

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


class Member(NamedTuple):
    """One notice of an opportunity: the source it came from and what it says."""

    source: Source
    notice: model.Notice


class Whole(NamedTuple):
    """An opportunity with its notices, oldest first, and the public ids of its parties by `party_key`."""

    id: str
    folded: folding.Opportunity
    members: tuple[Member, ...]
    parties: dict[str, str]


def version() -> int:
    """The number of the last change to the bank; 0 before the first."""
    return columns.state()[0]


def whole(public_id: str) -> Whole | None:
    """Everything that a page shows of the opportunity under this id, or under one once given; three reads."""
    row = (
        Opportunity.objects.filter(public_id=public_id).first()
        or Opportunity.objects.filter(notices__address=public_id).first()
    )
    if row is None:
        return None
    folded = msgspec.json.decode(zlib.decompress(bytes(row.folded)), type=folding.Opportunity)
    current = Rendering.objects.filter(notice__opportunity=row, notice__current=F("pk")).select_related("notice__source")
    by_key = {one.notice.key: Member(one.notice.source, chains.notice_of(one)) for one in current}
    members = tuple(by_key[step.key] for step in folded.timeline if step.key in by_key)
    chain = chains.Chain(folded, {})
    named = [*chain.buyers(), *(one for award in folded.awards for one in chain.winners(award))]
    parties = dict(Party.objects.filter(key__in={one.key for one in named}).values_list("key", "public_id"))
    return Whole(row.public_id, folded, members, parties)


def party_key(party: model.Buyer | model.Winner) -> str | None:
    """The key under which a buyer or winner of an opportunity stands in `Whole.parties`; None without a name."""
    name = party.name if isinstance(party, model.Winner) else next(iter(party.name.values()), "")
    return Named(party.country or "", name, party.identifiers, "").key if name else None


class Known(NamedTuple):
    id: str
    name: str
    country: str
    identifiers: tuple[str, ...]


def party(public_id: str) -> Known | None:
    """A buyer or winner by its public id."""
    row = Party.objects.filter(public_id=public_id).first()
    if row is None:
        return None
    return Known(row.public_id, row.name, row.country, tuple(sorted(row.identifiers.values_list("value", flat=True))))


def party_name(public_id: str) -> str | None:
    return Party.objects.filter(public_id=public_id).values_list("name", flat=True).first()


class Standing(NamedTuple):
    """A notice and the opportunity that it belongs to."""

    notice: model.Notice
    whole: Whole


def standing(source: str, number: str) -> Standing | None:
    """The notice under the number that its source gave it, with all that belongs to it."""
    key = folding.number_key(source, number)
    row = Notice.objects.filter(key=key, current__isnull=False, opportunity__isnull=False)
    found = row.select_related("current", "opportunity").first()
    held = whole(found.opportunity.public_id) if found else None
    return Standing(chains.notice_of(found.current), held) if held else None


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
        "latest": [summaries.public(msgspec.json.decode(bytes(row))) for row in bought.values_list("summary", flat=True)[:LATEST]],
    }
    return msgspec.json.encode(told)


def notice_address(member: Member, language: str) -> str:
    """Where the source shows the notice to people; empty where it is not known."""
    return sources.notice_address(member.source.name, member.notice.id, language)


def won_by(public_id: str) -> int:
    """How many results name this party as a winner."""
    return Award.objects.filter(winners__public_id=public_id).count()
