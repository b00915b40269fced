"""Where the command that sends mails meets the face that words them: neither sees the other."""

from __future__ import annotations

from datetime import datetime


def send_due(now: datetime) -> tuple[int, int]:
    """Every digest that is due; how many went, and how many could not."""
    from dragging.web.accounts import digest_mail

    return digest_mail.send_due(now)
