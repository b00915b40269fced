"""The index of the database in use."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from dragging.apps.bank.search import postgres, sqlite


def index() -> ModuleType:
    """The module that keeps and reads the index: the same functions for both databases."""
    return postgres if connection.vendor == "postgresql" else sqlite
