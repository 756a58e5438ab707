"""`make icons`: the app's icons for home screens, drawn from the mark in a real browser.

A maskable icon may be cut to any shape inside a circle of 80 %, so its mark is smaller. Phones do
not pick an icon by theme: there is one ground, the light one of the page."""

import sys
from pathlib import Path

IMAGES = Path(__file__).resolve().parents[2] / "static" / "img"
GROUND = "#f8f4ed"
ICONS = {  # name: (pixels, how much of it the mark fills, roundness of the corners)
    "icon-192.png": (192, 0.74, 0.22),
    "icon-512.png": (512, 0.74, 0.22),
    "icon-maskable-512.png": (512, 0.56, 0.0),
    "apple-touch-icon.png": (180, 0.7, 0.0),
}
PAGE = """<style>html, body {{ margin: 0; background: transparent }}
div {{ display: grid; place-items: center; width: {size}px; height: {size}px;
background: {ground}; border-radius: {round}px }} svg {{ width: {mark}px; height: {mark}px }}
</style><div>{svg}</div>"""


def main() -> int:
    """Draw all icons into static/img/. Needs Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium

    program = chromium.path()
    if program is None:
        print("Chromium is not installed (apt install chromium).", file=sys.stderr)
        return 1
    svg = (IMAGES / "mark.svg").read_text()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        for name, (size, part, corner) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                PAGE.format(
                    size=size, mark=size * part, round=size * corner, ground=GROUND, svg=svg
                )
            )
            page.screenshot(path=IMAGES / name, omit_background=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
