"""Sentences of the demo world: slots filled, a number for each range, the mark of fiction at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragging.cli.demo.content import Phrases

_RANGE = re.compile(r"\{(\d+)-(\d+)\}")
_STEPS = ((100_000, 10_000), (10_000, 1_000), (1_000, 100), (100, 10), (0, 5))


def filled(sentence: str, size: float, phrases: Phrases, **slots: object) -> str:
    """The sentence with `{name}` slots filled and each `{low-high}` a round number, the higher the larger `size`.

    Numbers are multiples of five, since after these the counted noun has one form in all four languages.
    """
    with_numbers = _RANGE.sub(lambda found: numeral(_round_number(size, *map(int, found.groups())), phrases), sentence)
    return with_numbers.format(**slots)


def between(low: float, high: float, size: float) -> float:
    """The value at `size` (0 to 1) of the way from `low` to `high`, in equal ratios."""
    return low * (high / low) ** size


def _round_number(size: float, low: int, high: int) -> int:
    number = round(between(low, high, size))
    step = next(step for bound, step in _STEPS if number >= bound)
    return max(low, number // step * step)


def numeral(number: int, phrases: Phrases) -> str:
    """The number as the country groups it: where `groups_from` is 10,000, four digits stay together."""
    return f"{number:,}".replace(",", phrases.number) if number >= phrases.groups_from else str(number)


def lowered(title: str) -> str:
    """The title within a sentence: its first letter small, unless an abbreviation stands there."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def written(day: date, phrases: Phrases) -> str:
    return phrases.date.format(d=day.day, month=phrases.month_names[day.month - 1], y=day.year)


def told(sentences: Sequence[str], mark: str) -> str:
    """The sentences that say something, and the mark of fiction after them."""
    return ended(" ".join([*(one for one in sentences if one), mark]))


def ended(text: str) -> str:
    """One full stop where an abbreviation (`2027 г.`) ends the sentence."""
    return text.replace("..", ".")
