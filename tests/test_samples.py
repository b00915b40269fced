"""The sample notices of the demonstration: read without a problem, in every state, and plainly invented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragging.core.notices import folding
from dragging.core.notices.reading import read_document

SAMPLES = Path(__file__).resolve().parents[1] / "content" / "samples"
FILES = sorted(SAMPLES.glob("*.xml"))
MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
INVENTED = {"es": "Muestra inventada", "pl": "Zmyślony przykład", "bg": "Измислен пример", "en": "Invented sample"}


def notices():
    return [one for file in FILES for one in read_document(file.read_bytes(), file=file.name)]


@pytest.fixture(scope="module")
def opportunities():
    keyed = {folding.notice_key(one, "ted"): one for one in notices()}
    groups = folding.chains(keyed, dict.fromkeys(keyed, "ted"))
    return {one.key: one for one in map(folding.fold, groups)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sample_is_read_without_a_problem_and_says_that_it_is_invented(file):
    (one,) = read_document(file.read_bytes(), file=file.name)
    assert one.problems == ()
    assert one.buyers
    assert one.cpv_main
    assert INVENTED[one.language] in one.description[one.language]
    assert int(one.id.partition("-")[0]) >= 990_000, "a number that a real notice may have"


def test_half_of_the_36_are_of_each_format():
    formats = [one.source.format for one in notices()]
    assert (formats.count("ted-xml"), formats.count("eforms")) == (18, 18)


def test_every_country_and_reservation_occurs(opportunities):
    assert {one.country for one in opportunities.values()} == {"ES", "PL", "BG", "IE"}
    assert {basis for one in opportunities.values() for basis in one.reserved} == {
        "art20_participation",
        "art20_execution",
        "art77",
    }


@pytest.mark.parametrize(
    ("key", "state", "kinds"),
    [
        ("ted:99000001-2026", "open", ["planning", "call", "call"]),
        ("ted:99000005-2026", "open", ["call"]),
        ("ted:99000007-2026", "consultation", ["consultation"]),
        ("ted:99000008-2026", "open", ["consultation", "call"]),
        ("ted:99000010-2026", "closed", ["call"]),
        ("ted:99000011-2026", "awarded", ["call", "award"]),
        ("ted:99000013-2026", "cancelled", ["call", "call"]),
        ("ted:99000015-2026", "suspended", ["call", "call"]),
        ("ted:99000017-2026", "planned", ["planning"]),
        ("ted:990101-2021", "awarded", ["planning", "call", "change", "award", "modification"]),
        ("ted:990606-2022", "awarded", ["call", "award"]),
        ("ted:990808-2022", "closed", ["call", "award"]),
        ("ted:991010-2022", "cancelled", ["call", "award"]),
        ("ted:991414-2023", "open", ["call"]),
    ],
)
def test_chain_and_state(opportunities, key, state, kinds):
    one = opportunities[key]
    assert (folding.state_at(one, MOMENT), [step.kind for step in one.timeline]) == (state, kinds)


def test_what_a_chain_says_together(opportunities):
    care = opportunities["ted:99000001-2026"]
    assert (care.deadline, care.reserved, len(care.lots)) == ("2027-02-03T14:00:00+01:00", ("art77",), 2)
    gardens = opportunities["ted:990101-2021"]
    assert (gardens.deadline, gardens.reserved) == ("2021-06-21T14:00", ("art20_participation",))
    assert [str(award.value.amount) for award in gardens.awards] == ["247000", "342000"]
    youth = opportunities["ted:99000005-2026"]
    assert (youth.deadline, youth.open_until) == ("2027-01-15T12:00:00Z", "2027-02-26T12:00:00Z")
