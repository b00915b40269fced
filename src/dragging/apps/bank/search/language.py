"""What the words of a search mean beyond themselves, and by what a row was found."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from django.conf import settings

from dragging.apps.bank.search.postings import Postings
from dragging.core.search.plan import Plan
from dragging.core.vocabulary.expansion import Expander, load_expander

_lock = threading.Lock()
_kept: dict[tuple[str, float], Expander] = {}


def expander() -> Expander:
    """The expander of the installed vocabulary, or of the one that ships; read again when it is installed anew."""
    folder = Path(settings.DATA_FOLDER) / "vocabulary"
    key = (str(folder), folder.stat().st_mtime if folder.is_dir() else 0.0)
    with _lock:
        if key not in _kept:
            _kept.clear()
            _kept[key] = load_expander(folder if folder.is_dir() else None)
        return _kept[key]


def found_by(wanted: Plan, row: int, postings: Postings) -> tuple[str, ...]:
    """`text`, and the codes and translated words that stand for words of the search in this row."""
    reasons: dict[str, None] = {}
    for group in wanted.groups:
        for alternative in (*group.alternatives, *group.near):
            field, term, _ = alternative
            if _holds(postings(field, term), row):
                translated = alternative in group.near
                reasons[
                    f"word:{term}" if translated else "text" if field != "codes" else term.replace("cpv_", "cpv:")
                ] = None
                break
    return tuple(reasons)


def _holds(ids: np.ndarray, row: int) -> bool:
    place = int(np.searchsorted(ids, row))
    return place < len(ids) and int(ids[place]) == row
