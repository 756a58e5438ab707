"""A published version stays as it was, whichever way someone writes to the database."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from routines.content import publishing
from routines.models import RoutineVersion
from tests import builders

TABLE = RoutineVersion._meta.db_table
REFUSED = "a published version cannot be changed"


@pytest.fixture
def version(routine):
    return routine.versions.get()


def refused(write):
    """Assert that a write is refused by the trigger, and leave the test's transaction usable."""
    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        write()


def run(sql, *values):
    """Plain SQL, past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


@pytest.mark.parametrize(
    "columns",
    [
        {"script": {}},
        {"number": 7},
        {"note": "Other."},
        {"published_at": timezone.now()},
        {"routine_id": 0},
    ],
    ids=lambda columns: next(iter(columns)),
)
def test_an_orm_update_is_refused(version, columns):
    refused(lambda: RoutineVersion.objects.filter(pk=version.pk).update(**columns))
    assert RoutineVersion.objects.get(pk=version.pk).script == version.script


def test_saving_a_changed_object_is_refused(version):
    version.script["steps"][0]["dose"]["reps_start"] = 9
    refused(version.save)


def test_saving_an_unchanged_object_is_harmless(version):
    version.save()
    assert RoutineVersion.objects.get(pk=version.pk).script == version.script


def test_a_bulk_update_is_refused(version):
    version.note = "Other."
    refused(lambda: RoutineVersion.objects.bulk_update([version], ["note"]))


def test_an_upsert_is_refused(version):
    other = RoutineVersion(routine=version.routine, number=1, script={}, note="Other.")
    refused(
        lambda: RoutineVersion.objects.bulk_create(
            [other],
            update_conflicts=True,
            update_fields=["script"],
            unique_fields=["routine", "number"],
        )
    )


def test_deleting_is_refused(version):
    refused(version.delete)
    refused(RoutineVersion.objects.all().delete)
    refused(lambda: RoutineVersion.objects.all()._raw_delete(using="default"))
    assert RoutineVersion.objects.filter(pk=version.pk).exists()


def test_plain_sql_is_refused(version):
    refused(lambda: run(f"UPDATE {TABLE} SET script = '{{}}' WHERE id = %s", version.pk))
    refused(lambda: run(f"UPDATE {TABLE} SET id = id + 100"))
    refused(lambda: run(f"DELETE FROM {TABLE}"))


def test_the_database_s_own_short_cuts_are_refused(version):
    columns = "id, routine_id, number, script, published_at, note, withdrawn_reason"
    same = f"SELECT {columns} FROM {TABLE} WHERE id = {version.pk}"
    if connection.vendor == "sqlite":
        # Both replace a row without firing a delete trigger of their own.
        refused(lambda: run(f"INSERT OR REPLACE INTO {TABLE} ({columns}) {same}"))
        refused(lambda: run(f"REPLACE INTO {TABLE} ({columns}) {same}"))
        refused(lambda: run(f"UPDATE OR REPLACE {TABLE} SET note = 'Other.'"))
        with_new_id = same.replace("SELECT id", "SELECT id + 100")
        refused(lambda: run(f"INSERT OR REPLACE INTO {TABLE} ({columns}) {with_new_id}"))
    else:
        run("SET CONSTRAINTS ALL IMMEDIATE")  # rows of this very transaction stop a TRUNCATE too
        refused(lambda: run(f"TRUNCATE {TABLE} CASCADE"))
        refused(
            lambda: run(
                f"INSERT INTO {TABLE} ({columns}) {same} "
                "ON CONFLICT (id) DO UPDATE SET note = 'Other.'"
            )
        )
    assert RoutineVersion.objects.get(pk=version.pk).note == version.note


def test_a_withdrawal_is_noted_once_and_never_taken_back(version):
    publishing.withdraw(version, by=None, reason="Unsafe.", now=timezone.now())
    rows = RoutineVersion.objects.filter(pk=version.pk)
    refused(lambda: rows.update(withdrawn_at=None, withdrawn_reason=""))
    refused(lambda: rows.update(withdrawn_reason="Other."))
    refused(lambda: rows.update(withdrawn_at=timezone.now()))
    refused(lambda: rows.update(withdrawn_by=builders.make_staff()))


def test_a_withdrawal_cannot_carry_a_change_of_the_document(version):
    rows = RoutineVersion.objects.filter(pk=version.pk)
    refused(lambda: rows.update(withdrawn_at=timezone.now(), withdrawn_reason="Unsafe.", script={}))


def test_deleting_an_author_forgets_the_author_and_keeps_the_version(routine):
    author = builders.make_staff()
    rows = RoutineVersion.objects.filter(routine=routine)
    routine.summary = "Other words."
    routine.save()
    publishing.publish(routine, by=author, note="New.", now=timezone.now())
    publishing.withdraw(rows.get(number=2), by=author, reason="Unsafe.", now=timezone.now())
    author.delete()
    version = rows.get(number=2)
    assert (version.published_by, version.withdrawn_by) == (None, None)
    assert version.withdrawn_reason == "Unsafe."


def test_an_author_cannot_be_put_in_the_place_of_another(routine):
    first, second = builders.make_staff("a@example.org"), builders.make_staff("b@example.org")
    routine.summary = "Other words."
    routine.save()
    version = publishing.publish(routine, by=first, note="New.", now=timezone.now())
    rows = RoutineVersion.objects.filter(pk=version.pk)
    refused(lambda: rows.update(published_by=second))


def test_the_same_number_cannot_be_used_twice(version):
    with pytest.raises(DatabaseError), transaction.atomic():
        RoutineVersion.objects.create(routine=version.routine, number=1, script={}, note="Other.")
