"""The body of an opportunity's page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from dragging.apps.bank import queries
from dragging.core.notices import folding
from dragging.web.bank.detail import detail
from dragging.web.bank.keeping import Keeping, ground


class Body(NamedTuple):
    """`id` is the present one of the opportunity, `closing` when something of it closes."""

    id: str
    title: str
    html: SafeString
    closing: tuple[datetime, ...]


_bodies: Keeping[Body | None] = Keeping(300)
"""Some 8 MB."""


def body(public_id: str, now: datetime, language: str, *, every_lot: bool, every_word: bool) -> Body | None:
    """None where there is no such opportunity."""

    def make() -> Body | None:
        return _made(public_id, now, language, every_lot=every_lot, every_word=every_word)

    return _bodies.of(ground(), (public_id, language, every_lot, every_word), now, make, lambda made: made.closing if made else ())


def _made(public_id: str, now: datetime, language: str, *, every_lot: bool, every_word: bool) -> Body | None:
    whole = queries.whole(public_id)
    if whole is None:
        return None
    told = detail(whole, now, language, every_lot=every_lot, every_word=every_word)
    html = render_to_string("bank/opportunity_body.html", {"one": told, "search_address": reverse("opportunities")})
    return Body(whole.id, told.heading.text, SafeString(html), tuple(_moments(whole.folded)))


def _moments(folded: folding.Opportunity) -> Iterable[datetime]:
    for told in (folded.deadline, folded.open_until, *(lot.deadline for lot in folded.lots)):
        moment = folding.deadline_moment(told, folded.country) if told else None
        if moment is not None:
            yield moment
