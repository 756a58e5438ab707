"""Pain of 8 or more stops everything on every device when it is sent, and asks back once
(clinical.md 5.7 B). What is half answered blocks on every device too."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from checkins.models import CheckIn, Plan
from tests import builders
from tests.browser.conftest import how_it_is, sign_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.offline import Handset

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
pytest_plugins = ("tests.browser.offline",)

ASKED = "Is your pain that strong?"


@pytest.fixture
def plan(site: str) -> Plan:
    """Of a person who began yesterday."""
    return builders.make_plan(builders.make_guest(), now=timezone.now() - timedelta(days=1))


@pytest.fixture
def one_more(browser: Any, browser_context_args: dict[str, Any], site: str, plan: Plan) -> Any:
    """Makes another device of theirs, with Today on it."""
    opened = []

    def opened_device() -> Any:
        context = browser.new_context(**browser_context_args)
        opened.append(context)
        sign_in(context, site, plan.user)
        page = context.new_page()
        page.goto(f"{site}/today/")
        return page

    yield opened_device
    for context in opened:
        context.close()


def answer(page: Any, *, pain: int) -> None:
    """From Today to the end of the second question."""
    page.click("button[value=same]")
    page.wait_for_url("**/check-in/pain/")
    how_it_is(page, tight=5, pain=pain)
    page.click("text=Continue")


def test_severe_pain_locks_the_other_tab_and_another_number_undoes_it(
    one_more: "Callable[[], Any]", plan: Plan
) -> None:
    page, other = one_more(), one_more()
    answer(page, pain=9)
    expect(page.locator("h1")).to_contain_text(ASKED)
    expect(page.locator(".cc-care a[href='tel:111']")).to_be_in_viewport()
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED
    other.reload()
    expect(other.locator("h1")).to_contain_text(ASKED)
    expect(other.locator("button:has-text('Start')")).to_have_count(0)
    expect(other.locator(".cc-care a[href='tel:111']")).to_be_visible()
    other.click("text=I meant another number")
    other.wait_for_url("**/check-in/pain/")
    expect(other.locator("[name=pain]:checked")).to_have_count(0)
    how_it_is(other, tight=5, pain=2)
    other.click("text=Continue")
    other.click("button:has-text('None of these')")
    other.wait_for_url("**/check-in/result/")
    plan.refresh_from_db()
    assert plan.status == Plan.Status.ACTIVE
    told = CheckIn.objects.filter(plan=plan, pain=2).latest("received_at")
    assert told.questions.get().pain == 9, "both numbers are kept"
    page.click("text=Yes, it is that strong")  # said all the same, on the tab that was left open
    page.wait_for_url("**/today/")
    expect(page.locator("h1")).to_have_text("Get it checked")


def test_yes_keeps_the_lock_and_asks_for_more_signs(
    one_more: "Callable[[], Any]", plan: Plan
) -> None:
    page, other = one_more(), one_more()
    answer(page, pain=8)
    page.click("text=Yes, it is that strong")
    expect(page.locator("h1")).to_have_text("Anything new today?")
    page.click("button:has-text('None of these')")
    expect(page.locator("h1")).to_have_text("Get it checked")
    other.reload()
    expect(other.locator("h1")).to_have_text("Get it checked")
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED


def test_without_a_network_severe_pain_is_kept_and_the_advice_stands_there(
    handset: "Handset", plan: Plan
) -> None:
    sign_in(handset.context, handset.address, plan.user)
    page = handset.visit("/today/")
    handset.wait_until(lambda: "/check-in/whole/" in handset.private())
    page.click("button[value=same]")
    page.wait_for_url("**/check-in/pain/")
    handset.cut()
    how_it_is(page, tight=5, pain=9)
    expect(page.locator("[data-advice=same_day]")).to_be_visible()
    page.click("text=Continue")
    expect(page.locator("[name=pain]:checked")).to_have_value("9")
    page.click("button:has-text('None of these')")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator("[data-advice=same_day] a[href='tel:111']")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Rest your calf for the rest of today.")
    handset.connect()
    handset.visit("/help/about/")
    handset.wait_until_sent()
    handset.visit("/today/")
    expect(page.locator("h1")).to_contain_text(ASKED)
    plan.refresh_from_db()
    assert plan.status == Plan.Status.LOCKED


def test_a_half_answered_check_in_blocks_the_other_device_until_the_signs_are_told(
    one_more: "Callable[[], Any]", plan: Plan
) -> None:
    page, other = one_more(), one_more()
    answer(page, pain=2)
    expect(page.locator("h1")).to_have_text("Anything new today?")
    other.reload()
    expect(other.locator("h1")).to_have_text("Finish today's answer")
    expect(other.locator("main form")).to_have_count(0)
    other.click("main a:has-text('Go on')")
    other.click("button:has-text('None of these')")
    other.wait_for_url("**/check-in/result/")
    assert CheckIn.objects.filter(plan=plan, tight=5, pain=2).exists()
    page.reload()  # the first one has nothing left to ask
    page.wait_for_url("**/check-in/result/")


def test_on_the_second_day_eight_taps_lead_from_today_to_the_first_sound(
    one_more: "Callable[[], Any]",
) -> None:
    page = one_more()
    page.evaluate("sessionStorage.taps = 0")
    page.context.add_init_script(
        "addEventListener('click', ({isTrusted}) => { sessionStorage.taps = "
        "Number(sessionStorage.taps) + isTrusted; }, {capture: true});"
    )
    page.reload()
    page.click("button[value=better]")
    page.wait_for_url("**/check-in/pain/")
    for row in ("tight", "pain"):
        page.locator(f".cc-key:has([name={row}][value='2'])").click()
    page.click("text=Continue")
    page.click("button:has-text('None of these')")
    page.wait_for_url("**/check-in/result/")
    page.click("main .cc-button--primary")
    page.click("[data-action=start]:visible")
    page.wait_for_selector("[data-player][data-state=ready]")
    assert int(page.evaluate("sessionStorage.taps")) <= 8
