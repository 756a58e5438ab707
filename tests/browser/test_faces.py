"""The faces that the tests judge pages in: their own ones, whatever the machine has."""

from typing import Any

import pytest

from tests.browser import faces

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not faces.installed(), reason="The faces of the tests are not installed"),
]


def drawn_in(page: Any, selector: str) -> set[str]:
    """The families that the browser draws the words of an element with."""
    asking = page.context.new_cdp_session(page)
    asking.send("DOM.enable")
    asking.send("CSS.enable")
    root = asking.send("DOM.getDocument")["root"]["nodeId"]
    node = asking.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    fonts = asking.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]})["fonts"]
    return {font["familyName"] for font in fonts}


def test_a_page_is_in_the_face_that_it_puts_on(page: Any, site: str, face: str) -> None:
    page.goto(site)
    assert drawn_in(page, "h1") == {face}


@pytest.mark.parametrize("family", ["serif", "monospace", "Liberation Sans", "Noto Sans Mono"])
def test_no_face_of_the_machine_is_seen(page: Any, family: str) -> None:
    page.set_content(f"<p style=\"font-family: '{family}', {family}\">Words</p>")
    assert drawn_in(page, "p") == {faces.NARROW}
