"""What is heard: the track, or where it cannot be had or is not wanted, what the phone makes."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

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
# What a busy phone is late for is left out, so it is one of the next ones that is waited for.
HEARD_A_TONE, HEARD_BOTH = "tones.length > 0", "tones.length > 0 && spoken.length > 0"
PULSES = "window.pulses = []; Navigator.prototype.vibrate = (pulse) => pulses.push(pulse);"
AUDIO_SESSION = "Object.defineProperty(navigator, 'audioSession', {value: {type: 'auto'}});"
# As WebKit has it: what comes from memory has no duration at first, and till then no seek leads
# anywhere; the right one comes 3 ms later with no second "loadedmetadata".
LATE_DURATION = """
window.Audio = new Proxy(Audio, {construct: (Plain) => {
  const one = new Plain();
  const real = (name) => Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, name);
  Object.defineProperty(one, "duration", {configurable: true, get: () => 0});
  Object.defineProperty(one, "currentTime", {
    configurable: true, get: () => real("currentTime").get.call(one), set: () => {},
  });
  one.addEventListener("loadedmetadata", () => setTimeout(() => {
    delete one.duration;
    delete one.currentTime;
    one.dispatchEvent(new Event("durationchange"));
  }, 3));
  return one;
}});
"""
# An element that says it plays, and whose time stands still; as after some calls, or when a headset
# is gone.
STAND_STILL = """(() => {
  const {currentTime} = track;
  Object.defineProperty(track, "currentTime", {
    configurable: true, get: () => currentTime, set: () => {},
  });
})()"""
MOVE_AGAIN = "delete track.currentTime"
TELL_NEVER = """
const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (name, ...rest) {
  if (name !== "timeupdate") add.call(this, name, ...rest);
};
"""
TELL_BEFORE_EACH_LOOK = """
const every = window.setInterval;
window.setInterval = (act, ms) => every(() => {
  track.dispatchEvent(new Event("timeupdate"));
  act();
}, ms);
"""
NOTE_COMING = """(() => {
  seen.coming = 0;
  new MutationObserver(() => seen.coming++).observe(
    document.querySelector("[data-warning=sound-coming]"), {attributes: true});
})()"""
KEPT_ON = "Your phone makes the sound itself this time. Keep the screen on."


def clock(player: "PlayerPage") -> str | None:
    """What keeps the time: track or timed."""
    found: str | None = player.page.get_attribute("[data-player]", "data-clock")
    return found


def test_the_track_is_fetched_once_and_played_from_memory(player: "PlayerPage") -> None:
    player.page.add_init_script(VOICE + TONES)
    player.start()
    player.page.context.set_offline(True)
    player.press("skip")
    player.press("back")
    player.wait_for("roll")
    assert clock(player) == "track"
    assert player.track_requests == 1
    assert player.page.evaluate("track.src").startswith("blob:")
    assert player.page.evaluate("tones") == []
    assert set(player.page.evaluate("spoken")) <= {"(silence)"}
    player.page.context.set_offline(False)
    player.troubles.clear()


@pytest.mark.parametrize("trouble", ["none", "not found", "no network", "not a sound", "cut off"])
def test_without_its_track_the_phone_guides_and_says_to_keep_the_screen_on(
    player: "PlayerPage", trouble: str
) -> None:
    player.page.add_init_script(VOICE + TONES)
    answers = {
        "not found": lambda route: route.fulfill(status=404),
        "no network": lambda route: route.abort(),
        "not a sound": lambda route: route.fulfill(body="<p>Log in</p>" * 10_000),
        "cut off": player.send_half_a_track,
    }
    if trouble == "none":
        player.leave_track_out()
    else:
        player.send_track = answers[trouble]
    player.open()
    expect(player.page.locator("[data-warning=track]")).to_have_text(KEPT_ON)
    player.press("start")
    player.wait_for("roll")
    assert clock(player) == "timed"
    player.page.wait_for_function(HEARD_BOTH)
    player.troubles.clear()


def test_a_phone_without_a_voice_of_its_own_says_that_there_will_be_tones(
    player: "PlayerPage",
) -> None:
    player.leave_track_out()
    player.open()
    warning = player.page.locator("[data-warning=voice]")
    expect(warning).to_be_visible()
    expect(player.page.locator("[data-warning=track]")).to_be_hidden()
    player.page.check("[name=sound][value=tones]", force=True)
    expect(warning).to_be_hidden()


def test_a_track_that_breaks_under_way_is_followed_at_the_same_moment(
    player: "PlayerPage",
) -> None:
    player.page.add_init_script(VOICE + TONES)
    player.open_at(player.timeline.states[1].end_ms - 1_200)
    player.press("carryOn")
    player.page.evaluate("track.dispatchEvent(new Event('error'))")
    assert clock(player) == "timed"
    assert player.page.evaluate("track.paused")
    assert player.state == "roll"
    assert player.seen("said")[-1] == KEPT_ON
    player.press("pause")
    assert 0 <= player.place()["ms"] - player.heard_ms() < 2_000
    player.press("carryOn")
    player.wait_for("to-wall")
    player.page.wait_for_function(HEARD_A_TONE)


def test_a_track_that_has_its_duration_late_is_used_at_the_right_moment(
    player: "PlayerPage",
) -> None:
    player.page.add_init_script(LATE_DURATION)
    roll = player.timeline.states[1]
    player.open_at(roll.start_ms + 500)
    player.page.wait_for_function("track.currentTime > 0")
    assert clock(player) == "track"
    assert player.heard_ms() == roll.start_ms + 500
    player.press("carryOn")
    player.wait_for("to-wall")
    assert clock(player) == "track"


def test_a_track_whose_time_stands_still_is_followed_at_the_same_moment(
    player: "PlayerPage",
) -> None:
    player.page.add_init_script(VOICE + TONES)
    player.start()
    player.wait_for("roll")
    player.page.evaluate(STAND_STILL)
    moment = player.heard_ms()
    assert not player.page.evaluate("track.paused")
    coming = player.page.locator("[data-warning=sound-coming]")
    expect(coming).to_be_visible()
    assert clock(player) == "track", "it has three seconds"
    expect(player.page.locator("[data-warning=track]")).to_have_text(KEPT_ON)
    expect(coming).to_be_hidden()
    assert (clock(player), player.seen("said")[-1]) == ("timed", KEPT_ON)
    player.press("pause")
    assert 0 <= player.place()["ms"] - moment < 2_000
    player.press("carryOn")
    player.wait_for("to-wall")
    player.page.wait_for_function(HEARD_A_TONE)


def test_a_track_that_moves_again_is_used_again(player: "PlayerPage") -> None:
    player.start()
    player.page.evaluate(STAND_STILL)
    player.page.wait_for_selector("[data-player][data-clock=timed]")
    player.page.evaluate("pace.goOn()")
    player.wait_for("roll")
    player.page.evaluate(MOVE_AGAIN)
    player.page.wait_for_selector("[data-player][data-clock=track]")
    expect(player.page.locator("[data-warning=voice]")).to_be_hidden()
    assert player.heard_ms() >= player.timeline.states[1].start_ms
    player.wait_for("to-wall")


def test_a_press_gives_a_track_that_stood_still_another_chance(player: "PlayerPage") -> None:
    player.start()
    player.page.evaluate(STAND_STILL)
    player.page.wait_for_selector("[data-player][data-clock=timed]")
    player.press("pause")
    assert player.page.evaluate("track.paused")
    player.page.evaluate(MOVE_AGAIN)
    assert clock(player) == "timed"
    player.press("carryOn")
    player.page.wait_for_selector("[data-player][data-clock=track]")
    assert not player.page.evaluate("track.paused")


@pytest.mark.parametrize("told", ["never", "just before each look"])
def test_a_track_that_moves_slowly_is_not_taken_for_one_that_stands(
    player: "PlayerPage", told: str
) -> None:
    """A sixteenth of its speed, however often the browser tells of it."""
    player.page.add_init_script(TELL_NEVER if told == "never" else TELL_BEFORE_EACH_LOOK)
    player.start()
    player.page.evaluate(NOTE_COMING)
    player.page.wait_for_timeout(4_500)
    assert clock(player) == "track"
    assert player.page.evaluate("seen.coming") == 0


def test_start_waits_a_little_for_the_track_and_needs_no_second_press(
    player: "PlayerPage",
) -> None:
    held: list[Any] = []
    send, player.send_track = player.send_track, held.append
    player.start()
    expect(player.page.locator("[data-warning=sound-coming]")).to_be_visible()
    assert (player.state, player.heard_ms()) == ("ready", 0)
    send(held[0])
    player.wait_for("roll")
    assert clock(player) == "track"
    expect(player.page.locator("[data-warning=sound-coming]")).to_be_hidden()


def test_a_track_that_is_long_in_coming_takes_over_at_the_moment_that_was_reached(
    player: "PlayerPage",
) -> None:
    held: list[Any] = []
    send, player.send_track = player.send_track, held.append
    player.start()
    expect(player.page.locator("[data-warning=voice]")).to_be_visible()  # after three seconds
    assert clock(player) == "timed"
    player.wait_for("roll")
    send(held[0])
    player.page.wait_for_selector("[data-player][data-clock=track]")
    assert player.state == player.timeline.state_at(player.heard_ms()).name
    assert player.heard_ms() >= player.timeline.states[1].start_ms
    expect(player.page.locator("[data-warning=voice]")).to_be_hidden()
    player.wait_for("to-wall")


def test_turning_the_sound_off_keeps_the_track_and_its_moment(player: "PlayerPage") -> None:
    player.page.add_init_script(PULSES)
    roll, wall = player.timeline.states[1:3]
    player.open_at(roll.end_ms - 1_500)
    player.press("carryOn")
    player.press("turnSound")
    button = player.page.locator("[data-action=turnSound]")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert player.page.evaluate("track.muted")
    player.wait_for("to-wall")
    assert player.heard_ms() >= wall.start_ms
    assert player.page.evaluate("pulses[0]") == [200]
    player.press("turnSound")
    assert not player.page.evaluate("track.muted")
    assert clock(player) == "track"


def test_with_a_screen_reader_the_track_has_tones_alone(player: "PlayerPage") -> None:
    player.open()
    player.page.check("[name=sound][value=reader]", force=True)
    player.page.wait_for_function("() => track.readyState > 0")
    player.page.evaluate("seen.reader = track")
    assert player.track_requests == 2
    assert clock(player) == "track"
    player.page.check("[name=sound][value=voice]", force=True)
    player.page.check("[name=sound][value=reader]", force=True)
    assert player.track_requests == 2
    player.press("start")
    player.wait_for("roll")
    assert not player.page.evaluate("seen.reader.paused")


def test_with_music_there_are_tones_and_no_words(player: "PlayerPage") -> None:
    player.page.add_init_script(VOICE + TONES + AUDIO_SESSION)
    player.open()
    assert player.page.evaluate("navigator.audioSession.type") == "playback"
    player.page.check("[name=sound][value=tones]", force=True)
    expect(player.page.locator("#sound-tones")).to_be_visible()
    assert player.page.evaluate("navigator.audioSession.type") == "transient"
    player.press("start")
    player.wait_for("roll")
    assert clock(player) == "timed"
    assert player.page.evaluate("track.paused")
    tones = player.page.evaluate("tones")
    assert tones
    assert all(tone["ahead"] < 0.5 for tone in tones)
    assert set(player.page.evaluate("spoken")) == {"(silence)"}
    player.press("turnSound")
    before = len(player.page.evaluate("tones"))
    player.press("skip")
    player.wait_for("ease-in")
    assert len(player.page.evaluate("tones")) == before


def test_without_sound_the_phone_vibrates_once_twice_at_a_swap_and_long_at_the_end(
    player: "PlayerPage",
) -> None:
    player.page.add_init_script(PULSES + TONES)
    player.open()
    player.page.check("[name=sound][value=off]", force=True)
    player.press("start")
    for _ in player.timeline.steps:
        player.press("skip")
    player.page.wait_for_function("() => seen.reports.length === 7")
    assert player.page.evaluate("tones") == []
    # Ready, the wall, then the swap of each hold but the first, and the finish.
    assert player.page.evaluate("pulses") == [
        *([200], [200], [200]),
        *([[200, 150, 200]] * 3),
        [800],
    ]


def test_the_phone_s_own_voice_says_the_cues_and_stops_with_pause(player: "PlayerPage") -> None:
    player.leave_track_out()
    player.page.add_init_script(VOICE)
    player.open_at(player.timeline.states[1].number.marks[1] - 300)
    player.press("carryOn")
    player.wait_for("to-wall")
    player.press("stop")  # it pauses; Pause itself makes room while one stands up
    spoken = player.page.evaluate("spoken")
    said = [text for text in spoken if text != "(silence)"]
    wall = next(state for state in player.timeline.states if state.name == "to-wall")
    begun = " ".join(cue.text for cue in wall.spoken)  # its first words may come before Pause
    assert [text for text in said if text not in begun][-1] == "Last one."
    assert all(text.count(".") <= 1 for text in said)
    assert spoken[-1] == "(silence)"
