"""The reader against the index that the people who drew the samples made of them: every notice, every exception named."""

import csv
import os
import tarfile
from pathlib import Path

import pytest

from dragging.core.notices.model import Notice
from dragging.core.notices.reading import read_document

_SHARED = Path(os.environ.get("DRAGGING_SHARED") or Path(__file__).parents[5] / "shared")
_GROUPS = ("ted-legacy", "ted-legacy-2011", "ted-eforms-pairs")
_NATURE = {"1": "works", "2": "supplies", "4": "services"}
_RESERVED = {
    "RESTRICTED_SHELTERED_WORKSHOP": "art20_participation",
    "RESTRICTED_SHELTERED_PROGRAM": "art20_execution",
    "RESERVED_ORGANISATIONS_SERVICE_MISSION": "art77",
}
_EXCEPTIONS = {
    # The index takes the first code of the form, which is that of the first lot; the object has its own.
    "cpv": {"340665-2020.xml", "024574-2011.xml", "024577-2011.xml"},
    # The index writes Kosovo as TED does, `1A`.
    "country": {"481364-2020.xml"},
    # Two of its three lots have the number 1; the index counts numbers.
    "lots": {"247676-2017.xml"},
    # The index names the box only. Of the first three the box holds both kinds; the others leave it empty.
    "reserved": {
        "139997-2021.xml", "253929-2018.xml", "359980-2022.xml",
        "414920-2021.xml", "462510-2021.xml", "025130-2011.xml",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, str], Notice]]:
    index = _SHARED / "data" / "index.csv"
    if not index.is_file():
        pytest.skip(f"no index of the samples at {index}: set DRAGGING_SHARED")
    with index.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"] in _GROUPS]
    found: list[tuple[dict[str, str], Notice]] = []
    for group in _GROUPS:
        wanted = {row["file"]: row for row in rows if row["group"] == group and row["schema"].startswith("R2")}
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
        "reserved": lambda: (
            "unclear"
            if written == "RESERVED_CONTRACTS"
            else tuple(sorted(_RESERVED[one] for one in written.split("+") if one))
        ),
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
        "reserved": lambda: "unclear" if notice.reserved_unclear else notice.reserved,
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
    differing = {
        row["file"]
        for row, notice in pairs
        if not _silent(row, column) and _told(row, column) != _read(notice, column)
    }
    assert len(pairs) == 3755
    assert differing == _EXCEPTIONS.get(column, set())


def _silent(row: dict[str, str], column: str) -> bool:
    """Where the index does not look: lots outside R2.0.9, winners in the 2011 forms of utilities and contests."""
    if column == "lots":
        return not row["lots"]
    return column == "winners" and row["schema"].startswith("R2.0.7") and row["form"] in {"F06", "F13"}


def test_winners_that_the_index_does_not_see_are_in_the_awards(pairs: list[tuple[dict[str, str], Notice]]) -> None:
    seen = {row["file"]: _read(notice, "winners") for row, notice in pairs if _silent(row, "winners")}
    assert {row["winners"] for row, _ in pairs if _silent(row, "winners")} == {"0"}
    assert len(seen) == 41
    assert sum(1 for count in seen.values() if count) == 34
    assert (seen["024481-2011.xml"], seen["024528-2011.xml"], seen["024036-2011.xml"]) == (1, 21, 5)
