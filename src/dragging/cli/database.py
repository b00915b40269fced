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


def pending() -> list[str]:
    """The changes of the database's form that the program has and the database does not, as `bank.0001_tables`."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, backwards in plan if not backwards]


def migrate_tables(*, quiet: bool) -> None:
    from django.core.management import call_command

    if pending():
        call_command("migrate", verbosity=0 if quiet else 1, interactive=False)
