"""The body of an opportunity's page, kept while nothing in it can change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from dragging.apps.bank import queries
from dragging.core.notices import folding
from dragging.web.bank.detail import detail

MOST_KEPT = 300
"""Bodies kept in memory: some 8 MB."""
STEP = timedelta(minutes=15)
"""Days begin at a whole quarter of an hour of UTC everywhere, and with them the days that are left."""


class Body(NamedTuple):
    """HTML that holds from `since` until `until`; `id` is the present one of the opportunity."""

    id: str
    title: str
    html: SafeString
    since: datetime
    until: datetime


def body(public_id: str, now: datetime, language: str, *, every_lot: bool, every_word: bool) -> Body | None:
    """None where there is no such opportunity. Any writing to the bank gives it another version, and new bodies."""
    key = (queries.version(), public_id, language, every_lot, every_word)
    kept = _kept.get(key) if now.tzinfo else None  # a moment without a zone is another in each country
    if kept is not None and kept.since <= now < kept.until:
        return kept
    made = _made(public_id, now, language, every_lot=every_lot, every_word=every_word)
    if made is not None:
        _kept[key] = made
        while len(_kept) > MOST_KEPT:
            _kept.pop(next(iter(_kept)), None)
    return made


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    _kept.clear()


_kept: dict[tuple[Any, ...], Body] = {}


def _made(public_id: str, now: datetime, language: str, *, every_lot: bool, every_word: bool) -> Body | None:
    whole = queries.whole(public_id)
    if whole is None:
        return None
    told = detail(whole, now, language, every_lot=every_lot, every_word=every_word)
    html = render_to_string("bank/opportunity_body.html", {"one": told, "search_address": reverse("opportunities")})
    at = folding.instant(now, whole.folded.country)
    step = at - timedelta(minutes=at.minute % (STEP.seconds // 60), seconds=at.second, microseconds=at.microsecond)
    changes = [moment for moment in _moments(whole.folded) if step <= moment < step + STEP]
    since = max([step, *(moment for moment in changes if moment < at)])
    until = min([step + STEP, *(moment for moment in changes if moment >= at)])
    return Body(whole.id, told.heading.text, SafeString(html), since, until)


def _moments(folded: folding.Opportunity) -> Iterator[datetime]:
    """When something of the opportunity closes."""
    for told in (folded.deadline, folded.open_until, *(lot.deadline for lot in folded.lots)):
        moment = folding.deadline_moment(told, folded.country) if told else None
        if moment is not None:
            yield moment
