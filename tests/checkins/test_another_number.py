"""Another number was meant, or that one was: what is asked, said, kept (clinical.md 5.7 A, B)."""

import pytest

from tests import builders
from tests.checkins.steps import SIGNS, answer, newest
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_a_slip_after_the_session_before_the_answer_locks_nobody_for_ever(client, plan, clock):
    builders.do_session(plan, feel="same")
    clock.tomorrow()
    answer(plan, "same", 2)
    clock.tomorrow()
    builders.do_session(plan, feel="same")
    clock.later(minutes=10)
    client.post("/check-in/", {"feel": "better"})
    client.post("/check-in/pain/", {"pain": 9, "tight": 2})
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 2, "tight": 2})
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert (plan.status, plan.sessions_per_day, plan.reps) == ("active", 1, 5), "and no more"


def test_of_two_severe_numbers_the_later_one_is_kept_and_the_earlier_one_beside_it(
    client, plan, clock
):
    clock.tomorrow()
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 10, "tight": 2})
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 9, "tight": 2})
    check_in = plan.check_ins.latest("event")
    assert check_in.pain == 9
    assert [one.pain for one in check_in.earlier_answers.all()][-1] == 10
    plan.refresh_from_db()
    assert plan.status == "locked"


def test_a_slip_about_a_session_locks_nobody_for_ever_whatever_else_was_changed(
    client, plan, clock
):
    builders.do_session(plan, feel="same")
    clock.tomorrow()
    answer(plan, "better", 2)
    clock.later(minutes=10)
    session = builders.do_session(plan)
    client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": 9})
    answer(plan, "better", 2, tight=1)  # from a tab that was left open
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/worst-pain/", {"pain": 3})
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert (plan.status, plan.sessions_per_day, plan.reps) == ("active", 2, 5), "as it stood"


def test_a_slip_about_a_session_that_was_told_before_todays_answer(client, plan, clock):
    answer(plan, "same", 3)
    session = builders.do_session(plan, feel="same")
    clock.tomorrow()
    client.post(f"/session/{session.id}/feel/", {"feel": "better", "pain": 8})
    answer(plan, "same", 1, tight=4)  # from another device, whose page was open
    assert newest(plan).rule == "LOCKED"
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/worst-pain/", {"pain": 0})
    client.post("/check-in/signs/", {"none": "on"})
    decision = newest(plan)
    assert decision.status == plan.status == "active"
    assert (decision.check_in.feel, decision.check_in.pain) == ("same", 1)
    assert max(s["worst_pain"] for s in decision.facts[0]["sessions"]) == 0


STAYS = "Your exercises stay locked until you send this page."


def test_the_signs_page_says_that_the_lock_stands_until_it_is_sent(client, plan):
    session = builders.do_session(plan, feel="worse")
    client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": 9})
    assert STAYS not in Page(client.get(SIGNS)).text, "nobody has told another number yet"
    client.post("/check-in/severe/", {"answer": "other"})
    where = client.post("/check-in/worst-pain/", {"pain": 2})["Location"]
    page = Page(client.get(where))
    assert STAYS in page.text and "whoever checks you" not in page.text
    client.post(where, {"none": "on"})
    plan.refresh_from_db()
    assert plan.status == "active"


def test_so_it_does_where_another_number_was_meant_in_an_answer(client, plan):
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 9, "tight": 2})
    client.post("/check-in/severe/", {"answer": "other"})
    where = client.post("/check-in/pain/", {"pain": 2, "tight": 2})["Location"]
    assert STAYS in Page(client.get(where)).text


def test_an_answer_without_severe_pain_says_nothing_of_a_lock(client, plan, clock):
    clock.tomorrow()
    client.post("/check-in/", {"feel": "same"})
    where = client.post("/check-in/pain/", {"pain": 2, "tight": 2})["Location"]
    assert STAYS not in Page(client.get(where)).text


def test_while_the_question_waits_a_new_feel_is_not_asked_and_not_lost(client, plan, clock):
    clock.tomorrow()
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 9, "tight": 4})
    for sent in (client.get("/check-in/"), client.post("/check-in/", {"feel": "better"})):
        assert sent["Location"] == "/check-in/severe/"
    client.post("/check-in/severe/", {"answer": "other"})
    client.post("/check-in/pain/", {"pain": 2, "tight": 4})
    page = Page(client.post(SIGNS, {"none": "on"}, follow=True))
    assert "You told us: worse, tightness 4, pain 2." in page.text, "the only feel that was taken"


CLAUSE = "your pain is 8 or more"


def chosen(client, address="/today/"):
    return Page(client.get(address)).text


def test_who_tapped_a_number_is_told_that_number(client, plan, clock):
    clock.tomorrow()
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 9, "tight": 4})
    client.post("/check-in/severe/", {"answer": "yes"})
    text = chosen(client)
    assert "You chose: your pain is 9 out of 10" in text and CLAUSE not in text


def test_so_is_who_told_it_for_a_session(client, plan):
    session = builders.do_session(plan, feel="worse")
    client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": 10})
    client.post("/check-in/severe/", {"answer": "yes"})
    assert "You chose: your pain is 10 out of 10" in chosen(client)


def test_and_who_told_it_before_there_was_a_plan(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    client.post("/start/pain/", {"pain": 8})
    client.post("/start/severe/", {"answer": "yes"})
    assert "You chose: your pain is 8 out of 10" in chosen(client, "/start/care/")


def test_who_chose_the_sign_is_told_the_sign(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "worse", 4, ["F18"])
    assert CLAUSE in chosen(client)
