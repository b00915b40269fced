"""By what a row was found."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dragging.apps.bank.search.postings import Postings
from dragging.apps.bank.search.types import Ids
from dragging.core.search.plan import Plan


def found_by(wanted: Plan, rows: Ids, postings: Postings) -> list[tuple[str, ...]]:
    """For each row `text`, and the codes and translated words that stand for words of the search in it.

    Of each word only the first alternative that the row holds is told.
    """
    reasons: list[dict[str, None]] = [{} for _ in rows]
    for group in wanted.groups:
        open_rows = np.ones(len(rows), dtype=np.bool_)
        for place, (field, term, _) in enumerate((*group.alternatives, *group.near, *group.wider)):
            hits = np.flatnonzero(open_rows & held(postings(field, term), rows))
            open_rows[hits] = False
            is_near = place >= len(group.alternatives)
            reason = _code(term) if field == "codes" else f"word:{term}" if is_near else "text"
            for hit in hits.tolist():
                reasons[hit][reason] = None
            if not open_rows.any():
                break
    return [tuple(told) for told in reasons]


def held(ids: Ids, rows: Ids) -> npt.NDArray[np.bool_]:
    """Which of these rows, in any order, stand in a posting list."""
    if not len(ids):
        return np.zeros(len(rows), dtype=np.bool_)
    places = np.minimum(np.searchsorted(ids, rows), len(ids) - 1)
    return ids[places] == rows


def _code(term: str) -> str:
    """The code that a term of the index stands for, as notices print it: `cpv_85` is `cpv:85000000`."""
    name, _, value = term.partition("_")
    return f"cpv:{value:0<8}" if name == "cpv" else f"{name}:{value.upper()}"
