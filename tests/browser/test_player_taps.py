"""A double tap and a key held down do what one press does, as the buttons change under it."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

# The clock of the page says how far apart they are, and not this machine.
TAPS = """async ([x, y, apart]) => {
  const tap = () => document.elementFromPoint(x, y).click();
  const frame = () => new Promise(requestAnimationFrame);
  tap();
  const first = performance.now();
  await frame().then(frame);
  performance.now = () => first + apart;
  tap();
  delete performance.now;
}"""


def tap_twice(player: "PlayerPage", action: str, apart_ms: int) -> None:
    """Two taps on the place where a button is now, however the page changes between them."""
    player.page.wait_for_timeout(450)  # not part of the press before
    box = player.page.locator(f"button[data-action={action}]:visible").bounding_box()
    where = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    player.page.evaluate(TAPS, [*where, apart_ms])


@pytest.mark.parametrize("apart_ms", [50, 200])
def test_two_taps_on_start_skip_nothing(player: "PlayerPage", apart_ms: int) -> None:
    player.open()
    tap_twice(player, "start", apart_ms)
    assert player.seen("reports")[0]["index"] == 0
    assert "paused" not in player.seen("states")
    player.wait_for("roll")


def test_two_taps_on_pause_pause_and_keep_the_place(player: "PlayerPage") -> None:
    player.start()
    player.wait_for("roll")
    tap_twice(player, "pause", 100)
    assert player.state == "paused"
    assert player.place()["ms"] > player.timeline.states[1].start_ms


def test_two_taps_on_carry_on_carry_on(player: "PlayerPage") -> None:
    player.open_at(player.timeline.states[1].start_ms)
    tap_twice(player, "carryOn", 100)
    assert player.state == "roll"


def test_soon_after_a_press_the_buttons_answer_again(player: "PlayerPage") -> None:
    player.start()
    player.press("pause")
    assert player.state == "paused"


def test_enter_held_down_is_one_press(player: "PlayerPage") -> None:
    player.open()
    player.page.focus("button[data-action=start]:not([hidden])")
    player.page.keyboard.down("Enter")
    for _repeat in range(4):
        player.page.wait_for_timeout(450)
        player.page.keyboard.down("Enter")
    player.page.keyboard.up("Enter")
    assert player.state in {"ready", "roll"}
