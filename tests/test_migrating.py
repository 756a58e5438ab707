"""Databases of the released version migrate with their histories unchanged, and their people go on
under the new rules (clinical.md 5.7, Versions; trust.md T14).

`released/rule_set_1.json` holds the rows of nineteen people. The released version (7ebd0b4) wrote
them itself, through its own writers; only the passwords were taken out."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from accounts.models import User
from checkins import clearing
from checkins.events import fold, from_json, replayed_state
from checkins.models import Decision, LeftOut, Plan
from checkins.plans import running_plan
from checkins.rules import SET_1, SET_2, PlanState
from routines.models import Exercise, GuidedSession, Routine, Step
from tests import builders
from tests.checkins import steps
from tests.conftest import empty_every_table, load_content

RELEASED = [
    ("accounts", "0003_sound_is_remembered"),
    ("checkins", "0001_initial"),
    ("routines", "0002_published_versions_are_frozen"),
]
FIXTURE = json.loads((Path(__file__).parent / "released" / "rule_set_1.json").read_text())
NOW = datetime.fromisoformat(FIXTURE["today"])
ROWS: dict[str, list[dict[str, Any]]] = FIXTURE["rows"]


def migrate(targets: Any) -> Any:
    """Migrate there, either way. Returns the models of that moment."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def newest() -> Any:
    """Where all migrations lead."""
    return MigrationExecutor(connection).loader.graph.leaf_nodes()


@pytest.fixture(scope="module")
def released(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The rows of the released version in its own tables, then migrated. Made once for all tests
    here, which take their changes back; the next module finds the database as it was."""
    with django_db_blocker.unblock():
        routine = Routine.objects.get(slug="calf")
        content = {"routine_id": routine.pk, "version_id": routine.versions.latest("number").pk}
        of_one_routine()
        try:
            Step.objects.exclude(routine=routine).delete()  # there was one routine then
            Exercise.objects.exclude(steps__routine=routine).delete()
            then = migrate(RELEASED)
            for name, rows in ROWS.items():
                insert(then.get_model(name), rows, content)
            migrate(newest())
            after_the_rows = connection.ops.sequence_reset_sql(no_style(), models())
            with connection.cursor() as cursor:
                for statement in after_the_rows:
                    cursor.execute(statement)
            yield
        finally:
            empty_every_table()
            migrate(newest())
            load_content()


def of_one_routine() -> None:
    """The release had one routine, and nothing that only others have."""
    Step.objects.exclude(routine__slug="calf").delete()
    Exercise.objects.filter(steps=None).delete()


@pytest.fixture
def upgraded(released: None, db: None) -> Iterator[None]:
    """That database, on the morning of the upgrade."""
    with time_machine.travel(NOW, tick=False):
        yield


def models() -> list[Any]:
    """What the rows are of."""
    return [apps.get_model(name) for name in ROWS]


def insert(model: Any, rows: list[dict[str, Any]], content: dict[str, int]) -> None:
    """Write rows as they were. The content is the one that is there: it is not what this is
    about."""
    has = {field.attname for field in model._meta.concrete_fields}
    more = {name: value for name, value in content.items() if name in has}
    model.objects.bulk_create([model(**row, **more) for row in rows])


def plan_of(name: str) -> Plan:
    """The running plan of a person of the fixture."""
    plan = running_plan(User.objects.get(pk=FIXTURE["people"][name]))
    assert plan is not None
    return plan


def device_of(plan: Plan) -> Client:
    """A client on which the plan's person is signed in, and has given the new yes."""
    client = Client()
    builders.sign_in(client, plan.user)
    client.post("/settings/agreement/", {"agree": "on"})
    return client


def reasons_of(name: str) -> set[tuple[str, str]]:
    """What is left out of a person's sessions, and why."""
    open_ones = LeftOut.objects.filter(user=FIXTURE["people"][name], ended_at=None)
    return set(open_ones.values_list("what", "code"))


def test_a_database_of_the_released_version_keeps_every_row_and_every_plan(upgraded: None) -> None:
    """Answers, decisions with their facts, states, clearances and sessions: all as they were."""
    for name, rows in ROWS.items():
        stored = list(apps.get_model(name).objects.order_by("pk").values(*rows[0]))
        if name == "checkins.Plan":  # a summary of the reasons, which the next test is about
            rows, stored = ([{**row, "may_roll": None} for row in all_] for all_ in (rows, stored))
        assert json.loads(json.dumps(stored, cls=DjangoJSONEncoder)) == rows, name
    assert {decision.check_in.rule_set for decision in Decision.objects.all()} == {SET_1.id}
    call_command("verify_plans")
    for plan in Plan.objects.all():
        assert replayed_state(plan) == PlanState.from_json(plan.state)


def test_what_was_left_out_has_its_reasons_and_the_worst_pain_told_is_taken_over(
    upgraded: None,
) -> None:
    """Rolling stays out for the reasons that were told. A lock that still stands ends under the
    new rules, so its signs keep the rolling out as well."""
    assert reasons_of("no rolling by a condition") == {
        ("rolling", "blood-thinners"),
        ("rolling", "varicose-veins"),
    }
    assert reasons_of("no rolling by a sore bone") == {("rolling", "F21"), ("raises", "F21")}
    assert reasons_of("no rolling by a page left open") == {("rolling", "pregnancy")}
    assert reasons_of("locked by a sign") == {("rolling", "F08")}
    assert reasons_of("locked before a plan") == {("rolling", "F08"), ("rolling", "F13")}
    assert reasons_of("cleared before a plan") == {("rolling", "past-clot")}
    assert reasons_of("hurt and asked") == {("glides", "F22")}
    assert reasons_of("growing") == reasons_of("cleared") == reasons_of("locked by pain") == set()
    for plan in Plan.objects.all():
        assert plan.may_roll is not plan.user.left_out.filter(what="rolling").exists()

    told = [row["worst_pain"] for row in ROWS["routines.GuidedSession"]]
    assert {8, 9, 4, None} <= set(told)
    sessions = GuidedSession.objects.order_by("pk")
    assert list(sessions.values_list("worst_pain", flat=True)) == told
    assert list(sessions.values_list("highest_pain", flat=True)) == told


def test_everybody_goes_on_under_the_new_rules_from_their_next_answer_on(upgraded: None) -> None:
    """The yes is asked first. Then the plan moves to rule set 2 with its next answer; what came
    before it is folded with rule set 1 for ever."""
    going_on = [plan for plan in Plan.objects.all() if plan.status != Plan.Status.LOCKED]
    assert len(going_on) >= 13
    for plan in going_on:
        if GuidedSession.objects.filter(user=plan.user, highest_pain__gte=8).exists():
            continue  # the last test here
        before = plan.check_ins.count()
        client = Client()
        builders.sign_in(client, plan.user)
        assert "/settings/agreement/" in steps.today(client).links.values(), plan.user
        client = device_of(plan)
        assert not steps.starts(steps.today(client))
        done = builders.check_in(client, "same", 1)
        assert done.request["PATH_INFO"] == "/check-in/result/"
        newest_one = steps.newest(plan)
        assert (newest_one.check_in.rule_set, plan.rule_set) == (SET_2.id, SET_2.id)
        assert plan.check_ins.filter(rule_set=SET_1.id).count() == before
    assert_all_is_decided_as_stored()


def test_a_locked_person_is_still_locked_and_a_clearance_follows_the_new_rules(
    upgraded: None,
) -> None:
    """Nothing of an old lock is lost: it stands, is cleared by name, asks the whole screen again,
    and leaves the rolling out until somebody has agreed."""
    for name in ("locked by a sign", "locked by pain", "locked by a page", "hurt and asked"):
        plan = plan_of(name)
        client = device_of(plan)
        assert not steps.starts(steps.today(client)), name
        assert client.post("/sessions/", {"variant": "full"}).status_code == 409, name

        lock = steps.today(client).links
        assert "/check-in/cleared/" in lock.values(), name
        steps_back_in(client)
        plan.refresh_from_db()
        assert plan.status == Plan.Status.ACTIVE, name
        assert plan.may_roll is (name != "locked by a sign")
        decision = steps.newest(plan)
        assert (decision.rule, decision.check_in.rule_set) == ("START", SET_2.id), name
    before = User.objects.get(pk=FIXTURE["people"]["locked before a plan"])
    with pytest.raises(clearing.OtherLock):
        clearing.clear(before, by="doctor", today=NOW.date(), now=NOW, lock="another")
    clearing.clear(before, by="doctor", today=NOW.date(), now=NOW)
    assert builders.make_plan(before).rolls is False
    assert_all_is_decided_as_stored()


def steps_back_in(client: Client) -> None:
    """A doctor has cleared them: the screen, then the day's answer."""
    page = client.get("/check-in/cleared/")
    fields = {"by": "doctor", "lock": page.context["lock"].name}
    assert client.post("/check-in/cleared/", fields)["Location"] == "/start/safety/"
    client.post("/start/safety/", {"none": "on"})
    builders.check_in(client, "same", 2)


@pytest.mark.parametrize("now_told", ["8", "4"])
def test_a_session_that_hurt_before_the_upgrade_and_was_not_asked_about_still_stops(
    upgraded: None, now_told: str
) -> None:
    """Worst pain 8 was told, and nothing was asked: no exercise until it is told once more. That
    locks, whatever the number is now, and asks back: a smaller one may have been meant."""
    plan = plan_of("hurt and not asked")
    client = device_of(plan)
    page = steps.today(client)
    assert page.heading == "That much pain needs a check"
    assert not steps.starts(page)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409

    where = page.links["Say how it felt"].split("?")[0]
    asked_back = client.post(where, {"feel": "same", "pain": now_told})
    assert asked_back["Location"] == "/check-in/severe/"
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409

    told = client.post("/check-in/severe/", {"answer": "other"})["Location"]
    assert client.post(told, {"pain": "4"})["Location"] == "/check-in/signs/"
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert plan.status == Plan.Status.ACTIVE
    assert steps.today(client).heading != "That much pain needs a check"
    assert_all_is_decided_as_stored()


def assert_all_is_decided_as_stored() -> None:
    """Every state follows from its events, and every decision from its facts and its own set."""
    call_command("verify_plans")
    for decision in Decision.objects.exclude(check_in__event=None).select_related("check_in"):
        state = PlanState.from_json(decision.state_before)
        made = fold(state, from_json(decision.facts), decision.check_in.rule_set)[1]
        assert (made.rule, made.status, made.sessions, made.reps, made.book) == (
            decision.rule, decision.status, decision.sessions, decision.reps, decision.book,
        )  # fmt: skip
