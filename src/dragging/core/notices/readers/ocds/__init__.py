"""OCDS (Open Contracting Data Standard 1.0 and 1.1) of any publisher: releases, records, packages of both, JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from dragging.core.notices.json_text import LATIN, decoded, values
from dragging.core.notices.model import NotANotice, Notice, Problem, Source
from dragging.core.notices.readers.ocds.node import clean
from dragging.core.notices.readers.ocds.release import notice_of

FORMAT = "ocds"
_DEEPEST = 4
_SECTIONS = ("planning", "tender", "awards", "contracts", "buyer", "parties")


class Found(NamedTuple):
    """A release, the version of the standard that its package states, and its place (empty: it is the document)."""

    release: dict[str, Any]
    version: str | None
    place: str


class Lost(NamedTuple):
    """What stands in the place of a release and is none that can be read: `reason` is a code."""

    place: str
    reason: str


def read(data: bytes, source: Source) -> Sequence[Notice]:
    """The notices of a document; what is lost beside others is a problem `not_read` of the first.

    Where a document holds several releases, `source.member` tells the place of each.

    Raises NotANotice where nothing is left: `not_json`, `unknown_json` (no OCDS), `versioned` (only a history of
    values), `linked` (only addresses of releases), `no_identifier`, `empty`.
    """
    text, encoding = decoded(data)
    every = list(values(text))
    places = [f"line {place}" for place in range(1, len(every) + 1)] if len(every) > 1 else [""]
    pieces = [one for value, place in zip(every, places, strict=True) for one in releases(value, None, place, 0)]
    found = [one for one in pieces if isinstance(one, Found)]
    lost = [one for one in pieces if isinstance(one, Lost)]
    if len(pieces) == 1:
        found = [one._replace(place="") for one in found]
    if not found:
        raise NotANotice(lost[0].reason if lost else "empty", lost[0].place if lost else "")
    notices = [_notice(one, source) for one in found]
    problems = [Problem("not_read", f"/{one.place}", one.reason) for one in lost]
    if encoding == LATIN:
        problems.append(Problem("bad_encoding", "/", LATIN))
    if problems:
        notices[0] = msgspec.structs.replace(notices[0], problems=(*notices[0].problems, *problems))
    return notices


def _notice(found: Found, source: Source) -> Notice:
    member = "/".join(part for part in (source.member, found.place) if part) or None
    own = Source(FORMAT, found.version, source.file, source.sha256, member)
    return notice_of(found.release, "", own)


def releases(value: Any, version: str | None, place: str, depth: int) -> Iterator[Found | Lost]:
    """Every release of a value, with its place in it: `releases/3`, `records/0/compiledRelease`."""
    if isinstance(value, list) and depth < _DEEPEST:
        for index, one in enumerate(value):
            yield from releases(one, version, _joined(place, str(index)), depth + 1)
    elif not isinstance(value, dict):
        yield Lost(place, "unknown_json")
    else:
        yield from _of_object(value, _version(value) or version, place)


def _of_object(value: dict[str, Any], version: str | None, place: str) -> Iterator[Found | Lost]:
    if isinstance(value.get("records"), list):
        for index, one in enumerate(value["records"]):
            yield from _record(one, version, _joined(place, f"records/{index}"))
    elif "compiledRelease" in value or "versionedRelease" in value or _is_record(value):
        yield from _record(value, version, place)
    elif isinstance(value.get("releases"), list):
        for index, one in enumerate(value["releases"]):
            yield _release(one, version, _joined(place, f"releases/{index}"))
    elif "ocid" in value or any(section in value for section in _SECTIONS):
        yield _release(value, version, place)
    else:
        yield Lost(place, "unknown_json")


def _is_record(value: dict[str, Any]) -> bool:
    return "ocid" in value and isinstance(value.get("releases"), list) and "id" not in value


def _record(record: Any, version: str | None, place: str) -> Iterator[Found | Lost]:
    """The releases of a record where they stand in it, else the compiled one that sums them up."""
    if not isinstance(record, dict):
        yield Lost(place, "unknown_json")
        return
    listed = record.get("releases")
    embedded = [
        (index, one)
        for index, one in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and "url" not in one
    ]
    compiled = record.get("compiledRelease")
    if embedded:
        for index, one in embedded:
            yield _release(one, version, _joined(place, f"releases/{index}"))
    elif isinstance(compiled, dict):
        yield _release(compiled, version, _joined(place, "compiledRelease"))
    else:
        yield Lost(place, "versioned" if "versionedRelease" in record else "linked")


def _release(value: Any, version: str | None, place: str) -> Found | Lost:
    if not isinstance(value, dict):
        return Lost(place, "unknown_json")
    if not any(_is_named(value.get(name)) for name in ("id", "ocid")):
        return Lost(place, "no_identifier")
    return Lost(place, "versioned") if _is_versioned(value) else Found(value, version, place)


def _is_named(value: object) -> bool:
    return (isinstance(value, str) and bool(value.strip())) or (isinstance(value, int) and not isinstance(value, bool))


def _is_versioned(release: dict[str, Any]) -> bool:
    """Whether members hold, instead of a value, the list of what it was in each release."""
    parts = [release, release.get("tender"), release.get("buyer"), release.get("planning")]
    members = [member for part in parts if isinstance(part, dict) for member in part.values()]
    return any(
        isinstance(member, list) and member and isinstance(member[0], dict) and "releaseID" in member[0]
        and "value" in member[0] for member in members
    )  # fmt: skip


def _version(value: dict[str, Any]) -> str | None:
    told = value.get("version")
    return clean(told)[:20] or None if isinstance(told, str) else None


def _joined(place: str, name: str) -> str:
    return f"{place}/{name}" if place else name
