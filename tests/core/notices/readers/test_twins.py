"""The same notice in the old and in the new schema says the same (official converter's pairs and conversions).

Where the two differ on purpose, the test says why: the converter writes what the form says, takes a reserved
profession for reserved execution, and has placeholders for what it does not know.
"""

import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dragging.core.notices.model import NotANotice, Notice
from dragging.core.notices.reading import read_document
from dragging.core.units import Value

Twins = list[tuple[str, Notice, Notice]]
PLACEHOLDER_DEADLINE = "2099-01-01"
TITLED_TWICE = {"536656-2019.xml"}  # two forms in one language; the converter wrote both titles


@pytest.fixture(scope="module")
def twins(shared: Path) -> Twins:
    """All 36 pairs and all converted notices with their originals."""
    new = _contents(shared, "eforms-converted", lambda name: name.endswith(".xml"))
    old = _contents(shared, "ted-legacy", new.__contains__)
    pairs = _contents(shared, "ted-eforms-pairs", lambda name: name.endswith(".xml"))
    names = [name.removesuffix(".ted.xml") for name in pairs if name.endswith(".ted.xml")]
    found = [(name, _read(pairs[f"{name}.ted.xml"]), _read(pairs[f"{name}.eforms.xml"])) for name in names]
    return found + [(name, _read(old[name]), _read(new[name])) for name in sorted(old)]


def _contents(shared: Path, group: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    archive = next(iter(shared.glob(f"data/**/{group}.tar.gz")), None)
    if archive is None:
        pytest.skip(f"no archive {group}.tar.gz")
    found: dict[str, bytes] = {}
    with tarfile.open(archive) as members:
        for member in members:
            name = member.name.rpartition("/")[2]
            content = members.extractfile(member) if member.isfile() and wanted(name) else None
            if content:
                found[name] = content.read()
    return found


def _read(data: bytes) -> Notice:
    try:
        return read_document(data, file="x.xml")[0]
    except NotANotice as refusal:
        pytest.fail(str(refusal))


def test_every_pair_and_every_conversion_is_compared(twins: Twins):
    assert len(twins) == 36 + 944


def test_language_days_and_kind(twins: Twins):
    for name, old, new in twins:
        assert (old.language, old.dispatch_date, old.kind) == (new.language, new.dispatch_date, new.kind), name


def test_title(twins: Twins):
    for name, old, new in twins:
        if name not in TITLED_TWICE:
            assert _plain(old.title[old.language or ""]) == _plain(new.title[old.language or ""]), name


def test_first_buyer_and_its_country(twins: Twins):
    for name, old, new in twins:
        told = [
            [(_plain(next(iter(one.name.values()), "")), one.country) for one in notice.buyers[:1]]
            for notice in (old, new)
        ]
        assert told[0] == told[1], name


def test_codes_of_the_vocabulary(twins: Twins):
    for name, old, new in twins:
        both = [(one.cpv_main, set(one.cpv_additional)) for one in (old, new)]
        assert both[0] == both[1], name


def test_procedure_and_nature_where_both_state_them(twins: Twins):
    for name, old, new in twins:
        assert not old.nature or not new.nature or old.nature == new.nature, name
        assert not old.procedure or not new.procedure or old.procedure == new.procedure, name


def test_deadline_is_the_one_of_the_form(twins: Twins):
    """Of the old notice the coded deadline counts, which follows corrigenda; the converter read the form's."""
    for name, old, new in twins:
        form = old.deadline_printed or old.deadline
        if form and new.deadline:
            assert form[:10] == new.deadline[:10], name
        elif new.deadline:
            assert new.deadline.startswith(PLACEHOLDER_DEADLINE), name


def test_values_of_the_procedure_where_both_state_them(twins: Twins):
    for name, old, new in twins:
        for one, other in ((old.estimated_value, new.estimated_value), (old.total_value, new.total_value)):
            assert not one or not other or one == other, name


def test_values_of_the_awards(twins: Twins):
    """Of a range of the old form the converter writes the single tenders' values, or none."""
    for name, old, new in twins:
        told = _amounts(award.value for award in old.awards)
        if told and new.awards and len(old.awards) == len(new.awards) and all(new_one.value for new_one in new.awards):
            assert told == _amounts(award.value for award in new.awards), name


def test_winners(twins: Twins):
    for name, old, new in twins:
        both = [{_plain(one.name) for award in notice.awards for one in award.winners} for notice in (old, new)]
        assert both[0] == both[1], name


def test_outcomes(twins: Twins):
    """An old award that names nobody is withheld; the converter states `selec-w` for it, which is read as stated."""
    for name, old, new in twins:
        if new.awards:
            unnamed = any(award.outcome == "awarded" and not award.winners for award in new.awards)
            known = {"awarded" if award.outcome == "withheld" and unnamed else award.outcome for award in old.awards}
            assert known == {award.outcome for award in new.awards}, name


def test_reservation_of_every_lot(twins: Twins):
    """In results the new schema has no place for it."""
    for name, old, new in twins:
        if new.kind in ("call", "planning"):
            kept = [_coded(lot.reserved) for lot in new.lots if lot.kind != "group"]
            assert kept == [_coded(lot.reserved) for lot in old.lots], name


def test_number_of_lots_and_eu_funds(twins: Twins):
    for name, old, new in twins:
        assert len(old.lots) == sum(lot.kind != "group" for lot in new.lots), name
        assert old.eu_funds == new.eu_funds, name


def _coded(reserved: tuple[str, ...]) -> list[str]:
    """Without reserved execution: the converter writes it for a reserved profession, which is no reservation."""
    return [basis for basis in reserved if basis in ("art20_participation", "art77")]


def _amounts(values: Iterable[Value | None]) -> list[str]:
    return sorted(f"{one.amount} {one.currency}" for one in values if one and one.amount is not None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
