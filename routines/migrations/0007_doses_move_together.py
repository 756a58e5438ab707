"""The dose of an exercise goes into one column, and what was meant by "both" is said: each leg in
turn. A drafted exercise says as much as its published version, which is lifted as it is read."""

from django.db import migrations

DOSES = {
    "roll": ("reps_start", "reps_target", "seconds_each_way"),
    "hold": ("hold_seconds", "hold_reason", "ease_in_seconds", "ease_off_seconds"),
}
POSTURES = {"roll": "floor", "hold": "wall"}


def take_them_together(apps, schema_editor):
    for exercise in apps.get_model("routines", "Exercise").objects.all():
        exercise.dose = {name: getattr(exercise, name) for name in DOSES[exercise.movement]}
        exercise.posture = POSTURES[exercise.movement]
        exercise.save(update_fields=["dose", "posture"])
    apps.get_model("routines", "Step").objects.filter(sides="both").update(sides="each")


def take_them_apart(apps, schema_editor):
    for exercise in apps.get_model("routines", "Exercise").objects.all():
        for name in DOSES.get(exercise.movement, ()):
            if name in exercise.dose:
                setattr(exercise, name, exercise.dose[name])
        exercise.save()
    apps.get_model("routines", "Step").objects.filter(sides="each").update(sides="both")


class Migration(migrations.Migration):
    dependencies = [("routines", "0006_exercises_say_where_and_why")]
    operations = [migrations.RunPython(take_them_together, take_them_apart)]
