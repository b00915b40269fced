"""The labelled pairs of the developer truth set, where that folder is present; nothing of it is copied here."""

from __future__ import annotations

import json
import tarfile
from datetime import datetime
from pathlib import Path

import pytest

from dragging.core.matching.eligibility import lot_named, verdict
from dragging.core.matching.profile import read
from dragging.core.notices.reading import read_document

ARCHIVES = ("ted-legacy", "ted-legacy-2011", "eforms-published", "eforms-doffin-no")


@pytest.fixture(scope="module")
def answered(shared):
    """Each pair with the answer given."""
    truth = shared / "truth" / "verdicts.jsonl"
    if not truth.is_file():
        pytest.skip("no labelled pairs: set DRAGGING_SHARED to the folder that holds truth/verdicts.jsonl")
    pairs = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    wanted, notices = {pair["file"] for pair in pairs}, {}
    for name in ARCHIVES:
        with tarfile.open(shared / "data" / f"{name}.tar.gz") as archive:
            for member in archive:
                file = Path(member.name).name
                if file in wanted:
                    notices[file] = read_document(archive.extractfile(member).read(), file=file)[0]
    known = [read(path.read_bytes()).profile for path in (shared / "truth" / "profiles").glob("*.json")]
    profiles = {one.id: one for one in known}
    return [(pair, _answer(profiles, notices, pair)) for pair in pairs]


def _answer(profiles, notices, pair):
    notice = notices[pair["file"]]
    return verdict(
        profiles[pair["profile"]], notice, lot_named(notice, pair["lot"]), datetime.fromisoformat(pair["as_of"])
    )


def _is_right(pair, found):
    return found.answer == pair["verdict"] or found.answer in pair["also_accept"]


def test_every_easy_pair_is_right(answered):
    assert [(pair, found.answer) for pair, found in answered if not pair["hard"] and not _is_right(pair, found)] == []


def test_hard_pairs_are_right_but_for_one_in_seven(answered):
    hard = [_is_right(pair, found) for pair, found in answered if pair["hard"]]
    assert len(hard) == 31
    assert sum(hard) / len(hard) >= 0.85


def test_nobody_is_told_yes_who_may_not(answered):
    assert [pair for pair, found in answered if found.answer == "eligible" and pair["verdict"] == "not_eligible"] == []


def test_every_answer_has_a_reason_that_settles(answered):
    assert [pair for pair, found in answered if not any(one.settles for one in found.reasons)] == []
