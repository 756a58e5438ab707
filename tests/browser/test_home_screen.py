"""A phone may clear what a browser keeps, but not what an app on the home screen keeps."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import builders
from tests.browser.conftest import sign_in

pytestmark = pytest.mark.browser
# A browser cannot be told to be an app, so the sheet is asked what would be hidden in one.
HIDDEN_IN_AN_APP = """(line) => {
  const all = (rules) => [...rules].flatMap((r) => [r, ...all(r.cssRules ?? [])]);
  return [...document.styleSheets].flatMap((sheet) => all(sheet.cssRules))
    .filter((rule) => rule.media?.mediaText === "(display-mode: standalone)")
    .flatMap((rule) => [...rule.cssRules])
    .some((rule) => line.matches(rule.selectorText) && rule.style.display === "none");
}"""


@pytest.mark.parametrize("where", ["/settings/", "/help/about/"])
def test_a_browser_is_told_that_a_phone_may_clear_it_and_an_app_is_not(
    page: Any, site: str, where: str
) -> None:
    guest = builders.make_guest()
    builders.make_plan(guest)
    sign_in(page.context, site, guest)
    page.goto(f"{site}{where}")
    line = page.get_by_text("after 7 days without a visit")
    expect(line).to_be_visible()
    assert line.evaluate(HIDDEN_IN_AN_APP)
