"""Words of the bank's templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dragging.web.bank import line as lines
from dragging.web.bank.rows import Row

register = template.Library()


@register.simple_tag
def search_for(name: str, value: str) -> str:
    """The query of a search by one filter, in every state."""
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query[name] = value
    return "?" + query.urlencode()


@register.simple_tag
def line(row: Row) -> SafeString:
    """One line of a list of opportunities."""
    return lines.line(row, get_language() or "en")
