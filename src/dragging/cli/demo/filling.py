"""The demo world into the bank: by the way of every notice, once, and again only where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

from dragging.cli.demo.days import STORIES
from dragging.cli.demo.grants import grants
from dragging.cli.demo.settling import settle
from dragging.cli.demo.world import ROUNDS, SEED, documents, world
from dragging.core.notices import folding
from dragging.core.notices.archive import Refusal

SOURCE = "demo"


class OwnNoticeError(RuntimeError):
    """A notice that we wrote ourselves was refused: our fault, told with its file and reason."""


def fill(day: date, now: datetime, progress: Callable[[int], None], *, again: bool, rounds: int = ROUNDS) -> bool:
    """Fill the bank with the world of `day` unless it is there; tells whether anything was done.

    A world of another day is renewed where `again` says so. One that was stopped half-way goes on where it was.
    """
    from dragging.apps.bank import intake, operations
    from dragging.apps.common import operations as common
    from dragging.apps.common.queries import demo_world

    known = demo_world()
    if known and known.is_complete and not again:
        return False
    progress(0)
    moment = min(now, datetime.combine(day, time.min, UTC))
    if known is None or known.is_complete or known.day != day:
        _make_room(day, moment, rounds)
    common.begin_demo_world(day=day, seed=SEED, moment=now)
    done = intake.ingest(
        documents(SEED, day, rounds), source=SOURCE, moment=moment, refuse=_never, progress=progress
    )  # fmt: skip
    calls = list(grants(SEED, day))
    for one in calls:
        operations.record_notice(notice=one, source=SOURCE, moment=moment)
    progress(len(calls))
    settle(day, now)
    common.complete_demo_world(notices=done.new + done.updated + done.unchanged + len(calls))
    return True


def _make_room(day: date, moment: datetime, rounds: int) -> None:
    from dragging.apps.bank import renewal
    from dragging.apps.bank.models import Notice

    if Notice.objects.filter(source=SOURCE).exists():
        renewal.make_room(source=SOURCE, expected=frozenset(_chains(day, rounds)), moment=moment)


def _chains(day: date, rounds: int) -> Iterator[frozenset[str]]:
    """The keys of the notices of each opportunity of the world."""
    for one in world(SEED, day, rounds):
        steps = STORIES[one.story][0]
        yield frozenset(folding.number_key(SOURCE, one.notice_number(step)) for step in steps)
    for call in grants(SEED, day):
        yield frozenset({folding.number_key(SOURCE, call.id)})


def _never(refusal: Refusal) -> None:
    raise OwnNoticeError(f"{refusal.file}: {refusal.reason} {refusal.detail}")
