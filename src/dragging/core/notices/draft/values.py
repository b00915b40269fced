"""The simple values of a draft, each read from JSON or reported as a fault with what is expected there."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from dragging.core.notices.draft.sheet import Faults, Read, Sheet
from dragging.core.notices.draft.tables import code_list, official_languages
from dragging.core.notices.folding.deadlines import zone_of
from dragging.core.units import Value
from dragging.core.vocabulary import cpv, nuts
from dragging.core.vocabulary.codes import alpha_3

_UUID = re.compile(r"[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}\Z")
_NUMBER = re.compile(r"\d{1,8}-(19|20)\d\d\Z", re.ASCII)
_GAZETTE = re.compile(r"[1-9]\d{0,2}/(19|20)\d\d\Z", re.ASCII)
_SECTION = re.compile(r"(PROCEDURE|BUYER|RESULT|(PAR|LOT|GLO|RES|ORG|TPA|TPO|TEN|CON|UBO)-\d{4})\Z", re.ASCII)
_URL = re.compile(r"https?://[\w?!./:;,\-=#+*%@\"()&]+\Z")
_EMAIL = re.compile(r"[\w!#$%&'*+/=?-]+(\.[\w!#$%&'*+/=?-]+)*@([^\W_]([\w-]*[^\W_])?\.)+[^\W_]{2,}\Z")
_PHONE = re.compile(r"(\(\+?\d+\)|\+?\d+)( - |-| )?((\(\d+\)|\d+)( - |-| )?)*\d+\Z", re.ASCII)
_DAY = re.compile(r"(19|20|21)\d\d-\d\d-\d\d\Z", re.ASCII)
_MOMENT = re.compile(r"(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?\Z", re.ASCII)
_AMOUNT = re.compile(r"\d{1,15}(\.\d{1,2})?\Z", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}\Z", re.ASCII)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_QUARTERS = {0, 30, 45}
_PHONE_LIMIT = 30
_URL_LIMIT = 400


def plain(limit: int) -> Read:
    """Text in no particular language (a name, a number), trimmed, white space collapsed."""

    def read(value: Any, path: str, faults: Faults) -> str | None:
        if not isinstance(value, str) or not value.strip():
            faults.add("not_understood", path, value, "text")
            return None
        if _UNWRITABLE.search(value):
            faults.add("unwritable", path)
            return None
        told = " ".join(value.split())
        if len(told) > limit:
            faults.add("too_long", path, len(told), str(limit))
            return None
        return told

    return read


def text(languages: tuple[str, ...], limit: int) -> Read:
    """Text in all languages of the notice; a plain string is in its only one. Without languages it is not judged."""
    one = plain(limit)

    def read(value: Any, path: str, faults: Faults) -> dict[str, str] | None:
        if isinstance(value, str):
            value = dict.fromkeys(languages[:1], value)
        if not isinstance(value, dict):
            faults.add("not_understood", path, value, "text")
            return None
        for language in value if languages else ():
            if language not in languages:
                faults.add("language_not_of_notice", f"{path}.{language}", None, ", ".join(languages))
        for language in languages:
            if value.get(language) is None:
                faults.add("language_missing", path, None, language)
        found = {language: one(value[language], f"{path}.{language}", faults) for language in languages
                 if value.get(language) is not None}  # fmt: skip
        return {language: told for language, told in found.items() if told is not None}

    return read


def _matching(pattern: re.Pattern[str], expected: str, limit: int = _URL_LIMIT) -> Read:
    def read(value: Any, path: str, faults: Faults) -> str | None:
        told = value.strip() if isinstance(value, str) else ""
        if len(told) > limit or not pattern.match(told):
            faults.add("not_understood", path, value, expected)
            return None
        return told

    return read


uuid = _matching(_UUID, "uuid")
publication_number = _matching(_NUMBER, "publication_number")
gazette = _matching(_GAZETTE, "gazette")
section = _matching(_SECTION, "section")
url = _matching(_URL, "url")
email = _matching(_EMAIL, "email")
phone = _matching(_PHONE, "phone", _PHONE_LIMIT)


def notice_number(value: Any, path: str, faults: Faults) -> str | None:
    """What names another notice: its publication number, or `UUID-version`."""
    told = value.strip() if isinstance(value, str) else ""
    head, _, version = told.rpartition("-")
    if _NUMBER.match(told) or (_UUID.match(head) and re.match(r"(0[1-9]|[1-9][0-9])\Z", version, re.ASCII)):
        return told
    faults.add("not_understood", path, value, "notice_number")
    return None


def yes_no(value: Any, path: str, faults: Faults) -> bool | None:
    if isinstance(value, bool):
        return value
    faults.add("not_understood", path, value, "yes_no")
    return None


def whole(low: int, high: int) -> Read:
    """A whole number within bounds."""

    def read(value: Any, path: str, faults: Faults) -> int | None:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        faults.add("out_of_range", path, value, f"{low} - {high}")
        return None

    return read


def weight(value: Any, path: str, faults: Faults) -> Decimal | None:
    """Per cent, as a number or decimal text."""
    told = str(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    if _AMOUNT.match(told) and 0 < Decimal(told) <= 100:
        return Decimal(told)
    faults.add("not_understood", path, value, "percent")
    return None


def one_of(known: tuple[str, ...]) -> Read:
    def read(value: Any, path: str, faults: Faults) -> str | None:
        if value in known and isinstance(value, str):
            return value
        faults.add("not_in_list", path, value, ", ".join(known))
        return None

    return read


@cache
def coded(name: str) -> Read:
    """A code of a list of `data/code_lists.json`."""
    return one_of(code_list(name))


def cpv_code(value: Any, path: str, faults: Faults) -> str | None:
    code = cpv.code(value) if isinstance(value, str) else None
    if code is None:
        faults.add("not_understood", path, value, "cpv")
    return code


def nuts_3(value: Any, path: str, faults: Faults) -> str | None:
    """A NUTS code of level 3, the only one that notices take, of a country that NUTS divides today."""
    if isinstance(value, str) and nuts.is_code(value) and nuts.level(value) == 3:
        if nuts.country(value) in code_list("nuts-country"):
            return value
        faults.add("no_regions", path, value, nuts.country(value))
        return None
    faults.add("not_understood", path, value, "nuts")
    return None


def country(value: Any, path: str, faults: Faults) -> str | None:
    if isinstance(value, str) and alpha_3(value) is not None:
        return value
    faults.add("not_understood", path, value, "country")
    return None


def language(value: Any, path: str, faults: Faults) -> str | None:
    return one_of(tuple(official_languages()))(value, path, faults)  # type: ignore[no-any-return]


def day(value: Any, path: str, faults: Faults) -> date | None:
    try:
        if isinstance(value, str) and _DAY.match(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    faults.add("not_understood", path, value, "day")
    return None


def moment(zone: ZoneInfo) -> Read:
    """Day and time; without a zone it is meant in `zone`."""

    def read(value: Any, path: str, faults: Faults) -> datetime | None:
        try:
            if isinstance(value, str) and _MOMENT.match(value):
                found = datetime.fromisoformat(value)
                found = found if found.tzinfo else found.replace(tzinfo=zone)
                offset = found.utcoffset()
                if offset is not None and offset.seconds % 60 == 0 and offset.seconds // 60 % 60 in _QUARTERS:
                    return datetime.fromisoformat(found.isoformat())
        except ValueError:
            pass
        faults.add("not_understood", path, value, "moment")
        return None

    return read


def money(value: Any, path: str, faults: Faults) -> Value | None:
    """`{"amount": "120000.00", "currency": "EUR"}`: the amount as text or whole number, so that no digit is lost."""
    sheet = Sheet(value, "money", path, faults)
    if not isinstance(value, dict):
        return None
    amount = sheet.need("amount", _amount, "amount")
    currency = sheet.need("currency", _matching(_CURRENCY, "currency"), "currency")
    return None if amount is None or currency is None else Value(amount=amount, currency=currency)


def _amount(value: Any, path: str, faults: Faults) -> Decimal | None:
    told = str(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    if _AMOUNT.match(told):
        return Decimal(told)
    faults.add("not_understood", path, value, "amount")
    return None


def zone(of_country: str | None) -> ZoneInfo:
    """The zone of the capital of the buyer's country."""
    return zone_of(of_country)
