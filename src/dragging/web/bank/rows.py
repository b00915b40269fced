"""One line of a list of opportunities, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import msgspec
from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from dragging.apps.bank.search.service import Page, Result
from dragging.core.units import Value
from dragging.web.bank import names, phrases
from dragging.web.bank.headings import Heading, heading, place_words
from dragging.web.frame.clock import Clock, clock

SHOWN_CODES = 2
MOST_KEPT = 4_000
"""Lines kept in memory: some 8 MB."""


class Row(NamedTuple):
    id: str
    address: str
    state: str
    state_words: str
    kind: str
    kind_words: str
    sort: str
    reserved: list[tuple[str, str]]
    clock: Clock | None
    heading: Heading
    buyer: str
    buyer_language: str
    more_buyers: int
    place: str
    country: str
    value: Value | None
    is_withheld: bool
    lots: str
    found_by: list[str]
    is_strict: bool
    summary: Mapping[str, Any]

    @property
    def can_end(self) -> bool:
        """Whether a deadline matters: nothing that is settled or given up has one left to keep."""
        return self.state in {"open", "closed", "planned", "consultation"}


def rows(results: Iterable[Result], language: str, now: datetime) -> list[Row]:
    return [row(one, language, now) for one in results]


def lines(page: Page, language: str, now: datetime) -> tuple[list[SafeString], list[SafeString]]:
    """The rows of a page as HTML: those that hold all words, then the others.

    A line is kept as long as neither the bank nor the hour has changed, since nothing in it depends on the reader but
    the language; a deadline that passes within the hour changes the state, and with it the line.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    strict: list[SafeString] = []
    loose: list[SafeString] = []
    for one in page.results:
        key = (page.version, language, hour, one.summary["id"], one.state, tuple(one.found_by))
        line = _kept.get(key)
        if line is None:
            line = SafeString(_template().render({"row": row(one, language, now)}))
            _kept[key] = line
            while len(_kept) > MOST_KEPT:
                _kept.pop(next(iter(_kept)), None)
        (strict if one.strict else loose).append(line)
    return strict, loose


@cache
def _template() -> Any:
    return get_template("bank/row.html")


_kept: dict[tuple[Any, ...], SafeString] = {}


def forget() -> None:
    """Drop what is in memory (another database stands under the same name)."""
    _kept.clear()


def row(result: Result, language: str, now: datetime) -> Row:
    told = result.summary
    place = place_words(told["nuts"], told["country"], language)
    buyers = [named for one in told["buyers"] if (named := _in_one(one["name"], language))]
    lots = told["lots"]
    return Row(
        id=told["id"],
        address=reverse("opportunity", args=[told["id"]]),
        state=result.state,
        state_words=phrases.state(result.state),
        kind=told["kind"],
        kind_words=names.kind(told["kind"], language),
        sort=names.sort(told.get("form"), language),
        reserved=[(code, names.reserved_under(code, told.get("legal_basis"), language)) for code in told["reserved"]],
        clock=clock(told["deadline"], told["country"], now, language),
        heading=heading(told["title"], _main(told), told["nature"], place, language),
        buyer=buyers[0][0] if buyers else "",
        buyer_language=buyers[0][1] if buyers else "",
        more_buyers=len(buyers) - 1,
        place=place,
        country=names.country(told["country"], language) if told["country"] else "",
        value=msgspec.convert(told["value"], Value, strict=False) if told["value"] else None,
        is_withheld=told["value_withheld"],
        lots=ngettext("%(n)s lot", "%(n)s lots", lots) % {"n": lots} if lots > 1 else "",
        found_by=_reasons(result.found_by, language),
        is_strict=result.strict,
        summary=told,
    )


def _main(told: Mapping[str, Any]) -> str | None:
    return next(iter(told["cpv"]), None)


def _in_one(texts: Mapping[str, str], language: str) -> tuple[str, str] | None:
    if texts.get(language):
        return texts[language], language
    return next(((text, code) for code, text in texts.items() if text), None)


def _reasons(found_by: Iterable[str], language: str) -> list[str]:
    """The codes by which a row was found although its words are others."""
    codes = [reason.removeprefix("cpv:") for reason in found_by if reason.startswith("cpv:")]
    return [f"{code} ({names.cpv(code, language)})" for code in codes[:SHOWN_CODES]]
