"""Severe pain of the set-up that belongs to no answer of a day locks when it is sent, on every
device, and asks back as a check-in does (clinical.md 5.7 B)."""

import pytest

from checkins import asking
from checkins.locks import lock_of
from checkins.models import Plan, SafetyScreen, SevereQuestion
from checkins.plans import running_plan
from tests import builders
from tests.checkins.steps import SEVERE, SIGNS, answer, newest, today, whole_screen
from tests.pages import Page

pytestmark = pytest.mark.django_db
ASKED = "That is severe pain. Is your pain that strong?"
START_SEVERE = "/start/severe/"
PAIN = "/start/pain/"


@pytest.fixture
def told_9(client, routine, clock):
    """The whole screen is passed, and pain 9 told before the other questions."""
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    client.post("/start/side/", {"side": "left"})
    clock.later(minutes=1)
    sent = client.post(PAIN, {"pain": 9, "tight": 5})
    assert sent["Location"] == "/start/care/"
    clock.later(minutes=1)
    return SafetyScreen.objects.get(locks=True).user


def other_device(client, user):
    phone = type(client)()
    builders.sign_in(phone, user)
    return phone


def asked(client):
    """The question as a device shows it, wherever that device goes."""
    pages = [Page(client.get(a, follow=True)) for a in ("/today/", "/start/care/", "/start/side/")]
    assert {page.heading for page in pages} == {ASKED}
    return pages[0]


def finish(client):
    """The whole screen again, and what is still open of the set-up."""
    _asked, ended = whole_screen(client)
    assert ended["Location"] == "/start/side/"
    for name in ("side", "since", "roller"):
        client.post(f"/start/{name}/", {name: builders.SET_UP[name]})
    client.post("/start/check/")


def test_it_locks_at_once_and_asks_back_on_every_device(client, told_9):
    for device in (client, other_device(client, told_9)):
        page = asked(device)
        assert "You told us your pain is 9 out of 10." in page.text
        assert "Until you answer, there are no exercises." in page.text
        assert "tel:111" in page.links.values()
        assert "Today" not in page.links, "there is no plan to go to"
    assert lock_of(told_9, None)
    assert not Plan.objects.exists()


def test_yes_keeps_the_lock(client, told_9):
    assert client.post(START_SEVERE, {"answer": "yes"})["Location"] == "/start/care/"
    assert Page(client.get("/start/care/")).heading == "Get it checked"
    assert client.get(START_SEVERE)["Location"] == "/start/care/"
    assert client.get(PAIN)["Location"] == "/start/care/", "nothing is left to correct"


def test_unanswered_it_is_a_yes_once_the_day_is_over(client, told_9, clock):
    clock.tomorrow()
    assert Page(client.get("/start/care/")).heading == "Get it checked"
    client.post(START_SEVERE, {"answer": "other"})
    client.post(PAIN, {"pain": 1, "tight": 1})
    assert lock_of(told_9, None)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_another_number_undoes_this_lock_and_asks_the_signs_again(client, told_9, elsewhere):
    device = other_device(client, told_9) if elsewhere else client
    assert device.post(START_SEVERE, {"answer": "other"})["Location"] == PAIN
    page = Page(device.get(PAIN))
    assert "You told us that your pain is 9." in page.text and not page.picked.get("pain")
    assert lock_of(told_9, None), "to leave here takes nothing back"
    assert device.post(PAIN, {"pain": 2, "tight": 4})["Location"] == "/start/safety/"
    assert lock_of(told_9, None) is None
    assert device.get("/start/check/")["Location"] == "/start/safety/", "the signs come first"
    finish(device)
    plan = Plan.objects.get()
    assert newest(plan).rule == "START" and newest(plan).check_in.pain == 2
    assert SevereQuestion.objects.get().pain == 9, "both numbers are kept"
    assert SafetyScreen.objects.filter(signs=["F18"]).exists()


def test_a_sign_on_the_screen_that_follows_locks_anew(client, told_9):
    client.post(PAIN, {"pain": 2, "tight": 4})
    client.post("/start/safety/", {"signs": ["F08"]})
    lock = lock_of(told_9, None)
    assert lock is not None and lock.signs == ("F08",)


def test_of_two_severe_numbers_neither_is_taken_back(client, told_9):
    assert client.post(PAIN, {"pain": 8, "tight": 4})["Location"] == "/start/care/"
    assert Page(client.get("/start/care/")).heading == "Get it checked"
    client.post(PAIN, {"pain": 1, "tight": 1})
    assert lock_of(told_9, None)


def test_no_number_is_no_answer(client, told_9):
    sent = client.post(PAIN, {"tight": 4})
    assert sent.status_code == 422 and "Select how much it hurts" in sent.content.decode()
    assert client.post(START_SEVERE, {"answer": ""}).status_code == 422
    assert lock_of(told_9, None)


def test_a_clearance_answers_it(client, told_9, clock):
    client.post("/check-in/cleared/", {"by": "doctor"})
    assert lock_of(told_9, None) is None
    client.post(PAIN, {"pain": 1, "tight": 1})
    assert SevereQuestion.objects.get().answer == "yes"


def test_after_another_number_nothing_calls_it_known(client, told_9, clock):
    client.post(PAIN, {"pain": 2, "tight": 4})
    finish(client)
    plan = Plan.objects.get()
    clock.tomorrow()
    answer(plan, "same", 2, signs=["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    known = asking.known(plan.user, running_plan(plan.user))
    assert [one.code for one in known] == ["F08"], "another number was meant, so F18 was not told"
    whole_screen(client)
    clock.tomorrow()
    answer(plan, "same", 2)
    assert status(plan) == "active", "nor does it join the first answer after a clearance"


# While a plan runs


@pytest.fixture
def left_open(client, plan, clock):
    """Today is answered, and the set-up's page of pain stands open in another tab."""
    clock.tomorrow()
    answer(plan, "same", 2)
    return plan


def status(plan):
    plan.refresh_from_db()
    return plan.status


def test_on_a_page_that_was_left_open_it_locks_the_plan_and_asks_back(client, left_open):
    assert client.post(PAIN, {"pain": 9, "tight": 3})["Location"] == "/today/"
    assert status(left_open) == "locked"
    for device in (client, other_device(client, left_open.user)):
        assert today(device).heading == ASKED


def test_another_number_there_asks_the_daily_signs_and_the_day_stands_as_before(client, left_open):
    client.post(PAIN, {"pain": 9, "tight": 3})
    assert client.post(SEVERE, {"answer": "other"})["Location"] == PAIN
    assert client.post(PAIN, {"pain": 3, "tight": 3})["Location"] == SIGNS
    assert status(left_open) == "locked", "until the signs are told"
    client.post(SIGNS, {"none": "on"})
    assert status(left_open) == "active"
    assert newest(left_open).check_in.pain == 2 and newest(left_open).rule == "HOLD_SAME"


def test_a_sign_there_keeps_the_lock(client, left_open):
    client.post(PAIN, {"pain": 9, "tight": 3})
    client.post(PAIN, {"pain": 3, "tight": 3})
    client.post(SIGNS, {"signs": ["F08"]})
    assert status(left_open) == "locked"
    client.post(PAIN, {"pain": 1, "tight": 1})
    assert status(left_open) == "locked"


def test_yes_there_keeps_the_lock_and_signs_then_add(client, left_open):
    client.post(PAIN, {"pain": 9, "tight": 3})
    assert client.post(SEVERE, {"answer": "yes"})["Location"] == SIGNS
    client.post(SIGNS, {"none": "on"})
    assert status(left_open) == "locked" and today(client).heading == "Get it checked"


def test_pain_that_is_not_severe_says_nothing_on_a_page_that_was_left_open(client, left_open):
    assert client.post(PAIN, {"pain": 7, "tight": 3})["Location"] == "/today/"
    assert status(left_open) == "active"
