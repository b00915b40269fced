"""What is wrong with a draft, as codes and values: the face makes the sentences."""

from __future__ import annotations

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """`code` says what is wrong at `path` (`lots[0].cpv`), `value` what stands there, `hint` what would be right."""

    code: str
    path: str
    value: str | None = None
    hint: str | None = None


class BadDraft(Exception):  # noqa: N818 - an answer about the input, not a failure of the program
    """The draft cannot be written; `faults` holds everything that was found, in the order of the draft."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults
