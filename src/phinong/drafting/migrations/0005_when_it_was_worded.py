"""A draft knows when its text last became another one, apart from its moves.

Of drafts that are there already the last change of any kind is taken: what was approved before it
is then not shown as approved, which nobody can be misled by.
"""

from typing import Any

from django.db import migrations, models


def take_the_last_change(apps: Any, _editor: Any) -> None:
    """The text is as old as the last change of any kind, or older."""
    apps.get_model("drafting", "Draft").objects.update(worded_at=models.F("changed_at"))


class Migration(migrations.Migration):
    dependencies = [("drafting", "0004_electronic_signatures")]

    operations = [
        migrations.AddField("draft", "worded_at", models.DateTimeField(null=True)),
        migrations.RunPython(take_the_last_change, migrations.RunPython.noop),
        migrations.AlterField("draft", "worded_at", models.DateTimeField()),
    ]
