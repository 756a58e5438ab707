"""After one load with a network, everything that a day needs works without one."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calfcare import offline
from routines import sessions
from tests.browser.conftest import how_it_is, tick

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)


def test_a_whole_session_works_offline_and_is_stored_once_when_back_online(
    handset: "Handset", monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    finish_it = sessions.finish
    monkeypatch.setattr(
        sessions, "finish", lambda *a, **k: (told.append("finish"), finish_it(*a, **k))
    )
    path, page = handset.load_once(), handset.page
    handset.cut()
    page.click("button:has-text('Start (about')")
    page.wait_for_url(f"**{path}")
    page.reload()
    handset.finish()
    page.click("button[value=better]")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    expect(page.locator("#outbox")).to_contain_text("2 answers are waiting to be sent.")
    handset.visit("/help/warning-signs/")
    expect(page.locator("h1")).to_have_text("Warning signs")
    kept = handset.entries()
    assert [entry["url"].split("/")[3] for entry in kept][-2:] == ["complete", "feel"]
    assert handset.session().finished_at is None

    # The token of every kept page is worthless now: a fresh one is asked for.
    handset.context.clear_cookies(name="csrf")
    handset.connect()
    handset.visit("/help/about/")
    handset.wait_until_sent()
    first = handset.session()
    assert first.finished_at and first.feel == "better"
    for entry in kept:  # the acks were lost: everything comes again
        handset.page.evaluate(
            "(entry) => hook.outbox.add(entry)", {**entry, "seq": entry["seq"] + 99}
        )
    handset.page.evaluate("hook.outbox.flush()")
    handset.wait_until_sent()
    assert len(told) >= 2
    assert handset.session().finished_at == first.finished_at


def test_today_is_kept_and_says_when_it_is_an_old_copy(handset: "Handset") -> None:
    handset.load_once()
    page = handset.page
    handset.cut()
    page.click("nav >> text=Progress")
    expect(page.locator("h1")).to_have_text("You are offline")
    expect(page.locator("main")).to_contain_text("You can still do your exercises.")
    page.click("text=Go to today")
    expect(page.locator("h1")).to_have_text("Roll, then stretch")
    page.click("text=Short on time")
    expect(page.locator("main")).to_contain_text("Today's full session is kept on this phone.")
    handset.age_copies()
    page.click("text=Go to today")
    strip = page.locator("#outbox")
    expect(strip).to_contain_text("The connection is not working. This is what was saved on")
    strip.locator("text=Say how your calf is today").click()
    expect(page.locator("h1")).to_have_text("How is your calf today?")
    page.check("[name=feel][value=worse]")
    how_it_is(page, tight=5, pain=7)
    tick(page, "F08")
    expect(page.locator("[data-advice=same_day]")).to_be_visible()
    page.click("main button:has-text('Continue')")
    expect(page.locator("main")).to_contain_text("Rest your calf for the rest of today.")
    expect(page.locator("[data-advice=same_day] a[href^='tel:']")).to_be_visible()
    expect(strip).to_contain_text("1 answer is waiting to be sent.")
    # What is kept no longer invites to exercise.
    handset.wait_until(lambda: "/today/" not in handset.private())
    page.click("text=Go to today")
    expect(page.locator("main")).to_contain_text("We need a connection to get your plan.")
    handset.connect()
    page.click("text=Try again")
    # The day was answered at the start. This one changes it, and its sign locks.
    expect(page.locator("h1")).to_have_text("Get it checked")
    expect(strip).to_be_hidden()


def test_a_check_in_that_loses_the_network_half_way_goes_on_on_one_page(
    handset: "Handset",
) -> None:
    handset.load_once()
    page = handset.visit("/check-in/")
    page.click("button[value=worse]")
    page.wait_for_url("**/check-in/pain/")
    handset.cut()
    how_it_is(page, tight=6, pain=8)
    page.click("text=Continue")
    expect(page.locator("button:has-text('None of these')")).to_be_visible()
    expect(page.locator("[name=feel]:checked")).to_have_value("worse")
    expect(page.locator("[name=pain]:checked")).to_have_value("8")
    expect(page.locator("[data-kept-words]")).to_be_visible()
    expect(page.locator("[data-advice=same_day]")).to_be_visible()
    page.click("button:has-text('None of these')")
    expect(page.locator("h1")).to_have_text("Saved on this phone")
    [entry] = handset.entries()
    assert entry["id"] == entry["fields"]["key"][0]
    asked = {"key", "day", "replaces", "feel", "asks_tight", "tight", "pain", "none"}
    assert entry["fields"].keys() == asked, "no more than asked"
    handset.visit("/check-in/")
    expect(page.locator("[name=feel]:checked")).to_have_count(0)


def test_only_what_a_day_needs_is_kept_and_nothing_after_logging_out(handset: "Handset") -> None:
    path, page = handset.load_once(), handset.page
    for other in ("/progress/", "/settings/", "/check-in/result/", "/check-in/", "/settings/pace/"):
        handset.visit(other)
    handset.visit("/today/")
    handset.visit(path)
    kept = {"/today/", "/sessions/", "/check-in/whole/", path, f"{path}feel/"}
    kept.add(f"{path}timeline.json")
    handset.wait_until(lambda: set(handset.private()) - set(handset.tracks()) == kept)
    assert len(handset.tracks()) == 2, "the voice, and the tones alone"
    page.evaluate("localStorage.setItem('calfcare.place.x', '{}')")
    handset.visit("/accounts/logout/")
    page.click("text=Log out and lose my history")
    page.wait_for_url(f"{handset.address}/")
    handset.wait_until(lambda: handset.private() == [])
    assert page.evaluate("Object.keys(localStorage)") == []
    handset.cut()
    handset.visit("/today/")
    expect(page.locator("h1")).to_have_text("You are offline")


def test_an_address_that_is_no_longer_the_persons_takes_every_copy_with_it(
    handset: "Handset",
) -> None:
    handset.load_once()
    handset.context.clear_cookies(name="session")
    handset.visit("/today/")
    handset.wait_until(lambda: handset.private() == [])


def test_the_first_page_opens_without_a_connection_for_who_has_no_plan(handset: "Handset") -> None:
    handset.context.clear_cookies()
    page = handset.visit("/")
    words = page.inner_text("h1")
    page.evaluate("navigator.serviceWorker.ready")
    handset.cut()
    handset.visit("/")
    expect(page.locator("h1")).to_have_text(words)
    page.click("text=Start now")
    expect(page.locator("h1")).to_have_text("You are offline")
    assert handset.private() == []


def test_a_request_for_a_part_of_a_file_goes_to_the_server(handset: "Handset") -> None:
    handset.load_once()
    handset.visit("/today/")
    fetched = handset.page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((one) => one.includes("shell"));
          const address = "/static/css/calfcare.0123456789ab.css"; // the server has no such file
          await (await caches.open(name)).put(address, new Response("kept"));
          const part = await fetch(address, {headers: {Range: "bytes=0-1"}});
          return [part.status, await (await fetch(address)).text()];
        }"""
    )
    assert fetched == [404, "kept"]


def test_a_new_release_takes_over_but_not_in_the_middle_of_a_session(
    handset: "Handset", monkeypatch: pytest.MonkeyPatch
) -> None:
    path, page = handset.load_once(), handset.page
    old = {name for name in handset.cached() if "-shell-" in name}
    handset.visit(path)
    monkeypatch.setattr(offline, "release", lambda: "another-one")
    other = handset.visit("/progress/", handset.new_page())
    waiting = "navigator.serviceWorker.ready.then(async (r) => (await r.update(), !!r.waiting))"
    handset.wait_until(lambda: other.evaluate(waiting))
    handset.visit("/today/", other)
    other.wait_for_timeout(500)
    assert other.evaluate(waiting) and old <= set(handset.cached()), "the session goes on"
    assert "/offline/?plan" in handset.cached()["calfcare-shell-another-one"], "it waits, whole"
    page.close()
    handset.page = other

    def has_taken_over() -> bool:
        """Today asks for it at each visit; a tab is still there for a moment after its end."""
        handset.visit("/today/")
        other.wait_for_timeout(1500)  # the worker before it has to come to rest
        return not old & set(handset.cached())

    handset.wait_until(has_taken_over)
    handset.wait_until(lambda: {"/today/", "/sessions/", path} <= set(handset.private()))
    handset.cut()
    handset.visit("/today/")
    other.click("button:has-text('Start (about')")
    other.wait_for_url(f"**{path}")
