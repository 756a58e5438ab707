"""After a session: a person at rest, the day's half circles, one true line, what comes next
(ux.md 2.16)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from routines import sessions
from tests import builders
from tests.checkins.steps import answer
from tests.pages import Page

pytestmark = pytest.mark.django_db


def closing(client, session):
    response = client.get(f"/session/{session.id}/feel/")
    return response.context["closing"], Page(response)


def test_the_first_day_ends_and_says_when_it_goes_on(client, plan):
    session = builders.do_session(plan, feel="same")
    said, page = closing(client, session)
    assert page.heading == "Done for today"
    assert said.line == "Your session is over."
    assert said.next == "Tomorrow we will ask once more, then decide."
    assert said.halves == (True,)
    assert page.text.count("Saved: about the same.") == 1
    assert page.links["Change how it felt"] == f"/session/{session.id}/feel/?change=1"
    assert page.links["See your progress"] == "/progress/"
    assert not any("Start" in words for form in page.forms for words in form.buttons)


def test_the_picture_is_drawn_and_each_half_circle_is_hidden_from_a_reader(client, twice):
    session = builders.do_session(twice, slot="morning")
    html = client.get(f"/session/{session.id}/feel/").content.decode()
    drawn = html.split('class="cc-closing__halves" aria-hidden="true"')[1].split("</div>")[0]
    assert drawn.count("<svg") == 2 and drawn.count("cc-half--done") == 1
    assert "cc-fig-roller" in html, "the roller that was put away"


def test_a_later_day_says_how_the_numbers_went(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "same", 1, tight=4)
    said, _page = closing(client, builders.do_session(plan, feel="same"))
    assert said.line == "Pain went from 3 to 1 since yesterday."


def test_after_the_morning_the_evening_waits_with_its_time(client, twice):
    said, page = closing(client, builders.do_session(twice, slot="morning"))
    assert page.heading == "Done for now"
    assert said.halves == (True, False)
    assert said.next == "This evening, after 14:00: the same again."


def test_after_both_the_day_is_done(client, twice, clock):
    builders.do_session(twice, slot="morning")
    clock.move_to(timezone.now() + timedelta(hours=7))
    said, page = closing(client, builders.do_session(twice, slot="evening"))
    assert page.heading == "Done for today" and said.halves == (True, True)


def test_worse_rests_and_is_not_told_of_good_numbers(client, twice):
    said, page = closing(client, builders.do_session(twice, slot="morning", feel="worse"))
    assert page.heading == "No more exercises today"
    assert said.line == "That can happen. Rest it for the rest of today."
    assert said.halves == (True,), "no empty half waits for what will not come"
    assert page.links["Check the warning signs"] == "/help/warning-signs/"
    assert "went from" not in page.text


def test_a_session_before_the_days_answer_leads_to_it(client, tuesday):
    said, page = closing(client, builders.do_session(tuesday))
    assert said.now and "It decides the rest of the day." in said.next
    assert page.links["Go to today"] == "/today/"
    assert said.line == "Your session is over."


def test_who_skipped_to_the_end_is_told_of_nothing_that_they_did_not_do(client, plan):
    session = builders.start_session(plan)
    sessions.finish(session.id, now=timezone.now())  # at once: every step was skipped
    asked = Page(client.get(f"/session/{session.id}/feel/"))
    client.post(f"/session/{session.id}/feel/", {"feel": "same"})
    session.refresh_from_db()
    said, page = closing(client, session)
    assert said.line == "Your session is over."
    for words in ("rolled", "stretched", "rolling"):
        assert words not in asked.text and words not in page.text


def test_what_was_stopped_says_so_and_may_go_on(client, plan):
    session = builders.start_session(plan)
    states = client.get(f"/session/{session.id}/timeline.json").json()["states"]
    reached = [state["name"] for state in states].index("to-wall")
    sessions.stop(session.id, state=reached, now=timezone.now())
    asked = Page(client.get(f"/session/{session.id}/feel/"))
    assert "What you did still counts." in asked.text and "rolling" not in asked.text
    sessions.record_feel(session.id, feel="same", pain=None)
    said, _page = closing(client, session)
    assert said.line == "Your session ended early. What you did still counts."
    assert said.next == "Today, when you like: carry on where you stopped." and said.now


def test_a_session_of_an_earlier_day_says_what_is_saved_and_no_more(client, plan, clock):
    session = builders.do_session(plan, feel="same")
    clock.tomorrow()
    said, page = closing(client, session)
    assert said is None and page.heading == "Saved: about the same"
    assert page.links["Go to today"] == "/today/"


def test_maintenance_leaves_a_day_free(client, plan):
    plan.status = "maintenance"
    plan.save()
    said, page = closing(client, builders.do_session(plan, feel="same"))
    assert said.next == "Tomorrow, or a day later. 3 to 5 days a week are enough."
    assert page.heading == "Done for today"


@pytest.mark.parametrize("answered", [False, True])
def test_under_a_lock_who_to_call_comes_first_and_nothing_speaks_of_resting(client, plan, answered):
    session = builders.do_session(plan, feel="worse")
    client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": 9})
    if answered:
        client.post("/check-in/severe/", {"answer": "yes"})
    response = client.get(f"/session/{session.id}/feel/")
    page = Page(response)
    assert page.heading == "Get it checked"
    assert "Call 111" in page.links
    assert page.text.index("Call 111") < page.text.index("Saved: worse.")
    assert "Rest it" not in page.text and "That can happen" not in page.text
    assert ("Answer that" in page.links) is not answered, "while the question waits"


def test_under_a_lock_an_earlier_days_session_leads_to_care_too(client, plan, clock):
    session = builders.do_session(plan, feel="worse")
    clock.tomorrow()
    builders.check_in(client, "same", 3, ["F01"])
    page = Page(client.get(f"/session/{session.id}/feel/"))
    assert page.heading == "Get it checked" and "Call 999" in page.links
    changing = Page(client.get(page.links["Change how it felt"]))
    assert changing.heading == "How does your calf feel now?", "it can still be changed"


def test_where_something_else_comes_first_nobody_is_told_to_rest_it(client, plan, clock):
    session = builders.do_session(plan, feel="worse", pain=9)  # kept before such pain locked
    said, page = closing(client, session)
    assert said.heading == "Saved" and said.next == "Now: see what Today says."
    assert "Rest it" not in page.text and page.links["Go to today"] == "/today/"


def test_of_two_numbers_for_one_session_it_says_that_the_higher_one_decides(client, plan):
    session = builders.do_session(plan, feel="same")
    where = f"/session/{session.id}/feel/"
    client.post(where, {"feel": "same", "pain": 6})
    assert "We keep both" not in Page(client.get(where)).text
    client.post(where, {"feel": "same", "pain": 3})  # from a tab that was left open
    page = Page(client.get(where))
    assert page.heading == "No more exercises today"
    assert "You told us 6 before. We keep both, and the higher one decides." in page.text
