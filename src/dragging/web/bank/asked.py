"""From the address of a page to the search it asks for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from django.http import HttpRequest, QueryDict

from dragging.apps.bank.search.parameters import BadParameter, Parameters, moment_of, parameters
from dragging.apps.bank.search.words import STATES
from dragging.web.frame import addresses

PAGE_ONLY = frozenset({"view", "as_of", "lang", "limit"})
"""What an address may hold beside the search itself; a page has its own number of rows and its own language."""

OPEN = "open"
PLANNED = "planned,consultation"
CLOSED = "closed,awarded,cancelled,suspended"
EVERY = ",".join(STATES)


class Asked(NamedTuple):
    """`search` is None where a value cannot be understood; `wrong` tells which."""

    query: QueryDict
    search: Parameters | None
    now: datetime
    view: str
    wrong: BadParameter | None


def asked(request: HttpRequest, language: str) -> Asked:
    """The search of an address: open ones where no status is named, as of now where no day is.

    A limit of the value hides nobody who states none, unless that is asked.
    """
    query = request.GET
    given = dict(addresses.joined(query, PAGE_ONLY))
    given.setdefault("state", OPEN)
    given.setdefault("value_unstated", "yes")
    view = "table" if query.get("view") == "table" else "rows"
    now = datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    try:
        if query.get("as_of"):
            now = moment_of("as_of", query["as_of"])
        return Asked(query, parameters(given | {"lang": language}), now, view, None)
    except BadParameter as wrong:
        return Asked(query, None, now, view, wrong)


def status(query: QueryDict) -> str:
    """The status that an address asks for, in the canonical order of its words."""
    told = set(addresses.several(query, "state")) or {OPEN}
    return ",".join(state for state in STATES if state in told)
