"""Facts of procurement law that change with the day: the Article 77 list, Annex XIV, thresholds, legal forms."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

import msgspec

from dragging.core.vocabulary.tables import rows

_DIRECTIVE = re.compile(r"\b((?:19|20)\d{2})/(\d{1,3})/\w\w\b")


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


@cache
def legal_form(country: str | None, key: str) -> LegalForm | None:
    """The legal form of a key in a country, also of the keys that profiles use (`data/legal_form_keys.csv`)."""
    row = next((row for row in rows("legal_form_keys") if (row["country"], row["key"]) == (country, key)), None)
    if row and not row["form"]:
        names = {language: row[f"name_{language}"] for language in ("en", "es", "pl", "bg")}
        return LegalForm(row["country"], key, names["bg"], names, "", "", "", row["source"])
    meant = row["form"] if row else key
    return next((one for one in legal_forms() if (one.country, one.key) == (country, meant)), None)


@cache
def legal_form_keys(country: str) -> tuple[str, ...]:
    """The keys by which profiles name the legal forms of a country, in the order of the table."""
    called = {row["form"]: row["key"] for row in rows("legal_form_keys") if row["country"] == country and row["form"]}
    known = [called.get(one.key, one.key) for one in legal_forms() if one.country == country]
    own = [row["key"] for row in rows("legal_form_keys") if row["country"] == country and not row["form"]]
    return (*known, *own)


class ReservedCondition(msgspec.Struct, frozen=True):
    """One condition of a reserved basis by a country's law (`EU`: the directive itself).

    `settles`: `yes`; `if_known`, a known no settles while not known decides nothing; `beside`, shown only.
    `needs` are statuses of which one must be held, for `months` where said; `least` the smallest share of staff.
    """

    country: str
    basis: str
    condition: str
    needs: tuple[str, ...]
    least: Decimal | None
    months: int | None
    settles: str
    article: str
    national: str
    valid_from: date | None
    valid_to: date | None
    source: str
    mark: str

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@cache
def _conditions(table: str) -> tuple[ReservedCondition, ...]:
    return tuple(
        ReservedCondition(
            row["country"], row["basis"], row["condition"], tuple(row["needs"].split()),
            Decimal(row["least"]) if row["least"] else None, int(row["months"]) if row["months"] else None,
            row["settles"], row["article"], row["national"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None, row["source"], row["mark"],
        )
        for row in rows(table)
    )  # fmt: skip


def reserved_conditions() -> tuple[ReservedCondition, ...]:
    """What is asked of the organisation."""
    return _conditions("reserved_conditions")


def reserved_limits() -> tuple[ReservedCondition, ...]:
    """What is asked of the lot, or of the organisation and the buyer together."""
    return _conditions("reserved_limits")


def reserved_conditions_on(day: date, country: str, basis: str) -> tuple[ReservedCondition, ...]:
    """The conditions of a basis in a country, or those of the directive where the table holds no row of it.

    Empty where the country's rows begin later or have ended: the law of that day is not known here.
    """
    return _on(day, country, basis, reserved_conditions())


def reserved_limits_on(day: date, country: str, basis: str) -> tuple[ReservedCondition, ...]:
    """As `reserved_conditions_on`, for the limits."""
    return _on(day, country, basis, reserved_limits())


def _on(day: date, country: str, basis: str, table: tuple[ReservedCondition, ...]) -> tuple[ReservedCondition, ...]:
    theirs = [one for one in table if one.basis == basis and one.country == country]
    theirs = theirs or [one for one in table if one.basis == basis and one.country == "EU"]
    return tuple(one for one in theirs if one.holds_on(day))


def celex(legal_basis: str | None) -> str:
    """The CELEX number of a directive named either way (`2014/25/EU`, `32014L0025`); other texts as they are."""
    told = _DIRECTIVE.search(legal_basis or "")
    return f"3{told[1]}L{int(told[2]):04}" if told else (legal_basis or "").strip()


@cache
def reserved_article(basis: str, legal_basis: str | None) -> str:
    """The article of a reserved basis in the act under which a notice is published; of the classic directive else."""
    act = celex(legal_basis)
    found = (row["article"] for row in rows("reserved_articles") if (row["legal_basis"], row["code"]) == (act, basis))
    general = (row["article"] for row in rows("reserved") if row["code"] == basis)
    return next(found, "") or next(general, "")


@cache
def reserved_since(basis: str) -> date | None:
    """From when the directive that `reserved_conditions` follows has been law."""
    day = next((row["valid_from"] for row in rows("reserved") if row["code"] == basis), "")
    return date.fromisoformat(day) if day else None


def turnover_cap(day: date) -> tuple[Decimal, str] | None:
    """How many times the estimated value of a lot may be asked as yearly turnover, and the article; None: not known."""
    for row in rows("turnover_caps"):
        if date.fromisoformat(row["valid_from"]) <= day and not (row["valid_to"] and row["valid_to"] < day.isoformat()):
            return Decimal(row["times"]), row["article"]
    return None
