"""The daily check-in, page by page: what is asked when, and what stands when one goes back
(ux.md 2.8, clinical.md 3.1 and 5.7 B, C)."""

import pytest

from checkins import warning_signs
from checkins.models import CheckIn, Decision, EarlierAnswer
from tests import builders
from tests.checkins.steps import (
    RESULT,
    SEVERE,
    SIGNS,
    WEEKLY,
    newest,
    second_device,
    to_pain,
    to_the_end,
)
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("feel", "pain"), [("better", 0), ("same", 5), ("unsure", 5), ("better", 6), ("worse", 0)]
)
def test_the_signs_are_asked_whatever_was_told(client, tuesday, feel, pain):
    assert to_pain(client, feel, pain) == SIGNS


def test_severe_pain_is_asked_back_before_the_signs(client, tuesday):
    assert to_pain(client, "same", 10) == SEVERE


def test_nothing_counts_until_the_last_question_is_answered(client, tuesday):
    to_pain(client, "worse", 4)
    assert tuesday.half_answers.get().pain == 4
    assert CheckIn.objects.filter(plan=tuesday).count() == 1
    client.post(SIGNS, {"none": "on"})
    assert CheckIn.objects.filter(plan=tuesday).count() == 2
    assert not tuesday.half_answers.exists()


def test_the_questions_come_in_their_order(client, tuesday):
    assert client.get("/check-in/pain/")["Location"] == "/check-in/"
    assert client.post("/check-in/pain/", {"pain": 3})["Location"] == "/check-in/"
    client.post("/check-in/", {"feel": "same"})
    for where in (client.get(SIGNS), client.get(WEEKLY), client.post(SIGNS, {"none": "on"})):
        assert client.get(where["Location"], follow=True).redirect_chain[-1][0] == "/check-in/"
    assert client.get(RESULT)["Location"] == "/check-in/"
    assert CheckIn.objects.filter(plan=tuesday).count() == 1


def test_the_draft_of_yesterday_does_not_answer_for_today(client, tuesday, clock):
    to_pain(client, "worse", 4)
    clock.tomorrow()
    asked = client.post(SIGNS, {"none": "on"}, follow=True)
    page = Page(asked)
    assert page.heading == "How is your calf today?"
    assert "Your last answer was not finished on its day, so it does not count." in page.text
    assert "not finished" not in Page(client.get("/check-in/")).text, "once is enough"
    assert CheckIn.objects.filter(plan=tuesday).count() == 1


def test_the_pain_of_yesterdays_page_is_not_taken_without_a_word(client, tuesday, clock):
    client.post("/check-in/", {"feel": "same"})
    clock.tomorrow()
    page = Page(client.post("/check-in/pain/", {"pain": 3}, follow=True))
    assert "Your last answer was not finished on its day" in page.text


@pytest.mark.parametrize("address", [SIGNS, WEEKLY])
def test_a_sign_on_yesterdays_page_counts(client, tuesday, clock, address):
    to_pain(client, "worse", 4)
    clock.tomorrow()
    sign = {SIGNS: "F08", WEEKLY: "F07"}[address]
    page = Page(client.post(address, {"signs": [sign]}, follow=True))
    assert "not finished" not in page.text
    assert Page(client.get("/today/")).heading == "Get it checked"
    tuesday.refresh_from_db()
    assert tuesday.status == "locked"


def test_not_being_sure_counts_as_the_same(client, tuesday):
    to_the_end(client, "unsure", 3)
    assert newest(tuesday).rule == "HOLD_SAME"
    assert CheckIn.objects.latest("day").feel == "same"


def chosen(page):
    """What stands chosen on the page of tightness and pain."""
    return {name: value for name, value in page.picked.items() if name != "asks_tight"}


def test_nothing_is_chosen_for_the_person(client, tuesday):
    assert not Page(client.get("/check-in/")).picked
    client.post("/check-in/", {"feel": "worse"})
    assert not chosen(Page(client.get("/check-in/pain/")))
    client.post("/check-in/pain/", {"pain": 4})
    assert not Page(client.get(SIGNS)).picked


def test_going_back_shows_what_was_answered(client, tuesday):
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"tight": 6, "pain": 4, "asks_tight": "on"})
    assert chosen(Page(client.get("/check-in/pain/"))) == {"tight": ["6"], "pain": ["4"]}
    client.post("/check-in/", {"feel": "worse"})
    assert chosen(Page(client.get("/check-in/pain/"))) == {"tight": ["6"], "pain": ["4"]}


def test_changing_an_answer_starts_from_what_was_said(client, tuesday):
    to_the_end(client, "same", 3)
    page = Page(client.get("/check-in/"))
    assert "A new answer replaces it." in page.text
    client.post("/check-in/", {"feel": "same"})
    assert chosen(Page(client.get("/check-in/pain/"))) == {"pain": ["3"]}


def test_going_back_from_the_result_and_answering_again_changes_the_answer(client, tuesday):
    to_the_end(client, "better", 3)
    assert to_pain(client, "better", 9) == SEVERE
    assert newest(tuesday).rule == "SEVERE"
    assert EarlierAnswer.objects.get().pain == 3


def test_a_second_tap_on_the_last_question_changes_nothing(client, tuesday):
    to_the_end(client, "better", 3)
    assert client.post(SIGNS, {"none": "on"})["Location"] == RESULT
    assert to_the_end(client, "better", 3) == RESULT, "nor does the same answer once more"
    assert not EarlierAnswer.objects.exists()
    assert Decision.objects.filter(check_in__plan=tuesday).count() == 2


def test_a_sign_that_is_not_asked_about_again_stays(client, guest, clock):
    """The start screen opened BOOK. The day's own question does not ask it, so it says no no."""
    plan = builders.make_plan(guest, signs=["F19"])
    to_the_end(client, "better", 2)
    plan.refresh_from_db()
    assert plan.book and CheckIn.objects.get().signs == ["F19"]
    to_the_end(client, "worse", 2)
    plan.refresh_from_db()
    assert plan.book and CheckIn.objects.get().signs == ["F19"]


def test_a_sign_that_was_asked_about_can_be_taken_back_unless_it_locked(client, tuesday):
    to_pain(client, "worse", 4)
    asked = Page(client.get(SIGNS)).choices["signs"]
    booking = next(code for code in asked if warning_signs.outcome([code]).book)
    client.post(SIGNS, {"signs": [booking]})
    assert newest(tuesday).book
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"none": "on"})
    assert not newest(tuesday).book


def test_the_second_device_of_a_day_is_shown_the_answer_that_counts(client, tuesday):
    other = second_device(tuesday)
    other.post("/check-in/", {"feel": "same"})
    to_the_end(client, "better", 3)
    other.post("/check-in/pain/", {"pain": 5})
    late = other.post(SIGNS, {"none": "on"})
    assert late.status_code == 409
    page = Page(late)
    assert "Better" in page.text and "3 out of 10" in page.text, "the stored answer"
    assert "About the same" in page.text and "pain 5 out of 10" in page.text, "what was typed"
    assert page.links["Change the answer"] == "/check-in/"
    assert newest(tuesday).rule == "TWICE"


def test_the_second_device_may_then_change_the_answer(client, tuesday):
    other = second_device(tuesday)
    other.post("/check-in/", {"feel": "same"})
    to_the_end(client, "better", 3)
    other.post("/check-in/pain/", {"pain": 5})
    assert other.post(SIGNS, {"none": "on"}).status_code == 409
    assert to_the_end(other, "same", 4) == RESULT
    assert newest(tuesday).rule == "HOLD_SAME"


def test_a_sign_of_the_second_device_locks_though_its_answer_came_second(client, tuesday):
    other = second_device(tuesday)
    other.post("/check-in/", {"feel": "worse"})
    to_the_end(client, "better", 3)
    other.post("/check-in/pain/", {"pain": 4})
    late = other.post(SIGNS, {"signs": ["F08"]})
    assert late.status_code == 409
    assert newest(tuesday).rule == "FLAG"
    assert Page(client.get("/today/")).heading == "Get it checked"


def test_an_answer_from_before_the_clearance_cannot_be_changed(client, tuesday):
    to_pain(client, "worse", 4)
    client.post(SIGNS, {"signs": ["F08"]})
    client.post("/check-in/cleared/", {"by": "doctor"})
    for response in (client.get("/check-in/"), client.post("/check-in/", {"feel": "better"})):
        assert response.status_code == 409
        assert "You have answered today" in response.content.decode()
