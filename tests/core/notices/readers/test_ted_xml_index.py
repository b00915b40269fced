"""The reader against the index that the people who drew the samples made of them: every 10th notice."""

import csv
import os
import tarfile
from pathlib import Path

import pytest

from dragging.core.notices.model import Notice
from dragging.core.notices.reading import read_document

_SHARED = Path(os.environ.get("DRAGGING_SHARED") or Path(__file__).parents[5] / "shared")
_GROUPS = ("ted-legacy", "ted-legacy-2011")
_NATURE = {"1": "works", "2": "supplies", "4": "services"}
_RESERVED = {
    "RESTRICTED_SHELTERED_WORKSHOP": "art20_participation",
    "RESTRICTED_SHELTERED_PROGRAM": "art20_execution",
    "RESERVED_ORGANISATIONS_SERVICE_MISSION": "art77",
}
_LEAST_AGREEMENT = 0.995


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, str], Notice]]:
    index = _SHARED / "data" / "index.csv"
    if not index.is_file():
        pytest.skip(f"no index of the samples at {index}: set DRAGGING_SHARED")
    with index.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"] in _GROUPS]
    found: list[tuple[dict[str, str], Notice]] = []
    for group in _GROUPS:
        wanted = {row["file"]: row for row in rows[::10] if row["group"] == group}
        archives = sorted((_SHARED / "data").rglob(f"{group}.tar.gz"))
        if not archives:
            pytest.skip(f"no archive {group}.tar.gz below {_SHARED / 'data'}")
        with tarfile.open(archives[0]) as archive:
            for member in archive:
                row = wanted.get(Path(member.name).name)
                content = archive.extractfile(member) if row else None
                if row and content:
                    found.append((row, read_document(content.read(), file=row["file"])[0]))
    return found


def _told(row: dict[str, str], column: str) -> object:
    written = row[column]
    return {
        "country": lambda: {"UK": "GB", "EL": "GR"}.get(written, written),
        "lang": lambda: written.lower().split()[0],
        "nature": lambda: _NATURE.get(written),
        "reserved": lambda: tuple(sorted(_RESERVED[one] for one in written.split("+") if one)),
        "lots": lambda: int(written),
        "winners": lambda: int(written),
    }.get(column, lambda: written)()


def _read(notice: Notice, column: str) -> object:
    return {
        "id": lambda: notice.id,
        "date": lambda: str(notice.publication_date),
        "country": lambda: notice.buyers[0].country,
        "lang": lambda: notice.language,
        "form": lambda: notice.form,
        "reserved": lambda: notice.reserved,
        "cpv": lambda: notice.cpv_main,
        "nature": lambda: notice.nature,
        "schema": lambda: notice.source.version,
        "lots": lambda: len(notice.lots),
        "winners": lambda: sum(len(award.winners) for award in notice.awards),
    }[column]()


@pytest.mark.parametrize(
    "column", ["id", "date", "country", "lang", "form", "reserved", "cpv", "nature", "schema", "lots", "winners"]
)
def test_column_of_the_index_is_read(pairs: list[tuple[dict[str, str], Notice]], column: str) -> None:
    # The index names the empty box of R2.0.8 as if it were a reservation, and counts no lots in R2.0.7 awards.
    asked = [
        pair for pair in pairs if pair[0]["reserved"] != "RESERVED_CONTRACTS" and (column != "lots" or pair[0]["lots"])
    ]
    differing = [row["file"] for row, notice in asked if _told(row, column) != _read(notice, column)]
    assert len(asked) > 200
    assert 1 - len(differing) / len(asked) >= (0.99 if column == "winners" else _LEAST_AGREEMENT), differing
