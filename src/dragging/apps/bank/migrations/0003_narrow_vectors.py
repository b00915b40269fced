from django.db import migrations

CHUNK = 2_000


def refill(apps, schema_editor):
    """PostgreSQL: one wide table becomes two narrow ones, filled from the entries."""
    if schema_editor.connection.vendor != "postgresql":
        return
    from dragging.apps.bank.search import postgres
    from dragging.apps.bank.search.types import Row

    schema_editor.execute("DROP TABLE IF EXISTS bank_searchvector")
    postgres.create()
    entries = apps.get_model("bank", "SearchEntry").objects.order_by("pk")
    last = 0
    while part := list(entries.filter(pk__gt=last)[:CHUNK]):
        held = set(_held(schema_editor.connection, [one.pk for one in part]))
        postgres.add(
            [Row(one.pk, one.title, one.body, one.codes, one.in_open_index) for one in part if one.pk not in held]
        )
        last = part[-1].pk


def _held(connection, ids):
    with connection.cursor() as cursor:
        cursor.execute("SELECT opportunity_id FROM bank_search_all WHERE opportunity_id = ANY(%s)", [ids])
        return [row[0] for row in cursor.fetchall()]


class Migration(migrations.Migration):
    dependencies = [("bank", "0002_search_index")]
    operations = [migrations.RunPython(refill, migrations.RunPython.noop)]
