"""Pause, Back, Skip, Stop: what each button of the player does."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

SEEN = """() => JSON.stringify([
  ...[...document.querySelectorAll('[data-part]')].map((part) => part.textContent),
  ...[...document.querySelectorAll('[data-stage]')].map((stage) => stage.hidden),
  ...[...document.querySelectorAll('[data-part=bar] > *')].map((part) => part.style.cssText),
])"""


def test_pause_stops_everything_and_carry_on_goes_on_from_there(player: "PlayerPage") -> None:
    player.open_at(player.timeline.states[1].start_ms + 500)
    player.press("carryOn")
    player.press("pause")
    assert player.state == "paused"
    assert player.text("heading") == "Paused"
    frozen, place, heard = player.page.evaluate(SEEN), player.place()["ms"], player.heard_ms()
    player.page.wait_for_timeout(1_500)
    assert player.page.evaluate(SEEN) == frozen
    assert player.heard_ms() == heard
    assert abs(heard - place) < 100
    player.page.evaluate(
        "const play = track.play.bind(track);"
        "track.play = () => { seen.from = track.currentTime; return play(); };"
    )
    player.press("carryOn")
    assert player.state == "roll"
    assert abs(player.page.evaluate("seen.from * 1000") - place) < 100


def test_a_tap_on_the_figure_pauses(player: "PlayerPage") -> None:
    player.start()
    player.page.wait_for_timeout(450)
    player.page.click(".cc-player__stage")
    assert player.state == "paused"
    player.page.wait_for_timeout(450)
    player.page.click(".cc-player__stage")
    assert player.state == "paused"


def test_the_paused_screen_says_where_the_person_is(player: "PlayerPage") -> None:
    player.start()
    player.press("skip")
    player.press("skip")
    player.wait_for("hold")
    player.press("pause")
    assert player.text("where") == "Wall stretch, left leg, 1 of 2"
    assert player.text("left") in {"2 seconds left", "1 second left"}
    assert not player.page.is_visible("[data-part=number]")


def test_skip_lands_on_the_start_of_each_step_and_then_on_the_finish(player: "PlayerPage") -> None:
    player.start()
    for step in player.timeline.steps[1:]:
        assert is_at(player.lands_on("skip"), step.start_ms)
    assert is_at(player.lands_on("skip"), player.timeline.states[-1].start_ms)
    assert player.state == "finish"


def test_back_restarts_the_step_and_soon_after_goes_to_the_one_before(player: "PlayerPage") -> None:
    steps = player.timeline.steps
    player.open_at(steps[2].start_ms + 3_100)
    player.press("carryOn")
    assert is_at(player.lands_on("back"), steps[2].start_ms)
    assert is_at(player.lands_on("back"), steps[1].start_ms)
    assert is_at(player.lands_on("back"), steps[0].start_ms)
    player.hear_until(200)  # at its very start there is nothing to go back to
    assert is_at(player.lands_on("back"), 0)


def test_the_finish_has_no_buttons_and_ends_by_itself(player: "PlayerPage") -> None:
    player.start()
    assert player.page.evaluate("document.activeElement.dataset.action") == "pause"
    player.stand_in("finish")
    expect(player.page.locator("[data-player] button:visible")).to_have_count(0)
    assert player.page.evaluate("document.activeElement.tagName") == "H1"
    player.page.wait_for_timeout(450)
    player.page.click(".cc-player__stage")
    assert player.state == "finish", "a press on the figure does not pause it"
    player.let_it_play()
    player.page.wait_for_url("**/feel/")


def test_start_this_step_again_plays_from_the_start_of_the_step(player: "PlayerPage") -> None:
    player.start()
    player.wait_for("roll")
    player.press("pause")
    assert is_at(player.lands_on("startStepAgain"), 0)
    assert player.state == "ready"


def is_at(moment: int, expected: int) -> bool:
    """Whether a seek landed there; it is noted a frame later."""
    return expected <= moment < expected + 100


def test_ending_early_takes_a_second_press(player: "PlayerPage") -> None:
    player.start()
    player.wait_for("roll")
    player.press("stop")
    assert player.state == "paused"
    player.press("stop")  # the same button again, as a double tap does
    player.page.wait_for_timeout(300)
    assert player.state == "paused"
    assert player.stored().stopped_at is None
    player.press("stopHere")
    player.page.wait_for_url("**/feel/")
    stored = player.stored()
    assert stored.stopped_at is not None
    assert stored.finished_at is None
    assert stored.furthest_state == 1
    assert player.place() is None


def test_after_start_the_focus_is_on_pause_and_the_others_follow(player: "PlayerPage") -> None:
    player.start()
    focused = "document.activeElement.dataset.action"
    found = [player.page.evaluate(focused)]
    for _ in range(4):
        player.page.keyboard.press("Tab")
        found.append(player.page.evaluate(focused))
    assert found == ["pause", "back", "skip", "turnSound", "stop"]


def test_enter_pauses_and_carries_on_without_moving_the_focus(player: "PlayerPage") -> None:
    player.start()
    player.page.wait_for_timeout(450)
    player.page.keyboard.press("Enter")
    assert player.state == "paused"
    player.page.wait_for_timeout(450)
    player.page.keyboard.press("Enter")
    assert player.state == "ready"


def test_with_wait_for_me_the_player_waits_at_a_change_until_a_tap(player: "PlayerPage") -> None:
    player.session.user.waits = True
    player.session.user.save()
    player.start()
    player.press("skip")
    player.let_it_play()
    waiting = player.page.locator("[data-player][data-mode=waiting]")
    expect(waiting).to_be_visible()
    assert player.state == "to-wall"
    assert player.text("number") == "1"  # all its words have been said
    ms = player.heard_ms()
    player.page.wait_for_timeout(700)
    assert (player.state, player.heard_ms()) == ("to-wall", ms)
    player.page.click("[data-part=unit]")
    player.wait_for("ease-in")


def test_skip_while_it_waits_goes_on_and_it_waits_at_the_next_change(player: "PlayerPage") -> None:
    player.session.user.waits = True
    player.session.user.save()
    player.open_at(player.timeline.steps[1].start_ms)
    player.press("carryOn")
    player.let_it_play()
    waiting = player.page.locator("[data-player][data-mode=waiting]")
    expect(waiting).to_be_visible()
    player.press("skip")
    player.wait_for("hold")
    player.let_it_play()
    expect(waiting).to_be_visible()
    assert player.state == "swap"
