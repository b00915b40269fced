"""The days of a chain of notices, each on a working day, and what is the case on the day of the world."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import msgspec

Story = str

STORIES: Mapping[Story, tuple[tuple[str, ...], str, int]] = {
    "open": (("call",), "open", 9),
    "planned_open": (("planning", "call"), "open", 3),
    "consulted_open": (("consultation", "call"), "open", 2),
    "long_open": (("consultation", "planning", "call"), "open", 1),
    "changed_open": (("call", "change"), "open", 3),
    "planned": (("planning",), "planned", 3),
    "consultation": (("consultation",), "consultation", 2),
    "closed": (("call",), "closed", 3),
    "awarded": (("call", "award"), "awarded", 9),
    "planned_awarded": (("planning", "call", "award"), "awarded", 3),
    "changed_awarded": (("call", "change", "award"), "awarded", 3),
    "consulted_awarded": (("consultation", "call", "award"), "awarded", 1),
    "long_awarded": (("consultation", "planning", "call", "award"), "awarded", 1),
    "unsuccessful": (("call", "award"), "closed", 1),
    "cancelled": (("call", "cancel"), "cancelled", 1),
    "suspended": (("call", "suspend"), "suspended", 1),
}
"""What happens in a chain: its notices in order, its state on the day of the world, how often among 46 chains."""

_SATURDAY = 5
_HOLIDAYS = {(1, 1), (1, 6), (5, 1), (11, 1), (12, 24), (12, 25), (12, 26), (12, 31)}
"""Days on which no town hall of the four countries would end a time limit, whether or not each has them off."""

_SENT_BEFORE = 3
PAST_DAYS = 1080
"""Awards reach this far back: some three years."""


class Days(msgspec.Struct, frozen=True):
    """When each notice appears; `deadline` of the call as it stands at last, `first_deadline` before a change.

    `ahead` is the day that an announcement looks forward to, `heard` the end of a consultation.
    """

    published: dict[str, date]
    deadline: date
    first_deadline: date
    ahead: date
    heard: date

    def sent(self, step: str) -> date:
        """A notice is sent some days before it appears."""
        return before(self.published[step] - timedelta(days=_SENT_BEFORE))


def before(day: date) -> date:
    """The day, or the last working day before it."""
    while not _is_worked(day):
        day -= timedelta(days=1)
    return day


def after(day: date) -> date:
    """The day, or the next working day after it."""
    while not _is_worked(day):
        day += timedelta(days=1)
    return day


def _is_worked(day: date) -> bool:
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _HOLIDAYS


def days_of(story: Story, rng: Random, today: date) -> Days:
    """Chance places a story around the day of the world; every notice has appeared by then."""
    steps, state, _ = STORIES[story]
    deadline, call, last = _call(story, state, rng, today)
    published = {"call": call} if "call" in steps else {}
    if steps[-1] in {"award", "cancel", "suspend"}:
        published[steps[-1]] = last
    first = deadline
    if "change" in steps:
        published["change"] = before(min(call + _span(rng, 8, 14), today))
        first = after(published["change"] + _span(rng, 2, 9))
        deadline = max(deadline, after(first + _span(rng, 7, 20)))
    announced = call if "call" in steps else today - _span(rng, 1, 80) + timedelta(days=50)
    for step in ("planning", "consultation"):
        if step in steps:
            announced = before(announced - _span(rng, 50, 130))
            published[step] = announced
    if story == "consultation":
        published["consultation"] = before(today - _span(rng, 1, 25))
    heard = published.get("consultation", today)
    heard = after(today + _span(rng, 4, 40)) if story == "consultation" else after(heard + _span(rng, 18, 35))
    expected = call if "call" in steps else today + _span(rng, 25, 200)
    return Days(published, deadline, first, after(expected + _span(rng, 1, 20)), heard)


def _call(story: Story, state: str, rng: Random, today: date) -> tuple[date, date, date]:
    """Last deadline of the call, its publication, and the publication of what ends the story."""
    if state == "open":
        deadline = after(today + _span(rng, 1, 88))
        call = min(deadline - _span(rng, 28, 50), today - _span(rng, 0, 12))
        if story == "changed_open":
            call = today - _span(rng, 16, 30)
            deadline = max(deadline, after(today + _span(rng, 6, 30)))
        return deadline, before(call), today
    if story == "closed":
        deadline = before(today - _span(rng, 1, 45))
        return deadline, before(deadline - _span(rng, 30, 50)), today
    if story == "suspended":
        call = before(today - _span(rng, 20, 40))
        return after(today + _span(rng, 5, 30)), call, before(today - _span(rng, 1, 8))
    end = before(today - _span(rng, 4, PAST_DAYS if state == "awarded" else PAST_DAYS // 2))
    if story == "cancelled":
        return after(end + _span(rng, 3, 15)), before(end - _span(rng, 14, 25)), end
    deadline = before(end - _span(rng, 50, 120))
    return deadline, before(deadline - _span(rng, 36, 55)), end


def _span(rng: Random, low: int, high: int) -> timedelta:
    return timedelta(days=rng.randint(low, high))
