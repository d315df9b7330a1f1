"""What two sources say of one tenure stays two rows, so that one can be taken back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("tenure", "tenure_once"),
        migrations.AddConstraint(
            "tenure",
            models.UniqueConstraint(
                "person", "post", "since_edtf", "until_edtf", "seen_edtf", name="tenure_once"
            ),
        ),
    ]
