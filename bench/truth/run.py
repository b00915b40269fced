"""Recall of the bank's search on the labelled queries.

    python bench/truth/run.py [DATABASE-FOLDER]

Fills a bank from ted-legacy, ted-legacy-2011 and eforms-published (DRAGGING_SHARED or ../shared), installs the
vocabulary, answers every query through `bank search --batch` and hands the ranks to the truth set's own score.py.
The baseline is plain SQLite FTS5, whose figures stand in the truth set's README. Beside them our own queries
(`own.py`), so that what is made better on one set shows on the other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import own

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("DRAGGING_SHARED") or ROOT.parent / "shared")
ARCHIVES = ("ted-legacy", "ted-legacy-2011", "eforms-published")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="dragging-truth-"))
    environment = os.environ | {"DRAGGING_DATA": str(folder), "PYTHONPATH": str(ROOT / "src")}

    def dragging(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "dragging", *command],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 3):
            sys.exit(done.stderr)
        return done.stdout

    if not (folder / "vocabulary" / "labels.npz").is_file():
        dragging("vocabulary", "install", "--from", str(next((SHARED / "data" / "eforms-sdk").glob("*.tar.gz"))))
    if not (folder / "dragging.sqlite3").is_file():
        print(dragging("bank", "ingest", *(str(SHARED / "data" / f"{name}.tar.gz") for name in ARCHIVES)).strip())
    queries = [
        json.loads(line) for line in (SHARED / "truth" / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    ranks = folder / "ranks.jsonl"

    def batch(asked: list[dict[str, object]]) -> list[dict]:
        file = folder / "queries.jsonl"
        file.write_text(own.lines(asked), encoding="utf-8")
        return [json.loads(line) for line in dragging("bank", "search", "--batch", str(file)).splitlines()]

    answers = batch([{"id": one["id"], "text": one["query"], "lang": one["language"], "limit": 40} for one in queries])
    ranks.write_text(
        "".join(
            json.dumps({"query": one["id"], "ids": [number for row in one["results"] for number in row["notices"]]})
            + "\n"
            for one in answers
        ),
        encoding="utf-8",
    )
    score = [
        sys.executable,
        str(SHARED / "truth" / "score.py"),
        str(SHARED / "truth"),
        "--ranks",
        str(ranks),
        "--index",
        str(SHARED / "data" / "index.csv"),
    ]
    print(subprocess.run(score, capture_output=True, text=True, check=False).stdout)
    print(json.dumps({"own queries": own.figures(batch)}, indent=1))


if __name__ == "__main__":
    main()
