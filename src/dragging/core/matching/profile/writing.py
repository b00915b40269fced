"""A profile as JSON, in the order of the model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from msgspec.structs import fields

from dragging.core.matching.profile.model import OPTIONAL, Certificate, Profile, Registration
from dragging.core.units import Value

_encoder = msgspec.json.Encoder()


def to_json(profile: Profile) -> bytes:
    """One line of UTF-8 JSON without a line end; `read` gives the same profile again."""
    return _encoder.encode(to_dict(profile))


def to_dict(profile: Profile) -> dict[str, Any]:
    """The profile as JSON values. Shares are numbers, money and days are text."""
    found = {one.name: _plain(getattr(profile, one.name)) for one in fields(profile)}
    dropped = OPTIONAL | {"provenance"}
    return {key: one for key, one in found.items() if (one is not None and one != {}) or key not in dropped}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Decimal):
        return float(value)  # at most 12 digits, which a float keeps
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Value):
        return {"amount": format(value.amount, "f") if value.amount is not None else None, "currency": value.currency}
    if isinstance(value, Certificate) and value == Certificate(value.name):
        return value.name
    return _object(value) if isinstance(value, msgspec.Struct) else value


def _object(value: msgspec.Struct) -> dict[str, Any]:
    """Of an entry only what is known, except the days of a registration, which say that they are not known."""
    shown = {"valid_from", "valid_to"} if isinstance(value, Registration) else set()
    told = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return {key: one for key, one in told.items() if one is not None or key in shown}
