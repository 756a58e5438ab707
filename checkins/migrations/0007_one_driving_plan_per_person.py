from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("checkins", "0006_one_plan_a_person_runs")]
    operations = [
        migrations.RemoveConstraint("plan", "one_running_plan_per_person_and_routine"),
        migrations.AddConstraint(
            "plan",
            models.UniqueConstraint(
                condition=models.Q(("status", "ended"), _negated=True),
                fields=("user",),
                name="one_driving_plan_per_person",
            ),
        ),
    ]
