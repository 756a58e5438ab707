"""A session of a routine that accompanies goes without the exercises that a person must not do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("routines", "0009_exercises_have_lines_and_reasons")]

    operations = [
        migrations.AddField("guidedsession", "left_out", models.JSONField(default=list)),
    ]
