"""Every message of the pages, as templates and code hold them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parents[2] / "src" / "dragging"
PLACES = [*(SOURCES / "web").rglob("*"), *(SOURCES / "config").rglob("*")]
_KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip

Message = str | tuple[str, str]
"""A sentence, or its singular and plural."""


def messages() -> Iterator[tuple[Path, Message]]:
    for path in sorted(PLACES):
        if path.suffix in {".html", ".atom", ".txt"}:
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        elif path.suffix == ".py":
            source = path.read_text(encoding="utf-8")
        else:
            continue
        found = extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS)
        yield from ((path, message) for _line, message, _comments, _context in found)
