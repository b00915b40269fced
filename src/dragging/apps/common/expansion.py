"""What the words of a search mean beyond themselves, by the vocabulary of this installation."""

from __future__ import annotations

import threading
from pathlib import Path

from django.conf import settings

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
