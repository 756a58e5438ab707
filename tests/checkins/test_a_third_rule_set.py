"""A rule set beside the others is enough: pages, scripts and forms have their numbers from it, and
what was decided before stays as it was decided (clinical.md 5.7, versions)."""

import io
import re
from dataclasses import replace

import pytest
from django.core.management import call_command

from checkins.models import CheckIn, Plan
from checkins.rules import RULE_SETS, SET_2, newest
from checkins.warning_signs import PAGES
from checkins.warning_signs.chest_and_back import CHEST_AND_BACK
from checkins.warning_signs.conditions import CONDITIONS
from checkins.warning_signs.injury_and_health import INJURY_AND_HEALTH
from checkins.warning_signs.leg import LEG
from tests import builders
from tests.checkins.steps import answer, today
from tests.checkins.steps import newest as newest_decision
from tests.pages import Page

pytestmark = pytest.mark.django_db
SEVERE, PAUSE, BAD = 7, 5, 4


def third():
    policy = replace(
        SET_2.policy, version="3", severe_pain=SEVERE, pause_pain=PAUSE, bad_session_pain=BAD,
        running_pain=3, running_pain_better=1, base_reps=6, weekly_days=3, extra_after_hours=4,
        appointment_days=30, journey_weeks=6, strain_hours=96, birth_weeks=20,
        journey_hours=5, bed_days=4, operation_weeks=10, cancer_months=9, episodes=4,
        episodes_months=8, adult_age=16, older_age=70, maintenance_days=2, maintenance_days_most=6,
    )  # fmt: skip
    return replace(SET_2, id=3, policy=policy)


@pytest.fixture
def set_3(monkeypatch):
    monkeypatch.setitem(RULE_SETS, 3, third())
    assert newest().id == 3


@pytest.fixture
def lived(client, plan, clock, set_3):
    """A plan that began under set 3, and one session."""
    # `plan` was made before the set was there: it began under set 2 and moves with its next answer.
    builders.do_session(plan, feel="same")
    clock.tomorrow()
    return plan


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def levelled(text, name):
    """The numbers of a scale from which help is needed."""
    keys = re.findall(rf'name="{name}" value="(\d+)"( data-level="same_day")?', text)
    assert keys and len(keys) % 11 == 0, "whole scales, perhaps one of them in a template"
    return sorted({int(number) for number, level in keys if level})


def test_the_page_of_pain_and_what_it_tells_a_script(client, lived):
    client.post("/check-in/", {"feel": "same"})
    page = html(client, "/check-in/pain/")
    assert levelled(page, "pain") == list(range(SEVERE, 11))
    assert levelled(page, "tight") == []
    assert f'data-rest-pain="{PAUSE}"' in page
    assert f'data-rest-pain="{PAUSE}"' in html(client, "/check-in/")


def test_the_whole_check_in_that_a_phone_keeps(client, lived):
    page = html(client, "/check-in/whole/")
    assert levelled(page, "pain") == list(range(SEVERE, 11))
    assert f'data-rest-pain="{PAUSE}"' in page


def test_how_a_session_felt(client, lived, clock):
    where = start_after_an_answer(client)
    client.post(f"{where}complete/")
    assert f'data-rest-pain="{BAD}"' in html(client, f"{where}feel/")
    client.post(f"{where}feel/", {"feel": "same"})
    saved = html(client, f"{where}feel/")
    assert levelled(saved, "pain") == list(range(SEVERE, 11))
    assert f'data-rest-pain="{BAD}"' in saved


def start_after_an_answer(client):
    builders.check_in(client, "same", 2)
    return client.post("/sessions/", {"variant": "full"})["Location"]


def test_severe_pain_locks_from_its_number_on_and_asks_back(client, lived):
    client.post("/check-in/", {"feel": "same"})
    sent = client.post("/check-in/pain/", {"pain": SEVERE, "tight": 3})
    assert sent["Location"] == "/check-in/severe/"
    assert Plan.objects.get().status == "locked"
    assert today(client).heading.startswith("That is severe pain.")


def test_one_less_is_no_severe_pain(client, lived):
    builders.check_in(client, "same", SEVERE - 1)
    assert Plan.objects.get().status == "paused"
    assert newest_decision(lived).rule == "PAIN6"
    assert f"Pain is {SEVERE - 1} out of 10" in today(client).text


def test_a_session_that_hurt_is_bad_from_its_number_on(client, lived):
    where = start_after_an_answer(client)
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": "same", "pain": BAD})
    assert client.get("/today/").context["today"].state == "rest-after-session"


def test_later_is_offered_up_to_its_number_only(client, plan, clock, set_3):
    clock.tomorrow()
    answer(plan, "same", PAUSE - 1)
    clock.tomorrow()
    assert client.get("/today/").context["today"].may_wait
    answer(plan, "same", PAUSE)
    clock.tomorrow()
    assert not client.get("/today/").context["today"].may_wait


def test_the_signs_name_its_number(client, lived):
    for address in ("/help/warning-signs/", "/check-in/whole/"):
        text = Page(client.get(address)).text
        assert f"pain is {SEVERE} or more" in text and "8 or more" not in text, address


def test_the_signs_name_its_hours_days_months_and_ages(client, set_3):
    signs = Page(client.get("/help/warning-signs/")).text
    for words in (
        "an operation in the last 10 weeks, or 4 or more days in bed",
        "a journey of more than 5 hours in the last 6 weeks",
        "cancer now, or treated in the last 9 months",
        "had this 4 times in 8 months",
        "over 70 and this has never happened before",
    ):
        assert words in signs, words
    about = Page(client.get("/help/about/")).text
    assert "for people aged 16 and over" in about and "a person under 16" in about


def test_no_sign_and_no_condition_holds_a_number_of_its_own():
    for one in (*CHEST_AND_BACK, *LEG, *INJURY_AND_HEALTH, *CONDITIONS):
        words = [str(getattr(one, name, "")) for name in ("clause", "text", "because", "hints")]
        assert not re.search(r"\d", " ".join(words).replace("out of 10", "")), one.code


def test_who_is_too_young_or_older_reads_its_ages(client, guest, clock, set_3):
    builders.make_plan(guest, signs=["F24b"])
    assert "You told us that you are over 70" in today(client).text
    client.logout()
    builders.say_yes(client)
    assert "You are under 16" in html(client, "/start/safety/pages/")
    told = Page(client.post("/start/safety/", {"signs": ["F24"]}))
    assert "Calfcare is for people aged 16 and over" in told.text


def test_maintenance_names_its_days_a_week(client, set_3):
    decides = Page(client.get("/help/how-we-decide/")).text
    assert decides.count("2 to 6 days a week") >= 3, "the ladder and both rules"
    assert "3 to 5" not in decides


def test_after_a_session_in_maintenance_too(client, lived):
    builders.check_in(client, "same", 2)
    session = builders.do_session(lived, feel="same")
    Plan.objects.update(status="maintenance")
    saved = Page(client.get(f"/session/{session.id}/feel/")).text
    assert "2 to 6 days a week are enough." in saved


def test_the_conditions_name_its_days_and_weeks(client, guest, clock, set_3):
    builders.say_yes(client)
    pages = [Page(client.get("/start/safety/"))]
    while len(pages) < len(PAGES):
        pages.append(Page(pages[-1].press(client, "None of these")))
    asked = " ".join(page.text for page in pages)
    assert "A pulled calf with bruising in the last 4 days" in asked
    assert "Pregnant, or gave birth in the last 20 weeks" in asked
    assert "An operation in the last 10 weeks" in asked
    builders.make_plan(guest, conditions=["new-strain", "pregnancy", "surgery"])
    why = Page(client.get("/settings/left-out/")).text
    assert "You told us you are pregnant, or gave birth in the last 20 weeks." in why
    assert "You told us of an operation in the last 10 weeks." in why
    assert "I gave birth more than 20 weeks ago" in why and "Give it 96 hours." in why


def test_words_and_limits_elsewhere_follow(client, lived, clock):
    assert f"{third().policy.running_pain} or less" in Page(client.get("/running/")).text
    assert f"Pain is {PAUSE} or more out of 10." in Page(client.get("/help/how-we-decide/")).text


def test_the_weekly_page_comes_when_the_set_says(client, lived, clock):
    for _day in range(3):
        clock.tomorrow()
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 2, "tight": 3})
    sent = client.post("/check-in/signs/", {"none": "on"})
    assert sent["Location"] == "/check-in/signs/weekly/"


def test_a_plan_begins_with_its_rolls(client, guest, clock, set_3):
    builders.make_plan(guest)
    assert "6 rolls on your left calf" in today(client).text


def test_the_check_of_the_plan_names_its_rolls(client, routine, set_3):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    for name, value in builders.SET_UP.items():
        client.post(f"/start/{name}/", {name: value})
    assert "6 slow rolls" in Page(client.get("/start/check/")).text


def test_each_answer_keeps_the_set_that_decided_it_and_replays(client, lived, clock):
    builders.check_in(client, "better", 2)
    assert [one.rule_set for one in CheckIn.objects.order_by("day")] == [2, 3]
    clock.tomorrow()
    builders.check_in(client, "worse", SEVERE)
    out = io.StringIO()
    call_command("verify_plans", stdout=out)
    assert "all as stored" in out.getvalue()


def test_a_changed_answer_of_before_is_decided_with_its_own_set(client, plan, clock, monkeypatch):
    builders.do_session(plan)
    for _day in range(2):
        clock.tomorrow()
        builders.check_in(client, "same", PAUSE - 1)
    monkeypatch.setitem(RULE_SETS, 3, third())
    builders.check_in(client, "same", PAUSE)
    made = newest_decision(plan)
    assert (made.rule, made.policy_version) == ("HOLD_SAME", "2"), "5 pauses under set 3 only"
    out = io.StringIO()
    call_command("verify_plans", stdout=out)
    assert "all as stored" in out.getvalue()
