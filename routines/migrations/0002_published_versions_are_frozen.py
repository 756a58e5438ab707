"""Triggers that refuse any change of a published version. The statements are in
`routines.content.version_triggers`, because the tests take the triggers away while they empty the tables; a
change of the triggers is a new list there and a new migration here."""

from django.db import migrations

from routines.content import version_triggers


def run(statements):
    def forward(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return forward


class Migration(migrations.Migration):
    dependencies = [("routines", "0001_initial")]

    operations = [migrations.RunPython(run(version_triggers.INSTALL), run(version_triggers.REMOVE))]
