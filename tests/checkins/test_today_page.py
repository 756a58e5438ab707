"""Today says one thing to do, why, and gives the button for it (ux.md 2.5)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from routines.models import GuidedSession
from routines.timelines import prepared_for
from tests import builders
from tests.checkins.steps import day_of_now, start, starts, today
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_due_names_the_exercises_the_reason_and_the_minutes(client, plan):
    page = today(client)
    assert page.heading == "Roll, then stretch"
    assert "Start gently: one session today." in page.text
    begin, short = starts(page)
    assert begin.startswith("Start (about ")
    assert short.startswith("Short on time? Do the left side once (")
    assert page.press(client, begin).status_code == 302
    assert GuidedSession.objects.get().variant == "full"


def test_the_minutes_are_those_of_the_session_that_starts(client, plan):
    """In the first three sessions standing up takes 20 seconds longer (ux.md 2.16)."""
    said = []
    for days_ago in range(1, 5):
        said.append(starts(today(client))[0])
        session = builders.do_session(plan)
        minutes = prepared_for(session).timeline.minutes()
        assert said[-1] == f"Start (about {minutes} minutes)"
        ago = timedelta(days=days_ago)
        GuidedSession.objects.filter(pk=session.pk).update(
            day=session.day - ago, finished_at=session.finished_at - ago
        )
    assert said[0] == said[2] != said[3]


def test_the_short_button_starts_the_sore_side_once(client, plan):
    page = today(client)
    page.press(client, starts(page)[1])
    session = GuidedSession.objects.get()
    assert (session.variant, session.side) == ("short", "left")


def test_with_both_calves_the_short_one_may_be_one_side(client, guest, clock):
    builders.make_plan(guest, side="both")
    page = today(client)
    assert {"Left side", "Right side"} <= set(starts(page))
    page.press(client, "Right side")
    session = GuidedSession.objects.get()
    assert (session.variant, session.side) == ("short", "right")


def test_the_short_one_without_a_side_is_both_as_one_session(client, guest, clock):
    builders.make_plan(guest, side="both")
    start(client, variant="short")
    session = GuidedSession.objects.get()
    assert (session.variant, session.side) == ("short", "both")


def test_without_a_roller_it_is_the_stretch_only(client, guest, clock):
    builders.make_plan(guest, roller="none")
    page = today(client)
    assert page.heading == "Stretch your calf"
    assert "rolls" not in page.text


def test_a_new_day_asks_its_question_first(client, plan, clock):
    builders.do_session(plan)
    clock.tomorrow()
    page = today(client)
    assert page.heading == "How is your calf today?"
    assert page.buttons["Better"].action == "/check-in/"
    assert not starts(page)


@pytest.mark.parametrize("days", [2, 5, 20])
def test_days_away_are_welcomed_and_not_counted(client, plan, clock, days):
    for _day in range(days):
        clock.tomorrow()
    page = today(client)
    assert page.heading == "Welcome back"
    assert page.buttons["Better"].action == "/check-in/"
    assert not starts(page)
    assert "missed" not in page.text and f"{days} days" not in page.text


def test_a_session_left_part_way_is_carried_on_with(client, plan):
    where = start(client)
    client.post(f"{where}progress/", {"state": 9})
    page = today(client)
    assert page.heading == "You stopped part way"
    assert "You stopped at: " in page.text
    carry_on, again = starts(page)
    assert carry_on.startswith("Carry on (about ") and again == "Start again"
    assert page.press(client, carry_on)["Location"] == where


def test_carrying_on_names_only_what_is_left(client, plan):
    where = start(client)
    states = prepared_for(GuidedSession.objects.get()).timeline.states
    at = [state.name for state in states].index("roll")
    client.post(f"{where}progress/", {"state": at})
    page = today(client)
    assert "5 rolls" in page.text and "4 wall stretches" in page.text
    last = max(state.index for state in states if state.name == "hold")
    client.post(f"{where}progress/", {"state": last})
    page = today(client)
    assert "1 wall stretch" in page.text and "rolls" not in page.text


def test_starting_again_begins_the_same_session_anew(client, plan, clock):
    where = start(client)
    client.post(f"{where}progress/", {"state": 9})
    clock.later(minutes=5)
    assert today(client).press(client, "Start again")["Location"] == where
    session = GuidedSession.objects.get()
    assert (session.furthest_state, session.started_at) == (0, timezone.now())
    assert f'data-run="{int(timezone.now().timestamp())}"' in client.get(where).content.decode()


def test_a_short_session_of_one_side_is_carried_on_with_as_it_is(client, guest, clock):
    builders.make_plan(guest, side="both")
    where = start(client, variant="short", side="right")
    client.post(f"{where}progress/", {"state": 4})
    page = today(client)
    assert page.press(client, starts(page)[0])["Location"] == where
    assert GuidedSession.objects.get().side == "right"


def test_an_opened_session_that_never_began_is_still_due(client, plan):
    start(client)
    assert today(client).heading == "Roll, then stretch"


def test_after_the_morning_the_evening_names_its_hour_and_does_not_block(client, twice, clock):
    builders.do_session(twice, slot="morning")
    page = today(client)
    assert page.heading == "Morning done"
    assert "this evening, after 14:00" in page.text
    assert starts(page)[0] == "Start now anyway"
    page.press(client, "Start now anyway")
    assert GuidedSession.objects.filter(slot="evening", day=day_of_now(twice)).exists()


def test_the_hours_are_those_of_the_person(client, twice):
    builders.do_session(twice, slot="morning")
    twice.user.time_zone = "Europe/Athens"
    twice.user.save()
    there = timezone.now().astimezone(twice.user.zone) + timedelta(hours=6)
    assert f"this evening, after {there:%H:%M}" in today(client).text


def test_six_hours_later_the_evening_is_simply_due(client, twice, clock):
    builders.do_session(twice, slot="morning")
    clock.later(hours=6)
    page = today(client)
    assert page.heading == "Evening: roll, then stretch"
    assert "Morning done at 08:00" in page.text
    assert starts(page)[0].startswith("Start (about ")


def test_in_the_evening_the_morning_may_be_enough(client, twice, clock):
    builders.do_session(twice, slot="morning")
    clock.later(hours=6)
    assert today(client).press(client, "Morning was enough today")["Location"] == "/today/"
    assert today(client).heading == "That is everything for today"


def test_a_late_first_session_leaves_no_second_for_the_day(client, twice, clock):
    clock.later(hours=9)
    builders.do_session(twice, slot="morning", feel="same")
    page = today(client)
    assert page.heading == "That is everything for today"
    assert not starts(page)
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_done_leads_to_the_progress_and_to_nothing_to_do(client, plan):
    session = builders.do_session(plan)
    page = today(client)
    assert page.heading == "That is everything for today"
    assert "Come back tomorrow. We will ask how it feels." in page.text
    assert page.links["See your progress"] == "/progress/"
    assert not starts(page)
    assert page.links["Change how it felt"] == f"/session/{session.id}/feel/"


def test_one_more_is_warned_of_but_not_refused(client, plan, clock):
    builders.do_session(plan, feel="same")
    clock.later(hours=2)
    page = today(client)
    assert "More is not better for a sore calf." in page.text
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert page.press(client, "Start one more").status_code == 302
    assert GuidedSession.objects.filter(slot="extra").count() == 1


def test_an_extra_session_that_was_stopped_is_over(client, plan, clock):
    builders.do_session(plan, feel="same")
    clock.later(hours=2)
    extra = start(client, extra="on")
    client.post(f"{extra}stop/", {"state": 5})
    assert today(client).heading == "That is everything for today"


def test_one_more_before_the_day_is_done_is_the_session_of_the_day(client, plan):
    start(client, extra="on")
    assert GuidedSession.objects.get().slot == "day"


def test_answering_later_offers_the_level_of_yesterday_and_no_more(client, twice, clock):
    builders.do_session(twice, slot="morning")
    clock.tomorrow()
    page = today(client, "?later=1")
    assert page.heading == "Roll, then stretch"
    assert "You can do one session now. After it, we ask how your calf is." in page.text
    assert page.links["Answer today's question"] == "/check-in/"
    session = GuidedSession.objects.get(id=start(client).split("/")[2])
    assert (session.slot, session.reps) == ("morning", 5)


def test_flying_west_does_not_ask_again_for_a_day_that_is_over(client, plan, clock):
    """The day never goes back. The newest answer and its sessions still hold."""
    builders.do_session(plan)
    client.post("/settings/time-zone/", {"time_zone": "Pacific/Kiritimati"})
    clock.move_to(timezone.now() + timedelta(hours=13))
    builders.check_in(client, "same", 3)
    start(client)
    assert plan.check_ins.count() == 2
    client.post("/settings/time-zone/", {"time_zone": "Europe/London"})
    page = today(client)
    assert page.heading == "Roll, then stretch" and "8 September" in page.text
    assert client.get("/check-in/result/").status_code == 200
    assert plan.check_ins.count() == 2


def test_a_ready_plan_is_said_once(client, routine, clock):
    assert "Your plan is ready." in Page(builders.set_up(client)).text
    assert "Your plan is ready." not in today(client).text


def test_without_a_plan_today_leads_to_the_safety_screen(client, guest, clock):
    assert client.get("/today/")["Location"] == "/start/safety/"
