"""Reads."""

from __future__ import annotations

from datetime import date

from django.db import connection

from dragging.apps.common.models import DemoWorld


def demo_world() -> DemoWorld | None:
    """The invented world of this installation, complete or not; None where everything is real."""
    return DemoWorld.objects.first()


def demo_day() -> date | None:
    """The day of the invented world, where there is one. Plain SQL: every page asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT day FROM common_demoworld")
        row = cursor.fetchone()
    return date.fromisoformat(str(row[0])) if row else None
