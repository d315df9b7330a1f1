"""What is kept of the secret in an invitation's link: its hash."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_minutes_hands_and_links")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="secret_sha256",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
        ),
    ]
