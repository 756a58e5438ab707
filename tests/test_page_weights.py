"""The pages of every day are small on the wire (speed.md E 9)."""

import gzip

import pytest

from tests import builders

MOST = 8_000  # bytes of HTML, compressed
LEVEL = 6  # that of Django's GZipMiddleware


@pytest.mark.parametrize("page", ["Today", "session", "check-in"])
def test_the_html_of_a_page_is_at_most_8_kb(client, plan, clock, page):
    address = {"Today": "/today/", "check-in": "/check-in/"}.get(page)
    if page == "session":
        address = f"/session/{builders.start_session(plan).pk}/"
    if page == "check-in":
        clock.tomorrow()
    response = client.get(address)
    assert response.status_code == 200
    assert len(gzip.compress(response.content, LEVEL)) <= MOST
