"""The sound that is chosen before Start is the person's from then on, and nothing waits for it."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from checkins.models import Plan
from tests import builders

if TYPE_CHECKING:
    from tests.browser.offline import Handset
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player", "tests.browser.offline")

SETTING = "**/settings/sound/"
OFF = "[name=sound][value=off]"
TURN_SOUND = "[data-action=turnSound]"
# What the kept copy of a session has chosen.
CHOSEN_IN_COPY = """async (path) => {
  const text = (await (await caches.match(path))?.text()) ?? "";
  const page = new DOMParser().parseFromString(text, "text/html");
  return page.querySelector("[name=sound][checked]")?.value;
}"""


def kept_sound(player: "PlayerPage") -> str:
    """The person's setting, as the server has it."""
    player.session.user.refresh_from_db()
    return str(player.session.user.sound)


def expect_no_sound(page: Any) -> None:
    """No sound is chosen, and the line about it stands below."""
    expect(page.locator(OFF)).to_be_checked()
    expect(page.locator("#sound-off")).to_be_visible()
    expect(page.locator("#sound-voice")).to_be_hidden()
    expect(page.locator(TURN_SOUND)).to_have_attribute("aria-pressed", "false")


def test_a_choice_is_sent_once_and_holds_in_the_next_session(player: "PlayerPage") -> None:
    player.open()
    asked: list[str] = []
    player.page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    with player.page.expect_response(SETTING) as answer:
        player.page.check(OFF, force=True)
    assert answer.value.status == 204
    assert kept_sound(player) == "off"
    player.page.reload()
    expect_no_sound(player.page)
    assert [one for one in asked if "/settings/" in one] == [
        f"POST {player.address}/settings/sound/"
    ]
    player.session.delete()
    following = builders.start_session(Plan.objects.get(user=player.session.user))
    player.page.goto(f"{player.address}/session/{following.pk}/")
    expect_no_sound(player.page)
    player.press("start")
    player.wait_for("ready")
    assert player.track_requests == 1, "it was wanted once, before the choice"


def test_a_choice_before_carrying_on_is_kept_too(player: "PlayerPage") -> None:
    player.open_at(player.timeline.states[1].end_ms - 500)
    with player.page.expect_response(SETTING):
        player.page.check("[name=sound][value=tones]", force=True)
    assert kept_sound(player) == "tones"
    player.press("carryOn")
    player.wait_for("to-wall")


def test_arrow_keys_choose_and_enter_leads_nowhere_even_where_it_submits(
    player: "PlayerPage",
) -> None:
    player.open()
    player.page.focus("[name=sound][value=voice]")
    with player.page.expect_response(SETTING):
        player.page.keyboard.press("ArrowRight")
    assert kept_sound(player) == "reader"
    with player.page.expect_response(SETTING) as answer:
        player.page.eval_on_selector(".cc-player__sound", "(form) => form.requestSubmit()")
    assert answer.value.status == 204
    player.press("start")
    player.wait_for("roll")
    assert player.page.url == player.url


@pytest.mark.parametrize("trouble", ["no network", 401, 503])
def test_a_choice_that_cannot_be_sent_holds_for_this_session_without_a_word(
    player: "PlayerPage", trouble: str | int
) -> None:
    def refuse(route: Any) -> None:
        if trouble == "no network":
            route.abort()
        else:
            route.fulfill(status=trouble, body="<p>Busy</p>", content_type="text/html")

    player.page.route(SETTING, refuse)
    player.open()
    gone = "requestfailed" if trouble == "no network" else "requestfinished"
    with player.page.expect_event(gone, lambda request: request.url.endswith("/settings/sound/")):
        player.page.check(OFF, force=True)
    player.press("start")
    player.wait_for("roll")
    expect_player_alone(player)
    assert kept_sound(player) == "voice"
    player.press("stop")
    player.press("stopHere")
    player.page.wait_for_url("**/feel/")
    player.troubles.clear()  # the browser notes each request that was refused


def expect_player_alone(player: "PlayerPage") -> None:
    """The player goes on in its page, says nothing of trouble, and nothing waits to be sent."""
    assert player.page.url == player.url
    expect(player.page.locator("[data-trouble], .cc-errors")).to_have_count(0)
    expect(player.page.locator("[data-kept-note]:visible")).to_have_count(0)
    expect(player.page.locator(TURN_SOUND)).to_have_attribute("aria-pressed", "false")
    assert set(player.seen("said")) <= {state.announce for state in player.timeline.states}
    assert player.page.evaluate("hook.outbox.all()") == []


def test_a_change_in_the_settings_shows_in_the_kept_session_from_the_next_visit_on(
    handset: "Handset",
) -> None:
    path, page = handset.load_once(), handset.page
    assert page.evaluate(CHOSEN_IN_COPY, path) == "voice"
    handset.visit("/settings/sound/")
    page.check("[value=off]")
    page.click("main button[type=submit]")
    expect(page.locator(".cc-status")).to_have_text("Saved")
    handset.visit("/today/")
    handset.wait_until(lambda: page.evaluate(CHOSEN_IN_COPY, path) == "off")
    handset.cut()
    handset.visit(path)
    expect_no_sound(page)
    page.check("[name=sound][value=tones]", force=True)
    page.click("[data-action=start]:visible")
    page.wait_for_selector("[data-player][data-state=ready]")
    assert not [entry for entry in handset.entries() if "settings" in entry["url"]]
