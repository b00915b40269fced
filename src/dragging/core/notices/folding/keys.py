"""Identity: the key of a notice, the links between notices, which rendering counts, the public address."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from datetime import date

from dragging.core.notices.model import Notice

_TED_FORMATS = {"ted-xml", "eforms", "ted-api"}
_FORMAT_ORDER = {"ted-api": 0, "ted-xml": 1, "eforms": 2}
_OFFICIAL_JOURNAL = re.compile(r"(\d{4})/S\s*\d+\s*-\s*(\d+)")
_PUBLICATION = re.compile(r"0*(\d{1,8})-(\d{4})\Z")
_UUID = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-\d+)?\Z")
_LEADING_ZEROS = re.compile(r"0+(?=\d)")
MAX_KEY = 110


def default_source(format_: str) -> str:
    """The source that a format's notices come from when none is named."""
    return "ted" if format_ in _TED_FORMATS else format_


def number_key(source: str, number: str) -> str:
    """The key of a number: source and number without leading zeros; overlong numbers by their digest."""
    plain = _LEADING_ZEROS.sub("", number.strip(), count=1) if number[:1] == "0" else number.strip()
    key = f"{source}:{plain}"
    return key if len(key) <= MAX_KEY else f"{source}:sha256-{hashlib.sha256(plain.encode()).hexdigest()}"


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
            one.notice_version or "",
            one.dispatch_date or date.min,
            one.source.sha256,
        ),
    )


def reference_keys(source: str, number: str) -> tuple[str, ...]:
    """The link keys that a reference to `number` may meet."""
    told = number.strip().lower()
    journal = _OFFICIAL_JOURNAL.search(number)
    if journal:
        return (number_key(source, f"{journal[2].lstrip('0')}-{journal[1]}"),)
    published = _PUBLICATION.match(told)
    if published:
        return (number_key(source, f"{published[1]}-{published[2]}"),)
    uuid = _UUID.match(told)
    if uuid:
        return (f"{source}:uuid:{uuid[1]}",)
    return (number_key(source, number),) if told else ()


def links(notice: Notice, source: str) -> frozenset[str]:
    """The keys by which a notice may hang together with others: its own, its procedure's, those it refers to.

    `related` notices are named for information and belong to other procedures.
    """
    found = {notice_key(notice, source)}
    if notice.source.format == "placsp":
        found.add(number_key(source, notice.id))
    if notice.notice_uuid:
        uuid = _UUID.match(notice.notice_uuid.lower())
        found.add(f"{source}:uuid:{uuid[1] if uuid else notice.notice_uuid.lower()[:90]}")
    if notice.procedure_id:
        found.add(f"{source}:procedure:{notice.procedure_id.lower()[:90]}")
    for reference in notice.references:
        if reference.relation != "related":
            found.update(reference_keys(source, reference.id))
    return frozenset(found)
