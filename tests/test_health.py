"""For the machine that watches: the process answers, and it is ready only when it can serve."""

from unittest import mock

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.utils import timezone

from routines.content.publishing import withdraw
from routines.models import RoutineVersion

ALL = {"database": True, "migrations": True, "content": True}


def test_the_process_answers_without_the_database():
    response = Client().get("/healthz", headers={"cookie": "session=abcdefghijklmnopqrstuvwxyz01"})
    assert response.status_code == 200 and response.json() == {"status": "ok"}


def test_it_is_ready_with_database_tables_and_content(routine):
    response = Client().get("/readyz")
    assert response.status_code == 200 and response.json() == ALL


@pytest.mark.usefixtures("no_content")
def test_without_content_nobody_can_be_served():
    response = Client().get("/readyz")
    assert response.status_code == 503 and response.json() == ALL | {"content": False}


def test_withdrawn_content_is_none(routine):
    withdraw(
        RoutineVersion.objects.get(routine__slug="calf"),
        by=None,
        reason="Unsafe",
        now=timezone.now(),
    )
    assert Client().get("/readyz").status_code == 503


def test_an_old_schema_is_not_ready(routine):
    plan = "django.db.migrations.executor.MigrationExecutor.migration_plan"
    with mock.patch(plan, return_value=["something to do"]):
        response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": True, "migrations": False, "content": False}


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
def test_without_the_database_it_says_so_and_does_not_break(error):
    with mock.patch("calfcare.health.MigrationExecutor", side_effect=error):
        response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json() == dict.fromkeys(ALL, False)


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_it_is_only_looked_at_and_never_kept(routine, address):
    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code == 200
    assert "no-store" in Client().get(address)["Cache-Control"]
