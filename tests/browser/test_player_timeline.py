"""The screen shows what the timeline says of a moment, and nothing else."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

SHOWN = """() => {
  const text = (part) => document.querySelector(`[data-part=${part}]`).textContent;
  const parts = ["title", "step", "side", "number", "unit", "line", "next", "note"];
  return {
    ...Object.fromEntries(parts.map((part) => [part, text(part)])),
    bar: [...document.querySelectorAll("[data-part=bar] > *")]
      .map((part) => Number(part.style.getPropertyValue("--done"))),
    picture: document.querySelector("[data-stage]:not([hidden])").dataset.stage,
    leg: document.querySelector("[data-stage]:not([hidden])").dataset.side,
  };
}"""

# What a server does with somebody whose sign-in has ended.
SENT_ON: dict[str, Any] = {"status": 302, "headers": {"location": "/"}}


@pytest.mark.parametrize(("roll", "way"), [(1, "up"), (2, "back")])
def test_the_screen_shows_what_the_timeline_says_at_that_moment(
    player: "PlayerPage", roll: int, way: str
) -> None:
    rolling = next(state for state in player.timeline.states if state.name == "roll")
    lines = {"up": "slowly, up to the knee", "back": "and back to the ankle"}
    moment = rolling.number.marks[roll - 1] + (200 if way == "up" else 1_200)
    player.open_at(moment)
    shown = player.page.evaluate(SHOWN)
    assert shown == {
        "title": "Rolling, left calf",
        "step": "Step 1 of 6",
        "side": "LEFT",
        "number": str(roll),
        "unit": "of 2",
        "line": lines[way],
        "next": "Next: stand up, find a wall",
        "note": "Stop if pain goes above 5, or is sharp, shooting or tingling.",
        "bar": [1, 0] if roll == 1 else [1, 1],
        "picture": "roll",
        "leg": "left",
    }


def test_a_hold_counts_seconds_down_and_fills_one_bar(player: "PlayerPage") -> None:
    hold = [state for state in player.timeline.states if state.name == "hold"][1]
    player.open_at(hold.start_ms + 1_100)
    shown = player.page.evaluate(SHOWN)
    assert shown["title"] == "Wall stretch, right leg, 1 of 2"
    assert (shown["side"], shown["number"], shown["unit"]) == ("RIGHT", "1", "second")
    assert (shown["picture"], shown["leg"]) == ("wall", "right")
    assert shown["bar"] == [0.55]
    player.open_at(hold.start_ms + 100)
    assert player.page.evaluate(SHOWN)["unit"] == "seconds"


def test_who_is_sent_on_to_a_page_instead_of_the_timeline_keeps_the_list(
    player: "PlayerPage",
) -> None:
    player.page.route("**/timeline.json", lambda route: route.fulfill(**SENT_ON))
    player.page.goto(player.url)
    player.page.wait_for_selector("[data-player]", state="detached")
    assert player.page.inner_text("h1:visible") == "Your exercises"
    assert not [trouble for trouble in player.troubles if "JSON" in trouble]
    player.troubles.clear()  # the browser notes that it went nowhere
