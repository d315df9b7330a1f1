"""Electronic signatures on sealed texts, and the files they stand in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("drafting", "0003_where_keepsakes_belong"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="keepsake",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sealed", "Sealed text"),
                    ("scan", "Scan of an original"),
                    ("photo", "Photograph"),
                    ("signed", "Sealed text with electronic signatures"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="ElectronicSignature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=120)),
                ("subject", models.CharField(max_length=400)),
                ("issuer", models.CharField(max_length=400)),
                ("fingerprint", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
                ("stamped", models.BooleanField(default=False)),
                ("made_here", models.BooleanField(default=True)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="electronic",
                        to="drafting.ceremony",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="electronic",
                        to="drafting.keepsake",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="drafting.draftparty",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("ceremony"), models.F("field"), name="electronic_signature_once"
                    )
                ],
            },
        ),
    ]
