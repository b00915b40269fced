from django.db import migrations

from dragging.apps.bank.search.index import index


def create(apps, schema_editor):
    index().create()
    apps.get_model("bank", "SearchState").objects.get_or_create(pk=1)


def drop(apps, schema_editor):
    index().drop()


class Migration(migrations.Migration):
    dependencies = [("bank", "0001_tables")]
    operations = [migrations.RunPython(create, drop)]
