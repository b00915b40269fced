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

from django.db import connection

from generate import REAL, generate

from dragging.apps.bank.models import SearchEntry
from dragging.apps.bank.search import columns, postings, service
from dragging.apps.bank.search.index import index
from dragging.apps.bank.search.parameters import parameters
from dragging.apps.bank.search.types import Term

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def queries(chance: random.Random) -> list[tuple[str, dict[str, str]]]:
    """200 searches of mixed shapes over words and codes that occur, rare and common alike."""
    real = list(SearchEntry.objects.filter(opportunity__public_id__regex=REAL)[:3000])
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
    generate(wanted, chance, NOW)
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
