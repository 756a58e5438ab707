"""Lines of an exercise's own, and what keeps a person from it. Older drafts get what lifting gives
their published versions (`content/schema_2.py`), so that both still say the same."""

import routines.models.content
from django.db import migrations, models


def as_lifting_has_it(apps, schema_editor):
    exercises = apps.get_model("routines", "Exercise").objects
    exercises.filter(movement="roll").update(part="rolling")
    exercises.filter(gate="clinician").update(off_by_default=True)


class Migration(migrations.Migration):
    dependencies = [("routines", "0008_one_column_for_a_dose")]
    operations = [
        migrations.AddField(
            "exercise",
            "ready",
            models.CharField(blank=True, max_length=120, verbose_name="ready line"),
        ),
        migrations.AddField(
            "exercise",
            "change",
            models.CharField(
                blank=True, max_length=120, verbose_name="line when the side changes"
            ),
        ),
        migrations.AddField(
            "exercise",
            "brief",
            models.CharField(blank=True, max_length=120, verbose_name="brief line"),
        ),
        migrations.AddField(
            "exercise", "avoid_if", models.TextField(blank=True, verbose_name="leave out if")
        ),
        migrations.AddField(
            "exercise",
            "part",
            models.CharField(
                blank=True,
                choices=routines.models.content.part_choices,
                max_length=20,
                verbose_name="part",
            ),
        ),
        migrations.AddField(
            "exercise",
            "off_by_default",
            models.BooleanField(default=False, verbose_name="off by default"),
        ),
        migrations.RunPython(as_lifting_has_it, migrations.RunPython.noop),
    ]
