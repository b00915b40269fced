from __future__ import annotations

from django.apps import AppConfig


class BankPagesConfig(AppConfig):
    name = "dragging.web.bank"
    label = "bank_pages"
