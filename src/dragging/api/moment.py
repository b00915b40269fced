"""The moment of a request: the one asked for, else now."""

from __future__ import annotations

from datetime import UTC, datetime

from dragging.apps.bank.search.parameters import BadParameter


def moment_of(as_of: str | None) -> datetime:
    """`YYYY-MM-DD[THH:MM]` in UTC where it has no zone; None is now. Raises BadParameter for another form."""
    if as_of is None:
        return datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    try:
        moment = datetime.fromisoformat(as_of)
    except ValueError:
        raise BadParameter("as_of", as_of, "YYYY-MM-DD or YYYY-MM-DDTHH:MM") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
