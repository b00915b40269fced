"""Texts of the pages about the site, from `content/`: Markdown and the list of words, in each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

CONTENT = Path(__file__).resolve().parents[4] / "content"


class Word(NamedTuple):
    id: str
    name: str
    meaning: str
    others: list[tuple[str, str]]


@cache
def page(name: str, language: str) -> tuple[str, SafeString]:
    """Title and body of a text; the title is its first heading. The texts are ours, so their HTML is trusted."""
    text = (CONTENT / "pages" / f"{name}.{language}.md").read_text(encoding="utf-8")
    head, _, body = text.partition("\n")
    return head.lstrip("# ").strip(), mark_safe(MarkdownIt("commonmark").render(body))  # noqa: S308


@cache
def words(language: str) -> list[Word]:
    """The words by their names in the reader's language, with those of the others beside them."""
    told = msgspec.json.decode((CONTENT / "words.json").read_bytes())
    found = [
        Word(
            one["id"],
            one["names"][language],
            one["meaning"][language],
            [(code, name) for code, name in one["names"].items() if code != language],
        )
        for one in told
    ]
    return sorted(found, key=lambda one: one.name.casefold())
