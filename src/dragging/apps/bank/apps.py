from __future__ import annotations

from django.apps import AppConfig


class Bank(AppConfig):
    name = "dragging.apps.bank"
    label = "bank"
