"""What a verdict is: an answer, the rule that settles it, and every rule that was looked at."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Answer = Literal["eligible", "not_eligible", "unknown"]
Outcome = Literal["pass", "fail", "missing"]
Advice = Literal["partner", "subcontract", "ask_buyer", "opened_if_no_reserved_bidder", "complete_profile", "watch"]

ANSWERS: dict[bool | None, Answer] = {True: "eligible", False: "not_eligible", None: "unknown"}
OUTCOMES: dict[bool | None, Outcome] = {True: "pass", False: "fail", None: "missing"}


class Reason(msgspec.Struct, frozen=True):
    """One rule and what came of it.

    `values` are the values compared, by name; words of the notice stand in `quote` with their `place`. `missing` names
    the fact of the profile, or what the buyer must be asked. `settles`: whether it counts, or is shown beside.
    `not_compared`: the rule has not yet been compared with the official text of its law.
    """

    code: str
    outcome: Outcome
    article: str | None = None
    national: str | None = None
    values: dict[str, Any] = {}
    missing: str | None = None
    settles: bool = False
    not_compared: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """`decided_by`: the rule that settles, in the words of the truth set. `lot`: its id, None for a notice without lots.

    `missing`: what would turn `unknown` into an answer, that of the profile by the names of its keys.
    """

    answer: Answer
    decided_by: str
    lot: str | None
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()


def both(left: bool | None, right: bool | None) -> bool | None:
    """Three-valued and."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def all_of(values: list[bool | None]) -> bool | None:
    """Three-valued and over any number; yes for none."""
    result: bool | None = True
    for value in values:
        result = both(result, value)
    return result
