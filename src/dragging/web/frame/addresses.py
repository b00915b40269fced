"""Addresses with a query: one value changed, added or taken away, the rest kept."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import QueryDict


def changed(query: QueryDict, **values: str | None) -> str:
    """The query with these values set, or taken away where None; going elsewhere starts at the first page."""
    told = {name: query.getlist(name) for name in query if name != "page" or "page" in values}
    told |= {name: [] if value is None else [value] for name, value in values.items()}
    return "?" + urlencode(told, doseq=True)


def without(query: QueryDict, name: str, value: str) -> str:
    """The query without one of the values of a parameter, whether it was repeated or joined by commas."""
    copy = query.copy()
    copy.pop("page", None)
    kept = [one for one in several(query, name) if one != value]
    copy.setlist(name, kept) if kept else copy.pop(name, None)
    return "?" + copy.urlencode()


def several(query: QueryDict, name: str) -> list[str]:
    """The values of a parameter: repeated, joined by commas, or both."""
    return [part.strip() for told in query.getlist(name) for part in told.split(",") if part.strip()]


def joined(query: QueryDict, dropped: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """The query as one text a parameter, empty ones and `dropped` left out."""
    told = {name: ",".join(several(query, name)) for name in query if name not in dropped}
    return {name: value for name, value in told.items() if value}


def outward(told: str | None) -> str:
    """An address of another site as a link may carry it: http or https, the latter where no scheme is written.

    Empty for anything else: what a notice says must not become a script or a path of ours.
    """
    address = (told or "").strip()
    scheme, mark, _rest = address.partition("://")
    if mark:
        return address if scheme.lower() in {"http", "https"} else ""
    is_host = "." in address.split("/", 1)[0] and not any(sign in address for sign in ' :"<>')
    return f"https://{address}" if is_host else ""
