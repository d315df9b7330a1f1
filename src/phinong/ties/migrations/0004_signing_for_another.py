from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ties", "0003_terms_and_status"),
    ]

    operations = [
        migrations.AddField(
            model_name="signatory",
            name="on_behalf_of",
            field=models.JSONField(default=dict),
        ),
    ]
