"""The language in which commands speak: from the environment, in catalogues of plain message pairs."""

from __future__ import annotations

import ast
import os
import re
from functools import cache
from importlib import resources

LANGUAGES = ("en", "es", "pl", "bg")
_PAIR = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


def spoken() -> str:
    """`DRAGGING_LANGUAGE`, else the language of the locale; English where we have no catalogue."""
    told = next(
        (os.environ[name] for name in ("DRAGGING_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)),
        "en",
    )
    return told[:2].lower() if told[:2].lower() in LANGUAGES else "en"


def _(message: str) -> str:
    """The message in the language spoken."""
    return catalogue(spoken()).get(message) or message


@cache
def catalogue(language: str) -> dict[str, str]:
    """Translations by English message; empty for English."""
    if language == "en":
        return {}
    path = resources.files("dragging").joinpath(f"locale/{language}/LC_MESSAGES/dragging.po")
    pairs = _PAIR.findall(path.read_text(encoding="utf-8") + "\n") if path.is_file() else []
    return {_joined(key): _joined(value) for key, value in pairs}


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.strip().splitlines())
