"""What the player asks of the phone, and what the phone may do to it: a locked screen, a call,
headset buttons, a lit screen."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.headset import KEYS

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

# As on a phone: the lock is gone with the screen, and says so.
WAKE_LOCK = """
window.light = [];
window.lock = null;
window.take = () => { lock.released = true; lock.dispatchEvent(new Event("release")); };
navigator.wakeLock.request = async () => {
  light.push("on");
  const release = () => { light.push("off"); take(); };
  return lock = Object.assign(new EventTarget(), {released: false, release});
};
document.addEventListener("visibilitychange", () => { if (document.hidden) take(); });
"""
NO_WAKE_LOCK = "navigator.wakeLock.request = async () => { throw new Error('low battery'); };"
# On a dark screen no frame is drawn.
DARK_FRAMES = """
const draw = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (act) => draw((now) => (
  document.hidden ? window.requestAnimationFrame(act) : act(now)
));
"""
TURN_SCREEN = """(isOff) => {
  Object.defineProperty(document, "hidden", {value: isOff, configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_a_locked_phone_is_guided_on_and_shows_the_right_moment_again(
    player: "PlayerPage",
) -> None:
    player.page.add_init_script(DARK_FRAMES)
    roll, wall, lean = player.timeline.states[1:4]
    player.open_at(roll.end_ms - 400)
    player.press("carryOn")
    player.page.evaluate(TURN_SCREEN, True)
    player.hear_until(lean.start_ms + 400)
    assert [report["index"] for report in player.seen("reports")] == [1, wall.index, lean.index]
    assert player.page.evaluate("navigator.mediaSession.metadata.title") == lean.label
    player.page.evaluate(TURN_SCREEN, False)
    player.page.wait_for_function("() => !document.hidden")
    assert player.state == player.timeline.state_at(player.heard_ms()).name
    assert not player.page.is_visible("[data-warning=screen-off]")


@pytest.mark.parametrize("because", ["there is no track", "the sound is off"])
def test_where_nothing_is_heard_a_dark_screen_pauses_and_says_why(
    player: "PlayerPage", because: str
) -> None:
    if because == "there is no track":
        player.leave_track_out()
    player.start()
    if because == "the sound is off":
        player.press("turnSound")
    player.page.evaluate(TURN_SCREEN, True)
    assert player.state == "paused"
    player.page.evaluate(TURN_SCREEN, False)
    player.page.wait_for_timeout(300)
    assert player.state == "paused"
    expect(player.page.locator("[data-warning=screen-off]")).to_have_text(
        "Paused because the screen went off."
    )
    assert player.seen("said")[-1] == "Paused because the screen went off."
    player.press("carryOn")
    expect(player.page.locator("[data-warning=screen-off]")).to_be_hidden()


def test_a_track_that_is_lost_on_a_dark_screen_pauses_the_session(player: "PlayerPage") -> None:
    player.start()
    player.page.evaluate(TURN_SCREEN, True)
    assert player.state == "ready"
    player.page.evaluate("track.dispatchEvent(new Event('error'))")
    assert player.state == "paused"
    player.page.evaluate(TURN_SCREEN, False)
    expect(player.page.locator("[data-warning=screen-off]")).to_be_visible()
    player.press("carryOn")
    assert (player.state, player.page.get_attribute("[data-player]", "data-clock")) == (
        "ready",
        "timed",
    )


@pytest.mark.parametrize("by", ["a headset", "the phone"])
def test_a_pause_in_the_last_words_leads_to_the_question_of_the_feel(
    player: "PlayerPage", by: str
) -> None:
    """All is done, and no button to go on from a pause is in view."""
    player.page.add_init_script(KEYS)
    player.page.add_init_script("pace.stand = () => {}")
    player.start()
    player.stand_in("finish")
    player.page.evaluate("keys.pause()" if by == "a headset" else "track.pause()")
    player.page.wait_for_url("**/feel/")
    assert "paused" not in player.seen("states")
    assert player.stored().finished_at


def test_a_call_pauses_the_session_and_its_end_does_not_start_it(player: "PlayerPage") -> None:
    player.start()
    player.page.evaluate("track.pause()")  # as the phone does
    player.wait_for("paused")
    ms = player.heard_ms()
    player.page.evaluate("() => { track.play().catch(() => {}); }")
    player.page.wait_for_timeout(1_500)
    assert player.state == "paused"
    assert player.page.evaluate("track.paused")
    assert player.heard_ms() - ms < 100
    player.press("carryOn")
    player.wait_for("roll")


def test_headset_and_lock_screen_do_what_the_buttons_do(player: "PlayerPage") -> None:
    player.page.add_init_script(KEYS)
    player.open()
    assert set(player.page.evaluate("Object.keys(keys)")) == {
        *("play", "pause", "previoustrack", "nexttrack")
    }
    player.page.evaluate("keys.play()")
    player.page.evaluate("keys.nexttrack()")
    assert player.state == "idle"  # only a press on the page starts a session
    player.press("start")
    player.page.evaluate("keys.nexttrack()")
    assert player.state == "to-wall"
    player.page.evaluate("keys.nexttrack()")
    assert player.state == "ease-in"
    player.page.evaluate("keys.previoustrack()")
    assert player.state == "to-wall"
    player.page.evaluate("keys.previoustrack()")
    player.page.evaluate("keys.pause()")
    assert player.state == "paused"
    player.page.evaluate("keys.play()")
    assert player.state == "ready"


def test_the_lock_screen_names_the_side_and_the_place_in_the_session(player: "PlayerPage") -> None:
    player.page.add_init_script(KEYS)
    hold = next(state for state in player.timeline.states if state.name == "hold")
    player.open_at(hold.start_ms)
    player.press("carryOn")
    shown = player.page.evaluate(
        "() => { const {title, artwork} = navigator.mediaSession.metadata;"
        " return {title, icon: artwork[0].src, state: navigator.mediaSession.playbackState}; }"
    )
    assert shown["title"] == "Wall stretch, left leg, 1 of 2"
    assert shown["icon"].startswith(player.address)
    assert shown["state"] == "playing"
    position = player.page.evaluate("position")
    assert position["duration"] == player.timeline.duration_ms / 1000
    assert 0 <= position["position"] - hold.start_ms / 1000 < 0.5
    player.press("pause")
    assert player.page.evaluate("navigator.mediaSession.playbackState") == "paused"


def test_the_screen_is_kept_on_while_the_session_plays(player: "PlayerPage") -> None:
    player.page.add_init_script(WAKE_LOCK)
    player.open()
    assert player.page.evaluate("light") == []
    player.press("start")
    assert player.page.evaluate("light") == ["on"]
    player.page.evaluate(TURN_SCREEN, True)
    player.page.evaluate(TURN_SCREEN, False)
    assert player.page.evaluate("light") == ["on", "on"]
    player.page.evaluate("lock.released = true")
    player.page.wait_for_timeout(450)  # not the second tap of the press on Start
    player.page.click("[data-part=unit]")
    assert player.page.evaluate("light") == ["on", "on", "on"], "a tap asks again"
    player.press("pause")
    assert player.page.evaluate("light") == ["on", "on", "on", "off"]
    player.press("carryOn")
    for _ in player.timeline.steps:
        player.press("skip")
    player.page.wait_for_url("**/feel/")
    assert player.page.evaluate("light") == ["on", "on", "on", "off", "on", "off"]


def test_a_light_that_the_system_takes_is_asked_for_again_at_once(player: "PlayerPage") -> None:
    player.page.add_init_script(WAKE_LOCK)
    player.start()
    player.page.evaluate("take()")
    player.page.wait_for_function("light.length === 2")
    player.page.evaluate(TURN_SCREEN, True)
    player.page.wait_for_timeout(300)
    assert player.page.evaluate("light") == ["on", "on"], "not by a hidden page"
    player.page.evaluate(TURN_SCREEN, False)
    player.page.wait_for_function("light.length === 3")
    player.press("pause")
    player.page.wait_for_timeout(300)
    assert player.page.evaluate("light") == ["on", "on", "on", "off"], "nor once it is let go"


def test_the_screen_is_lit_again_while_the_player_waits(player: "PlayerPage") -> None:
    player.page.add_init_script(WAKE_LOCK)
    player.session.user.waits = True
    player.session.user.save()
    player.start()
    player.press("skip")
    player.let_it_play()
    expect(player.page.locator("[data-player][data-mode=waiting]")).to_be_visible()
    player.page.evaluate(TURN_SCREEN, True)
    player.page.evaluate(TURN_SCREEN, False)
    assert player.page.evaluate("light") == ["on", "on"]


@pytest.mark.parametrize(
    ("sound", "words"),
    [
        ("voice", "Your screen may turn off. The voice will carry on."),
        ("reader", "Your screen may turn off. The tones will carry on."),
        ("tones", "Your screen may turn off. Keep it on."),
        ("off", "Your screen may turn off. Keep it on."),
    ],
)
def test_a_phone_that_refuses_is_said_so_and_the_session_goes_on(
    player: "PlayerPage", sound: str, words: str
) -> None:
    player.page.add_init_script(NO_WAKE_LOCK)
    player.open()
    player.page.check(f"[name=sound][value={sound}]", force=True)
    player.press("start")
    expect(player.page.locator("[data-warning]:visible")).to_have_text([words])
    player.wait_for("roll")


def test_one_line_at_most_asks_to_keep_the_screen_on(player: "PlayerPage") -> None:
    player.page.add_init_script(NO_WAKE_LOCK)
    player.leave_track_out()
    player.start()
    player.wait_for("roll")
    lines = player.page.locator("[data-warning]:visible").all_inner_texts()
    assert len(lines) == 1 and lines[0].endswith("Keep the screen on.")
