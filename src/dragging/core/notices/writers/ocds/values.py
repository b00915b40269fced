"""Texts, sums and moments in the shapes of OCDS."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from dragging.core.notices.folding.deadlines import deadline_moment, zone_of
from dragging.core.notices.model import Text
from dragging.core.units import Value

Object = dict[str, Any]
UNKNOWN_LANGUAGE = "und"
_PART = r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_URI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*://{_PART}+(?:#{_PART}*)?", re.ASCII)


def said(target: Object, name: str, text: Text, language: str | None) -> None:
    """Put a text into `target`: under `name` in the language of the release, under `name_xx` in others."""
    own = language or UNKNOWN_LANGUAGE
    for code, told in text.items():
        target[name if code == own else f"{name}_{code}"] = told


def money(amount: Decimal, currency: str | None) -> Object:
    return {"amount": amount} | ({"currency": currency} if currency else {})


def put_value(target: Object, value: Value | None) -> None:
    """`value`, or where only a range is stated its ends as `minValue` and `value`."""
    if value is None:
        return
    if value.low is not None:
        target["minValue"] = money(value.low, value.currency)
    highest = value.high if value.amount is None else value.amount
    if highest is not None:
        target["value"] = money(highest, value.currency)


def day_time(day: date) -> str:
    """A day has no time of day; OCDS asks for one, and the first moment in UTC stands for the day."""
    return f"{day.isoformat()}T00:00:00Z"


def moment(deadline: str, country: str | None) -> str | None:
    """A deadline with its zone: the stated one, else that of the buyer's capital; None for what is no moment."""
    meant = deadline_moment(deadline, country)
    if meant is None:
        return None
    try:
        told = meant.astimezone(_stated_zone(deadline) or zone_of(country))
    except OverflowError:
        told = meant
    return told.isoformat(timespec="seconds")


def _stated_zone(deadline: str) -> tzinfo | None:
    try:
        return datetime.fromisoformat(deadline).tzinfo
    except ValueError:  # midnight written as 24:00, a day with a zone
        return None


def days(months: Decimal) -> int:
    """A period in days that reads back as the same months: 365.25 days a year."""
    return round(months * Decimal("365.25") / 12)


def uri(address: str) -> str | None:
    """The address with a scheme (`http://` where it names none); None where it is no URI (RFC 3986)."""
    told = address if "://" in address[:12] else f"http://{address}"
    try:
        return told if _URI.fullmatch(told) and urlsplit(told).hostname else None
    except ValueError:
        return None


def link(target: Object, address: str) -> None:
    """`url`, and what cannot stand there as the document's description."""
    found = uri(address)
    target["url" if found else "description"] = found or address
