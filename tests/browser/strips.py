"""`make strips`: each figure as a film strip of five stills, into docs/pictures/figures/.

For those who judge a movement by eye: an illustrator, or a physiotherapist."""

import sys
from pathlib import Path

from routines.figures import DRAWN, FIGURES, still

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures" / "figures"
STYLES = ROOT / "static" / "css" / "calfcare.css"
PHASES = (0, 0.25, 0.5, 0.75, 1)
LAYOUT = """
  .strip { display: inline-flex; gap: 12px; padding: 12px 12px 8px; background: var(--tint); }
  .strip svg { inline-size: 170px; block-size: 170px; border-block-end: 2px solid var(--ink); }
"""


def strip(stills: list[str]) -> str:
    """Stills in a row on one floor."""
    return f'<div class="strip">{"".join(stills)}</div>'


def strips() -> dict[str, str]:
    """Every exercise at five moments, and the poses between exercises in one row, as HTML."""
    moving = {
        name: strip([still(name, phase, arrow=phase == 0) for phase in PHASES]) for name in FIGURES
    }
    return moving | {"between": strip([still(name, 0) for name in DRAWN if name not in FIGURES])}


def main() -> int:
    """Take all strips. Needs Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium

    program = chromium.path()
    if program is None:
        print("Chromium is not installed (apt install chromium).", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        page = browser.new_page(viewport={"width": 2400, "height": 400}, color_scheme="light")
        page.set_content("<body></body>")
        page.add_style_tag(content=STYLES.read_text(encoding="utf-8") + LAYOUT)
        for name, html in strips().items():
            page.evaluate("(html) => (document.body.innerHTML = html)", html)
            page.locator(".strip").screenshot(path=PICTURES / f"{name}.png")
        browser.close()
    print(f"Strips are in {PICTURES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
