import django.core.validators
from django.db import migrations, models

GONE = [
    *("reps_start", "reps_target", "seconds_each_way"),
    *("hold_seconds", "hold_reason", "ease_in_seconds", "ease_off_seconds"),
]


class Migration(migrations.Migration):
    dependencies = [("routines", "0007_doses_move_together")]
    operations = [
        *(migrations.RemoveField("exercise", name) for name in GONE),
        migrations.AlterField(
            "exercise",
            "rest_seconds",
            models.PositiveSmallIntegerField(
                default=10,
                help_text="Seconds between two sets of the same side.",
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(120),
                ],
                verbose_name="rest",
            ),
        ),
    ]
