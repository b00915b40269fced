"""Background work of the bank."""

from __future__ import annotations

from datetime import UTC, datetime

from django_tasks import task

from dragging.apps.bank import upkeep


@task()
def move_open_index() -> int:
    """Once a night: take what has closed out of the open index. A second run of the day finds nothing to do."""
    return upkeep.move_open_index(moment=datetime.now(UTC))  # noqa: TID251 - a job reads the clock
