"""Choices of filters: groups of boxes with counts, and options of a select, as HTML.

Some forty boxes and hundreds of options a page are too dear for a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dragging.web.frame import formats

MOST_KEPT = 1_000
SHOWN = 8


class Option(NamedTuple):
    value: str
    label: str
    count: int | None
    is_chosen: bool


class Group(NamedTuple):
    """Choices of one parameter: those shown at once, and more behind a fold."""

    name: str
    first: list[Option]
    more: list[Option]


def group(name: str, counts: Mapping[str, int], chosen: list[str], label: Callable[[str], str]) -> Group:
    """What can be chosen, as counted, the chosen ones first and never left out."""
    every = {**dict.fromkeys(chosen, 0), **counts}
    options = [Option(value, label(value), count, value in chosen) for value, count in every.items()]
    at_once = [one for one in options if one.is_chosen]
    rest = [one for one in options if not one.is_chosen]
    room = max(SHOWN - len(at_once), 0)
    return Group(name, at_once + rest[:room], rest[room:])


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


def options(named: Iterable[tuple[str, str]]) -> SafeString:
    """The options of a select, by value and label."""
    return format_html_join("", '<option value="{}">{}</option>', named)


def counted(named: Iterable[tuple[str, str, int]], language: str) -> SafeString:
    """Options with how many each would find."""
    return options((value, f"{label} ({formats.number(count, language)})") for value, label, count in named)


def options_under(label: str, inner: SafeString) -> SafeString:
    """Options under a heading."""
    return format_html('<optgroup label="{}">{}</optgroup>', label, inner)


def selected(told: SafeString, chosen: list[str]) -> SafeString:
    """The options with the first chosen one selected."""
    if not chosen:
        return told
    value = format_html('<option value="{}"', chosen[0])
    return SafeString(told.replace(value, value + " selected"))
