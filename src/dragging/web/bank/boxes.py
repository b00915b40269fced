"""The boxes of a group of filters as HTML: some forty of them a page are too dear for a template."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dragging.web.bank.panel import Option
from dragging.web.frame import formats

MOST_KEPT = 1_000


@lru_cache(maxsize=MOST_KEPT)
def boxes(name: str, first: tuple[Option, ...], more: tuple[Option, ...], language: str) -> SafeString:
    """A checkbox an option with its label and count, the rest behind a fold."""
    if not first:
        told = escape(_("none among these"))
        return SafeString(f'<p class="hint">{told}</p>')
    folded = ""
    if more:
        told = escape(ngettext("%(n)s more", "%(n)s more", len(more)) % {"n": formats.number(len(more), language)})
        folded = f"<details><summary>{told}</summary>{_all(name, more, language)}</details>"
    return SafeString(_all(name, first, language) + folded)


def _all(name: str, options: Iterable[Option], language: str) -> str:
    return "".join(_box(name, one, language) for one in options)


def _box(name: str, one: Option, language: str) -> str:
    count = "" if one.count is None else formats.number(one.count, language)
    return (
        f'<label class="option"><input type="checkbox" name="{name}" value="{escape(one.value)}"'
        f'{" checked" if one.is_chosen else ""}>{escape(one.label)}<span class="of">{count}</span></label>'
    )
