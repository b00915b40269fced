"""How dear keeping is, by its parts, set against a bare lxml parse of the same documents in the same run.

    [DRAGGING_DATABASE_URL=postgresql://...] python bench/keeping/run.py [--every N] [--rounds N]

Each round takes the real notices into an empty bank by `intake.ingest`: on SQLite a file of its own, on PostgreSQL a
database beside the one named, both removed afterwards. The first round also pays for what a process makes once (lemmas,
tables). Processor time of this process in seconds, each part without the parts inside it; on PostgreSQL the server's part
shows in the wall time only. The notices are found by DRAGGING_SHARED, else in `../shared` beside the project.
"""

from __future__ import annotations

import argparse
import functools
import os
import statistics
import sys
import tempfile
import time
import zlib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))
SHARED = Path(os.environ.get("DRAGGING_SHARED") or ROOT.parent / "shared") / "data"
NAMES = ["ted-legacy", "ted-legacy-2011", "eforms-published", "eforms-doffin-no", "eforms-converted"]
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BUDGET = 25

_folder = tempfile.TemporaryDirectory()
os.environ["DRAGGING_DATA"] = _folder.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dragging.config.settings")
import django

django.setup()

from django.db import connection
from lxml import etree

from dragging.apps.bank import chains, entries, intake, operations
from dragging.apps.bank.search.index import index
from dragging.core.notices import folding, model
from dragging.core.notices.archive import Document, documents

_running: list[str] = []
_spent: Counter[str] = Counter()
_since = 0.0


def _switch() -> None:
    """Book the time since the last switch on the innermost part under way."""
    global _since
    now = time.process_time()
    _spent[_running[-1]] += now - _since
    _since = now


def _booked(part: str, work):
    @functools.wraps(work)
    def measured(*given, **named):
        if not _running:
            return work(*given, **named)
        _switch()
        _running.append(part)
        try:
            return work(*given, **named)
        finally:
            _switch()
            _running.pop()

    return measured


def measure() -> None:
    """Put a clock around each part, where it is called from."""
    for part, place, name in (
        ("read", intake, "read_document"),
        ("compress", zlib, "compress"),
        ("records as JSON", model, "to_json"),
        ("fold", folding, "fold"),
        ("fold", folding, "chains"),
        ("analyse", entries, "entry_of"),
        ("index", index(), "add"),
        ("index", index(), "remove"),
        ("words", entries, "keep_words"),
        ("parties", chains, "keep_parties"),
        ("links", operations, "_write_links"),
        ("commit", connection, "_commit"),
    ):
        setattr(place, name, _booked(part, getattr(place, name)))


def held(every: int) -> list[Document]:
    found = documents([str(SHARED / f"{name}.tar.gz") for name in NAMES])
    return [item for number, item in enumerate(found) if number % every == 0 and isinstance(item, Document)]


def bare(items: list[Document]) -> float:
    start = time.process_time()
    for item in items:
        etree.fromstring(item.data)
    return time.process_time() - start


def whole(items: list[Document]) -> tuple[float, float, Counter[str]]:
    """Wall and processor seconds of one ingest into an empty bank, and the latter by parts."""
    global _since
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.ensure_connection()
    _spent.clear()
    _running.append("rows")
    start, _since = time.perf_counter(), time.process_time()
    intake.ingest(items, source=None, moment=NOW, refuse=lambda _: None)
    _switch()
    _running.clear()
    wall = time.perf_counter() - start
    connection.creation.destroy_test_db(_name, verbosity=0)
    return wall, _spent.total(), _spent.copy()


_name = connection.settings_dict["NAME"]


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--rounds", type=int, default=3)
    chosen = asked.parse_args()
    if not (SHARED / "ted-legacy.tar.gz").is_file():
        sys.exit("no real notices: set DRAGGING_SHARED to the folder that holds data/")
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(Path(_folder.name) / "kept.sqlite3")
    items = held(chosen.every)
    measure()
    bare(items[:50])
    rounds = [(bare(items), *whole(items)) for _ in range(chosen.rounds)]
    for number, (parse, wall, total, _) in enumerate(rounds, 1):
        print(
            f"{connection.vendor}, round {number}: {len(items)} documents, bare parse {parse:.2f} s, kept in {total:.2f} s of"
            f" processor time = {total / parse:.1f} x (budget {BUDGET} x on SQLite); {wall:.1f} s of wall time,"
            f" {len(items) / wall:.0f} documents/s"
        )
    print("by parts, median of the rounds, x bare parse and ms a document:")
    for part in sorted(rounds[-1][3], key=lambda part: -rounds[-1][3][part]):
        times = statistics.median(spent[part] / parse for parse, _, _, spent in rounds)
        each = statistics.median(spent[part] / len(items) * 1000 for *_, spent in rounds)
        print(f"  {part:16} {times:5.2f} x  {each:6.3f} ms")


if __name__ == "__main__":
    main()
