"""Today and the result say what, why, until when and who to call, in the words of ux.md 2.16."""

import pytest
from django.utils import timezone

from checkins import screens, warning_signs
from checkins.regions import REGIONS
from checkins.rules import newest
from checkins.rules.levels import Level
from checkins.rules.reasons import WORDS
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import RESULT, answer, day_of_now, starts, to_the_end, today
from tests.pages import Page

pytestmark = pytest.mark.django_db

SIGNS = newest().signs
EMERGENCIES = [code for code in SIGNS if SIGNS[code].level is Level.EMERGENCY]


@pytest.mark.parametrize("code", EMERGENCIES)
def test_over_an_emergency_nothing_says_rest_and_the_call_comes_first(client, tuesday, code):
    answer(tuesday, "worse", 5, [code])
    for page in (today(client), Page(client.get(RESULT))):
        assert page.heading == "Get it checked"
        call, why, until = (
            page.text.index(words)
            for words in ("Call 999 or go to A&E now", "You chose:", "The exercises are locked")
        )
        assert call < why < until
        assert "until a doctor or an emergency team has checked you" in page.text
        assert page.links["Call 999"] == "tel:999"
        assert "Rest today" not in page.text and "No more exercises" not in page.text


def test_a_same_day_lock_names_the_sign_with_its_drawing(client, tuesday):
    answer(tuesday, "worse", 5, ["F08"])
    page = today(client)
    assert "until someone has checked you" in page.text
    drawn = client.get("/today/").content.decode()
    assert drawn.index("You chose:") < drawn.index('class="cc-sign"')


def test_once_cleared_the_day_of_the_lock_calls_for_no_emergency(client, tuesday):
    answer(tuesday, "worse", 5, ["F01"])
    client.post("/check-in/cleared/", {"by": "doctor"})
    told = {"signs": [], "conditions": [], "today": day_of_now(tuesday)}
    screens.pass_screen_again(tuesday, **told, now=timezone.now())
    page = today(client)
    assert page.heading == "No more exercises today"
    assert "You were told today that it is fine." in page.text
    assert "Call for emergency help" not in page.text


@pytest.mark.parametrize(("region", "words"), [("GB", "Call 111"), ("other", "Call a doctor.")])
def test_a_day_of_rest_says_why_until_when_and_who_to_call(client, tuesday, region, words):
    client.cookies["region"] = region
    answer(tuesday, "worse", 4)
    for page in (today(client), Page(client.get(RESULT))):
        assert page.heading == "No more exercises today"
        assert WORDS["WORSE_BASE"].reason in page.text
        assert "We will ask again tomorrow." in page.text
        assert f"Getting worse, or worried? {words}" in page.text


def test_resting_until_seen_says_so(client, plan, clock):
    for _day in range(3):
        builders.do_session(plan)
        clock.tomorrow()
        answer(plan, "worse", 6)
    assert "Keep resting until you have been seen" in today(client).text


def test_start_on_the_result_starts_the_session_at_once(client, tuesday):
    to_the_end(client, "better", 3)
    page = Page(client.get(RESULT))
    assert list(page.buttons)[-3:] == [
        starts(page)[0],
        "Stay at once a day",
        "Rest today instead",
    ]
    where = page.press(client, starts(page)[0])["Location"]
    assert where == f"/session/{GuidedSession.objects.get(finished_at=None).id}/"
    assert page.links["Change my answer"] == "/check-in/"


def test_the_result_starts_nothing_that_is_done_or_before_its_hour(client, twice, clock):
    builders.do_session(twice, slot="morning")
    assert not starts(Page(client.get(RESULT)))
    clock.later(hours=6)
    assert len(starts(Page(client.get(RESULT)))) == 1
    builders.do_session(twice, slot="evening")
    assert not starts(Page(client.get(RESULT)))


def test_what_cannot_start_says_so_with_the_plan_of_today(client, tuesday):
    answer(tuesday, "worse", 4)
    refused = client.post("/sessions/", {"variant": "full"})
    assert refused.status_code == 409
    assert "You cannot start a session now. Here is today's plan." in Page(refused).text


def test_the_question_of_the_day_stands_on_today_with_three_answers_and_no_start(client, tuesday):
    page = today(client)
    assert page.heading == "How is your calf today?"
    sent = [words for words, form in page.buttons.items() if form.action == "/check-in/"]
    assert sent == ["Better", "About the same", "Worse"]
    assert not starts(page)


def test_fewer_rolls_and_maintenance_are_said_in_plain_words():
    assert any("{step_down_reps} fewer rolls" in words.then for words in WORDS.values())
    then = WORDS["MAINT_OFFER"].then.format(**newest().policy.numbers())
    assert then == "You move to maintenance: once a day, 3 to 5 days a week."


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_every_red_card_has_a_button_to_call(region):
    for card in warning_signs.public_cards(region):
        if card.level is Level.EMERGENCY:
            assert (card.call is not None) != card.asks_where
        is_stopped = card.lead is not None and str(card.lead) == "Stop the exercises."
        assert is_stopped == (card.level in {Level.EMERGENCY, Level.SAME_DAY})


def test_a_scale_in_an_error_does_not_break_across_lines(client, tuesday):
    client.post("/check-in/", {"feel": "same"})
    said = client.post("/check-in/pain/", {}).content.decode()
    assert "from\xa00\xa0to\xa010." in said and "from 0 to 10" not in said
