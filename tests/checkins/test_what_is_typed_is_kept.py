"""Severe pain locks when it is sent and asks back; half an answer stops the day's sessions; the
worst pain of a session is never made smaller by a later word (clinical.md 5.7 B, G6)."""

import uuid
from dataclasses import replace

import pytest
from django.utils import timezone

from checkins import halves
from checkins import today as reading
from checkins.days import day_of
from checkins.models import CheckIn, EarlierAnswer, SevereQuestion
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import (
    RESULT,
    SEVERE,
    SIGNS,
    answer,
    newest,
    none_of_these,
    second_device,
    start,
    to_pain,
    today,
    told,
)
from tests.pages import Page

pytestmark = pytest.mark.django_db
ASKED = "That is severe pain. Is your pain that strong?"
LOCKED = "Get it checked"


def refused(client):
    return client.post("/sessions/", {"variant": "full"}).status_code == 409


def status(plan):
    plan.refresh_from_db()
    return plan.status


def meant(client, pain, signs=()):
    """I meant another number: that number, and the signs again."""
    assert client.post(SEVERE, {"answer": "other"})["Location"] == "/check-in/pain/"
    client.post("/check-in/pain/", {"tight": 4, "pain": pain, "asks_tight": "on"})
    client.post(SIGNS, {"signs": list(signs)} if signs else {"none": "on"})


@pytest.fixture
def severe(client, tuesday):
    """Pain 9 was sent, and the page left at the question."""
    assert to_pain(client, "worse", 9) == SEVERE
    return tuesday


def test_severe_pain_locks_when_its_page_is_sent_on_every_device(client, severe):
    assert status(severe) == "locked" and newest(severe).rule == "SEVERE"
    for device in (client, second_device(severe)):
        assert today(device).heading == ASKED
        assert Page(device.get(SEVERE)).heading == ASKED
        assert device.get(RESULT)["Location"] == SEVERE
        assert refused(device)


def test_it_ends_a_session_that_is_open_elsewhere(client, tuesday):
    answer(tuesday, "same", 3)
    where = start(second_device(tuesday))
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 8})
    assert not GuidedSession.objects.get(id=where.split("/")[2]).is_open


def test_unanswered_it_is_asked_until_the_day_ends_and_then_it_is_a_yes(client, severe, clock):
    clock.later(hours=15)
    assert today(client).heading == ASKED
    clock.tomorrow(hour=4)
    assert today(client).heading == LOCKED
    assert client.get(SEVERE)["Location"] == "/today/"
    to_pain(client, "better", 1)
    none_of_these(client)
    assert status(severe) == "locked" and newest(severe).rule == "LOCKED"
    assert newest(severe).check_in.feel == "better"


def test_the_day_after_another_number_cannot_be_meant_any_more(client, severe, clock):
    clock.tomorrow()
    client.post(SEVERE, {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 2})
    assert status(severe) == "locked"


def test_yes_keeps_the_lock_and_signs_then_add(client, severe):
    assert client.post(SEVERE, {"answer": "yes"})["Location"] == SIGNS
    client.post(SIGNS, {"signs": ["F01"]})
    assert status(severe) == "locked"
    assert newest(severe).check_in.signs == ["F01"]
    assert "tel:999" in today(client).links.values()


def test_another_number_undoes_this_lock_alone_and_both_are_kept(client, severe):
    meant(client, 2)
    assert status(severe) == "paused" and newest(severe).rule == "WORSE_BASE"
    assert (newest(severe).check_in.pain, newest(severe).check_in.tight) == (2, 4)
    assert EarlierAnswer.objects.get().pain == 9
    question = SevereQuestion.objects.get()
    assert (question.pain, question.answer) == (9, "other")


def test_the_second_device_may_say_so_too(client, severe):
    meant(second_device(severe), 2)
    assert status(severe) == "paused"


def test_no_number_is_picked_for_the_person_when_asked_back(client, severe):
    client.post(SEVERE, {"answer": "other"})
    page = Page(client.get("/check-in/pain/"))
    assert (
        "You told us that your pain is 9. Choose the number you meant. We keep both." in page.text
    )
    assert "pain" not in page.picked and "tight" not in page.picked


def test_until_the_signs_are_answered_the_lock_stands(client, severe):
    client.post(SEVERE, {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 2})
    assert status(severe) == "locked"
    assert refused(client)


@pytest.mark.parametrize(("pain", "signs"), [(8, ()), (10, ()), (2, ["F08"])])
def test_another_severe_number_or_a_sign_keeps_the_lock(client, severe, pain, signs):
    meant(client, pain, signs)
    assert status(severe) == "locked"
    assert newest(severe).check_in.pain == (pain if pain >= 8 else 9), "the number that is meant"
    assert not SevereQuestion.objects.filter(answer="other").exists()


def test_a_lock_of_another_sign_stays(client, tuesday):
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 9})
    client.post(SEVERE, {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 1})
    client.post(SIGNS, {"none": "on"})
    assert status(tuesday) == "locked"
    assert "F08" in newest(tuesday).check_in.signs


def test_without_the_question_a_smaller_number_undoes_nothing(client, severe):
    client.post(SEVERE, {"answer": "yes"})
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 1})
    client.post(SIGNS, {"none": "on"})
    assert status(severe) == "locked" and newest(severe).check_in.pain == 9


def test_severe_pain_at_the_start_locks_when_it_is_sent(client, routine, clock):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    for name, value in {"side": "left", "since": "2to6", "roller": "roller"}.items():
        client.post(f"/start/{name}/", {name: value})
    assert client.post("/start/pain/", {"pain": 9})["Location"] == SEVERE
    assert today(client).heading == ASKED
    meant(client, 3)
    assert newest(CheckIn.objects.get().plan).rule == "START"


# Half an answer


@pytest.fixture
def half(client, tuesday):
    """Feel and pain are told, the signs are not."""
    assert to_pain(client, "same", 3) == SIGNS
    return tuesday


def test_half_an_answer_stops_sessions_on_every_device(client, half):
    other = second_device(half)
    for device in (client, other):
        assert device.get("/today/").context["today"].state == reading.HALF
        assert today(device).links["Go on"] == SIGNS
        assert refused(device)
    none_of_these(other)
    assert start(client)
    assert newest(half).check_in.pain == 3


def test_of_two_halves_the_worse_stays_whichever_came_last(client, tuesday):
    other = second_device(tuesday)
    to_pain(client, "worse", 6, tight=2)
    to_pain(other, "same", 3, tight=7)
    half = tuesday.half_answers.get()
    assert (half.feel, half.pain, half.tight) == ("worse", 6, 7)
    none_of_these(other)
    assert newest(tuesday).rule == "PAIN6"


def test_a_half_with_its_signs_keeps_them_beside_another(tuesday):
    now = timezone.now()
    mine = told(day_of(now, tuesday.user.zone), "same", 2, signs=["F22"])
    halves.keep(tuesday.user, mine, now=now, has_signs=True)
    theirs = replace(mine, key=uuid.uuid4(), signs=frozenset({"F19"}))
    halves.keep(tuesday.user, theirs, now=now, has_signs=True)
    assert tuesday.half_answers.get().signs == ["F19", "F22"]


def test_who_goes_back_on_the_same_device_corrects_their_own_half(client, half):
    client.post("/check-in/pain/", {"pain": 2, "tight": 2})
    assert half.half_answers.get().pain == 2
    to_pain(client, "better", 1)
    assert (half.half_answers.get().feel, half.half_answers.get().pain) == ("better", 1)


def test_the_one_later_does_not_go_past_it(client, tuesday, clock):
    answer(tuesday, "same", 3)
    builders.do_session(tuesday)
    clock.tomorrow()
    to_pain(client, "same", 3)
    assert client.get("/today/?later=1").context["today"].state == reading.HALF
    assert refused(client)


def test_a_change_left_half_way_stops_them_too(client, tuesday):
    answer(tuesday, "same", 3)
    to_pain(client, "worse", 5)
    assert refused(client)
    none_of_these(client)
    assert newest(tuesday).rule == "WORSE_BASE"


def test_it_ends_a_session_that_is_open_on_another_device(client, tuesday):
    answer(tuesday, "same", 3)
    where = start(second_device(tuesday))
    to_pain(client, "worse", 5)
    assert not GuidedSession.objects.get(id=where.split("/")[2]).is_open


def test_the_next_day_it_counts_for_nothing_and_stays_as_history(client, half, clock):
    state = half.state
    clock.tomorrow()
    here = client.get("/today/").context["today"]
    assert (here.state, here.gap_days) == (reading.WELCOME_BACK, 1)
    assert refused(client), "that day is one without an answer"
    half.refresh_from_db()
    assert half.state == state and half.check_ins.count() == 1
    assert half.half_answers.get().pain == 3
    to_pain(client, "same", 3)
    none_of_these(client)
    assert newest(half).check_in.day == here.day


# The worst pain of a session


@pytest.fixture
def told_9(client, plan):
    """Monday's session is done, and its worst pain was 9."""
    where = start(client)
    client.post(f"{where}complete/")
    answered = client.post(f"{where}feel/", {"feel": "same", "pain": 9})
    assert answered["Location"] == SEVERE
    return where


def mean_of_session(client, pain, signs=()):
    assert client.post(SEVERE, {"answer": "other"})["Location"] == "/check-in/worst-pain/"
    client.post("/check-in/worst-pain/", {"pain": pain})
    client.post(SIGNS, {"signs": list(signs)} if signs else {"none": "on"})


def test_severe_pain_of_a_session_locks_at_once_and_asks_back(client, plan, told_9):
    assert status(plan) == "locked"
    for device in (client, second_device(plan)):
        page = Page(device.get(SEVERE))
        assert page.heading == ASKED
        assert "the worst pain of a session was 9 out of 10" in page.text
        assert refused(device)


def test_another_number_for_the_session_undoes_that_lock(client, plan, told_9):
    mean_of_session(client, 4)
    assert status(plan) == "active"
    session = GuidedSession.objects.get()
    assert (session.worst_pain, session.highest_pain) == (4, 4)
    assert SevereQuestion.objects.get().pain == 9, "both numbers are kept"
    assert today(client).heading == "That is everything for today"


@pytest.mark.parametrize(("pain", "signs"), [(8, ()), (4, ["F08"])])
def test_a_severe_number_or_a_sign_keeps_it(client, plan, told_9, pain, signs):
    mean_of_session(client, pain, signs)
    assert status(plan) == "locked"
    assert GuidedSession.objects.get().highest_pain == 9


def test_after_its_day_the_answer_is_yes(client, plan, told_9, clock):
    clock.tomorrow()
    client.post(SEVERE, {"answer": "other"})
    client.post("/check-in/worst-pain/", {"pain": 1})
    assert status(plan) == "locked"


def test_a_smaller_number_on_the_sessions_own_page_undoes_nothing(client, plan, told_9):
    client.post(f"{told_9}feel/", {"feel": "better", "pain": 2})
    assert status(plan) == "locked"
    assert today(client).heading == ASKED


def test_a_worst_pain_made_smaller_still_decides(client, twice, clock):
    where = start(client)
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": "same", "pain": 7})
    client.post(f"{where}feel/", {"feel": "same", "pain": 2})
    session = GuidedSession.objects.get(id=where.split("/")[2])
    assert (session.worst_pain, session.highest_pain) == (2, 7), "both are kept"
    clock.later(hours=7)
    assert today(client).heading == "No more exercises today" and refused(client)
    clock.tomorrow()
    answer(twice, "better", 2)
    assert newest(twice).rule == "HOLD_BAD"
