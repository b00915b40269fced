"""The days of a story: every notice has appeared by the day of the world, and every time limit lies after its notice."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragging.cli.demo.days import STORIES, after, before, days_of

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


@given(st.sampled_from(sorted(STORIES)), st.integers(0, 10_000), st.dates(date(2024, 6, 1), date(2035, 12, 31)))
def test_deadlines_follow_their_notices_and_all_has_appeared(story, chance, today):
    days = days_of(story, Random(chance), today)
    steps = STORIES[story][0]
    assert sorted(days.published) == sorted(steps)
    assert [days.published[step] for step in steps] == sorted(set(days.published.values()))
    assert all(day <= today for day in days.published.values())
    assert days.sent(steps[0]) < days.published[steps[0]]
    if "call" in steps:
        assert days.sent("call") < days.first_deadline <= days.deadline
    if "change" in steps:
        assert days.sent("change") < days.first_deadline < days.deadline
    if "award" in steps:
        assert days.sent("award") > days.deadline
    if "consultation" in steps:
        assert days.sent("consultation") < days.heard
    if "planning" in steps:
        assert days.sent("planning") < days.ahead


@pytest.mark.parametrize("chance", range(200))
def test_an_open_call_ends_within_three_months(chance):
    today = date(2026, 11, 24)
    days = days_of("open", Random(chance), today)
    assert today < days.deadline <= today + timedelta(days=92)


def test_closed_calls_begin_yesterday():
    today = date(2026, 11, 24)
    assert max(days_of("closed", Random(chance), today).deadline for chance in range(300)) == date(2026, 11, 23)


def test_weekends_and_holidays_are_avoided():
    assert (after(MONDAY), before(MONDAY)) == (MONDAY, MONDAY)
    assert (after(SATURDAY), before(SATURDAY)) == (date(2026, 11, 30), date(2026, 11, 27))
    assert (after(date(2026, 12, 24)), before(date(2027, 1, 1))) == (date(2026, 12, 28), date(2026, 12, 30))
