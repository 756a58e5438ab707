"""Every address gives one whole page, to a browser and to htmx (ux.md 2.1 and 5, check 7)."""

import re

import pytest

from tests import builders

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/start/country/", "/start/safety/", "/running/", "/help/warning-signs/",
          "/help/how-we-decide/", "/help/about/"]  # fmt: skip
PRIVATE = ["/today/", "/check-in/", "/check-in/whole/", "/progress/", "/settings/",
           "/settings/agreement/"]  # fmt: skip


def page(client, address, headers=None):
    """The page, without the token that is another one each time."""
    body = client.get(address, headers=headers).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body)


@pytest.mark.parametrize("address", [*PUBLIC, *PRIVATE])
def test_htmx_gets_the_same_page_as_a_browser(client, clock, address):
    if address == "/start/safety/":
        builders.say_yes(client)
    if address in PRIVATE:
        builders.make_plan(builders.sign_in_guest(client))
    whole = page(client, address)
    assert '<div id="main"' in whole
    assert page(client, address, {"hx-request": "true", "hx-boosted": "true"}) == whole
