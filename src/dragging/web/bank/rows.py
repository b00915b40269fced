"""One row of a list of opportunities, its values in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

import msgspec
from django.urls import reverse
from django.utils.translation import ngettext, override

from dragging.apps.bank.search.service import Result
from dragging.core.units import Value
from dragging.web.bank import names, phrases
from dragging.web.bank.headings import Heading, heading, place_words
from dragging.web.frame.clock import Clock, clock

SHOWN_CODES = 2
_ID = "_id_"


class Row(NamedTuple):
    """`newest` is the day of the newest notice."""

    id: str
    address: str
    state: str
    language: str
    sort: str
    reserved: list[tuple[str, str]]
    clock: Clock | None
    heading: Heading
    buyer: str
    buyer_language: str
    more_buyers: int
    place: str
    value: Value | None
    is_withheld: bool
    lots: str
    found_by: list[str]
    is_strict: bool
    newest: date | None
    summary: Mapping[str, Any]

    @property
    def state_words(self) -> str:
        return phrases.state(self.state)

    @property
    def kind(self) -> str:
        return names.kind(self.summary["kind"], self.language)

    @property
    def country(self) -> str:
        code = self.summary["country"]
        return names.country(code, self.language) if code else ""

    @property
    def can_end(self) -> bool:
        """Whether a deadline matters: nothing that is settled or given up has one left to keep."""
        return self.state in {"open", "closed", "planned", "consultation"}


def rows(results: Iterable[Result], language: str, now: datetime) -> list[Row]:
    return [row(one, language, now) for one in results]


def row(result: Result, language: str, now: datetime) -> Row:
    told = result.summary
    place = place_words(told["nuts"], told["country"], language)
    buyers = [named for one in told["buyers"] if (named := _in_one(one["name"], language))]
    lots = told["lots"]
    return Row(
        id=told["id"],
        address=_address(language).replace(_ID, told["id"]),
        state=result.state,
        language=language,
        sort=names.sort(told.get("form"), language),
        reserved=[(code, names.reserved_under(code, told.get("legal_basis"), language)) for code in told["reserved"]],
        clock=clock(told["deadline"], told["country"], now, language),
        heading=heading(told["title"], _main(told), told["nature"], place, language),
        buyer=buyers[0][0] if buyers else "",
        buyer_language=buyers[0][1] if buyers else "",
        more_buyers=len(buyers) - 1,
        place=place,
        value=msgspec.convert(told["value"], Value, strict=False) if told["value"] else None,
        is_withheld=told["value_withheld"],
        lots=ngettext("%(n)s lot", "%(n)s lots", lots) % {"n": lots} if lots > 1 else "",
        found_by=_reasons(result.found_by, language),
        is_strict=result.strict,
        newest=result.newest,
        summary=told,
    )


@cache
def _address(language: str) -> str:
    """The address of an opportunity with `_ID` in place of its id: to reverse each row's is a tenth of the row."""
    with override(language):
        return reverse("opportunity", args=[_ID])


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
