"""What the server hears of a session, with and without a network."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)


def to_the_finish(player: "PlayerPage") -> None:
    """Skip all steps."""
    player.start()
    for _ in player.timeline.steps:
        player.press("skip")


def test_a_finish_that_is_told_again_and_again_counts_once(player: "PlayerPage") -> None:
    player.open()
    player.page.evaluate(
        "addEventListener('calfcare:finished', ({target}) => { for (let n = 0; n < 3; n++)"
        " target.dispatchEvent(new CustomEvent('calfcare:finished', {bubbles: true, detail: {}}));"
        "}, {once: true})"
    )
    player.press("start")
    for _ in player.timeline.steps:
        player.press("skip")
    player.page.wait_for_url("**/feel/")
    assert [report["name"] for report in player.seen("reports")].count("finished") == 4
    finished_at = player.stored().finished_at
    assert finished_at is not None
    player.page.reload()
    player.page.wait_for_timeout(300)
    assert player.stored().finished_at == finished_at


def test_a_session_ends_without_a_network_and_is_saved_when_it_is_back(
    player: "PlayerPage",
) -> None:
    player.start()
    player.page.context.set_offline(True)
    for _ in player.timeline.steps:
        player.press("skip")
    player.wait_for("finished")
    expect(player.page.locator("[data-kept-note]:visible")).to_have_text(
        "Saved on this phone. We will send it later."
    )
    assert player.stored().finished_at is None
    player.page.context.set_offline(False)
    player.page.wait_for_url("**/feel/")
    assert player.stored().finished_at is not None
    assert player.place() is None
    player.troubles.clear()  # the browser notes each request that had no network


def test_who_leaves_during_the_last_words_has_done_it_all(player: "PlayerPage") -> None:
    finish = player.timeline.states[-1]
    player.open_at(finish.start_ms - 300)
    with player.page.expect_response("**/complete/") as told:
        player.press("carryOn")
        player.wait_for("finish")
        player.page.evaluate("track.pause()")  # a call
    player.page.wait_for_url("**/feel/")
    assert told.value.status in {200, 302}  # its note, or the form: both tell the end
    player.page.goto(f"{player.address}/today/")
    assert player.page.inner_text("h1") == "That is everything for today"
    assert player.stored().finished_at is not None and player.stored().stopped_at is None


def test_a_finish_that_was_never_sent_is_sent_after_a_reload(player: "PlayerPage") -> None:
    player.page.route("**/complete/", lambda route: route.abort())
    to_the_finish(player)
    player.wait_for("finished")
    player.page.unroute("**/complete/")
    player.page.reload()
    player.page.wait_for_url("**/feel/")
    assert player.stored().finished_at is not None
    player.troubles.clear()


def test_a_server_in_trouble_leaves_the_finish_to_be_tried_again(player: "PlayerPage") -> None:
    def refuse(route: Any) -> None:
        route.fulfill(status=503, body="<p>Busy</p>", content_type="text/html")

    player.page.route("**/complete/", refuse)
    to_the_finish(player)
    expect(player.page.locator("[data-kept-note]:visible")).to_have_count(1)
    player.page.unroute("**/complete/")
    player.page.click("[data-report=finished] button")
    player.page.wait_for_url("**/feel/")
    player.troubles.clear()


def test_lost_progress_notes_are_overtaken_by_the_next(player: "PlayerPage") -> None:
    player.page.route("**/progress/", lambda route: route.abort())
    player.start()
    player.press("skip")
    player.page.unroute("**/progress/")
    player.press("skip")
    player.wait_for("hold")
    hold = next(state for state in player.timeline.states if state.name == "hold")
    expect(player.page.locator("[data-trouble]")).to_have_count(0)
    player.page.wait_for_timeout(500)
    assert player.stored().furthest_state == hold.index
    player.troubles.clear()


def test_stop_here_without_a_network_says_so_and_can_be_pressed_again(
    player: "PlayerPage",
) -> None:
    player.start()
    player.press("stop")
    player.page.context.set_offline(True)
    player.press("stopHere")
    expect(player.page.locator("[data-kept-note]:visible")).to_have_count(1)
    player.page.context.set_offline(False)
    player.press("stopHere")
    player.page.wait_for_url("**/feel/")
    assert player.stored().stopped_at is not None
    player.troubles.clear()


def test_signed_out_the_finish_is_kept_and_says_so(player: "PlayerPage") -> None:
    cookies = player.page.context.cookies()
    player.start()
    player.page.context.clear_cookies(name="session")
    for _step in player.timeline.steps:
        player.press("skip")
    player.wait_for("finished")
    expect(player.page.locator("[data-kept-note]:visible")).to_contain_text("Saved on this phone.")
    expect(player.page.locator("#outbox")).to_contain_text("Sign in again to send them.")
    assert player.stored().finished_at is None
    player.page.context.add_cookies(cookies)
    player.page.click("[data-report=finished] button")
    player.page.wait_for_url("**/feel/")
    assert player.stored().finished_at is not None
    player.troubles.clear()  # the browser notes each refusal


def test_signed_out_stop_here_is_kept_and_says_how_it_will_be_sent(player: "PlayerPage") -> None:
    player.start()
    player.press("skip")
    player.press("stop")
    player.page.context.clear_cookies(name="session")
    player.press("stopHere")
    note = player.page.locator("[data-kept-note]:visible")
    expect(note).to_contain_text("Saved on this phone. We will send it later.")
    expect(note.locator("a")).to_have_text("Sign in again to send it.")
    assert player.state == "paused" and player.stored().stopped_at is None
    player.troubles.clear()


def pictures_seen(page: Any) -> int:
    """How many pictures of the list come when it is read from top to bottom."""
    pictures = page.locator("[data-list] .cc-fig")
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("(picture) => picture.decode()")
    return sum(picture.evaluate("(one) => one.naturalWidth > 0") for picture in pictures.all())


def test_without_scripts_the_list_and_its_forms_do_the_same(
    player: "PlayerPage", browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(player.page.context.cookies())
    page = context.new_page()
    page.goto(player.url)
    assert not page.is_visible("[data-player]")
    roll, stand, stretch = 2, 1, 2  # standing is a pose
    assert pictures_seen(page) == roll + stand + 2 * stretch, "the wall with both legs"
    page.click("text=I have finished")
    page.wait_for_url("**/feel/")
    assert player.stored().finished_at is not None
    context.close()


def test_the_player_does_not_fetch_the_pictures_of_the_list(player: "PlayerPage") -> None:
    fetched: list[str] = []
    held: list[Any] = []
    player.page.on("request", lambda request: fetched.append(request.url))
    player.page.route("**/timeline.json", lambda route: held.append(route))
    with player.page.expect_request("**/timeline.json"):
        player.page.goto(player.url)  # until all that the page asks for has come
    assert player.page.is_visible("text=I have finished"), "the list stands until then"
    held[0].continue_()
    player.page.wait_for_selector("[data-player][data-state]")
    assert not [address for address in fetched if "/figures/" in address]


def test_without_its_timeline_the_player_leaves_the_list_in_place(player: "PlayerPage") -> None:
    player.page.route("**/timeline.json", lambda route: route.abort())
    player.page.goto(player.url)
    player.page.wait_for_timeout(500)
    assert player.page.is_visible("text=I have finished")
    assert not player.page.is_visible("[data-player]")
    assert pictures_seen(player.page) == 7
    player.troubles.clear()
