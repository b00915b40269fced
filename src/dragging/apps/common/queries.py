"""Reads."""

from __future__ import annotations

from dragging.apps.common.models import DemoWorld


def demo_world() -> DemoWorld | None:
    """The invented world of this installation, complete or not; None where everything is real."""
    return DemoWorld.objects.first()
