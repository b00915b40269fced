"""Buyers, review bodies and winners of a draft."""

from __future__ import annotations

from typing import Any

from dragging.core.notices.draft import values
from dragging.core.notices.draft.model import Buyer, Party, Winner
from dragging.core.notices.draft.sheet import Faults, Read, Sheet
from dragging.core.notices.draft.tables import code_list
from dragging.core.vocabulary import nuts
from dragging.core.vocabulary.codes import alpha_3

_SHORT, _LONG = 100, 400


def buyer(languages: tuple[str, ...]) -> Read:
    """A buyer needs an address of mail and a telephone (BT-506, BT-503)."""

    def read(value: Any, path: str, faults: Faults) -> Buyer | None:
        sheet = Sheet(value, "buyer", path, faults)
        if not isinstance(value, dict):
            return None
        found = _party(sheet, languages)
        found["email"] = sheet.need("email", values.email, "email")
        found["phone"] = sheet.need("phone", values.phone, "phone")
        return Buyer(
            **found,
            legal_type=sheet.need("legal_type", values.coded("buyer-legal-type"), "legal_type"),
            activity=sheet.need("activity", values.coded("authority-activity"), "activity"),
            profile_url=sheet.may("profile_url", values.url),
        )

    return read


def organisation(languages: tuple[str, ...]) -> Read:
    def read(value: Any, path: str, faults: Faults) -> Party | None:
        sheet = Sheet(value, "organisation", path, faults)
        return Party(**_party(sheet, languages)) if isinstance(value, dict) else None

    return read


def winner(languages: tuple[str, ...]) -> Read:
    """A winner needs its size (BT-165)."""

    def read(value: Any, path: str, faults: Faults) -> Winner | None:
        sheet = Sheet(value, "winner", path, faults)
        if not isinstance(value, dict):
            return None
        size = sheet.need("size", values.coded("economic-operator-size"), "size")
        return Winner(**_party(sheet, languages), size=size)

    return read


def _party(sheet: Sheet, languages: tuple[str, ...]) -> dict[str, Any]:
    country = sheet.need("country", values.country, "country")
    found = {
        "name": _name(sheet, languages),
        "id": sheet.need("id", values.plain(_SHORT), "registration"),
        "town": sheet.need("town", values.plain(_LONG), "town"),
        "country": country,
        "postcode": sheet.need("postcode", values.plain(_LONG), "postcode"),
        "nuts": sheet.may("nuts", values.nuts_3),
        "street": sheet.may("street", values.plain(_LONG)),
        "email": sheet.may("email", values.email),
        "phone": sheet.may("phone", values.phone),
        "website": sheet.may("website", values.url),
    }
    _check_region(sheet, country, found["nuts"])
    return found


def _name(sheet: Sheet, languages: tuple[str, ...]) -> Any:
    """A name of one language is the name in all of them: names are seldom translated."""
    told = sheet.values.get("name")
    if isinstance(told, str):
        one = sheet.need("name", values.plain(_LONG), "text")
        return None if one is None else dict.fromkeys(languages, one)
    return sheet.need("name", values.text(languages, _LONG), "text")


def _check_region(sheet: Sheet, country: str | None, region: str | None) -> None:
    if country is None or alpha_3(country) is None:
        return
    if region is None:
        if not sheet.says("nuts") and country in code_list("nuts-country"):
            sheet.faults.add("missing", sheet.at("nuts"), None, "nuts")
    elif nuts.country(region) != country:
        sheet.faults.add("nuts_of_other_country", sheet.at("nuts"), region, country)
