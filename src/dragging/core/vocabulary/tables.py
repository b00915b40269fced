"""The data files of the vocabulary."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.csv` as texts by column."""
    path = resources.files("dragging.core.vocabulary").joinpath(f"data/{name}.csv")
    with path.open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))
