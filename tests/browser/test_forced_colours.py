"""The player, and the scales and rows of a check-in, in the few colours that a person has chosen
for everything (ux.md 5, check 24). Pictures are compared with each other and not with a stored
one, which would show the typeface and the browser of one machine."""

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.browser.conftest import how_it_is, sign_in

if TYPE_CHECKING:
    from tests.browser.player import PlayerPage

pytestmark = pytest.mark.browser
pytest_plugins = ("tests.browser.player",)

# An empty page that draws pictures and looks at their pixels.
EYES = """
window.see = async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const pixel = (x, y) => [...pen.getImageData(x, y, 1, 1).data];
  const {data} = pen.getImageData(0, 0, image.width, image.height);
  return {width: image.width, data, pixel};
};
/** The share of pixels in a box that are not the same in two pictures. */
window.difference = async ([one, other, {x, y, width, height}]) => {
  const [a, b] = [await see(one), await see(other)];
  let count = 0;
  for (let row = Math.ceil(y); row < Math.floor(y + height); row++) {
    for (let column = Math.ceil(x); column < Math.floor(x + width); column++) {
      const at = 4 * (row * a.width + column);
      count += [0, 1, 2].some((n) => Math.abs(a.data[at + n] - b.data[at + n]) > 32);
    }
  }
  return count / (Math.floor(width) * Math.floor(height));
};
/** The boxes with an edge, at the middle of each side, that is not of the colour outside it. */
window.edged = async ([png, boxes]) => {
  const {pixel} = await see(png);
  const isEdge = (one, other) => Math.max(...one.map((c, n) => Math.abs(c - other[n]))) > 100;
  return boxes.filter(({x, y, width, height}) => {
    const [midX, midY] = [x + width / 2, y + height / 2];
    return [[midX, y, 0, 1], [midX, y + height, 0, -1], [x, midY, 1, 0], [x + width, midY, -1, 0]]
      .every(([atX, atY, inX, inY]) => [-1, 0, 1, 2].some((n) => isEdge(
        pixel(Math.floor(atX + n * inX), Math.floor(atY + n * inY)),
        pixel(Math.floor(atX - 3 * inX), Math.floor(atY - 3 * inY)),
      )));
  }).length;
};
"""


def compare(player: "PlayerPage", what: str, given: list[Any]) -> float:
    """Ask `EYES`, in a page that is not the site's, whose content policy lets no picture in. It
    is gone again at once: a page behind another draws a frame a second."""
    page = player.page.context.new_page()
    page.add_script_tag(content=EYES)
    found: float = page.evaluate(what, given)
    page.close()
    return found


def picture(player: "PlayerPage") -> str:
    """What the player looks like now."""
    return b64encode(player.page.screenshot()).decode()


def pause_at(player: "PlayerPage", ms: int) -> None:
    """Let the session stand at a moment, with its side to be seen."""
    player.open_at(ms)
    player.press("carryOn")
    player.press("pause")
    player.wait_for("paused")


def test_with_forced_colours_every_button_has_a_border_that_is_painted(
    player: "PlayerPage", face: str
) -> None:
    player.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    player.start()
    player.stand_in("roll")
    assert player.text("side") == "LEFT"
    buttons = [one for one in player.page.locator(".cc-player button").all() if one.is_visible()]
    boxes = [one.bounding_box() for one in buttons]
    forced = picture(player)
    player.page.emulate_media(forced_colors="none")
    normal = picture(player)
    assert len(boxes) == 5
    assert compare(player, "edged", [forced, boxes]) == 5
    assert compare(player, "edged", [normal, boxes]) < 5  # the small ones have none then
    whole = {"x": 0, "y": 0, "width": 360, "height": 740}
    assert compare(player, "difference", [forced, normal, whole]) > 0.2


@pytest.mark.parametrize("colours", ["active", "none"])
def test_left_and_right_differ_in_a_word_and_its_place(
    player: "PlayerPage", colours: str, face: str
) -> None:
    player.page.emulate_media(forced_colors=colours, reduced_motion="reduce")
    seen = {}
    for side in ("left", "right"):
        hold = next(one for one in player.timeline.states if (one.name, one.side) == ("hold", side))
        pause_at(player, hold.start_ms + 200)
        tab = player.page.locator(f".cc-player__side--{side}")
        assert tab.inner_text() == side.upper()
        seen[side] = picture(player), tab.bounding_box()
    (left, left_box), (right, right_box) = seen["left"], seen["right"]
    assert left_box["x"] == 0
    assert right_box["x"] + right_box["width"] == 360
    for box in (left_box, right_box):
        assert compare(player, "difference", [left, right, box]) > 0.1


def test_a_chosen_number_stands_out_and_every_row_has_its_drawing(page: Any, site: str) -> None:
    guest = builders.make_guest()
    builders.make_plan(guest)
    sign_in(page.context, site, guest)
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}/check-in/whole/")
    how_it_is(page, tight=4, pain=3)
    look = "(key) => [getComputedStyle(key).backgroundColor, getComputedStyle(key).color]"
    for name, value in (("tight", 4), ("pain", 3)):
        key = page.locator(f".cc-key:has([name={name}][value='{value}'])")
        other = page.locator(f".cc-key:has([name={name}][value='7'])")
        pairs = zip(key.evaluate(look), other.evaluate(look), strict=True)
        assert all(here != there for here, there in pairs), "the ground and the number"
        assert other.evaluate("(key) => getComputedStyle(key).borderTopStyle") == "solid"
    strokes = page.locator(".cc-signs .cs-skin, .cc-signs .cs-line").evaluate_all(
        "(parts) => parts.map((part) => getComputedStyle(part).stroke)"
    )
    ground = page.locator(".cc-signs").evaluate("(list) => getComputedStyle(list).backgroundColor")
    assert strokes and ground not in strokes
