"""The figure of the first page stands still until "Show me" is pressed (ux.md 2.2, 4)."""

from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DRAWN = """() => JSON.stringify([...document.querySelectorAll(".cc-stage svg *")].map(
  (part) => [part.getAttribute("d"), part.getAttribute("transform")]))"""
# The clock of the page: its frames come when the test says so.
CLOCK = """
window.frames_ = [];
window.nowMs = 0;
window.requestAnimationFrame = (draw) => frames_.push(draw);
performance.now = () => nowMs;
window.passTo = (ms) => {
  nowMs = ms;
  for (const draw of frames_.splice(0)) draw(ms);
};
"""


STILL, FAR = "translate(0 0)rotate(0 84.7 144.8)", 23.3  # units that the hip goes to either end


def thigh(page: Any) -> str:
    words: str = page.get_attribute(".cc-stage [data-limb=hip-knN]", "transform") or ""
    return words


def way(page: Any) -> float:
    """How far the hip has gone, in units of the drawing."""
    return round(float(thigh(page).removeprefix("translate(").split()[0]), 1)


def test_it_moves_twice_after_the_press_and_stands_still_again(page: Any, site: str) -> None:
    page.add_init_script(CLOCK)
    page.goto(site)
    button = page.get_by_role("button", name="Show me")
    expect(button).to_have_attribute("aria-pressed", "false")
    still = page.evaluate(DRAWN)
    page.evaluate("passTo(5000)")
    assert page.evaluate(DRAWN) == still

    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.evaluate("passTo(6500)")  # a quarter of the way: the knee end
    assert way(page) == FAR
    page.evaluate("passTo(9500)")
    assert way(page) == -FAR
    page.evaluate("passTo(16999)")
    assert thigh(page) != STILL
    page.evaluate("passTo(17000)")
    assert thigh(page) == STILL
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("frames_.length") == 0


def test_a_second_press_stops_it(page: Any, site: str) -> None:
    page.add_init_script(CLOCK)
    page.goto(site)
    button = page.get_by_role("button", name="Show me")
    button.click()
    page.evaluate("passTo(1000)")
    button.click()
    page.evaluate("passTo(1016)")
    assert thigh(page) == STILL
    assert page.evaluate("frames_.length") == 0


def test_with_reduced_motion_it_only_changes_between_its_ends(page: Any, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(CLOCK)
    page.goto(site)
    page.get_by_role("button", name="Show me").click()
    seen = set()
    for ms in range(50, 12_000, 250):
        page.evaluate(f"passTo({ms})")
        seen.add(way(page))
    assert seen == {FAR, -FAR}


def test_the_figure_has_a_name_and_a_description(page: Any, site: str) -> None:
    page.goto(site)
    expect(page.get_by_role("img", name="Rolling the right calf")).to_be_visible()
    assert "roller" in page.inner_html(".cc-stage svg desc")
