from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bank', '0005_entry_columns'),
    ]

    operations = [
        migrations.AddField(
            model_name='rendering',
            name='edition',
            field=models.PositiveSmallIntegerField(help_text='The edition of the readers that read it; empty before editions were counted.', null=True),
        ),
    ]
