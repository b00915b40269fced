"""What the sign-in page of a demonstration tells, and no other one."""

from __future__ import annotations

from typing import Any

from django import template

from dragging.apps.organisations import demonstration
from dragging.web.organisations import phrases

register = template.Library()


@register.simple_tag
def demo_accounts() -> list[dict[str, Any]]:
    """The invented accounts with their passwords; none where everything is real."""
    return [
        {
            "address": one.email, "password": demonstration.password_of(one.email), "name": one.called(),
            "roles": [(phrases.role(each.role), each.organisation.name) for each in one.memberships.all()],
            "is_editor": one.is_editor, "is_administrator": one.is_superuser,
        }
        for one in demonstration.accounts()
    ]  # fmt: skip
