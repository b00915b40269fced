"""Real eForms notices against the index that came with them: every row, every column."""

import csv
import tarfile
from pathlib import Path

import pytest

from dragging.core.notices.model import Notice
from dragging.core.notices.reading import read_document
from dragging.core.vocabulary import codes

GROUPS = ("eforms-published", "eforms-doffin-no", "eforms-converted", "ted-eforms-pairs")
RESERVED = {"res-ws": "art20_participation", "res-pub-ser": "art77"}


@pytest.fixture(scope="module")
def read(shared: Path) -> list[tuple[dict[str, str], Notice]]:
    """Every row of the groups with its notice."""
    with (shared / "data" / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"] in GROUPS and ".ted." not in row["file"]]
    found: list[tuple[dict[str, str], Notice]] = []
    for group in GROUPS:
        wanted = {row["file"]: row for row in rows if row["group"] == group}
        with tarfile.open(_archive(shared, group)) as members:
            for member in members:
                row = wanted.get(member.name.rpartition("/")[2])
                content = members.extractfile(member) if row and member.isfile() else None
                if row and content:
                    found.append((row, read_document(content.read(), file=row["file"])[0]))
    return found


def _archive(shared: Path, group: str) -> Path:
    archive = next(iter(shared.glob(f"data/**/{group}.tar.gz")), None)
    if archive is None:
        pytest.skip(f"no archive {group}.tar.gz")
    return archive


def test_every_row_is_read(read: list[tuple[dict[str, str], Notice]]):
    assert len(read) == 94 + 55 + 944 + 36


def test_identity_form_and_version(read: list[tuple[dict[str, str], Notice]]):
    """46 notices of Doffin have `n.a.` or nothing for a number: their key is the UUID with the version."""
    for row, notice in read:
        number = (
            row["id"]
            if any(letter.isdigit() for letter in row["id"])
            else f"{notice.notice_uuid}-{notice.notice_version}"
        )
        assert (notice.id, notice.form, notice.source.version) == (number, row["form"], row["schema"]), row["file"]


def test_country_language_nature_and_cpv(read: list[tuple[dict[str, str], Notice]]):
    for row, notice in read:
        country = notice.buyers[0].country if notice.buyers else None
        # Two writers repeat the nature; the index joined it.
        nature = row["nature"].split(" ")[0] or None
        expected = (codes.country(row["country"]), codes.language(row["lang"]), nature, row["cpv"] or None)
        assert (country, notice.language, notice.nature, notice.cpv_main) == expected, row["file"]


def test_every_reservation(read: list[tuple[dict[str, str], Notice]]):
    for row, notice in read:
        expected = sorted(RESERVED[code] for code in row["reserved"].split("+") if code)
        assert [basis for basis in notice.reserved if basis in RESERVED.values()] == expected, row["file"]


def test_number_of_lots(read: list[tuple[dict[str, str], Notice]]):
    for row, notice in read:
        assert sum(lot.kind == "lot" for lot in notice.lots) == int(row["lots"]), row["file"]


def test_day(read: list[tuple[dict[str, str], Notice]]):
    for row, notice in read:
        assert row["date"] in (str(notice.publication_date), str(notice.dispatch_date), ""), row["file"]


def test_number_of_winners(read: list[tuple[dict[str, str], Notice]]):
    """The index counts organisations by technical id; the converter gave one company several ids in 19 notices."""
    differing = []
    for row, notice in read:
        winners = {winner for award in notice.awards for winner in award.winners}
        if len(winners) != int(row["winners"]):
            assert 0 < len(winners) < int(row["winners"]), row["file"]
            differing.append(row["group"])
    assert differing == ["eforms-converted"] * 17 + ["ted-eforms-pairs"] * 2
