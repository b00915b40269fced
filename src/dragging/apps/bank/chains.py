"""Opportunities folded anew from every notice that belongs with changed ones, and their rows written."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec
from django.db import connection

from dragging.apps.bank import entries, summaries
from dragging.apps.bank.models import Award, Link, Lot, Notice, Opportunity, Purchase, Rendering
from dragging.apps.bank.parties import Named, keep_parties
from dragging.apps.bank.parts import parts
from dragging.core.notices import folding, model

_encoder = msgspec.json.Encoder()


class Chain(msgspec.Struct, frozen=True):
    """One opportunity with the keys of its notices and its parties."""

    folded: folding.Opportunity
    members: Mapping[str, model.Notice]

    @property
    def day(self) -> str:
        return max((str(step.date) for step in self.folded.timeline if step.date), default="")

    def buyers(self) -> list[Named]:
        named = []
        for buyer in self.folded.buyers:
            name = next(iter(buyer.name.values()), "")
            if name:
                named.append(Named(buyer.country or "", name, buyer.identifiers, self.day))
        return named

    def winners(self, award: model.Award) -> list[Named]:
        return [Named(one.country or "", one.name, one.identifiers, self.day) for one in award.winners if one.name]


def notice_of(rendering: Rendering) -> model.Notice:
    """The notice that a rendering holds."""
    return model.from_json(zlib.decompress(bytes(rendering.record)))


def refold(touched: Mapping[str, model.Notice], *, version: int) -> None:
    """Fold the opportunities of these notices (by key) and of all that hang together with them."""
    rows, former = _closure(touched)
    loaded = dict(touched)
    missing = [row for key, row in rows.items() if key not in loaded]
    for part in parts(missing):
        current = Rendering.objects.filter(pk__in=[row.current_id for row in part]).select_related("notice")
        loaded |= {one.notice.key: notice_of(one) for one in current}
    sources = {key: row.source_id for key, row in rows.items()}
    folded = [
        Chain(folding.fold(members), members)
        for members in folding.chains({key: loaded[key] for key in sorted(rows)}, sources)
    ]
    _write(folded, rows, former, version)


def _closure(touched: Collection[str]) -> tuple[dict[str, Notice], set[int]]:
    """Every notice that shares a link with these, however far, or an opportunity; and those opportunities' ids."""
    rows: dict[str, Notice] = {}
    opportunities: set[int] = set()
    frontier = {row.pk: row for part in parts(list(touched)) for row in Notice.objects.filter(key__in=part)}
    while frontier:
        rows |= {row.key: row for row in frontier.values()}
        joined = {row.opportunity_id for row in frontier.values() if row.opportunity_id} - opportunities
        opportunities |= joined
        known = {row.pk for row in rows.values()}
        near = {pk for part in parts(list(frontier)) for pk in _neighbours(part)}
        for part in parts(list(joined)):
            near |= set(Notice.objects.filter(opportunity__in=part).values_list("pk", flat=True))
        frontier = {
            row.pk: row
            for part in parts(list(near - known))
            for row in Notice.objects.filter(pk__in=part, current__isnull=False)
        }
    return rows, opportunities


def _neighbours(ids: Sequence[int]) -> set[int]:
    keys = Link.objects.filter(notice__in=ids).values("key")
    return set(Link.objects.filter(key__in=keys).values_list("notice_id", flat=True))


def _write(folded: Sequence[Chain], rows: Mapping[str, Notice], former: set[int], version: int) -> None:
    known = {one.public_id: one for part in parts(list(former)) for one in Opportunity.objects.filter(pk__in=part)}
    packed = {chain.folded.id: zlib.compress(_encoder.encode(chain.folded), 1) for chain in folded}
    changed = [chain for chain in folded if _differs(known.get(chain.folded.id), packed[chain.folded.id])]
    gone = [one.pk for public_id, one in known.items() if public_id not in packed]
    made = {
        one.public_id: one
        for one in Opportunity.objects.bulk_create(
            Opportunity(
                public_id=chain.folded.id, folded=packed[chain.folded.id], summary=summaries.summary(chain.folded)
            )
            for chain in changed
            if chain.folded.id not in known
        )
    }
    renewed = [chain for chain in changed if chain.folded.id in known]
    for chain in renewed:
        row = known[chain.folded.id]
        row.folded, row.summary = packed[chain.folded.id], summaries.summary(chain.folded)
        row.save(update_fields=["folded", "summary"])
    placed = {chain.folded.id: (made.get(chain.folded.id) or known[chain.folded.id]).pk for chain in folded}
    _assign(folded, rows, placed)
    _drop_details([known[chain.folded.id].pk for chain in renewed])
    parties = _write_details(changed, placed)
    buyers = {chain.folded.id: [parties[one.key].public_id for one in chain.buyers()] for chain in changed}
    sources = {chain.folded.id: {rows[key].source_id for key in chain.members} for chain in changed}
    entries.replace(
        [(placed[one.folded.id], one.folded, buyers[one.folded.id], sources[one.folded.id]) for one in changed],
        gone=gone,
        version=version,
    )
    _drop(gone)


def remove(ids: Sequence[int], *, version: int) -> None:
    """Take opportunities (row ids) that no notice hangs on any more out of the bank and its search."""
    entries.replace([], gone=ids, version=version)
    _drop(ids)


def _drop(ids: Sequence[int]) -> None:
    _drop_details(ids)
    for part in parts(ids):
        Opportunity.objects.filter(pk__in=part).delete()


def _differs(row: Opportunity | None, packed: bytes) -> bool:
    return row is None or bytes(row.folded) != packed


def _assign(folded: Sequence[Chain], rows: Mapping[str, Notice], placed: Mapping[str, int]) -> None:
    moves = [
        (placed[chain.folded.id], rows[key].pk)
        for chain in folded
        for key in chain.members
        if rows[key].opportunity_id != placed[chain.folded.id]
    ]
    if moves:
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE bank_notice SET opportunity_id = %s WHERE id = %s", moves)


def _drop_details(ids: Sequence[int]) -> None:
    for part in parts(ids):
        Award.winners.through.objects.filter(award__opportunity__in=part).delete()
        for table in (Award, Lot, Purchase):
            rows = table.objects.filter(opportunity__in=part)
            rows._raw_delete(rows.db)


def _write_details(changed: Sequence[Chain], placed: Mapping[str, int]) -> Mapping[str, object]:
    named = [one for chain in changed for one in chain.buyers()]
    named += [one for chain in changed for award in chain.folded.awards for one in chain.winners(award)]
    parties = keep_parties(named)
    Purchase.objects.bulk_create(
        Purchase(opportunity_id=placed[chain.folded.id], buyer=parties[key])
        for chain in changed
        for key in dict.fromkeys(one.key for one in chain.buyers())
    )
    Lot.objects.bulk_create(lot for chain in changed for lot in _lots(chain, placed[chain.folded.id]))
    awards = [
        (_award(placed[chain.folded.id], place, award), [one.key for one in chain.winners(award)])
        for chain in changed
        for place, award in enumerate(chain.folded.awards)
    ]
    Award.objects.bulk_create([row for row, _ in awards])
    through = Award.winners.through
    through.objects.bulk_create(
        through(award_id=row.pk, party_id=parties[key].pk) for row, keys in awards for key in dict.fromkeys(keys)
    )
    return parties


def _lots(chain: Chain, row_id: int) -> Iterator[Lot]:
    for place, lot in enumerate(chain.folded.lots):
        yield Lot(
            opportunity_id=row_id,
            position=place,
            number=lot.id,
            kind=lot.kind,
            cpv_main=lot.cpv_main or "",
            reserved=",".join(lot.reserved),
            deadline=lot.deadline or "",
        )


def _award(row_id: int, place: int, award: model.Award) -> Award:
    amount = award.value.amount if award.value else None
    return Award(
        opportunity_id=row_id,
        position=place,
        number=award.id or "",
        outcome=award.outcome,
        amount=None if amount is None else round(Decimal(amount), 8),
        currency=(award.value.currency or "")[:3] if award.value else "",
        tenders_received=award.tenders_received,
        date=award.date,
    )
