"""What the player asks of the phone: a lit screen, sound, a voice, little motion."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

WAKE_LOCK = """
window.light = [];
navigator.wakeLock.request = async () => {
  light.push("on");
  return {release: () => light.push("off"), released: false};
};
"""
NO_WAKE_LOCK = "navigator.wakeLock.request = async () => { throw new Error('low battery'); };"
VOICE = """
window.spoken = [];
const voice = {lang: "en-GB", localService: true, name: "test"};
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [voice], addEventListener() {}, pending: false,
  speak: (words) => spoken.push(words.text), cancel: () => spoken.push("(silence)"),
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
TONES = """
window.tones = [];
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (when) {
  tones.push({hertz: this.frequency.value, ahead: when - this.context.currentTime});
  start.call(this, when);
};
"""
TURN_SCREEN = """(isOff) => {
  Object.defineProperty(document, "hidden", {value: isOff, configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_the_screen_is_kept_on_while_the_session_plays(player: "PlayerPage") -> None:
    player.page.add_init_script(WAKE_LOCK)
    player.open()
    assert player.page.evaluate("light") == []
    player.press("start")
    assert player.page.evaluate("light") == ["on"]
    player.press("pause")
    assert player.page.evaluate("light") == ["on", "off"]
    player.press("carryOn")
    assert player.page.evaluate("light") == ["on", "off", "on"]


def test_a_phone_that_refuses_is_said_so_and_the_session_goes_on(player: "PlayerPage") -> None:
    player.page.add_init_script(NO_WAKE_LOCK)
    player.start()
    expect(player.page.locator("[data-warning=light]")).to_be_visible()
    player.wait_for("roll")


def test_a_screen_that_goes_off_pauses_and_says_why(player: "PlayerPage") -> None:
    player.start()
    player.wait_for("roll")
    player.page.evaluate(TURN_SCREEN, True)
    assert player.state == "paused"
    player.page.evaluate(TURN_SCREEN, False)
    player.page.wait_for_timeout(500)
    assert player.state == "paused"
    expect(player.page.locator("[data-warning=screen-off]")).to_have_text(
        "Paused because the screen went off."
    )
    assert player.seen("said")[-1] == "Paused because the screen went off."
    player.press("carryOn")
    expect(player.page.locator("[data-warning=screen-off]")).to_be_hidden()


def test_the_voice_says_the_cues_of_the_timeline_and_stops_with_pause(
    player: "PlayerPage",
) -> None:
    player.page.add_init_script(VOICE)
    player.start()
    player.wait_for("to-wall")
    player.press("pause")
    spoken = player.page.evaluate("spoken")
    said = [text for text in spoken if text != "(silence)"]
    ready = player.timeline.states[0].spoken[0].text
    assert " ".join(said).startswith(ready)
    wall = next(state for state in player.timeline.states if state.name == "to-wall")
    begun = " ".join(cue.text for cue in wall.spoken)  # its first words may come before Pause
    assert [text for text in said if text not in begun][-2:] == ["One.", "Last one."]
    assert all(text.count(".") <= 1 for text in said)
    assert spoken[-1] == "(silence)"
    assert not player.page.is_visible("[data-warning=voice]")


def test_tones_alone_say_nothing_and_no_sound_is_silent(player: "PlayerPage") -> None:
    player.page.add_init_script(VOICE + TONES)
    player.open()
    player.page.check("[name=sound][value=tones]", force=True)
    player.press("start")
    player.wait_for("roll")
    tones = player.page.evaluate("tones")
    assert tones
    assert all(tone["ahead"] < 0.5 for tone in tones)
    assert set(player.page.evaluate("spoken")) == {"(silence)"}
    player.press("turnSound")
    before = len(player.page.evaluate("tones"))
    player.wait_for("to-wall")
    assert len(player.page.evaluate("tones")) == before
    button = player.page.locator("[data-action=turnSound]")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_phone_without_a_voice_is_told_so_before_the_start(player: "PlayerPage") -> None:
    player.open()
    warning = player.page.locator("[data-warning=voice]")
    expect(warning).to_be_visible()
    player.page.check("[name=sound][value=tones]", force=True)
    expect(warning).to_be_hidden()


def test_nothing_is_said_to_a_screen_reader_while_only_the_number_changes(
    player: "PlayerPage",
) -> None:
    player.start()
    player.wait_for("roll")
    said = len(player.seen("said"))
    expect(player.page.locator("[data-part=number]")).to_have_text("2")
    assert len(player.seen("said")) == said
    number: Any = player.page.locator("[data-part=number]")
    assert number.get_attribute("role") == "timer"
    assert number.get_attribute("aria-live") in {None, "off"}
