"""Which notices belong to one procedure."""

from __future__ import annotations

from collections.abc import Mapping

from dragging.core.notices.folding.keys import links, notice_key, reference_keys
from dragging.core.notices.model import Notice

_EARLY = {"planning", "consultation", "buyer_profile"}


def chains(notices: Mapping[str, Notice], sources: Mapping[str, str]) -> list[dict[str, Notice]]:
    """The notices (by key, with the source of each) in groups, one a procedure; the order given plays no part.

    Notices hang together when they share a link. A notice that only announces (planning, consultation) and is named
    by several procedures belongs to none of them and stays an opportunity of its own: else one yearly
    announcement would make one opportunity of all that follows it.
    """
    late = {key: notice for key, notice in notices.items() if notice.kind not in _EARLY}
    early = {key: notice for key, notice in notices.items() if notice.kind in _EARLY}
    own_links_of_early = {link for key, one in early.items() for link in _own_links(one, sources[key])}
    parts = _connected({key: links(one, sources[key]) - own_links_of_early for key, one in late.items()})
    named_by = [
        {link for key in part for link in links(late[key], sources[key])} & own_links_of_early for part in parts
    ]
    groups = [{key: late[key] for key in part} for part in parts]
    announced = _connected({key: links(one, sources[key]) for key, one in early.items()})
    for part in announced:
        own = {link for key in part for link in _own_links(early[key], sources[key])}
        following = [place for place, named in enumerate(named_by) if named & own]
        members = {key: early[key] for key in part}
        if len(following) == 1:
            groups[following[0]].update(members)
        else:
            groups.append(members)
    return [dict(sorted(group.items())) for group in groups]


def _own_links(notice: Notice, source: str) -> set[str]:
    """The links of a notice that are names of itself."""
    referred = {link for one in notice.references for link in reference_keys(source, one.id)}
    return set(links(notice, source)) - (referred - {notice_key(notice, source)})


def _connected(linked: Mapping[str, frozenset[str] | set[str]]) -> list[list[str]]:
    """Connected components over shared links, each sorted, in the order of their smallest key."""
    holders: dict[str, list[str]] = {}
    for key in sorted(linked):
        for link in linked[key]:
            holders.setdefault(link, []).append(key)
    seen: set[str] = set()
    parts = []
    for start in sorted(linked):
        if start in seen:
            continue
        seen.add(start)
        part, frontier = [start], [start]
        while frontier:
            for link in linked[frontier.pop()]:
                for near in holders[link]:
                    if near not in seen:
                        seen.add(near)
                        part.append(near)
                        frontier.append(near)
        parts.append(sorted(part))
    return parts
