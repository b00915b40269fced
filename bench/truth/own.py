"""Recall on our own queries (`queries.csv`): four languages, also misspelt, without marks, and Bulgarian in Latin letters.

What is relevant follows from codes alone: an opportunity whose main CPV code begins with one of the query's prefixes.
That is coarse, so the figures show whether a change helps and say little by themselves. Same language: the opportunity
has a notice in the language of the query.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path

DEPTH = 20
MOST = 1000
Answers = Callable[[list[dict[str, object]]], list[dict]]


def figures(batch: Answers) -> dict[str, dict[str, float]]:
    """Mean recall@20 (of at most 20) and MRR: all, same language, other languages; means over queries that have any."""
    with (Path(__file__).parent / "queries.csv").open(encoding="utf-8") as file:
        queries = list(csv.DictReader(file))
    relevant = [{"filters": {"cpv": row["cpv_prefixes"].split()}, "limit": MOST} for row in queries]
    spoken = [
        one | {"filters": one["filters"] | {"language": [row["language"]]}}
        for one, row in zip(relevant, queries, strict=True)
    ]
    asked = [{"text": row["query"], "lang": row["language"], "limit": 100} for row in queries]
    found: dict[str, list[tuple[float, float]]] = {"all": [], "same": [], "cross": []}
    for row, every, same, answer in zip(queries, batch(relevant), batch(spoken), batch(asked), strict=True):
        right, mine = _main(every, row), _main(same, row)
        ids = [one["id"] for one in answer["results"]]
        for name, wanted, other in (
            ("all", right, set()),
            ("same", mine, right - mine),
            ("cross", right - mine, mine),
        ):
            if wanted:
                found[name].append(_measured([one for one in ids if one not in other], wanted))
    return {name: _means(values) | {"queries": len(values)} for name, values in found.items()}


def _main(answer: dict, row: dict[str, str]) -> set[str]:
    prefixes = tuple(row["cpv_prefixes"].split())
    return {one["id"] for one in answer["results"] if one["cpv"] and one["cpv"][0].startswith(prefixes)}


def _measured(ids: list[str], wanted: set[str]) -> tuple[float, float]:
    places = [place for place, one in enumerate(ids, 1) if one in wanted]
    return sum(place <= DEPTH for place in places) / min(DEPTH, len(wanted)), 1 / places[0] if places else 0.0


def _means(values: Iterable[tuple[float, float]]) -> dict[str, float]:
    kept = list(values)
    return {
        "recall20": round(sum(one[0] for one in kept) / len(kept), 4),
        "mrr": round(sum(one[1] for one in kept) / len(kept), 4),
    }


def lines(objects: list[dict[str, object]]) -> str:
    return "".join(json.dumps(one) + "\n" for one in objects)
