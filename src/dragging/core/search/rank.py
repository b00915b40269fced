"""Which rows a plan finds and how well, from posting lists alone: the same on every database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from dragging.core.search.plan import Alternative, Group, Plan

Ids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


ENOUGH = 20
"""Where fewer opportunities hold all words, those that hold fewer words follow, marked."""

BOTH = 0.3
"""How much of the lesser adds to the better, where words and codes say the same."""


class Postings(Protocol):
    def __call__(self, field: str, text: str) -> Ids:
        """Row ids of the entries whose field holds the term."""

    def load(self, asked: Iterable[tuple[str, str]]) -> None:
        """Make ready what will be asked for."""


class _Weighed(NamedTuple):
    """A group: the weight of the best words and of the best code in every row, and how telling the group is."""

    group: Group
    said: Scores
    coded: Scores
    rarity: np.float32


def rank(plan: Plan, postings: Postings, rows: int, allowed: Mask) -> tuple[Ids, Scores, Mask]:
    """Rows that hold anything of the plan in ascending order, their scores, and whether they hold all of it.

    A group counts by its rarity (log of `rows`, the number in the bank, over rows that hold it) times the best of its
    alternatives in the row; a row that holds it both in words and by its code counts more. `allowed` leaves rows out
    before anything is counted as found.
    """
    every = [one[:2] for group in plan.groups for one in (*group.alternatives, *group.near)]
    postings.load([*every, *plan.excluded])
    size = len(allowed)
    strict = allowed.copy()
    weighed = []
    for group in plan.groups:
        said, coded = np.zeros(size, dtype=np.float32), np.zeros(size, dtype=np.float32)
        _raise(said, coded, group.alternatives, postings)
        held = (said > 0) | (coded > 0)
        rarity = np.float32(np.log(1 + rows / (1 + np.count_nonzero(held))))
        strict &= held
        _raise(said, coded, group.near, postings)
        weighed.append(_Weighed(group, said, coded, rarity))
    gone = [postings(field, term) for field, term in plan.excluded]
    for ids in gone:
        strict[ids] = False
    if np.count_nonzero(strict) < ENOUGH:
        postings.load([one[:2] for group in plan.groups for one in group.wider])
        for one in weighed:
            _raise(one.said, one.coded, one.group.wider, postings)
    score = _sum(weighed, size) if plan.groups else np.ones(size, dtype=np.float32)
    for ids in gone:
        score[ids] = 0
    score *= allowed
    ids = np.flatnonzero(score > 0)
    return ids, score[ids], strict[ids]


def _sum(weighed: list[_Weighed], size: int) -> Scores:
    score = np.zeros(size, dtype=np.float32)
    for _, said, coded, rarity in weighed:
        score += (np.maximum(said, coded) + np.float32(BOTH) * np.minimum(said, coded)) * rarity
    return score


def speak(alternatives: tuple[Alternative, ...], postings: Postings, size: int) -> Scores:
    """In every row the weight of the best of these."""
    postings.load([one[:2] for one in alternatives])
    best = np.zeros(size, dtype=np.float32)
    _raise(best, best, alternatives, postings)
    return best


def _raise(said: Scores, coded: Scores, alternatives: tuple[Alternative, ...], postings: Postings) -> None:
    for field, term, weight in alternatives:
        ids = postings(field, term)
        if len(ids):
            best = coded if field == "codes" else said
            best[ids] = np.maximum(best[ids], np.float32(weight))
