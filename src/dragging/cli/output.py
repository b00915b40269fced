"""What commands print: refusals and sentences on standard error, tables on a terminal."""

from __future__ import annotations

import sys


def printable(text: str) -> str:
    """`text` on one line, without characters that steer a terminal: names in archives come from strangers."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
