"""Search over generated opportunities: page, total and facets, mixed queries, on the database in use.

    DRAGGING_DATA=FOLDER [DRAGGING_DATABASE_URL=URL] python bench/search/run.py --rows 300000

The bank of that folder must hold real notices (`bank ingest`); their analysed texts and codes are spliced into the
wanted number of rows, 6 % of them open. Every query runs once to warm the database. "Cold" drops the posting lists
in memory before each timed run, so that a search pays for its own reading; "warm" finds them as a running server
does. The named baseline is the reading of the same words' lists alone, in the same run.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from datetime import UTC, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dragging.config.settings")
import django

django.setup()

from django.db import connection, transaction

from dragging.apps.bank.models import Opportunity, SearchEntry, SearchState
from dragging.apps.bank.search import columns, postings, service
from dragging.apps.bank.entries import row_of
from dragging.apps.bank.search.index import index
from dragging.apps.bank.search.parameters import parameters
from dragging.apps.bank.search.types import Term

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def generate(wanted: int, chance: random.Random) -> None:
    """Splice the real entries until there are `wanted` rows."""
    real = list(SearchEntry.objects.filter(opportunity__public_id__regex="^[a-z]"))
    held = SearchEntry.objects.count()
    now = int(NOW.timestamp())
    summary = bytes(Opportunity.objects.first().summary)
    if connection.vendor == "postgresql" and held < wanted:
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX bank_search_all_terms, bank_search_open_terms")
    while held < wanted:
        size = min(5_000, wanted - held)
        with transaction.atomic():
            made = Opportunity.objects.bulk_create(
                [Opportunity(public_id=f"0{held + n:011d}", folded=b"", summary=summary) for n in range(size)],
                batch_size=500,
            )
            rows = []
            for one in made:
                text, codes = chance.choice(real), chance.choice(real)
                is_open = chance.random() < 0.06
                rows.append(SearchEntry(
                    opportunity_id=one.pk, title=text.title, body=chance.choice(real).body, codes=codes.codes, country=codes.country,
                    division=codes.division, kind="call" if is_open else codes.kind, state_base="open" if is_open else codes.state_base,
                    closes=now + chance.randint(1, 90) * 86_400 if is_open else now - chance.randint(1, 2_000) * 86_400,
                    newest=738_000 + chance.randint(0, 2_000), value=codes.value, reserved=codes.reserved, in_open_index=is_open,
                    changed=SearchState.objects.get(pk=1).version + 1,
                ))  # fmt: skip
            SearchEntry.objects.bulk_create(rows, batch_size=500)
            index().add([row_of(row) for row in rows])
            SearchState.objects.filter(pk=1).update(version=rows[0].changed, open_from=now)
        held += size
        print(f"\r{held}", end="", flush=True)
    index().create()
    index().optimise()
    print()


def queries(chance: random.Random) -> list[tuple[str, dict[str, str]]]:
    """200 searches of mixed shapes over words and codes that occur, rare and common alike."""
    real = list(SearchEntry.objects.filter(opportunity__public_id__regex="^[a-z]")[:3000])
    made = []
    for number in range(200):
        entry = chance.choice(real)
        words = [word for word in entry.title.split() if word.isalpha() and len(word) > 3] or ["service"]
        word, second = chance.choice(words), chance.choice(words)
        shapes = [
            ("open word", {"q": word, "state": "open"}),
            (
                "open word cpv nuts",
                {"q": word, "state": "open", "cpv": entry.division or "85", "nuts": entry.country or "ES"},
            ),
            (
                "open cpv country",
                {"state": "open", "cpv": entry.division or "85", "nuts": entry.country or "ES", "sort": "deadline"},
            ),
            ("open default", {"state": "open"}),
            ("two words", {"q": f"{word} {second}"}),
            ("word", {"q": word}),
            ("word cpv", {"q": word, "cpv": entry.division or "85"}),
            ("cpv nuts", {"cpv": entry.division or "85", "nuts": entry.country or "ES", "sort": "newest"}),
        ]
        made.append(shapes[number % len(shapes)])
    return made


def timed(asked: dict[str, str], *, cold: bool) -> float:
    if cold:
        postings.forget()
    start = time.perf_counter()
    service.search(parameters(asked), NOW)
    return (time.perf_counter() - start) * 1000


def bare(asked: dict[str, str]) -> float:
    start = time.perf_counter()
    terms = [Term(field, (word,)) for word in asked.get("q", "service").split() for field in ("title", "body")]
    index().postings(terms, only_open=False)
    return (time.perf_counter() - start) * 1000


def told(name: str, times: list[float]) -> None:
    ordered = sorted(times)
    print(
        f"{name:22} n={len(times):3}  p50 {statistics.median(ordered):7.2f} ms  p95 {ordered[int(len(ordered) * 0.95) - 1]:7.2f} ms  max {ordered[-1]:7.2f} ms"
    )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=300_000)
    wanted = options.parse_args().rows
    chance = random.Random(2026)
    start = time.perf_counter()
    generate(wanted, chance)
    print(f"{connection.vendor}: {SearchEntry.objects.count()} rows, generated in {time.perf_counter() - start:.0f} s")
    start = time.perf_counter()
    columns.columns()
    print(f"columns into memory: {time.perf_counter() - start:.2f} s")
    mixed = queries(chance)
    for _, asked in mixed:
        timed(asked, cold=True)
    rounds = [
        (shape, timed(asked, cold=True), timed(asked, cold=False), bare(asked)) for _ in range(3) for shape, asked in mixed
    ]
    told("all, cold", [one[1] for one in rounds])
    told("all, warm", [one[2] for one in rounds])
    told("open, cold", [one[1] for one in rounds if one[0].startswith("open")])
    told("open, warm", [one[2] for one in rounds if one[0].startswith("open")])
    told("baseline: bare count", [one[3] for one in rounds])
    for shape in dict.fromkeys(one[0] for one in rounds):
        told(shape, [one[1] for one in rounds if one[0] == shape])


if __name__ == "__main__":
    main()
