from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import F

from dragging.apps.bank.models import SearchState
from dragging.apps.bank.search import service
from dragging.apps.bank.search.parameters import parameters
from dragging.web.bank import keeping, names
from dragging.web.bank.keeping import Keeping, span
from dragging.web.bank.line import lines

AT = datetime(2026, 11, 24, 9, 7, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def at(text):
    return datetime.fromisoformat(f"2026-11-24T{text}+00:00")


@pytest.mark.parametrize(
    ("moments", "since", "until"),
    [
        ([], "09:00:00", "09:15:00"),
        (["09:10:00"], "09:00:00", "09:10:00"),
        (["09:05:00"], "09:05:00", "09:15:00"),
        (["09:05:00", "09:07:30", "09:12:00", "10:00:00"], "09:05:00", "09:07:30"),
    ],
)
def test_the_stretch_in_which_nothing_closes(moments, since, until):
    assert span(AT, map(at, moments)) == (at(since), at(until))


class Maker:
    def __init__(self, *closing):
        self.times, self.closing = 0, closing

    def __call__(self):
        self.times += 1
        return self.times

    def ask(self, kept, *, ground=(1, 0.0), key="a", now=AT):
        return kept.of(ground, key, now, self, lambda _made: self.closing)


def test_kept_until_the_quarter_ends():
    kept, make = Keeping(9), Maker()
    asked = [make.ask(kept, now=now) for now in (AT, at("09:14:59"), at("09:15:00"), at("09:15:01"), at("09:14:59"))]
    assert asked == [1, 1, 2, 2, 3]


def test_kept_until_something_closes():
    kept, make = Keeping(9), Maker(at("09:10:00"))
    assert [make.ask(kept, now=now) for now in (AT, at("09:09:59"), at("09:10:01"), at("09:11:00"))] == [1, 1, 2, 2]


def test_another_bank_another_vocabulary_another_key():
    kept, make = Keeping(9), Maker()
    told = [make.ask(kept), make.ask(kept, ground=(2, 0.0)), make.ask(kept, ground=(2, 5.0)), make.ask(kept, key="b"), make.ask(kept)]
    assert told == [1, 2, 3, 4, 1]


def test_a_moment_without_a_zone_is_not_kept():
    kept, make = Keeping(9), Maker()
    assert [make.ask(kept, now=AT.replace(tzinfo=None)) for _time in range(2)] == [1, 2]


def test_the_oldest_go_first():
    kept, make = Keeping(2), Maker()
    assert [make.ask(kept, key=key) for key in "abcba"] == [1, 2, 3, 2, 4]


def test_a_vocabulary_that_is_installed_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(names, "_folder", lambda: tmp_path / "vocabulary")
    before = names.edition()
    (tmp_path / "vocabulary").mkdir()
    installed = names.edition()
    os.utime(tmp_path / "vocabulary", (installed + 5, installed + 5))
    assert len({before, installed, names.edition()}) == 3


@pytest.mark.database
def test_lines_are_made_anew_when_the_bank_is_written_to(samples, moment):
    page = service.search(parameters({"limit": "3"}), moment)

    def shown(now):
        return lines(keeping.ground(), page.results, "en", now)

    first = shown(moment)
    assert all(mine is theirs for mine, theirs in zip(first, shown(moment + SECOND), strict=True))
    SearchState.objects.update(version=F("version") + 1)
    again = shown(moment)
    assert again == first
    assert not any(mine is theirs for mine, theirs in zip(first, again, strict=True))
