"""The command as its user meets it: what it says, and how it ends."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import date

import pytest

from dragging.apps.common.queries import demo_world
from dragging.cli import database, main
from dragging.cli.demo import command, filling


def dragging(tmp_path, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "dragging", *arguments], capture_output=True, check=False, text=True,
        env={"DRAGGING_DATA": str(tmp_path), "PYTHONPATH": "src", "PATH": "/usr/bin", **environment},
    )  # fmt: skip


@pytest.fixture
def demo(db, monkeypatch):
    """The command on the test's own database, with a world of one round and no look at the net."""
    monkeypatch.setenv("DRAGGING_LANGUAGE", "en")
    monkeypatch.setattr(database, "prepare", lambda: None)
    monkeypatch.setattr(command, "try_official", lambda **_: True)
    complete = filling.fill
    monkeypatch.setattr(filling, "fill", lambda *given, **named: complete(*given, **named, rounds=1))
    return lambda *arguments: main.run(["demo", "--no-serve", *arguments])


def test_first_start_fills_and_says_the_day(demo, capsys):
    assert demo("--as-of", "2026-11-24") == 0
    told = capsys.readouterr().err.splitlines()
    assert told[:3] == [
        "Filling with invented notices; this takes less than a minute.",
        "Invented world of 2026-11-24: 117 notices, all fictitious. To renew it for today: ./run demo --refill",
        "Accounts of the demonstration, with passwords of this installation only:",
    ]
    assert [line.split()[0] for line in told[3:5]] == ["manager@example.org", "member@example.org"]
    assert len(told) == 12


def test_second_start_says_the_day_it_was_filled_for(demo, capsys):
    demo("--as-of", "2025-05-06")
    capsys.readouterr()
    assert demo() == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "Invented world of 2025-05-06: 117 notices, all fictitious. To renew it for today: ./run demo --refill"
    assert len(told) == 11


def test_refill_is_for_today(demo):
    demo("--as-of", "2025-05-06")
    assert demo("--refill") == 0
    assert demo_world().day > date(2025, 5, 6)


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2099-01-01"])
def test_a_day_that_cannot_be_is_wrong_usage(demo, capsys, day):
    assert demo("--as-of", day) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert demo_world() is None


def test_a_port_in_use_is_told_before_anything_is_filled(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = dragging(tmp_path, "demo", "--port", port, DRAGGING_LANGUAGE="es")
    assert done.returncode == 1
    assert done.stderr.startswith(f"No se puede escuchar en 127.0.0.1:{port}")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "dragging.sqlite3").exists()
