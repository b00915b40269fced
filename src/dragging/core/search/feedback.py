"""What the best rows of a search say of others: rows under the codes that stand out among them are near."""

from __future__ import annotations

from collections.abc import Sequence

ROWS = 20
"""How many of the best rows are asked."""
MAX_CODES = 6
STRENGTH = 0.9
"""What a code counts that all of the best rows stand under, as a part of the best score."""
SHORTEST = 3


def codes(best: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """CPV prefixes that the best rows share, best first, each with a weight below STRENGTH.

    `best`: the meaningful digits of the main code of each of the best rows, and its score. A prefix counts as far as
    the rows, by their scores, stand under it; wide ones count less (half for a group of three digits).
    """
    held: dict[str, float] = {}
    for code, score in best:
        for length in range(SHORTEST, len(code) + 1):
            held[code[:length]] = held.get(code[:length], 0.0) + score
    total = sum(score for _, score in best) or 1.0
    told = [(code, STRENGTH * score / total * (1 - 0.5 ** (len(code) - SHORTEST + 1))) for code, score in held.items()]
    return tuple(sorted(told, key=lambda one: (-one[1], one[0]))[:MAX_CODES])
