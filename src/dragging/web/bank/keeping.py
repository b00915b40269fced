"""The one rule by which pages keep what they made.

What is made of the bank for a language holds while neither the bank nor the installed vocabulary has changed, until
something of it closes or the quarter of an hour ends: days begin at a whole quarter of UTC everywhere, and with them the
days that are left. Nothing that hangs on the reader may be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar

from dragging.apps.bank import queries
from dragging.web.bank import names

STEP = timedelta(minutes=15)
T = TypeVar("T")
Ground = tuple[int, float]


class Made(NamedTuple):
    """Something that holds from `since` until `until`."""

    what: Any
    since: datetime
    until: datetime


class Keeping(Generic[T]):
    """At most `most` of them; the oldest go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, Made] = {}
        _every.append(self._kept)

    def of(self, ground: Ground, key: Hashable, now: datetime, make: Callable[[], T], closing: Callable[[T], Iterable[datetime]]) -> T:
        """What stands under this key, or what `make` gives; `closing` tells when something of it closes.

        `ground` must have been asked before anything was read from the bank.
        """
        if not now.tzinfo:  # another moment in each country
            return make()
        made = self._kept.get((ground, key))
        if made is None or not made.since <= now < made.until:
            what = make()
            made = self._kept[ground, key] = Made(what, *span(now, closing(what)))
            while len(self._kept) > self._most:
                self._kept.pop(next(iter(self._kept)), None)
        return made.what


_every: list[dict[Hashable, Made]] = []


def ground() -> Ground:
    """The version of the bank and the edition of the vocabulary."""
    return queries.version(), names.edition()


def span(now: datetime, moments: Iterable[datetime]) -> tuple[datetime, datetime]:
    """The stretch around `now` in which nothing closes, within its quarter of an hour."""
    step = now - timedelta(minutes=now.minute % (STEP.seconds // 60), seconds=now.second, microseconds=now.microsecond)
    changes = [moment for moment in moments if step <= moment < step + STEP]
    since = max([step, *(moment for moment in changes if moment < now)])
    until = min([step + STEP, *(moment for moment in changes if moment >= now)])
    return since, until


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    for kept in _every:
        kept.clear()
