"""Which notices belong to one procedure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragging.core.notices.folding.keys import own_keys, procedure_key, reference_keys
from dragging.core.notices.model import Notice, Reference

ANNOUNCING = frozenset({"planning", "consultation", "buyer_profile"})
_ALWAYS_SAME = frozenset({"changed", "modified"})


class _Groups:
    """Sets that only ever grow together, each known by its smallest member: the order of joining leaves no trace."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        above = self._above.setdefault(name, name)
        while above != self._above[above]:
            self._above[name] = above = self._above[above]
        return above

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low


def chains(notices: Mapping[str, Notice], sources: Mapping[str, str]) -> list[dict[str, Notice]]:
    """The notices (by key, with the source of each) in groups, one a procedure; the order given plays no part.

    A shared procedure id, a shared UUID, a change, a modification and a result's reference to its call hold
    notices together. A reference to an announcement does so only as long as a single procedure makes it, else one
    yearly announcement would make one opportunity of all that follows it (`docs/folding.md`).
    """
    if len(notices) == 1:
        return [dict(notices)]
    known = _Known(notices, sources, _holders(notices, sources))
    groups = _Groups()
    loose = [pair for key in notices for pair in _connect(key, known, groups)]
    _follow(loose, groups)
    found: dict[str, dict[str, Notice]] = {}
    for key in sorted(notices):
        found.setdefault(groups.of(key), {})[key] = notices[key]
    return [found[name] for name in sorted(found)]


class _Known(NamedTuple):
    """The notices by key, the source of each, and the keys of those that a link names."""

    notices: Mapping[str, Notice]
    sources: Mapping[str, str]
    holders: Mapping[str, Sequence[str]]


def _holders(notices: Mapping[str, Notice], sources: Mapping[str, str]) -> dict[str, list[str]]:
    holders: dict[str, list[str]] = {}
    for key, notice in notices.items():
        for link in own_keys(notice, sources[key]):
            holders.setdefault(link, []).append(key)
    return holders


def _connect(key: str, known: _Known, groups: _Groups) -> list[tuple[str, str]]:
    """Join what certainly belongs together; returns the references (from, to) that alone do not prove it."""
    notice, source = known.notices[key], known.sources[key]
    for link in own_keys(notice, source):
        groups.join(key, link)
    if procedure := procedure_key(notice, source):
        groups.join(key, procedure)
    loose = []
    for reference in notice.references:
        if reference.relation == "related":
            continue
        for link in reference_keys(source, reference.id):
            named = [known.notices[holder] for holder in known.holders.get(link, ()) if holder != key]
            if _proves(notice, reference, named, source):
                groups.join(key, link)
            else:
                loose.append((key, link))
    return loose


def _proves(notice: Notice, reference: Reference, named: Sequence[Notice], source: str) -> bool:
    if reference.relation in _ALWAYS_SAME:
        return True
    if reference.relation == "planning" or any(one.kind in ANNOUNCING for one in named):
        return False
    own = procedure_key(notice, source)
    if own is None:
        return True
    # A notice with a procedure id is held by it; what it names belongs to it unless that has another one.
    return bool(named) and all(procedure_key(one, source) in {None, own} for one in named)


def _follow(loose: Iterable[tuple[str, str]], groups: _Groups) -> None:
    """Join each group that exactly one other group refers to with that group, until none is left.

    Joining two groups never makes a third one referred to by more, so the end is the same in every order.
    """
    pairs = {(groups.of(one), groups.of(other)) for one, other in loose}
    while True:
        naming: dict[str, set[str]] = {}
        for one, other in pairs:
            if one != other:
                naming.setdefault(other, set()).add(one)
        single = [(next(iter(names)), name) for name, names in naming.items() if len(names) == 1]
        if not single:
            return
        for one, other in single:
            groups.join(one, other)
        pairs = {(groups.of(one), groups.of(other)) for one, other in pairs}
