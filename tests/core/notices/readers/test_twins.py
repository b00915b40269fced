"""The same notice in the old and in the new schema says the same (official converter's pairs)."""

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dragging.core.notices.model import NotANotice, Notice

reading = pytest.importorskip(
    "dragging.core.notices.reading", reason="the reader of the old schema is absent", exc_type=ImportError
)

Twins = list[tuple[str, Notice, Notice]]


@pytest.fixture(scope="module")
def pairs(shared: Path) -> Twins:
    content = _contents(shared, "ted-eforms-pairs", lambda _: True)
    names = [name.removesuffix(".ted.xml") for name in content if name.endswith(".ted.xml")]
    return [(name, _read(content[f"{name}.ted.xml"]), _read(content[f"{name}.eforms.xml"])) for name in names]


@pytest.fixture(scope="module")
def converted(shared: Path) -> Twins:
    """Every twelfth of the converted notices."""
    with tarfile.open(_archive(shared, "eforms-converted")) as members:
        names = {name.rpartition("/")[2] for name in sorted(members.getnames())[::12] if name.endswith(".xml")}
    old = _contents(shared, "ted-legacy", names.__contains__)
    new = _contents(shared, "eforms-converted", names.__contains__)
    return [(name, _read(old[name]), _read(new[name])) for name in sorted(old.keys() & new.keys())]


def _archive(shared: Path, group: str) -> Path:
    archive = next(iter(shared.glob(f"data/**/{group}.tar.gz")), None)
    if archive is None:
        pytest.skip(f"no archive {group}.tar.gz")
    return archive


def _contents(shared: Path, group: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    with tarfile.open(_archive(shared, group)) as members:
        for member in members:
            name = member.name.rpartition("/")[2]
            content = members.extractfile(member) if member.isfile() and wanted(name) else None
            if content:
                found[name] = content.read()
    return found


def _read(data: bytes) -> Notice:
    try:
        return reading.read_document(data, file="x.xml")[0]
    except NotANotice as refusal:
        pytest.fail(str(refusal))


def test_pairs_agree_on_the_main_code(pairs: Twins):
    assert [name for name, old, new in pairs if old.cpv_main and new.cpv_main and old.cpv_main != new.cpv_main] == []


def test_pairs_agree_on_buyers(pairs: Twins):
    differing = [name for name, old, new in pairs if _names(old)[:1] != _names(new)[:1]]
    assert differing == []


def test_pairs_agree_on_the_day_of_the_deadline(pairs: Twins):
    differing = [
        name for name, old, new in pairs if old.deadline and new.deadline and old.deadline[:10] != new.deadline[:10]
    ]
    assert differing == []


def test_converted_notices_keep_the_reservation_of_every_lot(converted: Twins):
    for name, old, new in converted:
        if new.kind == "call" and any(lot.kind == "lot" for lot in new.lots):
            kept = [_coded(lot.reserved) for lot in new.lots if lot.kind == "lot"]
            assert kept == [_coded(lot.reserved) for lot in old.lots], name


def _coded(reserved: tuple[str, ...]) -> list[str]:
    return [basis for basis in reserved if basis in ("art20_participation", "art77")]


def _names(notice: Notice) -> list[str]:
    return [" ".join(next(iter(buyer.name.values()), "").split()).casefold() for buyer in notice.buyers]
