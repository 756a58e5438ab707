"""At most one session beyond the plan, with time between, and none where it would do harm
(clinical.md 5.7 H)."""

import pytest

from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import answer, today

pytestmark = pytest.mark.django_db
ONE_MORE = "Start one more"


@pytest.fixture
def done(client, plan, clock):
    """Today's session, done and felt the same, two hours ago."""
    builders.do_session(plan, feel="same")
    clock.later(hours=2)
    return plan


def is_offered(client):
    """Whether Today offers one more; what it does not offer it does not start either."""
    offered = ONE_MORE in today(client).buttons
    if not offered:
        before = GuidedSession.objects.count()
        client.post("/sessions/", {"variant": "full", "extra": "on"})
        assert GuidedSession.objects.count() == before
    return offered


def test_one_more_may_follow_two_hours_after_the_plan_is_done(client, done):
    assert is_offered(client)
    where = today(client).press(client, ONE_MORE)["Location"]
    assert where == f"/session/{GuidedSession.objects.get(slot='extra').pk}/"


def test_there_is_one_at_most(client, done, clock):
    where = today(client).press(client, ONE_MORE)["Location"]
    client.post(f"{where}progress/", {"state": 2})
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": "same"})
    clock.later(hours=5)
    assert not is_offered(client)


def test_one_that_was_begun_and_stopped_was_the_one(client, done, clock):
    where = today(client).press(client, ONE_MORE)["Location"]
    client.post(f"{where}stop/", {"state": 3})
    clock.later(hours=5)
    assert not is_offered(client)


def test_none_comes_within_two_hours_of_the_last(client, plan, clock):
    builders.do_session(plan, feel="same")
    assert not is_offered(client)
    clock.later(hours=1, minutes=59)
    assert not is_offered(client)
    clock.later(minutes=1)
    assert is_offered(client)


def test_the_hours_are_counted_from_the_later_one_of_two(client, twice, clock):
    builders.do_session(twice, slot="morning", feel="same")
    clock.later(hours=6)
    builders.do_session(twice, slot="evening", feel="same")
    clock.later(hours=1)
    assert not is_offered(client)
    clock.later(hours=1)
    assert is_offered(client)


@pytest.mark.parametrize("feel", ["better", "worse", ""])
def test_none_follows_better_or_worse_or_a_session_nobody_asked_about(client, plan, clock, feel):
    session = builders.do_session(plan, feel="same")
    GuidedSession.objects.filter(pk=session.pk).update(feel=feel)
    clock.later(hours=3)
    assert not is_offered(client)


def test_none_follows_a_session_that_hurt(client, plan, clock):
    builders.do_session(plan, feel="same", pain=6)
    clock.later(hours=3)
    assert not is_offered(client)


def test_none_on_a_day_of_rest(client, tuesday, clock):
    builders.check_in(client, "worse", 4)
    clock.later(hours=3)
    assert not is_offered(client)


@pytest.mark.parametrize("sign", ["F19", "F20", "F21", "F22", "F23"])
def test_none_on_the_day_on_which_a_sign_to_be_checked_was_told(client, guest, clock, sign):
    plan = builders.make_plan(guest, signs=[sign])
    builders.do_session(plan, feel="same")
    clock.later(hours=3)
    assert not is_offered(client)


def test_none_while_an_answer_is_half_given(client, done):
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3, "tight": 4})
    assert not is_offered(client)


def test_none_before_todays_plan_is_done(client, plan, clock):
    clock.later(hours=3)
    assert ONE_MORE not in today(client).buttons


def test_the_evening_one_may_come_early_once_and_the_page_says_so(client, twice, clock):
    builders.do_session(twice, slot="morning", feel="same")
    clock.later(hours=1)
    page = today(client)
    assert "Leave about 6 hours between sessions." in page.text
    where = page.press(client, "Start now anyway")["Location"]
    client.post(f"{where}complete/")
    assert "Start now anyway" not in today(client).buttons
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_an_extra_that_was_told_only_at_its_end_is_the_one_of_its_day(client, plan, clock):
    """As without scripts, and as from a phone that sends the end alone."""
    answer(plan, "same", 3)
    builders.do_session(plan, feel="same")
    for hours in (3, 3):
        clock.later(hours=hours)
        client.post("/sessions/", {"variant": "full", "extra": "on"})
        extra = GuidedSession.objects.filter(slot="extra", finished_at=None).first()
        if extra:
            client.post(f"/session/{extra.id}/complete/")
            client.post(f"/session/{extra.id}/feel/", {"feel": "same"})
    assert GuidedSession.objects.filter(slot="extra").count() == 1
