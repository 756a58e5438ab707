"""The player's figure moves with the clock, and with nothing else (ux.md 5, checks 16 and 23)."""

import math
import re
from typing import TYPE_CHECKING, Any

import pytest

from routines.figures import FIGURES

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

# Everything that draws the figure that is to be seen.
DRAWN = """() => JSON.stringify(
  [...document.querySelectorAll("[data-stage]:not([hidden]) svg *")].map(
    (part) => ["d", "transform", "cx", "points"].map((name) => part.getAttribute(name))))"""
WATCH = """() => {
  const root = document.querySelector("[data-player]");
  window.moves = [];
  const note = () => moves.push({state: root.dataset.state, at: performance.now()});
  for (const svg of document.querySelectorAll("[data-stage] svg")) {
    new MutationObserver(note).observe(svg, {attributes: true, subtree: true});
  }
}"""
# The picture that stands there, and which way it faces, at the moment that the player appears.
FIRST_SEEN = """() => addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-player]");
  new MutationObserver(() => (window.firstSeen ??= (%s)())).observe(
    root, {attributes: true, attributeFilter: ["hidden"]});
})"""
# The pictures that are to be seen: their name, and whether they are turned to the left.
PICTURES = """() => [...document.querySelectorAll("[data-stage]:not([hidden])")].map((stage) => [
  stage.dataset.stage, new DOMMatrix(getComputedStyle(stage.querySelector("svg")).transform).a])"""
# Where the page has the hip of the near leg, and how far the roller has turned.
PLACES = """() => {
  const svg = document.querySelector("[data-stage]:not([hidden]) svg");
  const thigh = svg.querySelector("[data-limb=hip-knN]").getAttribute("transform");
  const roller = svg.querySelector("[data-limb=roller-rim]").getAttribute("transform");
  return [thigh, roller];
}"""


def state(player: "PlayerPage", name: str) -> Any:
    return next(state for state in player.timeline.states if state.name == name)


def numbers(transform: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", transform)]


def test_the_figure_is_where_the_clock_says(player: "PlayerPage") -> None:
    first = state(player, "roll").number.marks[0]
    player.open_at(first)
    assert "rotate" not in player.page.evaluate(DRAWN)
    for ms in (330, 1_000, 1_250, 1_900, 2_500):
        player.open_at(first + ms)
        phase = (1 - math.cos(math.pi * ms / 1_000)) / 2  # a second each way
        thigh, roller = (numbers(words) for words in player.page.evaluate(PLACES))
        hip = [FIGURES["roll"].view(FIGURES["roll"].solve(p).joints["hip"]) for p in (0, phase)]
        assert thigh[0] == pytest.approx((hip[1] - hip[0]).real, abs=0.1), ms
        # The roller goes half as far, and turns clockwise by distance over radius, which is 9.
        far = (hip[1] - hip[0]).real / 2
        assert roller[0] == pytest.approx(far, abs=0.1), ms
        assert roller[2] % 360 == pytest.approx(math.degrees(far / 9), abs=1), ms


def test_the_figure_moves_while_rolling_and_stands_while_paused(player: "PlayerPage") -> None:
    rolling = state(player, "roll")
    player.open_at(rolling.start_ms)
    still = player.page.evaluate(DRAWN)
    player.press("carryOn")
    player.page.wait_for_function(f"(still) => ({DRAWN})() !== still", arg=still)
    seen = player.page.evaluate(DRAWN)
    player.page.wait_for_function(f"(seen) => ({DRAWN})() !== seen", arg=seen)
    player.press("pause")
    assert player.state == "paused"
    frozen = player.page.evaluate(DRAWN)
    player.page.wait_for_timeout(1_000)
    assert player.page.evaluate(DRAWN) == frozen


def test_a_hold_sways_a_little_and_comes_back(player: "PlayerPage") -> None:
    hold = state(player, "hold")
    view, solve = FIGURES["wall"].view, FIGURES["wall"].solve
    hips = [view(solve(p).joints["hip"]).real for p in (0, 1, 1.03)]
    for part, place in ((0, hips[1]), (0.25, hips[2]), (0.5, hips[1])):
        player.open_at(hold.start_ms + round(part * hold.length_ms))
        words = player.page.eval_on_selector(
            "[data-stage]:not([hidden]) [data-limb=hip-hipF], "
            "[data-stage]:not([hidden]) [data-limb=hip-knN]",
            "(part) => part.getAttribute('transform')",
        )
        assert numbers(words)[0] == pytest.approx(place - hips[0], abs=0.1)


def test_with_reduced_motion_the_figure_changes_with_the_state_only(player: "PlayerPage") -> None:
    player.page.emulate_media(reduced_motion="reduce")
    player.open_at(state(player, "ease-in").start_ms - 400)
    player.page.evaluate(WATCH)
    player.press("carryOn")
    player.wait_for("hold")
    player.wait_for("swap")
    # The observer hears each drawing once, however many shapes it moves.
    assert [move["state"] for move in player.page.evaluate("moves")] == ["hold", "swap"]
    # A transition of a hundredth of a millisecond may stand in the list for one frame.
    player.page.wait_for_function("() => document.getAnimations().length === 0")


def test_with_reduced_motion_the_bar_grows_once_a_second(player: "PlayerPage") -> None:
    player.page.emulate_media(reduced_motion="reduce")
    hold = state(player, "hold")
    filled = "document.querySelector('[data-part=bar] > *').style.getPropertyValue('--done')"
    for ms, part in [(300, 0), (900, 0), (1_100, 0.5), (1_900, 0.5)]:
        player.open_at(hold.start_ms + ms)
        assert float(player.page.evaluate(filled)) == part


def test_the_other_leg_is_drawn_the_other_way_round(player: "PlayerPage") -> None:
    left, right = [state for state in player.timeline.states if state.name == "hold"][:2]
    for hold, scale in [(left, -1), (right, 1), (left, -1)]:
        player.open_at(hold.start_ms + 100)
        assert player.page.evaluate(PICTURES) == [["wall", scale]]


def test_the_first_picture_is_there_as_soon_as_the_player_is(player: "PlayerPage") -> None:
    player.page.add_init_script(f"({FIRST_SEEN % PICTURES})()")
    player.open()
    assert player.page.evaluate("firstSeen") == [["roll", -1]]


def test_at_the_finish_the_last_picture_stays_as_it_is(player: "PlayerPage") -> None:
    player.page.route("**/complete/", lambda route: route.abort())
    player.open_at(state(player, "finish").start_ms - 100)
    last = player.page.evaluate(PICTURES)
    assert [name for name, _scale in last] == ["wall"]
    player.press("carryOn")
    player.wait_for("finished")
    assert player.page.evaluate(PICTURES) == last
    player.troubles.clear()


def test_an_arrow_says_which_way_to_move(player: "PlayerPage") -> None:
    roll = player.timeline.states[1]
    hold = next(state for state in player.timeline.states if state.name == "hold")
    out, back = (key.at_ms for key in roll.phase[:2])
    arrows = (
        "[...document.querySelectorAll('[data-stage]:not([hidden]) [data-way]')]"
        ".filter((one) => one.getClientRects().length).map((one) => one.dataset.way)"
    )
    for moment, ways in [(out + 300, ["out"]), (back + 300, ["back"]), (hold.start_ms + 300, [])]:
        player.open_at(moment)
        assert player.page.evaluate(arrows) == ways
