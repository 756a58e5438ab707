"""The advice to book: what opens it, when it holds, and its two ways out (clinical.md 5.7 G)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checkins.models import Plan
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import answer, newest, starts, today
from tests.pages import Page

pytestmark = pytest.mark.django_db
BOOKED = "/check-in/booked/"
HOLDS = "Your plan stays at this level"


def in_days(days):
    return (timezone.now().date() + timedelta(days=days)).isoformat()


@pytest.fixture
def advised(client, guest, clock):
    """A plan whose first screen told F19, after its first session."""
    plan = builders.make_plan(guest, signs=["F19"])
    builders.do_session(plan)
    return plan


def test_six_weeks_before_the_start_open_it_and_hold_nothing(client, guest, clock):
    plan = builders.make_plan(guest, since="over6")
    assert (plan.book, plan.book_letters) == (True, "e")
    page = today(client)
    assert "I have been seen" in page.buttons and HOLDS not in page.text
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "better", 2)
    assert newest(plan).rule == "TWICE" and plan.sessions_per_day == 2
    assert plan.book, "it stays open until the person was seen"


def test_a_sign_that_needs_a_check_holds_the_level(client, advised, clock):
    assert HOLDS in today(client).text
    clock.tomorrow()
    answer(advised, "better", 2)
    assert newest(advised).rule == "HOLD_BOOK"


def test_with_a_day_booked_the_card_shrinks_and_the_hold_stays(client, advised, clock):
    assert client.post(BOOKED, {"on": in_days(3)})["Location"] == "/today/"
    for _day in range(3):
        clock.tomorrow()
        page = Page(builders.check_in(client, "better", 2))
        assert "Appointment on" in page.text and "I have been seen" not in page.buttons
        assert page.links["Change the day"] == BOOKED
        assert newest(advised).rule == "HOLD_BOOK"


@pytest.fixture
def day_after(client, advised, clock):
    client.post(BOOKED, {"on": in_days(1)})
    clock.tomorrow()
    assert "Were you seen?" not in today(client).text, "not on the day itself"
    clock.tomorrow()
    return advised


def test_on_the_day_after_it_asks_and_yes_closes_it(client, day_after, clock):
    page = today(client)
    assert "Were you seen?" in page.text
    page.press(client, "Yes, I was seen")
    plan = Plan.objects.get()
    assert not plan.book and plan.booked_for is None
    builders.do_session(plan)
    clock.tomorrow()
    answer(plan, "better", 2)
    assert newest(plan).rule == "TWICE", "nothing holds it now"


def test_no_with_another_day_shrinks_it_again(client, day_after):
    assert today(client).links["No, it is on another day"] == BOOKED
    client.post(BOOKED, {"on": in_days(7)})
    assert "Appointment on" in today(client).text and Plan.objects.get().book


def test_no_and_not_booked_asks_to_book_again(client, day_after):
    today(client).press(client, "No, and it is not booked")
    plan = Plan.objects.get()
    assert plan.book and plan.booked_for is None
    assert "I have been seen" in today(client).buttons


@pytest.mark.parametrize("on", [-1, 91, 4000])
def test_a_day_out_of_reach_is_refused_beside_the_field(client, advised, on):
    response = client.post(BOOKED, {"on": in_days(on)})
    page = Page(response)
    assert response.status_code == 422
    assert page.text.count("Choose a day from today to 90 days from now.") == 2
    assert page.picked["on"] == [in_days(on)] and Plan.objects.get().booked_for is None


@pytest.mark.parametrize("on", ["tomorrow", "2026-13-40", "\x00"])
def test_what_is_no_day_is_refused_too(client, advised, on):
    assert client.post(BOOKED, {"on": on}).status_code == 422
    assert Plan.objects.get().booked_for is None


@pytest.mark.parametrize("on", [0, 90])
def test_the_first_and_the_last_day_are_in_reach(client, advised, on):
    assert client.post(BOOKED, {"on": in_days(on)}).status_code == 302
    assert Plan.objects.get().booked_for.isoformat() == in_days(on)


def test_without_the_advice_there_is_nothing_to_book(client, plan):
    assert client.get(BOOKED)["Location"] == "/today/"
    client.post(BOOKED, {"on": in_days(1)})
    assert Plan.objects.get().booked_for is None


def test_a_sign_told_on_the_screen_after_a_clearance_opens_it(client, plan, clock):
    clock.tomorrow()
    builders.check_in(client, "same", 3, ["F08"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    client.post("/start/safety/", {"signs": ["F22"]})
    clock.tomorrow()
    answer(plan, "same", 3)
    made = newest(plan)
    assert (made.rule, made.book_reasons) == ("START", ["d"])
    assert plan.book and "I have been seen" in today(client).buttons


@pytest.fixture
def over_65(client, routine, clock):
    builders.say_yes(client)
    client.post("/start/safety/", {"signs": ["F24b"]})
    for name, value in builders.SET_UP.items():
        client.post(f"/start/{name}/", {name: value})
    client.post("/start/check/")
    return Plan.objects.get()


@pytest.mark.parametrize("days", [0, 1, 3])
def test_over_65_and_the_first_time_there_is_no_session_before_they_spoke_to_someone(
    client, over_65, clock, days
):
    for _day in range(days):
        clock.tomorrow()
    page = today(client)
    assert page.heading == "Speak to someone first" and not starts(page)
    assert "/check-in/" not in page.links.values(), "and no question"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert not GuidedSession.objects.exists()


def test_once_they_spoke_to_someone_the_next_answer_starts(client, over_65, clock):
    clock.tomorrow()
    today(client).press(client, "I have spoken to them")
    assert today(client).heading == "How is your calf today?"
    builders.check_in(client, "better", 2)
    made = newest(over_65)
    assert (made.rule, made.sessions, made.reps) == ("START", 1, 5)
    assert starts(today(client))


def test_who_speaks_to_someone_first_has_no_session_whatever_they_answer_meanwhile(
    client, plan, clock
):
    answer(plan, "same", 3, signs=["F24b"])
    clock.tomorrow()
    for address in ("/check-in/", "/check-in/whole/"):
        assert client.get(address)["Location"] == "/today/", "the day has no question"
    answer(plan, "better", 2)  # from a phone that kept the page
    page = Page(client.get("/today/"))
    assert page.heading == "Speak to someone first"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    page.press(client, "I have spoken to them")
    assert client.get("/check-in/").status_code == 200


def test_why_to_book_is_said_on_today_however_long_ago_it_was_told(client, guest, clock):
    plan = builders.make_plan(guest, since="over6")
    why = "It has been there for more than six weeks. Please book an appointment, even if"
    assert why in today(client).text
    builders.do_session(plan)
    clock.tomorrow()
    assert why in today(client).text
    assert why in Page(builders.check_in(client, "better", 2)).text, "and on the result"
    assert "We asked you to book" not in today(client).text


def test_what_keeps_getting_worse_is_the_reason_too(client, plan, clock):
    builders.do_session(plan)
    for _day in range(3):
        clock.tomorrow()
        answer(plan, "worse", 3)
    clock.tomorrow()
    assert "It keeps getting worse. Please see your doctor." in today(client).text


@pytest.mark.parametrize(("since", "is_said"), [("over6", True), ("2to6", False)])
def test_before_the_plan_starts_a_long_time_is_answered_with_advice(
    client, routine, since, is_said
):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    for name, value in (builders.SET_UP | {"since": since}).items():
        client.post(f"/start/{name}/", {name: value})
    said = Page(client.get("/start/check/")).text
    assert ("It has been there for more than six weeks." in said) is is_said


def test_once_seen_nothing_asks_for_it_any_more(client, advised, clock):
    clock.tomorrow()
    page = Page(builders.check_in(client, "better", 2))
    assert "We keep this level until you have been seen." in page.text
    page.press(client, "I have been seen")
    for address in ("/today/", "/check-in/result/"):
        text = Page(client.get(address)).text
        assert "until you have been seen" not in text, address
        assert "We kept this level until you were seen." in text, address


def test_once_seen_a_rest_that_asked_to_see_a_doctor_asks_no_more(client, plan, clock):
    builders.do_session(plan)
    for _day in range(3):
        clock.tomorrow()
        answer(plan, "worse", 3)
    today(client).press(client, "I have been seen")
    page = today(client)
    assert "so no exercise today" in page.text and "see your doctor" not in page.text


def test_the_form_opens_with_the_day_that_is_booked(client, advised, clock):
    client.post(BOOKED, {"on": in_days(3)})
    assert Page(client.get(BOOKED)).picked["on"] == [in_days(3)]


def test_a_look_and_a_press_lose_no_appointment(client, advised, clock):
    client.post(BOOKED, {"on": in_days(3)})
    Page(client.get(BOOKED)).press(client, "Save the day")
    advised.refresh_from_db()
    assert advised.booked_for.isoformat() == in_days(3)


def test_a_day_left_out_is_an_error_beside_the_field_and_takes_nothing_away(client, advised, clock):
    client.post(BOOKED, {"on": in_days(3)})
    response = client.post(BOOKED, {"on": ""})
    assert response.status_code == 422
    assert "Enter a date" in Page(response).text
    advised.refresh_from_db()
    assert advised.booked_for.isoformat() == in_days(3)


def test_an_appointment_is_taken_back_by_saying_so(client, advised, clock):
    assert "It is not booked any more" not in Page(client.get(BOOKED)).buttons
    client.post(BOOKED, {"on": in_days(3)})
    Page(client.get(BOOKED)).press(client, "It is not booked any more")
    advised.refresh_from_db()
    assert advised.booked_for is None and advised.book
