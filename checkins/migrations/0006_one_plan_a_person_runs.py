"""A person has one plan that runs. No writer ever made a second one, but rows may have come another
way: of several the newest goes on, and the others end when it began."""

from django.db import migrations


def end_the_others(apps, schema_editor):
    running = apps.get_model("checkins", "Plan").objects.exclude(status="ended")
    seen = {}
    for plan in running.order_by("user_id", "-pk").only("pk", "user_id"):
        newest = seen.setdefault(plan.user_id, plan)
        if plan.pk != newest.pk:
            first = newest.check_ins.order_by("received_at").values_list("received_at", flat=True)
            ended_at = first.first() or newest.user.date_joined
            running.filter(pk=plan.pk).update(status="ended", ended_at=ended_at)


class Migration(migrations.Migration):
    dependencies = [("checkins", "0005_severe_pain_of_the_set_up")]
    operations = [migrations.RunPython(end_the_others, migrations.RunPython.noop)]
