"""Which notices of a chain still speak: their sequence, those that a later one replaced, the one that leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from dragging.core.notices.folding.keys import own_keys, reference_keys
from dragging.core.notices.model import Kind, Notice

CALLS = frozenset({"call", "grant_call"})
ANNOUNCEMENTS = frozenset({"planning", "consultation", "buyer_profile"})
RESULTS = frozenset({"direct_award", "award", "grant_award", "modification", "completion"})
_LEADING: tuple[frozenset[str], ...] = (
    CALLS,
    ANNOUNCEMENTS,
    frozenset({"direct_award", "award", "grant_award"}),
    frozenset({"modification", "completion"}),
    frozenset({"change", "other", "cancellation"}),
)
_TIES: dict[Kind, int] = {
    "buyer_profile": 0,
    "planning": 1,
    "consultation": 2,
    "change": 4,
    "award": 5,
    "modification": 6,
}


class Told(msgspec.Struct, frozen=True):
    """A notice with its key; `since` is the day on which it, or the first one that it replaces, was sent."""

    key: str
    notice: Notice
    since: date

    @property
    def source(self) -> str:
        return self.key.partition(":")[0]


def sent(notice: Notice) -> date:
    """The day on which the buyer said it: dispatch, else publication; undated ones count as the earliest."""
    return notice.dispatch_date or notice.publication_date or date.min


def in_sequence(members: Mapping[str, Notice]) -> list[Told]:
    """The notices in the order in which they were sent; on one day by what usually follows what, version and key."""
    told = [Told(key, notice, sent(notice)) for key, notice in members.items()]
    if len(told) > 1:
        told.sort(key=lambda one: (one.since, _TIES.get(one.notice.kind, 3), _version(one.notice), one.key))
    return told


def standing(told: Sequence[Told]) -> list[Told]:
    """Those of a sequence that none replaces.

    A changed eForms notice comes again as a whole and names the one it changes; a higher version of a UUID
    (of an entry, in PLACSP) replaces the lower ones. A legacy change (F14) replaces nothing.
    """
    if len(told) == 1:
        return list(told)
    follows = _followers(told)
    replaced = {place for places in follows.values() for place in places}
    kept = [
        Told(one.key, one.notice, min(one.since, *(told[place].since for place in _before(position, follows))))
        if follows[position]
        else one
        for position, one in enumerate(told)
        if position not in replaced
    ]
    return kept or list(told)


def lead(told: Iterable[Told]) -> Told:
    """The notice that tells what one can bid for: the latest call, else announcement, else result, else whatever there is."""
    latest = list(told)[::-1]
    return next(one for kinds in _LEADING for one in latest if one.notice.kind in kinds)


def _followers(told: Sequence[Told]) -> dict[int, set[int]]:
    """For each notice the places of those that it replaces directly."""
    holders: dict[str, set[int]] = {}
    for place, one in enumerate(told):
        for link in own_keys(one.notice, one.source):
            holders.setdefault(link, set()).add(place)
    found: dict[int, set[int]] = {}
    for place, one in enumerate(told):
        named = {near for link in own_keys(one.notice, one.source)[1:] for near in holders[link]}
        older = {near for near in named if near != place and _newer_version(told, place, near)}
        if one.notice.kind not in {"change", "cancellation"}:
            changed = {
                near
                for reference in one.notice.references
                if reference.relation == "changed"
                for link in reference_keys(one.source, reference.id)
                for near in holders.get(link, ())
            }
            older |= {near for near in changed - named if told[near].since <= one.since}
        found[place] = older
    return found


def _newer_version(told: Sequence[Told], place: int, near: int) -> bool:
    return (_version(told[near].notice), near) < (_version(told[place].notice), place)


def _before(position: int, follows: Mapping[int, set[int]]) -> set[int]:
    """Everything that the notice at this place replaces, directly or not; never empty where it replaces one."""
    seen: set[int] = set()
    frontier = set(follows[position])
    while frontier:
        seen |= frontier
        frontier = {place for near in frontier for place in follows[near]} - seen
    return seen


def _version(notice: Notice) -> tuple[int, str]:
    told = notice.notice_version or ""
    return (int(told), "") if told.isascii() and told.isdigit() and len(told) < 10 else (0, told)
