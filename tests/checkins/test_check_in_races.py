"""Two devices, two taps, one day: one answer counts, and a warning sign in either one wins."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from checkins import recording
from checkins.days import day_of
from checkins.events import replayed_state
from checkins.models import CheckIn, Decision, Plan
from tests import builders
from tests.checkins import beside
from tests.checkins.steps import second_device, told
from tests.conftest import MONDAY_MORNING

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """Run the jobs in threads that start together; what each returned or raised, in order."""
    gate = threading.Barrier(len(jobs), timeout=60)
    results = [None] * len(jobs)

    def run(place, job):
        try:
            gate.wait()
            results[place] = job()
        except Exception as error:  # the test looks at what was raised
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.fixture
def plan(transactional_db, clock):
    builders.calf_routine()
    made = builders.make_plan(builders.make_guest())
    builders.do_session(made)
    clock.tomorrow()
    return made


def answer(plan, *, key=None, feel="better", pain=3, signs=(), day=None):
    now = timezone.now()
    today = day_of(now, plan.user.zone)
    given = told(day or today, feel, pain, signs=signs, key=key or uuid.uuid4())
    return lambda: recording.answer(plan.user, given, today=today, now=now)


def plan_matches_replay(plan):
    stored = Plan.objects.get(pk=plan.pk)
    return replayed_state(stored).to_json() == stored.state


def test_the_same_tap_many_times_at_once_is_one_answer(plan):
    tap = answer(plan, key=uuid.uuid4())
    results = at_once(*[tap] * 6)
    assert all(isinstance(result, CheckIn) for result in results), results
    assert len({result.pk for result in results}) == 1
    assert CheckIn.objects.filter(plan=plan).count() == 2
    assert Decision.objects.filter(check_in=results[0]).count() == 1


def test_two_devices_on_one_day_give_one_answer_and_one_conflict(plan):
    results = at_once(answer(plan, feel="better"), answer(plan, feel="same"))
    stored = [result for result in results if isinstance(result, CheckIn)]
    refused = [result for result in results if isinstance(result, recording.AlreadyAnswered)]
    assert len(stored) == len(refused) == 1, results
    assert refused[0].stored.pk == stored[0].pk
    assert plan_matches_replay(plan)


def test_a_warning_sign_in_either_answer_wins(plan):
    for _again in range(3):
        at_once(answer(plan, feel="better"), answer(plan, feel="same", signs=["F08"]))
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED
    assert plan_matches_replay(plan)


def test_pressing_confirm_twice_at_once_makes_one_plan(transactional_db, clock):
    builders.calf_routine()
    person = builders.make_guest()
    results = at_once(*[lambda: builders.make_plan(person)] * 3)
    assert all(isinstance(result, Plan) for result in results), results
    assert Plan.objects.filter(user=person).count() == 1
    assert CheckIn.objects.filter(plan__user=person).count() == 1


def test_starting_a_session_twice_at_once_opens_one(plan):
    from routines import sessions
    from routines.models import GuidedSession

    now = timezone.now()

    def start():
        return sessions.start(
            user=plan.user, version=plan.version, day=day_of(now, plan.user.zone), slot="morning",
            variant="full", side="left", reps=5, pace="normal", now=now,
        )  # fmt: skip

    results = at_once(*[start] * 4)
    assert all(isinstance(result, GuidedSession) for result in results), results
    assert len({result.pk for result in results}) == 1
    assert now > MONDAY_MORNING


def test_starting_one_beside_the_plan_twice_at_once_opens_one(plan):
    answer(plan, feel="same")()

    def start():
        return beside.start(second_device(plan))["Location"]

    assert len(set(at_once(start, start, start))) == 1
    assert beside.of("warm-up").count() == 1


def test_a_key_that_comes_again_on_the_next_day_returns_the_first_answer(plan, clock):
    day = day_of(timezone.now(), plan.user.zone)
    again = answer(plan, key=uuid.uuid4())
    first = again()
    clock.tomorrow()
    assert again() == first
    assert CheckIn.objects.filter(plan=plan, event__isnull=False).count() == 2
    assert first.day == day and plan_matches_replay(plan)


def test_a_key_of_yesterday_with_another_answer_is_refused(plan, clock):
    key = uuid.uuid4()
    first = answer(plan, key=key)()
    clock.tomorrow()
    with pytest.raises(recording.KeyConflict) as refused:
        answer(plan, key=key, feel="worse")()
    assert refused.value.stored == first
    assert CheckIn.objects.filter(plan=plan).count() == 2
    assert plan_matches_replay(plan)


def test_an_answer_given_ahead_of_its_day_is_history_until_that_day_is_answered(plan, clock):
    day = day_of(timezone.now(), plan.user.zone)
    ahead = answer(plan, day=day + timedelta(days=1), pain=0)()
    assert ahead.event is None
    clock.tomorrow()
    counted = answer(plan, feel="same")()
    assert (counted.pk, counted.feel) == (ahead.pk, "same")
    assert counted.event is not None
    assert plan_matches_replay(plan)
