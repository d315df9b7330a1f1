from django.db import migrations, models

import phinong.core.fields
import phinong.core.term_field


class Migration(migrations.Migration):
    dependencies = [
        ("ties", "0002_words_and_proof"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="term_months",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="agreement",
            name="renewal",
            field=phinong.core.term_field.TermField("renewal-modes", blank=True, default=""),
        ),
        migrations.AddField(
            model_name="agreement",
            name="notice_days",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="agreement",
            name="status_edtf",
            field=phinong.core.fields.EDTFField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="agreement",
            name="status_why",
            field=models.TextField(blank=True, default=""),
        ),
    ]
