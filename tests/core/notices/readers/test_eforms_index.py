"""Real eForms notices against the index that came with them: every column, every reserved flag, on a sample."""

import csv
import tarfile
from pathlib import Path

import pytest
from lxml import etree

from dragging.core.notices.detect import detect
from dragging.core.notices.model import Notice, Source
from dragging.core.notices.readers import codes, eforms

EVERY = {"eforms-published": 4, "eforms-doffin-no": 3, "eforms-converted": 12, "ted-eforms-pairs": 3}
RESERVED = {"res-ws": "art20_participation", "res-pub-ser": "art77"}


@pytest.fixture(scope="module")
def read(shared: Path) -> list[tuple[dict[str, str], Notice]]:
    """Every n-th row of each group with its notice; all rows with a reservation."""
    with (shared / "data" / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"] in EVERY and ".ted." not in row["file"]]
    found: list[tuple[dict[str, str], Notice]] = []
    for group, step in EVERY.items():
        own = [row for row in rows if row["group"] == group]
        wanted = {row["file"]: row for place, row in enumerate(own) if place % step == 0 or row["reserved"]}
        archive = _archive(shared, group)
        with tarfile.open(archive) as members:
            for member in members:
                row = wanted.get(member.name.rpartition("/")[2])
                content = members.extractfile(member) if row and member.isfile() else None
                if row and content:
                    root = etree.fromstring(content.read(), etree.XMLParser(resolve_entities=False, no_network=True))
                    found.append((row, eforms.read(root, Source(*detect(root), row["file"], ""))))
    return found


def _archive(shared: Path, group: str) -> Path:
    archive = next(iter(shared.glob(f"data/**/{group}.tar.gz")), None)
    if archive is None:
        pytest.skip(f"no archive {group}.tar.gz")
    return archive


def test_sample_is_read(read: list[tuple[dict[str, str], Notice]]):
    assert len(read) > 100


def test_identity_form_and_version(read: list[tuple[dict[str, str], Notice]]):
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


def test_awarded_where_the_index_counts_winners(read: list[tuple[dict[str, str], Notice]]):
    """The index counts organisations by their technical id, so it may exceed the number of different winners."""
    for row, notice in read:
        winners = {winner for award in notice.awards for winner in award.winners}
        assert bool(winners) == bool(int(row["winners"])), row["file"]
        assert len(winners) <= max(int(row["winners"]), 1), row["file"]
