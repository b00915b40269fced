"""Identity: the key of a notice, the links between notices, which rendering counts, the public address."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from dragging.core.notices.model import Notice
from dragging.core.vocabulary.tables import rows

_TED_FORMATS = {"ted-xml", "eforms", "ted-api"}
_FORMAT_ORDER = {"ted-api": 0, "ted-xml": 1, "eforms": 2}
_OFFICIAL_JOURNAL = re.compile(r"(\d{4})\s*/\s*S\s*\d+\s*-\s*(\d+)")
_PUBLICATION = re.compile(r"0*(\d{1,8})-(\d{4})\Z")
_UUID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-\d+)?\Z")
_LEADING_ZEROS = re.compile(r"0+(?=\d)")
MAX_KEY = 110
"""Characters of a key: what one indexed column holds; longer numbers are kept by their digest."""
_SHORTEST_PROCEDURE_ID = 6


@cache
def _placeholders() -> frozenset[str]:
    """Identifiers that examples carry and copies repeat: they name nothing, and nothing belongs together by them."""
    return frozenset(row["id"] for row in rows("placeholder_ids"))


def default_source(format_: str) -> str:
    """The source that a format's notices come from when none is named."""
    return "ted" if format_ in _TED_FORMATS else format_


def number_key(source: str, number: str) -> str:
    """The key of a number: source and number without leading zeros; overlong numbers by their digest."""
    plain = number.strip()
    zeros = _LEADING_ZEROS.match(plain)
    return _fitting(source, plain[zeros.end() :] if zeros else plain)


def _fitting(source: str, name: str) -> str:
    key = f"{source}:{name}"
    return key if len(key) <= MAX_KEY else f"{source}:sha256-{hashlib.sha256(name.encode()).hexdigest()}"


def notice_key(notice: Notice, source: str) -> str:
    """The bank's key of a notice; a PLACSP entry returns under its id, so its version belongs to the key."""
    if notice.source.format == "placsp":
        return number_key(source, f"{notice.id}@{notice.notice_version}")
    return number_key(source, notice.id)


def public_id(key: str) -> str:
    """Twelve characters from a hash of a key."""
    return base64.b32encode(hashlib.sha256(key.encode()).digest())[:12].decode().lower()


def notice_day(notice: Notice) -> date:
    """The day a notice is ordered by: publication, else dispatch; undated ones come last."""
    return notice.publication_date or notice.dispatch_date or date.max


def current_rendering(notices: Sequence[Notice]) -> Notice:
    """Of several documents with one key the one that counts: the newer format, the later dispatch, the greater digest."""
    return max(
        notices,
        key=lambda one: (
            _FORMAT_ORDER.get(one.source.format, 1),
            one.dispatch_date or date.min,
            one.source.sha256,
        ),
    )


def reference_keys(source: str, number: str) -> tuple[str, ...]:
    """The link that a reference to `number` meets: `2018/S 139-316766`, `00566194-2026`, `UUID-01`, or the number as it is.

    A place holder (no text, number zero) gives none.
    """
    told = number.strip()
    journal = _OFFICIAL_JOURNAL.search(told)
    if journal:
        told = f"{journal[2]}-{journal[1]}"
    published = _PUBLICATION.match(told)
    if published:
        return (number_key(source, told),) if int(published[1]) else ()
    if uuid := _UUID.match(told.lower()):
        return (f"{source}:uuid:{uuid[1]}",)
    return (number_key(source, told),) if any(character.isdigit() for character in told) else ()


def procedure_key(notice: Notice, source: str) -> str | None:
    """The link that all notices of one procedure share; words such as `n/a` in its place are no identifier."""
    told = (notice.procedure_id or "").strip().lower()
    if len(told) < _SHORTEST_PROCEDURE_ID or not any(character.isdigit() for character in told):
        return None
    if told in _placeholders():
        return None
    return _fitting(source, f"procedure:{told}")


def own_keys(notice: Notice, source: str) -> tuple[str, ...]:
    """The links by which others name this notice: its key, its number without a version, its UUID."""
    found = [notice_key(notice, source)]
    if notice.source.format == "placsp":
        found.append(number_key(source, notice.id))
    if notice.notice_uuid:
        told = notice.notice_uuid.strip().lower()
        uuid = _UUID.match(told)
        name = uuid[1] if uuid else told
        if name not in _placeholders():
            found.append(_fitting(source, f"uuid:{name}"))
    return tuple(found)


def links(notice: Notice, source: str) -> frozenset[str]:
    """Every key by which a notice can hang together with others: its own, its procedure's, those it refers to.

    Notices without a common link, however far, are never in one chain; whether those with one are, `chains`
    decides. `related` notices are named for information and belong to other procedures.
    """
    found = set(own_keys(notice, source))
    if procedure := procedure_key(notice, source):
        found.add(procedure)
    for reference in notice.references:
        if reference.relation != "related":
            found.update(reference_keys(source, reference.id))
    return frozenset(found)
