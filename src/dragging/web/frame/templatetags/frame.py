"""Words of the templates: icons, numbers, money, days, addresses with a query."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.template.base import Parser, Token, Variable
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from dragging.core.units import Value
from dragging.web.frame import addresses, formats
from dragging.web.frame import choices as choices_of
from dragging.web.frame import context as pieces

register = template.Library()

# Shapes of 20 by 20 units, drawn for this site.
_ICONS = {
    "search": "M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM12.6 12.6 17 17",
    "menu": "M3 5h14M3 10h14M3 15h14",
    "turn": "M5 8l5 5 5-5",
    "filter": "M3 5h14M6 10h8M8.5 15h3",
    "close": "M5 5l10 10M15 5 5 15",
    "warning": "M10 3 18 17H2zM10 8v4M10 14.4v.2",
    "clock": "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l3 1.8",
    "print": "M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z",
    "download": "M10 3v10M5.5 9 10 13.5 14.5 9M4 17h12",
    "out": "M8 4H4v12h12v-4M11 3h6v6M17 3l-8 8",
    "lock": "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
    "check": "M4 10.5 8 15l8-10",
    "question": "M7 7.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5M10 15.4v.2",
    "language": "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM3 10h14M10 3c-4.5 4-4.5 10 0 14 4.5-4 4.5-10 0-14",
}


class _Sentence(template.Node):
    """A sentence of the template without anything put into it: translated once for each language."""

    def __init__(self, node: TranslateNode) -> None:
        self._node = node
        self._said: dict[str, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        language = _language()
        if language not in self._said:
            self._said[language] = self._node.render(context)
        return self._said[language]


@register.tag
def translate(parser: Parser, token: Token) -> template.Node:
    """Django's `translate`; forty sentences a page are too dear to look up each time."""
    node = do_translate(parser, token)
    told = node.filter_expression
    is_sentence = isinstance(told.var, Variable) and isinstance(told.var.literal, str) and not told.filters
    return _Sentence(node) if is_sentence and not (node.asvar or node.noop or node.message_context) else node


@register.simple_tag(takes_context=True)
def piece(context: dict[str, Any], template: str) -> SafeString:
    """A part of the frame, kept by language, place in the menu and whether one is signed in."""
    return pieces.piece(template, context["language"], context["here"], bool(context["acting"]))


@register.simple_tag
@cache
def icon(name: str, more: str = "") -> SafeString:
    """An icon beside a word; it says nothing of its own to a screen reader."""
    return format_html(
        '<svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" class="{}"><path d="{}"/></svg>',
        more,
        _ICONS[name],
    )


@register.filter
def number(value: Any) -> str:
    return formats.number(value, _language())


@register.filter
def money(value: Value) -> str:
    return formats.value(value, _language())


@register.filter
def day(value: date) -> str:
    return formats.short_day(value, _language())


@register.filter
def long_day(value: date) -> str:
    return formats.long_day(value, _language())


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **values: Any) -> str:
    """The address of this page with values changed; None or an empty text takes one away."""
    told = {name: str(value) if value not in {None, ""} else None for name, value in values.items()}
    return addresses.changed(context["request"].GET, **told)


@register.simple_tag
def lang_of(code: str) -> SafeString:
    """A `lang` attribute where a text is not in the language of the page; an empty one where its language is not known."""
    return mark_safe("") if code == _language() else format_html(' lang="{}"', code)


def _language() -> str:
    return get_language() or "en"


@register.filter
def moment(value: datetime) -> str:
    return formats.moment(value, _language())


@register.filter
def wrong_answers(form: Any) -> int:
    """How many fields of a form are to be corrected; what concerns the whole form counts as one."""
    return len(form.errors)


@register.simple_tag(takes_context=True)
def kept_fields(context: dict[str, Any], left_out: str) -> list[tuple[str, str]]:
    """The parameters of the address that a form must carry along."""
    query = context["request"].GET
    dropped = frozenset(left_out.split())
    return [(name, value) for name in query if name not in dropped for value in query.getlist(name) if value]


@register.simple_tag(takes_context=True)
def given(context: dict[str, Any], name: str) -> str:
    """The value of a parameter as it stands in the address."""
    return ",".join(addresses.several(context["request"].GET, name))


@register.simple_tag
def choices(group: choices_of.Group) -> SafeString:
    """The boxes of a group of filters."""
    return choices_of.boxes(group.name, tuple(group.first), tuple(group.more), _language())
