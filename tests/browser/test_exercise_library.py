"""The pages of the library on a phone: what moves, what is there without scripts, and what stays
without a connection."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_show_me import CLOCK

if TYPE_CHECKING:
    from tests.browser.offline import Handset

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.offline",)

# Where each part of the moving figure is drawn, in whole pixels.
PARTS = ".cc-stage__figure > svg [data-limb]"
PLACES = """(parts) => [...document.querySelectorAll(parts)].map((shape) => {
  const {x, y, width, height} = shape.getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
}).join()"""


def drawn(page: Any, ms: int) -> str:
    """The figure so many milliseconds after the press."""
    page.evaluate(f"passTo({ms})")
    words: str = page.evaluate(PLACES, PARTS)
    return words


def show(page: Any, address: str) -> None:
    page.add_init_script(CLOCK)
    page.goto(address)
    page.get_by_role("button", name="Show me").click()
    page.wait_for_function("frames_.length")  # the solved frames have come


def test_show_me_sets_off_from_the_start_in_the_time_of_the_exercise(page: Any, site: str) -> None:
    show(page, f"{site}/exercises/calf-raise/")  # 2 seconds up, 1 held, 3 down
    still, far = drawn(page, 0), drawn(page, 3_000)
    assert still != far
    assert drawn(page, 6_000) == still
    assert drawn(page, 9_000) == far
    drawn(page, 12_000)
    button = page.get_by_role("button", name="Show me")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_walk_goes_round_and_never_backwards(page: Any, site: str) -> None:
    show(page, f"{site}/exercises/walking/")  # 2 seconds there and back
    assert drawn(page, 500) != drawn(page, 1_500)
    assert drawn(page, 2_500) == drawn(page, 500)


def test_with_reduced_motion_a_walk_changes_between_two_poses(page: Any, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    show(page, f"{site}/exercises/walking/")
    assert len({drawn(page, ms) for ms in range(10, 7_900, 130)}) == 2


def test_without_scripts_both_ends_of_the_movement_are_there(browser: Any, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site}/exercises/")
    page.click("text=Rolling with a stick")
    expect(page.locator("h1")).to_have_text("Rolling with a stick")
    expect(page.locator(".cc-stage .cc-fig:visible")).to_have_count(2)
    expect(page.get_by_role("button", name="Show me")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("Do not roll a leg that is swollen, warm or red.")
    page.click("text=All exercises")
    page.click("text=Why is my calf tight?")
    expect(page.locator("h1")).to_have_text("Why is my calf tight?")
    context.close()


def test_on_paper_an_exercise_is_one_sheet_with_both_ends(page: Any, site: str) -> None:
    page.goto(f"{site}/exercises/heel-drop/")
    page.emulate_media(media="print")
    expect(page.locator(".cc-stage .cc-fig:visible")).to_have_count(2)
    expect(page.get_by_role("button", name="Show me")).to_be_hidden()
    page.set_viewport_size({"width": 703, "height": 1_032})  # A4 with edges of 12 mm
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().bottom") <= 1_032


def test_what_was_opened_stays_without_a_connection(handset: "Handset") -> None:
    page = handset.visit("/exercises/heel-drop/")  # the very first page, before a worker is there
    handset.wait_until(lambda: "/exercises/heel-drop/" in shell(handset))
    handset.visit("/exercises/")
    handset.wait_until(lambda: "/exercises/" in shell(handset))
    pictures = set(page.evaluate("[...document.images].map(({src}) => new URL(src).pathname)"))
    handset.wait_until(lambda: pictures <= set(shell(handset)))
    handset.cut()
    handset.visit("/exercises/")
    expect(page.locator("#outbox [data-kept-words]")).to_be_visible()
    loaded = "[...document.images].every((one) => one.complete && one.naturalWidth)"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    handset.wait_until(lambda: page.evaluate(loaded))
    page.click("text=Heel drops")
    expect(page.locator("h1")).to_have_text("Heel drops")
    expect(page.locator("main")).to_contain_text("Stop at a sudden pain")
    page.click("text=All exercises >> nth=0")
    page.click("text=Bird dog")
    expect(page.locator("main")).to_contain_text("We need a connection")


def test_a_page_that_was_taken_away_goes_from_the_phone_too(handset: "Handset") -> None:
    page = handset.visit("/exercises/heel-drop/")
    handset.wait_until(lambda: "/exercises/heel-drop/" in shell(handset))
    page.reload()  # the worker is in charge now
    handset.spoil(404, "/exercises/heel-drop/")
    handset.visit("/exercises/heel-drop/")
    handset.wait_until(lambda: "/exercises/heel-drop/" not in shell(handset))


def shell(handset: "Handset") -> list[str]:
    """The paths that are kept for everybody."""
    kept = handset.cached().items()
    return [path for name, paths in kept if "-shell-" in name for path in paths]
