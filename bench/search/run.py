"""Search over generated opportunities: page, total and facets, mixed queries, on the database in use.

    DRAGGING_DATA=FOLDER [DRAGGING_DATABASE_URL=URL] python bench/search/run.py --rows 300000

The bank of that folder must hold real notices (`bank ingest`); their analysed texts and codes are spliced into the
wanted number of rows, 6 % of them open. Every query runs once to warm the database. "Cold" drops the posting lists
in memory before each timed run, so that a search pays for its own reading; "warm" finds them as a running server
does; "4 together" is four threads of one process, each with a connection of its own, from empty lists. The named
baseline is the reading of the same words' lists alone, in the same run.

Beside the wall time stands the processor time of the searching thread, and of its PostgreSQL server process where
that runs on this machine (Linux): on busy cores only that says what a search costs.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

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
from dragging.apps.common.expansion import expander

THREADS = 4
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


class Took(NamedTuple):
    """Milliseconds of wall and of processor time."""

    wall: float
    processor: float


def took(work: Callable[[], object]) -> Took:
    connection.ensure_connection()
    wall, processor = time.perf_counter(), _processor()
    work()
    return Took((time.perf_counter() - wall) * 1000, (_processor() - processor) * 1000)


def _processor() -> float:
    own = time.thread_time()
    if connection.vendor == "postgresql":
        with contextlib.suppress(OSError):
            spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
            return own + int(spent.split()[0]) / 1e9
    return own


def timed(asked: dict[str, str], *, cold: bool) -> Took:
    if cold:
        postings.forget()
    return took(lambda: service.search(parameters(asked), NOW))


def bare(asked: dict[str, str]) -> Took:
    terms = [Term(field, (word,)) for word in asked.get("q", "service").split() for field in ("title", "body")]
    return took(lambda: index().postings(terms, only_open=False))


def together(mixed: list[tuple[str, dict[str, str]]]) -> list[Took]:
    postings.forget()
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(lambda one: timed(one[1], cold=False), mixed * 2))


def told(name: str, times: list[Took]) -> None:
    parts = []
    for what, column in zip(Took._fields, zip(*times, strict=True), strict=True):
        ordered = sorted(column)
        p95 = ordered[int(len(ordered) * 0.95) - 1]
        parts.append(f"{what} p50 {statistics.median(ordered):7.2f}  p95 {p95:7.2f}  max {ordered[-1]:7.2f} ms")
    print(f"{name:22} n={len(times):3}  {'   '.join(parts)}")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=300_000)
    wanted = options.parse_args().rows
    chance = random.Random(2026)
    start = time.perf_counter()
    generate(wanted, chance, NOW)
    print(f"{connection.vendor}: {SearchEntry.objects.count()} rows, generated in {time.perf_counter() - start:.0f} s")
    first = took(columns.columns)
    print(f"columns into memory: {first.wall / 1000:.2f} s, {first.processor / 1000:.2f} s of processor time")
    print(
        f"words lead to the codes of {len(expander().labels.entries)} labels (`vocabulary install` brings some 9,500)"
    )
    mixed = queries(chance)
    for _, asked in mixed:
        timed(asked, cold=True)
    rounds = [
        (shape, timed(asked, cold=True), timed(asked, cold=False), bare(asked))
        for _ in range(3)
        for shape, asked in mixed
    ]
    told("all, cold", [one[1] for one in rounds])
    told("all, warm", [one[2] for one in rounds])
    told("open, cold", [one[1] for one in rounds if one[0].startswith("open")])
    told("open, warm", [one[2] for one in rounds if one[0].startswith("open")])
    told("baseline: bare count", [one[3] for one in rounds])
    told(f"{THREADS} together", together(mixed))
    for shape in dict.fromkeys(one[0] for one in rounds):
        told(shape, [one[1] for one in rounds if one[0] == shape])


if __name__ == "__main__":
    main()
