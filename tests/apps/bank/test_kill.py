"""The bank is killed for real, at moments of no one's choosing, and loses nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "tests" / "world"
RUN = "import dragging.apps.bank.intake as i; i.MAX_DOCUMENTS = 3; from dragging.cli.main import main; main()"


def dragging(folder: Path, *command: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        f"import sys; sys.argv[1:] = {list(command)!r}; import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'dragging.config.settings'; import django; django.setup(); {RUN}",
    ]


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DRAGGING_DATABASE_URL"}
    return kept | {"DRAGGING_DATA": str(folder), "PYTHONPATH": str(ROOT / "src"), "DRAGGING_LANGUAGE": "en"}


def counts(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "dragging.sqlite3") as bank:
        return {
            table: bank.execute(f"SELECT count(*) FROM bank_{table}").fetchone()[0]
            for table in ("document", "rendering", "notice", "opportunity", "searchentry")
        }


@pytest.mark.parametrize("rounds", [4, pytest.param(25, marks=pytest.mark.long)])
def test_nothing_is_lost_and_nothing_is_twice(tmp_path, rounds):
    ingest = dragging(tmp_path, "bank", "ingest", *map(str, sorted(SAMPLES.glob("*.xml"))), "--source", "samples")
    subprocess.run(dragging(tmp_path, "migrate"), env=environment(tmp_path), check=True, capture_output=True)
    chance = random.Random(7)
    for _ in range(rounds):
        running = subprocess.Popen(
            ingest, env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.4, 1.4))
        running.send_signal(signal.SIGKILL)
        running.wait()
    done = subprocess.run(ingest, env=environment(tmp_path), capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["new"] + told["updated"] + told["unchanged"] == 44
    assert counts(tmp_path) == {"document": 44, "rendering": 44, "notice": 44, "opportunity": 28, "searchentry": 28}
    deep = subprocess.run(
        dragging(tmp_path, "doctor", "--deep"), env=environment(tmp_path), capture_output=True, text=True, check=True
    )
    assert "Everything that is derived agrees." in deep.stdout
