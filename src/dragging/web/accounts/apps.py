from __future__ import annotations

from django.apps import AppConfig


class AccountPagesConfig(AppConfig):
    name = "dragging.web.accounts"
    label = "account_pages"
