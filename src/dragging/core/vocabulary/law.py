"""Facts of procurement law that change with the day: the Article 77 list, Annex XIV, thresholds, legal forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import msgspec

from dragging.core.vocabulary.tables import rows


class Threshold(msgspec.Struct, frozen=True):
    """From `amount` (in `currency`, without tax) on the rule `subject` applies to a `buyer` buying `nature`.

    `valid_to` is the last day; None on either side is an end that the source does not state.
    """

    place: str
    subject: str
    buyer: str
    nature: str
    amount: Decimal
    currency: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def is_reached(self, amount: Decimal) -> bool:
        """A value equal to the threshold reaches it (2014/24/EU, Article 4)."""
        return amount >= self.amount


class LegalForm(msgspec.Struct, frozen=True):
    country: str
    key: str
    local_name: str
    names: dict[str, str]
    may_use_art20: str
    may_use_art77: str
    register: str
    source: str


@cache
def article_77_codes() -> frozenset[str]:
    """The closed list of CPV codes of Article 77 of Directive 2014/24/EU."""
    return frozenset(row["code"] for row in rows("art77_cpv"))


def is_article_77(cpv: str) -> bool:
    """Whether a code is on the list itself: the list is exact, codes below one of its codes are not on it."""
    return cpv in article_77_codes()


@cache
def _annex_xiv() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["from"], row["to"], row["group"]) for row in rows("annex_xiv"))


def annex_xiv_group(cpv: str) -> str | None:
    """The group of Annex XIV (social and other specific services) that a code falls into; None outside it."""
    return next((group for first, last, group in _annex_xiv() if first <= cpv <= last), None)


@cache
def thresholds() -> tuple[Threshold, ...]:
    return tuple(
        Threshold(
            row["country_or_EU"], row["subject"], row["buyer"], row["nature"], Decimal(row["amount"]), row["currency"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None, row["source"],
        )
        for row in rows("thresholds")
    )  # fmt: skip


def thresholds_on(day: date, place: str) -> tuple[Threshold, ...]:
    """The thresholds of a country (or `EU`) in force on a day."""
    return tuple(one for one in thresholds() if one.place == place and one.holds_on(day))


@cache
def legal_forms() -> tuple[LegalForm, ...]:
    """The legal forms of organisations in the four countries."""
    return tuple(
        LegalForm(
            row["country"], row["key"], row["local_name"],
            {language: row[f"name_{language}"] for language in ("en", "es", "pl", "bg")},
            row["may_use_art20"], row["may_use_art77"], row["register"], row["source"],
        )
        for row in rows("legal_forms")
    )  # fmt: skip
