"""New columns of exercises, routines and steps. The next migration fills them, the one after it takes
the old ones away."""

import routines.models.content
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("routines", "0005_open_sessions_are_found_quickly")]
    operations = [
        migrations.AlterField(
            "exercise",
            "movement",
            models.CharField(
                choices=routines.models.content.movement_choices,
                max_length=20,
                verbose_name="movement",
            ),
        ),
        migrations.AddField(
            "exercise",
            "posture",
            models.CharField(
                choices=routines.models.content.posture_choices,
                default="",
                max_length=20,
                verbose_name="posture",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "exercise",
            "gate",
            models.CharField(
                blank=True,
                choices=routines.models.content.gate_choices,
                default="",
                max_length=20,
                verbose_name="who may do it",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "exercise", "dose", models.JSONField(blank=True, default=dict, verbose_name="dose")
        ),
        migrations.AddField(
            "exercise",
            "grade",
            models.CharField(
                choices=routines.models.content.grade_choices,
                default="little",
                max_length=10,
                verbose_name="evidence",
            ),
        ),
        migrations.AddField(
            "exercise",
            "reviewer",
            models.CharField(
                blank=True,
                default="",
                help_text="Blank: not yet reviewed by a clinician.",
                max_length=120,
                verbose_name="reviewed by",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "exercise",
            "reviewed_on",
            models.DateField(blank=True, null=True, verbose_name="reviewed on"),
        ),
        migrations.AddField(
            "routine",
            "role",
            models.CharField(
                choices=routines.models.content.role_choices,
                default="drives",
                max_length=12,
                verbose_name="role",
            ),
        ),
        migrations.AlterField(
            "step",
            "sides",
            models.CharField(
                choices=routines.models.content.side_choices,
                default="affected",
                max_length=11,
                verbose_name="sides",
            ),
        ),
    ]
