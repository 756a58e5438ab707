"""Looking at a page as people with other needs do: what axe finds, boxes to press, the way of
the focus, large text, right to left (ux.md 5, checks 1, 3 and 4).

Everything is asked in one load of a page, because loads and axe are what costs time."""

from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser import faces

SCRIPT = Path(__file__).with_name("looking.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Light and dark differ in colours only.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# Size and direction move boxes; what is in them, what it is called and its colours stay.
BOXES = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}


def equip(page: Any) -> None:
    """Put axe and our own questions into the page, unless they are there since its load."""
    if not page.evaluate("'look' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(SCRIPT)


def faults(page: Any, rules: dict[str, Any]) -> list[str]:
    """What axe finds, as "rule: element"; words cut off; a page to be scrolled sideways."""
    equip(page)
    found: list[str] = page.evaluate(
        "async (rules) => (await look.settled(), [...look.spills(), ...(await look.rules(rules))])",
        rules,
    )
    return found


def walk(page: Any) -> list[str]:
    """Press Tab through the page: each control is reached, wholly in view, covered by nothing,
    and shows that it has the focus."""
    for _stop in range(page.evaluate("look.setOut()")):
        page.keyboard.press("Tab")
    found: list[str] = page.evaluate("look.walked()")
    return found


def large_and_mirrored(page: Any) -> list[str]:
    """The page from right to left, with text of 200 %, in a wide face, and these at once."""
    found: list[str] = page.evaluate(
        """async ([rules, wide]) => {
          const {dir} = document.documentElement;
          const large = [["rtl", 100], ["ltr", 200], ["rtl", 200]];
          // The player measures its face as it opens: test_player_sizes.py is about that.
          const isPlayer = document.querySelector("[data-player]:not([hidden])");
          const ways = isPlayer ? large : [...large, ["ltr", 100, wide], ["ltr", 200, wide]];
          const found = ways.flatMap((how) => {
            look.turn(...how);
            return look.spills().map((fault) => `${how.join(" ")} %: ${fault}`);
          });
          found.push(...(await look.rules(rules)));
          look.turn(dir, 100);
          return found;
        }""",
        [BOXES, f'"{faces.WIDE}"'],
    )
    return found


def look_at(page: Any, name: str, wrong: dict[str, list[str]]) -> None:
    """Ask everything of a page that stands there in its light colours with no motion. What is
    wrong is noted under its name."""
    found = faults(page, RULES) + page.evaluate("look.targets()") + walk(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {fault}" for fault in page.evaluate("look.marks()") + faults(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    found += large_and_mirrored(page)
    if found:
        wrong[name] = found


def look_at_wide(
    page: Any, name: str, sizes: list[tuple[int, int]], wrong: dict[str, list[str]]
) -> None:
    """Ask of a page that stands there what its width may change, in windows of these sizes. What
    is wrong is noted under its name and the size."""
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        found = faults(page, RULES) + page.evaluate("look.targets()") + walk(page)
        if found:
            wrong[f"{name}, {width} × {height}"] = found
