"""The commands of the site, and settings that stop the start when they are missing."""

import io
import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from checkins.events import replayed_state
from checkins.history import history_of
from checkins.models import CheckIn, Decision, Plan
from routines.content import packs
from routines.models import Exercise, Routine, RoutineVersion
from tests import builders


def command(name, *words):
    """What a command prints."""
    out = io.StringIO()
    call_command(name, *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def lived(client, plan, clock):
    """A plan with an edit, a lock, a clearance and a start over."""
    builders.do_session(plan)
    clock.tomorrow()
    builders.check_in(client, "better", 3)
    builders.check_in(client, "same", 3)
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F08"])
    clock.tomorrow()
    client.post("/check-in/cleared/", {"by": "doctor"})
    builders.check_in(client, "same", 2)
    plan.refresh_from_db()
    return plan


def test_plans_that_are_what_their_events_make_of_them_pass(lived):
    builders.make_plan(builders.make_guest())
    assert command("verify_plans") == "2 plans replayed, all as stored.\n"


def tampered_state(plan):
    Plan.objects.filter(pk=plan.pk).update(state=plan.state | {"reps": 10})


def tampered_level(plan):
    Plan.objects.filter(pk=plan.pk).update(sessions_per_day=2)


def tampered_answer(plan):
    decision = Decision.objects.filter(superseded_at=None).latest("check_in__event")
    decision.facts[-1]["check_in"]["pain"] = 7
    decision.save(update_fields=["facts"])


def lost_event(plan):
    CheckIn.objects.latest("event").delete()


def lost_clearance(plan):
    plan.clearances.all().delete()


@pytest.mark.parametrize(
    "tamper",
    [tampered_state, tampered_level, tampered_answer, lost_event, lost_clearance],
    ids=lambda tamper: tamper.__name__,
)
def test_a_plan_that_was_tampered_with_is_named_by_number_only(lived, tamper):
    builders.make_plan(builders.make_guest())
    tamper(lived)
    with pytest.raises(CommandError) as fault:
        command("verify_plans")
    assert str(fault.value) == f"1 of 2 plans differ from their events: {lived.pk}"


@pytest.mark.usefixtures("no_content")
def test_packs_are_loaded_once():
    assert command("load_packs").startswith("Loaded: ")
    before = (Routine.objects.count(), Exercise.objects.count(), RoutineVersion.objects.count())
    assert command("load_packs") == "Nothing to load.\n"
    after = (Routine.objects.count(), Exercise.objects.count(), RoutineVersion.objects.count())
    assert before == after and before[0] == before[2] == len(packs.shipped())


def test_the_demo_is_a_possible_four_weeks(routine, clock):
    command("load_demo")
    person = User.objects.get(email="demo@calfcare.localhost")
    plan = Plan.objects.get(user=person)
    assert replayed_state(plan).to_json() == plan.state
    assert command("verify_plans") == "1 plans replayed, all as stored.\n"
    today = timezone.localdate()
    history = history_of(plan, today=today, length=28)
    assert plan.started_on <= today - timedelta(days=27)
    assert history.days_done >= 8 and history.answered >= 10
    assert {day.sessions for day in history.days} >= {1, 2}
    assert all(version.number >= 1 for version in RoutineVersion.objects.all())


def test_the_demo_again_replaces_the_person_and_nobody_else(routine, clock, plan):
    command("load_demo")
    command("load_demo")
    assert User.objects.filter(email="demo@calfcare.localhost").count() == 1
    assert Plan.objects.filter(pk=plan.pk).exists() and Plan.objects.count() == 2


def test_the_demo_can_be_looked_at(client, routine, clock):
    command("load_demo")
    person = User.objects.get(email="demo@calfcare.localhost")
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    for address in ("/today/", "/progress/", "/settings/", "/check-in/result/"):
        assert client.get(address).status_code == 200, address


E5 = [
    ({"day": 1, "pain": 4, "sessions": [{}]}, ("START", 1, 5, "active")),
    ({"day": 2, "feel": "better", "pain": 4, "sessions": [{}]}, ("TWICE", 2, 5, "active")),
    ({"day": 3, "feel": "better", "pain": 6}, ("PAIN6", 0, None, "paused")),
    ({"day": 4, "feel": "same", "pain": 5, "sessions": [{}]}, ("RESUME", 1, 5, "active")),
    ({"day": 5, "feel": "same", "pain": 8}, ("SEVERE", 0, None, "locked")),
    ({"day": 6, "feel": "better", "pain": 2}, ("LOCKED", 0, None, "locked")),
]


def shell(*words, given="", **environment):
    """`manage.py` in a process of its own, without the settings of these tests."""
    clean = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "localhost"}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        input=given,
        env={k: v for k, v in (clean | environment).items() if v is not None},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_shell_reproduces_a_published_example():
    """clinical.md 5.6, E5."""
    done = shell("simulate_progression", given="\n".join(json.dumps(line) for line, _ in E5))
    assert done.returncode == 0 and done.stderr == ""
    told = [json.loads(line) for line in done.stdout.splitlines()]
    got = [(t["rule"], t["sessions"], t["reps"], t["status"]) for t in told]
    assert got == [expected for _line, expected in E5]


def test_the_shell_names_a_bad_line_and_stops_there():
    given = '{"day": 1, "pain": 3}\n{"day": 2, "pain": 11}\n{"day": 3, "pain": 1}\n'
    done = shell("simulate_progression", given=given)
    assert done.returncode == 2 and "line 2" in done.stderr
    assert [json.loads(line)["day"] for line in done.stdout.splitlines()] == [1]


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "  "}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"REGION": "UK"}, "REGION"),
        ({"HTTPS": "2"}, "HTTPS"),
        ({"EMAIL_HOST": "mail", "EMAIL_PORT": "high"}, "EMAIL_PORT"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, dict) else value,
)
def test_a_setting_that_is_missing_or_wrong_stops_the_start_and_is_named(environment, names):
    """Settings are read when the module is imported: that is what any start does first."""
    clean = {"SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "localhost", "PATH": os.environ["PATH"]}
    given = {k: v for k, v in (clean | environment).items() if v is not None}
    script = "import calfcare.settings"
    done = subprocess.run([sys.executable, "-c", script], env=given, capture_output=True, text=True)
    assert done.returncode != 0
    last = done.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last and names in last
    assert "x" * 50 not in done.stderr, "a secret is never printed"


def test_debugging_needs_neither_and_production_needs_both():
    clean = {"PATH": os.environ["PATH"]}
    script = "import calfcare.settings as s; print(s.DEBUG, s.HTTPS)"
    arguments = [sys.executable, "-c", script]
    debug = subprocess.run(arguments, env=clean | {"DEBUG": "1"}, capture_output=True, text=True)
    assert debug.stdout == "True True\n"
    both = {"SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "a.example"}
    production = subprocess.run(arguments, env=clean | both, capture_output=True, text=True)
    assert production.stdout == "False True\n"
