from __future__ import annotations

from datetime import datetime
from typing import Any

from django.apps import AppConfig


class Organisations(AppConfig):
    name = "dragging.apps.organisations"
    label = "organisations"

    def ready(self) -> None:
        """The directory follows what changes."""
        from dragging.apps.organisations.signals import changed

        changed.connect(_renew, dispatch_uid="directory")


def _renew(organisation: Any, now: datetime, **_more: Any) -> None:
    from dragging.apps.organisations import publication

    publication.renew([organisation.pk], now.date())
