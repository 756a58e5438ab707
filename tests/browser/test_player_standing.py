"""Standing up after rolling is a state of its own: no side, for a new person no seconds, and it
ends by itself. Who is quicker goes on (ux.md 2.16; look.md, 27)."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from routines.timelines import prepared_for
from tests import builders
from tests.browser.headset import KEYS

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

TWO_TAPS_MS = 450
FOCUSED = "document.activeElement.dataset.action"
DIGIT = (
    "getComputedStyle(document.querySelector('[data-player]')).getPropertyValue('--digit-width')"
)
SIZES = [(360, 740), (360, 640), (360, 560), (740, 360), (640, 360), (1280, 800)]


def stand_up(player: "PlayerPage") -> None:
    """Start, and stand where one stands up, long enough that a press means what it says."""
    player.start()
    player.stand_in("to-wall")
    player.page.wait_for_timeout(TWO_TAPS_MS)


def wall_begins(player: "PlayerPage") -> int:
    """When one begins to stand up, in ms."""
    start_ms: int = next(s for s in player.timeline.states if s.name == "to-wall").start_ms
    return start_ms


def wall_ends(player: "PlayerPage") -> int:
    """When standing up is over, in ms."""
    end_ms: int = next(s for s in player.timeline.states if s.name == "to-wall").end_ms
    return end_ms


def test_go_on_ends_the_wait(newcomer: "PlayerPage") -> None:
    stand_up(newcomer)
    assert 0 <= newcomer.lands_on("goOn") - wall_ends(newcomer) < 100
    assert newcomer.state == "ease-in"


def test_nobody_has_to_press_anything(newcomer: "PlayerPage") -> None:
    stand_up(newcomer)
    newcomer.hear_until(wall_ends(newcomer) + 200)
    assert newcomer.state == "ease-in"
    assert "paused" not in newcomer.seen("states") and "waiting" not in newcomer.seen("states")


@pytest.mark.parametrize("key", ["play", "pause"])
def test_the_one_button_of_a_headset_goes_on(newcomer: "PlayerPage", key: str) -> None:
    newcomer.page.add_init_script(KEYS)
    stand_up(newcomer)
    newcomer.page.evaluate(f"keys.{key}()")
    assert newcomer.state == "ease-in"
    newcomer.page.evaluate("keys.pause()")
    assert newcomer.state == "paused", "anywhere else it pauses"


def test_the_whole_screen_of_a_new_person(newcomer: "PlayerPage") -> None:
    stand_up(newcomer)
    assert newcomer.text("heading") == "Stand up slowly"
    assert newcomer.text("next") == "Next: hold, left leg"
    assert "It goes on by itself." in newcomer.text("note")
    shown = newcomer.page.locator("[data-player] :is(.cc-player__side, [data-part=number]):visible")
    expect(shown).to_have_count(0)
    expect(newcomer.page.locator("[data-stage=stand]")).to_be_visible()
    buttons = newcomer.page.locator("[data-player] button[data-action]:visible")
    actions = [one.get_attribute("data-action") for one in buttons.all()]
    assert actions == ["goOn", "back", "skip", "turnSound", "stop"]


@pytest.mark.parametrize(("times", "seconds"), [(0, 0), (2, 0), (3, 1)])
def test_the_first_three_sessions_have_longer_and_show_no_seconds(
    page: Any, site: str, times: int, seconds: int
) -> None:
    """In the session that ships, with its own track."""
    from tests.browser.conftest import sign_in
    from tests.browser.player import PlayerPage

    sign_in(page.context, site, guest := builders.make_guest())
    plan = builders.make_plan(guest)
    for slot in ("morning", "evening", "extra")[:times]:
        builders.do_session(plan, slot=slot)
    player = PlayerPage(page, site, builders.start_session(plan), track=None)
    player.timeline = prepared_for(player.session).timeline
    stand_up(player)
    expect(page.locator("[data-part=number]:visible")).to_have_count(seconds)
    expect(page.locator(".cc-player__side:visible")).to_have_count(0)
    wall = next(s for s in player.timeline.states if s.name == "to-wall")
    assert wall.length_ms == (20_000 if seconds else 40_000)


def test_the_focus_follows_the_button_in_the_place_of_pause(newcomer: "PlayerPage") -> None:
    newcomer.start()
    assert newcomer.page.evaluate(FOCUSED) == "pause"
    newcomer.stand_in("to-wall")
    assert newcomer.page.evaluate(FOCUSED) == "goOn"
    newcomer.page.wait_for_timeout(TWO_TAPS_MS)
    newcomer.page.keyboard.press("Enter")
    newcomer.wait_for("ease-in")
    assert newcomer.page.evaluate(FOCUSED) == "pause"


def test_a_focus_elsewhere_stays_where_it_is(newcomer: "PlayerPage") -> None:
    newcomer.start()
    newcomer.page.focus("button[data-action=turnSound]")
    newcomer.stand_in("to-wall")
    newcomer.hear_until(wall_ends(newcomer) + 200)
    assert newcomer.page.evaluate(FOCUSED) == "turnSound"


def test_a_press_meant_for_pause_ends_nothing(newcomer: "PlayerPage") -> None:
    """The two have changed places under the finger."""
    newcomer.start()
    # The click falls into the frame in which standing up begins, however slow this machine is.
    newcomer.page.evaluate(
        """() => new Promise((done) => {
      const root = document.querySelector("[data-player]");
      const press = (now) => {
        performance.now = () => now + 100;
        root.querySelector("button[data-action=goOn]").click();
        delete performance.now;
        done();
      };
      new MutationObserver((_all, watcher) => {
        if (root.dataset.state !== "to-wall") return;
        watcher.disconnect();
        press(performance.now());
      }).observe(root, {attributes: true, attributeFilter: ["data-state"]});
      track.currentTime = %s;
    })"""
        % (wall_begins(newcomer) / 1000 + 0.05)
    )
    assert newcomer.state == "to-wall"


def test_stop_pauses_and_carry_on_leads_back_to_it(newcomer: "PlayerPage") -> None:
    stand_up(newcomer)
    newcomer.press("stop")
    assert (newcomer.state, newcomer.text("where")) == ("paused", "Stand up, find a wall")
    newcomer.press("carryOn")
    assert newcomer.state == "to-wall"
    expect(newcomer.page.locator("button[data-action=goOn]")).to_be_visible()


@pytest.mark.parametrize("is_new", [True, False])
def test_while_standing_up_nothing_runs_off_the_screen(
    page: Any, site: str, monkeypatch: pytest.MonkeyPatch, face: str, is_new: bool
) -> None:
    from tests.browser.player import new_player
    from tests.browser.shots import KEEPS_LIGHT

    page.add_init_script(KEEPS_LIGHT)
    player = new_player(page, site, monkeypatch, is_new=is_new)
    stand_up(player)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("() => new Promise(requestAnimationFrame).then(() => 0)")
        over = page.evaluate(
            "(({scrollHeight, scrollWidth}) => [scrollHeight - innerHeight,"
            " scrollWidth - innerWidth])(document.documentElement)"
        )
        assert over == [0, 0], (width, height)
        button = page.locator("button[data-action=goOn]").bounding_box()
        assert button["height"] >= 96, (width, height)
        figure = page.locator("[data-stage=stand] svg").bounding_box()
        assert figure["height"] >= 48, (width, height)


def test_a_phone_turned_while_standing_up_has_its_number_in_place_after_it(
    newcomer: "PlayerPage", face: str
) -> None:
    stand_up(newcomer)
    before = float(newcomer.page.evaluate(DIGIT))
    for width, height in [(740, 360), (360, 740)]:
        newcomer.page.set_viewport_size({"width": width, "height": height})
        newcomer.page.evaluate("() => new Promise(requestAnimationFrame).then(() => 0)")
    assert float(newcomer.page.evaluate(DIGIT)) == pytest.approx(before, rel=0.05)
