"""A reload, a closed page or a second tab: the place is kept, and nothing plays by itself."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from routines import sessions

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

HOURS_LATER = """(hours) => {
  const key = Object.keys(localStorage).find((one) => one.startsWith("calfcare.place."));
  const place = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({...place, at: place.at - hours * 3600e3}));
}"""


def reload(player: "PlayerPage") -> None:
    """Reload the page and wait for the player."""
    player.page.reload()
    player.page.wait_for_selector("[data-player][data-state]")


def left_at_the_first_hold(player: "PlayerPage") -> None:
    """A session that was left at the wall."""
    player.start()
    player.press("skip")
    player.press("skip")
    player.wait_for("ease-in")


def test_a_reload_offers_to_carry_on_and_plays_only_on_a_press(player: "PlayerPage") -> None:
    left_at_the_first_hold(player)
    reload(player)
    assert player.state == "resume"
    assert player.text("where") == "Wall stretch, left leg, 1 of 2"
    place = player.place()["ms"]
    player.page.wait_for_timeout(1_000)
    assert player.state == "resume"
    assert player.seen("reports") == []
    assert place <= player.lands_on("carryOn") < place + 500
    first = player.seen("reports")[0]["index"]
    assert player.timeline.states[first].name == "ease-in"


def test_start_again_begins_at_the_beginning(player: "PlayerPage") -> None:
    left_at_the_first_hold(player)
    reload(player)
    assert player.lands_on("start") < 100
    assert player.state == "ready"


def test_a_place_of_two_hours_ago_is_not_offered(player: "PlayerPage") -> None:
    left_at_the_first_hold(player)
    player.page.wait_for_timeout(450)  # Pause has just taken the place of "Go on"
    player.press("pause")
    player.wait_for("paused")
    player.page.evaluate(HOURS_LATER, 1.9)
    reload(player)
    assert player.state == "resume"
    player.page.evaluate(HOURS_LATER, 0.2)
    reload(player)
    assert player.state == "idle"


def test_on_another_phone_the_furthest_state_is_offered(player: "PlayerPage") -> None:
    states = player.timeline.states
    second_hold = [state for state in states if state.name == "hold"][1]
    sessions.note_progress(player.session.pk, state=second_hold.index)
    player.open()
    assert player.state == "resume"
    assert player.text("where") == second_hold.label


def test_the_phone_keeps_nothing_but_the_place(player: "PlayerPage") -> None:
    left_at_the_first_hold(player)
    assert set(player.place()) == {"ms", "index", "at", "duration"}
    assert player.page.evaluate("Object.keys(localStorage).length") == 1
    assert player.page.evaluate("sessionStorage.length") == 0


def test_leaving_with_back_asks_nothing_and_completes_nothing(player: "PlayerPage") -> None:
    player.page.goto(f"{player.address}/today/")
    left_at_the_first_hold(player)
    player.page.go_back()
    player.page.wait_for_url("**/today/")
    assert player.stored().finished_at is None
    assert player.page.inner_text("h1") == "You stopped part way"
    assert player.page.is_visible("button:has-text('Carry on')")
    player.page.go_forward()
    player.page.wait_for_selector("[data-player][data-state]")
    assert player.state in {"resume", "paused"}


def test_a_second_tab_waits_until_it_is_told_to_take_over(player: "PlayerPage") -> None:
    left_at_the_first_hold(player)
    first, second = player.page, player.page.context.new_page()
    player.watch(second)
    player.page = second
    player.open()
    player.wait_for("elsewhere")
    expect(second.locator("h1:visible")).to_have_text("This is open in another tab")
    player.press("useThisTab")
    player.wait_for("resume")
    expect(first.locator("[data-player]")).to_have_attribute("data-state", "elsewhere")
    place = player.place()
    first.close()
    assert player.place() == place


def test_a_second_tab_may_play_when_the_first_is_closed(player: "PlayerPage") -> None:
    left_at_the_first_hold(player)
    first, second = player.page, player.page.context.new_page()
    player.watch(second)
    player.page = second
    player.open()
    player.wait_for("elsewhere")
    first.close()
    player.wait_for("resume")
