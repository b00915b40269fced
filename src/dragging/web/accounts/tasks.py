"""Background work of the account pages."""

from __future__ import annotations

from datetime import UTC, datetime

from django_tasks import task

from dragging.web.accounts import digest_mail


@task()
def send_due_mails() -> list[int]:
    """Every few minutes: the digests that are due; how many went, and how many could not. A second run sends nothing again."""
    return list(digest_mail.send_due(datetime.now(UTC)))  # noqa: TID251 - a job reads the clock
