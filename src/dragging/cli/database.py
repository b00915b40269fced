"""Django made ready for a command, its tables up to date."""

from __future__ import annotations

import os


def prepare(*, migrate: bool = True) -> None:
    """Set Django up; with `migrate`, bring the tables of the database to the present form (nothing to do is quick)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dragging.config.settings")
    import django

    django.setup()
    if migrate:
        migrate_tables(quiet=True)


def migrate_tables(*, quiet: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0 if quiet else 1, interactive=False)
