"""Which rows a plan finds and how well, from posting lists alone: the same on every database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from dragging.core.search.plan import Alternative, Plan

Ids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


class Postings(Protocol):
    def __call__(self, field: str, text: str) -> Ids:
        """Row ids of the entries whose field holds the term."""

    def load(self, asked: Iterable[tuple[str, str]]) -> None:
        """Make ready what will be asked for."""


def rank(plan: Plan, postings: Postings, size: int, allowed: Mask) -> tuple[Ids, Scores, Mask]:
    """Rows that hold anything of the plan, their scores, and whether they hold all of it.

    A group counts by its rarity (log of rows over rows that hold it) times the best of its alternatives in the row.
    `allowed` leaves rows out before anything is counted as found.
    """
    every = [one[:2] for group in plan.groups for one in (*group.alternatives, *group.near)]
    postings.load([*every, *plan.excluded])
    score = np.zeros(size, dtype=np.float32)
    strict = allowed.copy()
    for group in plan.groups:
        best = np.zeros(size, dtype=np.float32)
        _raise(best, group.alternatives, postings)
        held = best > 0
        rarity = np.float32(np.log(1 + size / (1 + np.count_nonzero(held))))
        strict &= held
        _raise(best, group.near, postings)
        best *= rarity
        score += best
    if not plan.groups:
        score[allowed] = 1
    for field, term in plan.excluded:
        gone = postings(field, term)
        score[gone] = 0
        strict[gone] = False
    score *= allowed
    ids = np.flatnonzero(score)
    return ids, score[ids], strict[ids]


def _raise(best: Scores, alternatives: tuple[Alternative, ...], postings: Postings) -> None:
    for field, term, weight in alternatives:
        ids = postings(field, term)
        if len(ids):
            best[ids] = np.maximum(best[ids], np.float32(weight))
