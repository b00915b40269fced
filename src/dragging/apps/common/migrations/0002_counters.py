"""The table behind the counters that limit sign-in and writing: shared by every process of the site."""

from __future__ import annotations

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_demo_world")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
