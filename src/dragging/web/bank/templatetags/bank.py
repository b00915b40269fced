"""Words of the bank's templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dragging.web.bank import boxes
from dragging.web.bank.panel import Group
from dragging.web.frame import addresses

register = template.Library()


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
def search_for(name: str, value: str) -> str:
    """The query of a search by one filter, in every state."""
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    query[name] = value
    return "?" + query.urlencode()


@register.simple_tag
def choices(group: Group) -> SafeString:
    """The boxes of a group of filters."""
    return boxes.boxes(group.name, tuple(group.first), tuple(group.more), get_language() or "en")
