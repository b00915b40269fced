"""Long lists of values cut to what one statement may bind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_T = TypeVar("_T")

MOST_BOUND = 900
"""Values bound in one statement: SQLite's traditional limit is 999."""


def parts(values: Iterable[_T]) -> Iterator[list[_T]]:
    """The values in their order, at most MOST_BOUND at a time."""
    left = iter(values)
    while part := list(islice(left, MOST_BOUND)):
        yield part
