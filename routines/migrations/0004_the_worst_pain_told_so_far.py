from django.db import migrations
from django.db.models import F


def take_what_was_told(apps, schema_editor):
    sessions = apps.get_model("routines", "GuidedSession").objects
    sessions.exclude(worst_pain=None).update(highest_pain=F("worst_pain"))


class Migration(migrations.Migration):
    dependencies = [("routines", "0003_the_largest_pain_told_counts")]
    operations = [migrations.RunPython(take_what_was_told, migrations.RunPython.noop)]
