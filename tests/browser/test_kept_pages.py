"""What is kept on a phone follows the answers that were given on it, and the day."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from calfcare import offline
from checkins.days import seconds_left
from checkins.models import Plan
from tests.browser.conftest import how_it_is, tick
from tests.conftest import LONDON

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)

START = "button:has-text('Start (about')"
# Whether a copy that was kept then, and so long before the end of its day, may be shown now, and
# whether that of a session may.
IS_OF_TODAY = """async ([since, left]) => {
  const {isOfToday} = await import("/scripts/worker/copies.js");
  const headers = {Kept: new Date(since).toISOString(), "Day-Left": left};
  const copy = new Response("", {headers});
  return [isOfToday(copy), isOfToday(copy, 3600 * 1000)];
}"""


def text_of(page: Any, path: str) -> str:
    """The kept copy of an address, if any."""
    text: str = page.evaluate(f"caches.match('{path}').then((copy) => copy?.text() ?? '')")
    return text


def test_a_plan_that_was_locked_online_does_not_say_start_without_a_network(
    handset: "Handset",
) -> None:
    path, page = handset.load_once(), handset.page
    handset.visit("/check-in/")
    page.click("button[value=worse]")
    page.wait_for_url("**/pain/")
    how_it_is(page, tight=5, pain=5)
    page.click("text=Continue")
    page.wait_for_url("**/signs/")
    tick(page, "F08")
    page.click("text=Continue")
    page.wait_for_url("**/result/")
    handset.wait_until(lambda: "Get it checked" in text_of(page, "/today/"))
    assert Plan.objects.get().status == Plan.Status.LOCKED
    assert not {path, "/sessions/"} & set(handset.private())
    handset.cut()
    handset.visit("/today/")
    expect(page.locator("h1")).to_have_text("Get it checked")
    expect(page.locator(START)).to_have_count(0)
    for address in (path, "/progress/"):
        handset.visit(address)
        expect(page.locator("main")).to_contain_text("We need a connection to get your plan.")


def test_an_answer_that_asks_for_rest_counts_before_it_has_arrived(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    handset.visit("/check-in/")
    handset.spoil("hang")
    page.click("button[value=worse]", no_wait_after=True)
    handset.wait_until(lambda: not {"/today/", "/sessions/", path} & set(handset.private()))


def test_today_without_a_start_drops_the_session_that_was_kept(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    Plan.objects.update(status=Plan.Status.LOCKED)  # as from another phone
    handset.visit("/today/")
    handset.wait_until(lambda: not {"/sessions/", path} & set(handset.private()))
    assert "Get it checked" in text_of(page, "/today/")


def test_a_session_that_ended_without_a_network_is_not_offered_again(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    handset.cut()
    page.click(START)
    page.wait_for_url(f"**{path}")
    handset.finish()
    page.evaluate("hook.ask({type: 'done'})")
    handset.wait_until(lambda: not {"/today/", "/sessions/", path} & set(handset.private()))
    page.reload()
    expect(page.locator("h1")).to_have_text("How does your calf feel now?")
    page.click("button[value=better]")
    page.click("text=Go to today")
    expect(page.locator("main")).to_contain_text("Your session is saved on this phone.")
    expect(page.locator("main")).not_to_contain_text("You can still do your exercises.")
    handset.visit("/help/warning-signs/")
    handset.connect()
    page.evaluate("hook.outbox.flush()")
    handset.wait_until_sent()
    handset.wait_until(lambda: "That is everything for today" in text_of(page, "/today/"))


def test_a_session_that_ended_online_is_not_offered_again(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    page.click(START)
    page.wait_for_url(f"**{path}")
    handset.finish()
    handset.wait_until(lambda: "That is everything for today" in text_of(page, "/today/"))
    assert not {"/sessions/", path} & set(handset.private())


def test_yesterdays_session_does_not_start_today(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    handset.age_copies()
    handset.cut()
    handset.visit("/today/")
    page.click(START)
    expect(page.locator("main")).to_contain_text("A new day has begun.")
    handset.visit(path)
    expect(page.locator("main")).to_contain_text("A new day has begun.")


def test_a_session_may_run_over_the_turn_of_the_day(handset: "Handset") -> None:
    page = handset.visit("/healthz")  # no other script is there
    page.route(
        "**/scripts/**", lambda route: route.fulfill(path=urlsplit(route.request.url).path[1:])
    )

    def is_of_today(kept: str) -> list[bool]:
        left = seconds_left(datetime.fromisoformat(kept), LONDON)
        answer: list[bool] = page.evaluate(IS_OF_TODAY, [kept, str(left)])
        return answer

    page.clock.set_fixed_time("2026-09-08T04:20:00+01:00")
    for kept, expected in {
        "2026-09-08T04:01:00+01:00": [True, True],
        "2026-09-08T03:50:00+01:00": [False, True],
        "2026-09-07T04:01:00+01:00": [False, True],
        "2026-09-07T03:59:00+01:00": [False, False],
    }.items():
        assert is_of_today(kept) == expected, kept
    page.clock.set_fixed_time("2026-09-08T05:00:00+01:00")
    assert is_of_today("2026-09-08T03:59:00+01:00") == [False, False]
    # The two mornings on which 4 hours ago and 4 on the clock are not the same.
    page.clock.set_fixed_time("2026-03-29T03:30:00Z")
    assert is_of_today("2026-03-28T12:00:00Z") == [False, True]
    assert is_of_today("2026-03-29T03:15:00Z") == [True, True]
    page.clock.set_fixed_time("2026-10-25T03:30:00Z")
    assert is_of_today("2026-10-24T12:00:00Z") == [True, True]


def test_the_numbers_of_a_region_that_was_chosen_are_kept(handset: "Handset") -> None:
    handset.load_once()
    page = handset.visit("/settings/region/")
    page.check("input[value=US]")
    page.click("main button[type=submit]")
    page.wait_for_url("**/settings/?saved=1")
    handset.wait_until(lambda: "tel:911" in text_of(page, "/help/warning-signs/"))
    handset.wait_until(lambda: "tel:911" in text_of(page, "/check-in/whole/"))
    handset.visit("/help/warning-signs/?region=GB")
    expect(page.locator("a[href='tel:999']").first).to_be_visible()
    handset.cut()
    handset.visit("/help/warning-signs/")
    expect(page.locator("a[href='tel:911']").first).to_be_visible()
    expect(page.locator("a[href='tel:999']")).to_have_count(0)


def test_a_release_that_comes_without_a_network_takes_nothing_away(
    handset: "Handset", monkeypatch: pytest.MonkeyPatch
) -> None:
    path, page = handset.load_once(), handset.page
    old = {name for name in handset.cached() if "-shell-" in name}
    handset.visit("/today/")
    monkeypatch.setattr(offline, "release", lambda: "another-one")
    waiting = "navigator.serviceWorker.ready.then(async (r) => (await r.update(), !!r.waiting))"
    handset.wait_until(lambda: page.evaluate(waiting))
    handset.cut()
    page.evaluate("navigator.serviceWorker.getRegistration()"
                  ".then((found) => found.waiting.postMessage({type: 'take-over'}))")  # fmt: skip
    handset.wait_until(
        lambda: page.evaluate("navigator.serviceWorker.getRegistration().then((r) => !r.waiting)")
    )
    handset.visit("/today/")
    assert old <= set(handset.cached()), "its pages need its assets"
    page.click(START)
    page.wait_for_url(f"**{path}")
    handset.connect()
    handset.visit("/today/")
    handset.wait_until(lambda: not old & set(handset.cached()))
    assert {"/today/", "/sessions/", path} <= set(handset.private())
