"""Fixtures of all tests: a clean database with the shipped content, and people."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client, TransactionTestCase

from tests import builders

# Playwright's own event loop must not stop Django's database calls in the same thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

LONDON = ZoneInfo("Europe/London")
DATABASE = ("django_db", "db", "transactional_db", "live_server")
MONDAY_MORNING = datetime(2026, 9, 7, 8, 0, tzinfo=LONDON)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The browser first, so that no worker is left waiting with it at the end. On PostgreSQL leave
    out what asks no database, and of the long walks all cases but the first."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)
    if connection.vendor != "postgresql":
        return
    first = {item.nodeid.split("[")[0]: item for item in reversed(items)}.values()
    chosen = {one for one in items if _asks(one, *DATABASE) and not _asks(one, "long_walk")}
    chosen |= {one for one in first if _asks(one, "long_walk")}
    config.hook.pytest_deselected(items=[one for one in items if one not in chosen])
    items[:] = [one for one in items if one in chosen]


def _asks(item: pytest.Item, *names: str) -> bool:
    """Whether a test has one of these markers or fixtures."""
    return bool({*item.keywords, *getattr(item, "fixturenames", ())} & set(names))


@pytest.fixture(autouse=True, scope="session")
def _quick_flush() -> Iterator[None]:
    """Tests with real transactions end by emptying every table. The triggers of published
    versions rightly refuse that, so they step aside for the moment. The content types and
    permissions stay: to write them anew takes most of the time of a flush."""

    def teardown(_case: TransactionTestCase) -> None:
        empty_every_table()
        load_content()

    original = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]
    TransactionTestCase._fixture_teardown = teardown  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = original  # type: ignore[attr-defined]


def empty_every_table() -> None:
    """Take every row away, frozen ones too."""
    from routines.content import version_triggers

    kept = {"django_content_type", "auth_permission", "django_migrations"}
    tables = sorted(set(connection.introspection.django_table_names()) - kept)
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in [
            *version_triggers.REMOVE[connection.vendor],
            *(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables),
            *version_triggers.INSTALL[connection.vendor],
        ]:
            cursor.execute(statement)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The database, with the shipped content in it: most tests are about that."""
    with django_db_blocker.unblock():
        load_content()


_content: list[Any] = []  # the rows of each table of content, once they were loaded


def load_content() -> None:
    """The shipped content, as every test finds it. The packs are read the first time; later their
    rows are put back."""
    from routines.models import Exercise, Routine, RoutineVersion, Step

    if _content:
        for rows in _content:
            type(rows[0]).objects.bulk_create(rows)
        return
    with time_machine.travel(MONDAY_MORNING - timedelta(days=1), tick=False):
        builders.calf_routine()
    tables: list[Any] = [Exercise, Routine, Step, RoutineVersion]
    _content.extend(list(table.objects.order_by("pk")) for table in tables)


class Clock:
    """The time in a test. It stands still until it is moved."""

    def __init__(self, traveller: Any) -> None:
        self._traveller = traveller

    def move_to(self, moment: datetime) -> None:
        """Jump to a moment."""
        self._traveller.move_to(moment, tick=False)

    def tomorrow(self, hour: int = 8) -> None:
        """The next local day at that hour."""
        from django.utils import timezone

        now = timezone.now().astimezone(LONDON)
        self.move_to((now + timedelta(days=1)).replace(hour=hour, minute=0))

    def later(self, **delta: float) -> None:
        """Some hours or minutes on."""
        from django.utils import timezone

        self.move_to(timezone.now() + timedelta(**delta))


@pytest.fixture
def clock() -> Iterator[Clock]:
    """A Monday morning that stands still."""
    with time_machine.travel(MONDAY_MORNING, tick=False) as traveller:
        yield Clock(traveller)


@pytest.fixture
def no_content(db: None) -> None:
    """A new database, with no content in it yet."""
    empty_every_table()


@pytest.fixture
def routine(db: None) -> Any:
    """The shipped calf routine, published."""
    return builders.calf_routine()


@pytest.fixture
def guest(routine: Any, client: Client) -> Any:
    """A guest who is signed in with `client` and has no plan yet."""
    return builders.sign_in_guest(client)


@pytest.fixture
def plan(guest: Any, clock: Clock) -> Any:
    """A guest's plan that started on Monday morning with pain 3 in the left calf."""
    return builders.make_plan(guest)


@pytest.fixture
def staff_client(routine: Any) -> Client:
    """A client signed in as a superuser."""
    client = Client()
    client.force_login(builders.make_staff())
    return client
