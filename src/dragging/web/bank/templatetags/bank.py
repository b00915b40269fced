"""Words of the bank's templates."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_tag
def search_for(name: str, value: str) -> str:
    """The query of a search by one filter, in every state."""
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query[name] = value
    return "?" + query.urlencode()
