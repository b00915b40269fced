"""The shapes that both indexes share."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
"""Row ids of opportunities, ascending, each once."""

Field = Literal["title", "body", "codes"]


class Term(NamedTuple):
    """What is asked of one field: a word, the beginning of one, or words standing side by side."""

    field: Field
    words: tuple[str, ...]
    is_prefix: bool = False


class Row(NamedTuple):
    """One entry as the index takes it: tokens between single blanks."""

    id: int
    title: str
    body: str
    codes: str
    is_open: bool
