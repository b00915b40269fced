"""A public entry in words: what the directory, the public page, its preview and the exports show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from dragging.core.matching.publication import Basis, PublicEntry
from dragging.core.vocabulary import names as words
from dragging.core.vocabulary.registers import status
from dragging.web.bank import names
from dragging.web.frame import formats

SHORT: dict[str, Callable[[], str]] = {
    "art20_participation": lambda: _("Art. 20"),
    "art20_execution": lambda: _("Art. 20, performance"),
    "art77": lambda: _("Art. 77"),
}
_SAME = {"art20_execution": "art20_participation"}
"""Reserved performance asks for the same conditions as reserved participation, so it is not said twice."""
SIZES: dict[str, Callable[[], str]] = {
    "0-9": lambda: _("up to 9 people"),
    "10-49": lambda: _("10 to 49 people"),
    "50-249": lambda: _("50 to 249 people"),
    "250+": lambda: _("250 people or more"),
}


class Told(NamedTuple):
    """A reserved basis: `short` for a tag, `name` with its article, `source` how it is known, `held` the registers."""

    code: str
    short: str
    name: str
    source: str
    is_proved: bool
    held: list[str]


class Shown(NamedTuple):
    entry: PublicEntry
    country: str
    services: list[str]
    home: str
    serves: list[str]
    languages: list[str]
    legal_form: str
    size: str
    reserved: list[Told]
    references: list[str]


def shown(entry: PublicEntry, language: str) -> Shown:
    return Shown(
        entry=entry,
        country=words.country_name(entry.country, language) if entry.country else "",
        services=[names.service(one, language) for one in entry.services or ()],
        home=names.place(entry.home, language) if entry.home else "",
        serves=_serves(entry, language),
        languages=[words.language_name(one, language) for one in entry.languages or ()],
        legal_form=words.legal_form_name(entry.country, entry.legal_form, language) if entry.legal_form else "",
        size=SIZES[entry.size]() if entry.size else "",
        reserved=[_told(one, language) for one in entry.reserved or () if not _is_said(one, entry)],
        references=[_reference(one, language) for one in entry.references or ()],
    )


def _serves(entry: PublicEntry, language: str) -> list[str]:
    found = [names.place(one, language) for one in entry.serves or ()]
    named = [{"service": names.service(one, language)} for one in entry.everywhere]
    return found + [_("the whole Union for %(service)s") % one for one in named]


def _is_said(one: Basis, entry: PublicEntry) -> bool:
    twin = _SAME.get(one.basis)
    return any(other.basis == twin and other.source == one.source for other in entry.reserved or ())


def _told(one: Basis, language: str) -> Told:
    held = [_held(each, language) for each in one.held]
    return Told(one.basis, SHORT[one.basis](), words.reserved_name(one.basis, language), source(one, language), one.is_proved, held)


def source(one: Basis, language: str) -> str:
    """How a basis is known: by register, by document, or by the organisation's word; with the day where there is one."""
    if one.seen is None:
        return {"register": _("register seen"), "document": _("document seen"), "self_declared": _("declared by them")}[one.source]
    told = {
        "register": _("register seen %(day)s"),
        "document": _("document seen %(day)s"),
        "self_declared": _("declared by them %(day)s"),
    }
    return told[one.source] % {"day": formats.short_day(one.seen, language)}


def _held(one: Any, language: str) -> str:
    name = words.status_name(one.status, language) if status(one.status) else words.register_name(one.register, language)
    return f"{name}, {one.number}" if one.number else name


def _reference(one: Any, language: str) -> str:
    title = one.title or (names.cpv(one.cpv, language) if one.cpv else "")
    return ", ".join(part for part in (title, one.buyer or "", str(one.year or "")) if part) or _("a contract")
