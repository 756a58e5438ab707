"""The player on small screens, with large text, in a narrow face and in a wide one."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.recorded import NO_LIGHT
from tests.browser.shots import KEEPS_LIGHT

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

# A phone whose text is larger.
LARGER = "document.documentElement.style.fontSize = '%d%%'"
# How far words reach, and how wide the page is.
REACH = """() => {
  const words = [...document.querySelectorAll(".cc-player__words *")].flatMap((one) =>
    [...one.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return one.closest(".cc-hidden") ? 0 : range.getBoundingClientRect().right;
    }));
  return [Math.max(...words), document.documentElement.scrollWidth];
}"""
# Where the number ends, and where the words beside it begin.
BESIDE = """() => {
  const [number, cue] = ["[data-part=number]", "[data-part=line]"].map((name) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(name));
    return range.getBoundingClientRect();
  });
  return [number.right, cue.left];
}"""

# Whether the first sign stands apart from the words before it, on their line or on the next.
APART = """() => {
  const box = [...document.querySelectorAll("[data-stop]")].find((one) => one.offsetParent);
  const letter = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const words = box.querySelectorAll("p")[1].firstChild;
  const colon = letter(words, words.data.trimEnd().length - 1);
  const sign = letter(box.querySelector("li").firstChild, 0);
  return sign.top > colon.bottom - 4 || sign.left - colon.right > 2;
}"""


@pytest.mark.parametrize(
    "size", [(360, 740), (360, 640), (360, 560), (740, 360), (640, 360), (820, 1180), (1280, 800)]
)
def test_the_player_fits_the_screen_without_scrolling(
    player: "PlayerPage", face: str, size: tuple[int, int]
) -> None:
    """In every state: the rows of words keep the height that they need at most."""
    player.page.add_init_script(KEEPS_LIGHT)
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.start()
    player.stand_in("roll")
    heights = player.page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert heights[0] <= heights[1]
    pause = player.page.locator("button[data-action=pause]").bounding_box()
    assert pause["height"] >= 96


@pytest.mark.parametrize("size", [(360, 740), (360, 640), (360, 560)])
def test_it_fits_with_a_warning_under_the_words(
    player: "PlayerPage", face: str, size: tuple[int, int]
) -> None:
    player.page.add_init_script(NO_LIGHT)
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.start()
    player.stand_in("roll")
    player.page.wait_for_selector("[data-warning=light-voice]:visible")
    heights = player.page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert heights[0] <= heights[1]


@pytest.mark.parametrize("size", [(360, 740), (360, 640)])
def test_every_button_of_a_pause_is_in_view(
    player: "PlayerPage", face: str, size: tuple[int, int]
) -> None:
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.start()
    player.stand_in("roll")
    player.press("pause")
    player.wait_for("paused")
    for action in ("carryOn", "startStepAgain", "stopHere"):
        button = player.page.locator(f"button[data-action={action}]:visible").bounding_box()
        assert button["y"] + button["height"] <= size[1], action


def test_a_pause_is_seen_whole_and_its_signs_stand_apart(player: "PlayerPage", face: str) -> None:
    player.page.set_viewport_size({"width": 360, "height": 740})
    player.start()
    player.stand_in("roll")
    player.press("pause")
    player.wait_for("paused")
    heights = player.page.evaluate("[document.documentElement.scrollHeight, innerHeight]")
    assert heights[0] <= heights[1]
    assert player.page.evaluate(APART)


@pytest.mark.parametrize("size", [(360, 640), (320, 568), (740, 360)])
def test_start_is_in_view_before_anything_is_scrolled(
    player: "PlayerPage", face: str, size: tuple[int, int]
) -> None:
    player.page.set_viewport_size({"width": size[0], "height": size[1]})
    player.open()
    start = player.page.locator("button[data-action=start]:visible").bounding_box()
    assert start["y"] + start["height"] <= size[1]


def test_with_larger_text_nothing_is_cut_off(player: "PlayerPage", face: str) -> None:
    """One session, looked at in every state as on each of these phones."""
    player.start()
    for name in ("ready", "roll", "to-wall", "ease-in", "hold", "paused"):
        if name == "paused":
            player.press("pause")
            player.wait_for(name)
        else:
            player.stand_in(name)
        for width, percent in [(360, 130), (360, 150), (390, 150), (412, 175), (360, 200)]:
            player.page.evaluate(LARGER % percent)
            player.page.set_viewport_size({"width": width, "height": 800})
            player.page.evaluate("() => new Promise(requestAnimationFrame)")
            assert max(player.page.evaluate(REACH)) <= width, (name, width, percent)


@pytest.mark.parametrize("extra", ["0", ".15em"])
def test_wide_digits_cover_no_words(player: "PlayerPage", face: str, extra: str) -> None:
    player.open()
    player.page.eval_on_selector(
        "[data-part=number]", "(one, extra) => { one.style.letterSpacing = extra; }", extra
    )
    player.press("start")
    player.stand_in("roll")
    player.page.evaluate("document.querySelector('[data-part=number]').textContent = '10'")
    player.page.evaluate("document.querySelector('[data-player]').dataset.digits = '2'")
    number_ends, words_begin = player.page.evaluate(BESIDE)
    assert number_ends < words_begin
