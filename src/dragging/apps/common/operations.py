"""Writes."""

from __future__ import annotations

import logging
from datetime import date, datetime

from dragging.apps.common.models import DemoWorld

log = logging.getLogger(__name__)


def begin_demo_world(*, day: date, seed: str, moment: datetime) -> None:
    """Note that a demo world is being filled; from now on the site says that it is fictitious."""
    values = {"day": day, "seed": seed, "filled_at": moment, "is_complete": False}
    DemoWorld.objects.update_or_create(pk=1, defaults=values)
    log.info("demo world of %s begun", day)


def complete_demo_world(*, notices: int) -> None:
    """Note that it is filled, with the number of its notices."""
    DemoWorld.objects.filter(pk=1).update(notices=notices, is_complete=True)
    log.info("demo world complete: %s notices", notices)
