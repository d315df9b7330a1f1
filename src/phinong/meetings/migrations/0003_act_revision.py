"""An act of a meeting's page knows the revision it gave its row."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_conducted")]

    operations = [
        migrations.AddField(
            model_name="liveact",
            name="revision",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
