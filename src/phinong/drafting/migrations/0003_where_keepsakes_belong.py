"""A scan is of one original, and each keepsake is shown to everyone or to the parties' offices."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("drafting", "0002_keys_and_calendars")]

    operations = [
        migrations.AddField(
            model_name="keepsake",
            name="original",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scans",
                to="drafting.original",
            ),
        ),
        migrations.AddField(
            model_name="keepsake",
            name="public",
            field=models.BooleanField(default=False),
        ),
    ]
