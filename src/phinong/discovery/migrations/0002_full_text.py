"""The full-text table beside the entries, and the rank under which both are kept."""

from django.db import migrations, models

from phinong.core.fields import EDTFField

SQLITE = """
CREATE VIRTUAL TABLE discovery_text
USING fts5 (meta, name, title, body, tokenize = 'ascii')
"""
POSTGRESQL = (
    "CREATE TABLE discovery_text (rank bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX discovery_text_tokens ON discovery_text USING gin (tokens)",
)


def create_text(apps, schema_editor):
    """Entries can be made again from the records, so none is kept without its rank."""
    apps.get_model("discovery", "Entry").objects.all().delete()
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else (SQLITE,)
    for statement in statements:
        schema_editor.execute(statement)


def drop_text(apps, schema_editor):
    schema_editor.execute("DROP TABLE discovery_text")


class Migration(migrations.Migration):
    dependencies = [("discovery", "0001_initial")]

    operations = [
        migrations.RunPython(create_text, drop_text),
        migrations.AddField(
            "entry", "rank", models.BigIntegerField(unique=True, default=0), preserve_default=False
        ),
        migrations.AddField("entry", "parts", models.PositiveIntegerField(default=1)),
        migrations.AddField("entry", "edtf", EDTFField(blank=True, default="")),
        migrations.AddField("entry", "about", models.JSONField(default=list)),
    ]
