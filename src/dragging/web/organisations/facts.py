"""The facts of a capability profile in words: what each is called, and how its value is told."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from dragging.core.matching.profile.model import (
    Certificate,
    Identifier,
    Insurance,
    Reference,
    Registration,
    ReservedAward,
    YearOfPeople,
    YearOfTurnover,
)
from dragging.core.units import Value
from dragging.core.vocabulary import names
from dragging.core.vocabulary.registers import status
from dragging.core.vocabulary.services import services
from dragging.web.frame import formats

LABELS: dict[str, Callable[[], str]] = {
    "name": lambda: _("Name"),
    "country": lambda: _("Country"),
    "registers": lambda: _("Registers and statuses"),
    "disadvantaged_share": lambda: _("Share of people with a disability or disadvantaged"),
    "main_aim_integration": lambda: _("Main aim is integration"),
    "public_service_mission": lambda: _("Public task in its statute"),
    "profit_reinvested": lambda: _("Profit goes back into its aim"),
    "participatory_governance": lambda: _("Staff, users or members take part in running it"),
    "art77_awards": lambda: _("Contracts won under Article 77"),
    "own_work_80": lambda: _("Can do 80 % with its own people and machines"),
    "profit_distributed": lambda: _("Profit is shared out"),
    "participation_in_statute": lambda: _("Participation stands in its statute"),
    "legal_form": lambda: _("Legal form"),
    "services": lambda: _("Services"),
    "reach": lambda: _("Where it works"),
    "base_nuts": lambda: _("Where it is at home"),
    "yearly_turnover": lambda: _("Turnover of a year"),
    "staff": lambda: _("People employed"),
    "references": lambda: _("References"),
    "languages": lambda: _("Languages"),
    "months_of_cash": lambda: _("Months it can wait for money"),
    "certificates": lambda: _("Certificates"),
    "insurance": lambda: _("Insurance"),
    "exclusion_grounds": lambda: _("Grounds for exclusion"),
    "identifiers": lambda: _("Registration numbers"),
    "staff_by_year": lambda: _("People by year"),
    "turnover_by_year": lambda: _("Turnover by year"),
    "aims": lambda: _("Aims"),
    "governance": lambda: _("How it is run"),
    "summary": lambda: _("What it does, in its own words"),
}
"""By the key of the profile."""

SOURCES: dict[str, Callable[[], str]] = {
    "self_declared": lambda: _("declared by the organisation"),
    "document": lambda: _("a document was seen"),
    "register": lambda: _("the register was seen"),
}


def label(code: str) -> str:
    return LABELS[code]()


def value_words(code: str, value: Any, language: str, country: str | None = None) -> str:
    """A value of the profile as text in the reader's language; of a list, its entries one after another.

    `country` is that of the profile, in which its legal form has its name.
    """
    if code == "legal_form":
        return names.legal_form_name(country, value, language)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, tuple):
        return "; ".join(value_words(code, one, language) for one in value) or _("None")
    if isinstance(value, Value):
        return formats.value(value, language)
    if isinstance(value, Decimal):
        return formats.percent(value, language) if code == "disadvantaged_share" else formats.number(value, language)
    if isinstance(value, int):
        return formats.number(value, language)
    telling = _TELLING.get(type(value).__name__)
    return telling(value, language) if telling else _coded(code, str(value), language)


def _coded(code: str, value: str, language: str) -> str:
    if code == "country":
        return names.country_name(value, language)
    if code == "services":
        return next((one.names[language] for one in services() if one.id == value), value)
    if code == "languages":
        return names.language_name(value, language)
    if code in {"reach", "base_nuts"}:
        return _place(value, language)
    return value


def _place(value: str, language: str) -> str:
    if value.startswith("EU:"):
        service = _coded("services", value.removeprefix("EU:"), language)
        return _("the whole Union for %(service)s") % {"service": service}
    return names.nuts_name(value, language)


def _registration(one: Registration, language: str) -> str:
    told = names.status_name(one.status, language) if status(one.status) else names.register_name(one.register, language)
    if one.valid_from and one.valid_to:
        days = {"from": formats.short_day(one.valid_from, language), "to": formats.short_day(one.valid_to, language)}
        return _("%(status)s, from %(from)s to %(to)s") % {"status": told, **days}
    if one.valid_from:
        return _("%(status)s, since %(day)s") % {"status": told, "day": formats.short_day(one.valid_from, language)}
    if one.valid_to:
        return _("%(status)s, until %(day)s") % {"status": told, "day": formats.short_day(one.valid_to, language)}
    return told


def _reference(one: Reference, language: str) -> str:
    parts = [
        one.title or (names.cpv_name(one.cpv, language) if one.cpv else ""), one.buyer or "",
        formats.value(one.value, language) if one.value else "", str(one.year or ""),
    ]  # fmt: skip
    return ", ".join(part for part in parts if part) or _("a contract")


def _award(one: ReservedAward, language: str) -> str:
    parts = [one.buyer or "", formats.short_day(one.date, language) if one.date else ""]
    return ", ".join(part for part in parts if part) or _("yes, nothing more is known")


def _people(one: YearOfPeople, language: str) -> str:
    of = {"year": one.year, "staff": _count(one.staff, language), "part": _count(one.disadvantaged, language)}
    return _("%(year)s: %(staff)s people, %(part)s with a disability or disadvantaged") % of


def _count(number: int | None, language: str) -> str:
    return "?" if number is None else formats.number(number, language)


def _turnover(one: YearOfTurnover, language: str) -> str:
    return f"{one.year}: {formats.value(one.value, language)}"


def _dated(one: Certificate | Insurance, language: str) -> str:
    name = one.name if isinstance(one, Certificate) else one.kind
    if one.valid_to:
        return _("%(status)s, until %(day)s") % {"status": name, "day": formats.short_day(one.valid_to, language)}
    return name


def _identifier(one: Identifier, _language: str) -> str:
    return one.number


_TELLING: dict[str, Callable[[Any, str], str]] = {
    "Registration": _registration, "Reference": _reference, "ReservedAward": _award, "YearOfPeople": _people,
    "YearOfTurnover": _turnover, "Certificate": _dated, "Insurance": _dated, "Identifier": _identifier,
}  # fmt: skip
"""How entries of lists are told, by the name of their structure."""
