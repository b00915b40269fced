"""The moment of a request: the one asked for, else now."""

from __future__ import annotations

from datetime import UTC, datetime

from dragging.apps.bank.search import parameters


def moment_of(as_of: str | None) -> datetime:
    """The moment asked for; None is now. Raises BadParameter where it cannot be understood."""
    if as_of is None:
        return datetime.now(UTC)  # noqa: TID251 - a face reads the clock
    return parameters.moment_of("as_of", as_of)
