"""The first day and the next morning as a person lives them: with scripts, without, by keyboard."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from checkins.models import CheckIn, Decision, Plan
from routines.models import GuidedSession
from tests.browser.conftest import HANDLE, how_it_is, none_of_these, say_yes, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_night_passes() -> None:
    """Move everything that happened one day back, which is how tomorrow looks to the site."""
    day = timedelta(days=1)
    for check_in in CheckIn.objects.all():
        CheckIn.objects.filter(pk=check_in.pk).update(
            day=check_in.day - day, received_at=check_in.received_at - day
        )
    for session in GuidedSession.objects.all():
        GuidedSession.objects.filter(pk=session.pk).update(
            day=session.day - day,
            started_at=session.started_at - day,
            finished_at=session.finished_at and session.finished_at - day,
        )
    for plan in Plan.objects.all():
        state = plan.state
        for name in ("day", "checked_on"):
            state[name] -= 1
        for name in ("start", "clock"):
            state["episode"][name] -= 1
        for answer in state["recent"]:
            answer["day"] -= 1
        Plan.objects.filter(pk=plan.pk).update(
            state=state,
            sessions_from=plan.sessions_from - day,
            answered_at=plan.answered_at and plan.answered_at - day,
            weekly_on=plan.weekly_on and plan.weekly_on - day,
            started_on=plan.started_on - day,
        )


def set_up(page: Any) -> None:
    """From the first page to Today, one question a page."""
    page.click("text=Start now")
    say_yes(page)
    none_of_these(page)
    for name, value in [("side", "left"), ("since", "2to6"), ("roller", "roller")]:
        page.check(f"input[name={name}][value='{value}']")
        page.click("button:has-text('Continue')")
    how_it_is(page, tight=5, pain=3)
    page.click("button:has-text('Continue')")
    page.wait_for_selector("h1:has-text('Check your plan')")
    page.click("button:has-text('Confirm and go to today')")
    page.wait_for_selector("text=Your plan is ready")


def next_morning(page: Any, address: str) -> None:
    """Tomorrow: better, pain 3, none of the warning signs, and what follows from it."""
    a_night_passes()
    page.goto(f"{address}/today/")
    page.click("button[value=better]")
    how_it_is(page, tight=4, pain=3)
    page.click("button:has-text('Continue')")
    page.click("button:has-text('None of these')")
    page.wait_for_selector("h1:has-text('Morning and evening')")
    assert Decision.objects.latest("made_at").rule == "TWICE"
    assert page.locator("button:has-text('Start (about')").bounding_box()["y"] < 740


@pytest.mark.first_day
def test_a_person_goes_from_the_first_page_to_morning_and_evening(phone: Any, site: str) -> None:
    phone.add_init_script(HANDLE)
    set_up(phone)
    phone.click("button:has-text('Start (about')")
    phone.click("[data-action=start]:visible")
    phone.wait_for_selector("[data-player][data-state=ready]")
    for _step in range(12):
        if "/feel/" in phone.url or phone.query_selector("[data-player][data-state=finish]"):
            break
        phone.click("[data-action=skip]:visible")
        phone.wait_for_timeout(150)
    phone.evaluate("track.playbackRate = 16")  # the last words
    phone.wait_for_selector("h1:has-text('How does your calf feel now')")
    phone.click("button[value=better]")
    phone.wait_for_selector("h1:has-text('Done for today')")
    session = GuidedSession.objects.get()
    assert session.finished_at and session.feel == "better"
    next_morning(phone, site)


@pytest.mark.first_day
def test_the_same_day_works_without_scripts(browser: Any, site: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="en-GB"
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(site)
    set_up(page)
    page.click("button:has-text('Start (about')")
    assert page.is_visible("text=I have finished")
    address = page.url
    page.goto(f"{address}step/1/")
    for number in range(2, 7):
        page.click("a:has-text('Next')")
        page.wait_for_url(f"**/step/{number}/")
    page.click("button:has-text('I have finished')")
    page.click("button[value=better]")
    page.wait_for_selector("h1:has-text('Done for today')")
    next_morning(page, site)
    context.close()


def test_the_whole_set_up_can_be_done_with_the_keyboard(phone: Any) -> None:
    def tab_to(selector: str) -> None:
        for _stop in range(80):
            phone.keyboard.press("Tab")
            if phone.evaluate("s => document.activeElement.matches(s)", selector):
                box = phone.evaluate(
                    "() => { const b = document.activeElement.getBoundingClientRect();"
                    " return [b.top, b.bottom, innerHeight] }"
                )
                assert box[1] > 0 and box[0] < box[2], "the focus is in view"
                return
        raise AssertionError(f"{selector} cannot be reached with Tab")

    tab_to(".cc-skip")
    tab_to("a.cc-button--primary")
    phone.keyboard.press("Enter")
    phone.wait_for_selector("h1:has-text('Where are you?')")
    assert phone.evaluate("document.activeElement.tagName") == "H1"
    tab_to("input[name=agree]")
    phone.keyboard.press("Space")
    tab_to("button[name=region]")
    phone.keyboard.press("Enter")
    for number in range(1, 7):
        phone.wait_for_selector(f"text={number} of 6")
        phone.wait_for_function("document.activeElement.tagName === 'H1'")
        tab_to("button[name=none]")
        phone.keyboard.press("Enter")
    for name in ("side", "since", "roller", "pain"):
        phone.wait_for_selector(f"input[name={name}]")
        if name == "pain":
            tab_to("input[name=tight]")
            phone.keyboard.press("Space")
        tab_to(f"input[name={name}]")
        phone.keyboard.press("Space")
        tab_to("button[type=submit]")
        phone.keyboard.press("Enter")
    phone.wait_for_selector("h1:has-text('Check your plan')")
    tab_to("button[type=submit]:not([name])")
    phone.keyboard.press("Enter")
    phone.wait_for_selector("text=Your plan is ready")
    assert Plan.objects.get().side == "left"


def test_an_empty_answer_is_said_above_the_question_and_focus_goes_there(phone: Any) -> None:
    phone.click("text=Start now")
    say_yes(phone)
    none_of_these(phone)
    phone.click("button:has-text('Continue')")
    phone.wait_for_selector(".cc-errors")
    assert phone.title().startswith("Error:")
    assert phone.evaluate("document.activeElement.matches('.cc-errors')")
    assert phone.url.endswith("/start/side/")


def test_nothing_is_asked_of_another_server_and_no_page_is_kept(phone: Any, site: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    set_up(phone)
    phone.goto(f"{site}/progress/")
    assert all(url.startswith((site, "data:", "blob:")) for url in asked)
    # htmx notes the address of the page, but no page: answers must not outlive a logout.
    kept = phone.evaluate("Object.keys(sessionStorage)")
    assert set(kept) <= {"htmx-current-path-for-history"}


def test_back_shows_the_earlier_answer(phone: Any) -> None:
    phone.click("text=Start now")
    say_yes(phone)
    none_of_these(phone)
    phone.check("input[name=side][value=right]")
    phone.click("button:has-text('Continue')")
    phone.wait_for_selector("input[name=since]")
    phone.go_back()
    phone.wait_for_selector("input[name=side]")
    assert phone.is_checked("input[name=side][value=right]")


def test_the_warning_signs_open_from_every_page(phone: Any, site: str) -> None:
    set_up(phone)
    for address in ("today", "progress", "settings", "check-in"):
        phone.goto(f"{site}/{address}/")
        phone.click("text=Something feels wrong")
        phone.wait_for_selector("a[href='tel:999']")


def test_a_script_error_would_be_noticed(browser: Any) -> None:
    troubles: list[str] = []
    page = browser.new_page()
    watch(page, troubles)
    page.goto("data:text/html,<script>missing()</script>")
    assert troubles
    page.close()
    assert timezone.now()
