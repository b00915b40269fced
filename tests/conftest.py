"""Fixtures for all: where the real data is, and a bank whose memory is empty."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

# Machines are shared: how long an example takes says nothing. The same examples everywhere; DRAGGING_CHANCE=1 tries new ones.
settings.register_profile("suite", deadline=None, derandomize=os.environ.get("DRAGGING_CHANCE") != "1")
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "world"
MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def pytest_sessionstart(session: pytest.Session) -> None:
    """The files of the pages, gathered once before the processes of the suite begin."""
    if not hasattr(session.config, "workerinput"):
        from dragging.config.statics import gather

        gather()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real notices; its absence is said, not hidden."""
    folder = Path(os.environ.get("DRAGGING_SHARED") or ROOT.parent / "shared")
    if not (folder / "data" / "index.csv").is_file():
        pytest.skip("no real notices: set DRAGGING_SHARED to the folder that holds data/index.csv")
    return folder


@pytest.fixture(autouse=True)
def _empty_memory() -> None:
    """Each test has a database of its own under one name: what the process remembers of the last one must go."""
    from dragging.apps.bank import buyers, coverage
    from dragging.apps.bank.search import columns, postings
    from dragging.apps.organisations.directory import index as directory
    from dragging.web.bank import keeping

    buyers.forget()
    coverage.forget()
    columns.forget()
    postings.forget()
    keeping.forget()
    directory.forget()


@pytest.fixture
def moment() -> datetime:
    return MOMENT


@pytest.fixture
def samples(db) -> Path:
    """A bank that holds the invented samples."""
    from dragging.apps.bank import intake
    from dragging.core.notices.archive import documents

    refused: list[object] = []
    paths = [str(path) for path in sorted(SAMPLES.glob("*.xml"))]
    intake.ingest(documents(paths), source="samples", moment=MOMENT, refuse=refused.append)
    assert refused == []
    return SAMPLES
