"""Opportunities spliced from real ones until a bank holds the wanted number, 6 % of them open; in bulk, indexes last."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from django.db import connection, transaction

from dragging.apps.bank.entries import row_of
from dragging.apps.bank.models import Opportunity, SearchEntry, SearchState
from dragging.apps.bank.search.index import index

OPEN_SHARE = 0.06
DAY = 86_400
_BATCH = 5_000
_COLUMNS = (
    "opportunity_id, title, body, codes, country, division, kind, state_base, closes, newest, value, reserved,"
    " in_open_index, changed"
)
REAL = "^[a-z]"
"""Public ids of real opportunities begin with a letter; those of generated ones with 0."""


def generate(wanted: int, chance: random.Random, now: datetime) -> None:
    """Fill the bank in use up to `wanted` opportunities."""
    held = Opportunity.objects.count()
    if held >= wanted:
        return
    real = list(SearchEntry.objects.filter(opportunity__public_id__regex=REAL).order_by("pk"))
    told = [bytes(one) for one in Opportunity.objects.order_by("pk").values_list("summary", flat=True)]
    begin = Opportunity.objects.latest("pk").pk + 1
    version = SearchState.objects.get(pk=1).version + 1
    with transaction.atomic():
        index().drop()
        for start in range(begin, begin + wanted - held, _BATCH):
            rows = [
                _row(pk, real, chance, int(now.timestamp()), version)
                for pk in range(start, min(start + _BATCH, begin + wanted - held))
            ]
            shown = (_opportunity(row, told, chance) for row in rows)
            _write("bank_opportunity", "id, public_id, folded, summary", shown)
            _write("bank_searchentry", _COLUMNS, iter(rows))
        SearchState.objects.filter(pk=1).update(version=version, rebuilt=version, open_from=int(now.timestamp()))
    index().create()
    if connection.vendor == "sqlite":
        _fill_sqlite()
    else:
        _fill_postgresql()
    index().optimise()


def _row(pk: int, real: list[SearchEntry], chance: random.Random, now: int, version: int) -> tuple[object, ...]:
    text, codes, body = chance.choice(real), chance.choice(real), chance.choice(real)
    is_open = chance.random() < OPEN_SHARE
    closes = now + chance.randint(1, 90) * DAY if is_open else now - chance.randint(1, 2_000) * DAY
    kind, base = ("call", "open") if is_open else (codes.kind, codes.state_base)
    newest = 738_000 + chance.randint(0, 2_000)
    return (
        pk, text.title, body.body, codes.codes, codes.country, codes.division, kind, base, closes, newest,
        codes.value, codes.reserved, is_open, version,
    )  # fmt: skip


def _opportunity(row: tuple[object, ...], told: list[bytes], chance: random.Random) -> tuple[object, ...]:
    """What the list shows of a row: of some real one, under an id and with a deadline of its own."""
    public_id, closes = f"0{row[0]:011d}", datetime.fromtimestamp(int(str(row[8])), UTC)
    summary = msgspec.json.decode(chance.choice(told))
    summary |= {"id": public_id, "deadline": closes.isoformat()}
    return row[0], public_id, b"", msgspec.json.encode(summary)


def _write(table: str, columns: str, rows: Iterator[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns.split(",")))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _fill_sqlite() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bank_search_all(bank_search_all) VALUES ('rebuild')")
        cursor.execute(
            "INSERT INTO bank_search_open(rowid, title, body, codes)"
            " SELECT opportunity_id, title, body, codes FROM bank_searchentry WHERE in_open_index"
        )


def _fill_postgresql() -> None:
    """Rows first, the index over them afterwards."""
    last = 0
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX bank_search_all_terms, bank_search_open_terms")
    entries = SearchEntry.objects.order_by("pk")
    while part := list(entries.filter(pk__gt=last)[:_BATCH]):
        index().add([row_of(entry) for entry in part])
        last = part[-1].pk
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
    index().create()
