from django.db import migrations, models


class Migration(migrations.Migration):
    """The index on `changed` takes in the columns that a process reads into memory."""

    dependencies = [("bank", "0004_source_readings")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "searchentry",
                    "changed",
                    models.BigIntegerField(help_text="Version of the index in which the entry was written."),
                )
            ],
            # By itself: to alter the column SQLite would have to copy the whole table.
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS bank_searchentry_changed_d76b6f85",
                    "CREATE INDEX bank_searchentry_changed_d76b6f85 ON bank_searchentry (changed)",
                )
            ],
        ),
        migrations.AddIndex(
            "searchentry",
            models.Index(
                name="bank_entry_columns",
                fields=[
                    "changed",
                    "opportunity",
                    "closes",
                    "newest",
                    "value",
                    "reserved",
                    "country",
                    "division",
                    "kind",
                    "state_base",
                ],
            ),
        ),
    ]
