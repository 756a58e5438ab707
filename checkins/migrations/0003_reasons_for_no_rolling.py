"""A plan without rolling gets its reasons as rows: the conditions that were told, and F21."""

from django.db import migrations


def write_reasons_down(apps, schema_editor):
    Plan = apps.get_model("checkins", "Plan")
    LeftOut = apps.get_model("checkins", "LeftOut")
    SafetyScreen = apps.get_model("checkins", "SafetyScreen")
    CheckIn = apps.get_model("checkins", "CheckIn")
    for plan in Plan.objects.filter(may_roll=False).iterator():
        told = {}
        for screen in SafetyScreen.objects.filter(user=plan.user_id).order_by("answered_at"):
            for code in [*screen.conditions, *(["F21"] if "F21" in screen.signs else [])]:
                told.setdefault(code, screen.answered_at)
        for check_in in CheckIn.objects.filter(plan=plan).order_by("received_at"):
            for code in check_in.signs:
                if code == "F21" or not code.startswith("F"):
                    told.setdefault(code, check_in.received_at)
        for code, told_at in told.items():
            LeftOut.objects.create(user_id=plan.user_id, what="rolling", code=code, told_at=told_at)


class Migration(migrations.Migration):
    dependencies = [("checkins", "0002_rule_set_2")]
    operations = [migrations.RunPython(write_reasons_down, migrations.RunPython.noop)]
