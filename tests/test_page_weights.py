"""Pages are small on the wire: what comes with a first visit (speed.md E 8), and the HTML of every
day (E 9)."""

import json

import pytest
from django.test import Client

from routines.content import packs
from tests import builders
from tests.bench import weights

MOST = 8_000  # bytes of HTML, compressed


@pytest.mark.parametrize("page", ["Today", "session", "check-in"])
def test_the_html_of_a_page_is_at_most_8_kb(client, plan, clock, page):
    address = {"Today": "/today/", "check-in": "/check-in/"}.get(page)
    if page == "session":
        address = f"/session/{builders.start_session(plan).pk}/"
    if page == "check-in":
        clock.tomorrow()
    response = client.get(address, headers=weights.BROWSER)
    assert (response.status_code, response["Content-Encoding"]) == (200, "br")
    assert len(response.content) <= MOST


ON_SHELVES = [
    step["exercise"]
    for path in sorted(packs.SHELVES.glob("*.json"))
    for step in json.loads(path.read_text("utf-8"))["steps"]
]


@pytest.mark.parametrize("slug", ON_SHELVES)
def test_the_html_of_an_exercise_is_at_most_8_kb_with_its_moving_figure(routine, slug):
    response = Client().get(f"/exercises/{slug}/", headers=weights.BROWSER)
    assert (response.status_code, response["Content-Encoding"]) == (200, "br")
    assert len(response.content) <= MOST


def test_a_first_visit_asks_for_little_and_a_session_for_little_more(client, plan, clock):
    clock.tomorrow()  # the day's question is open
    assert (weights.FIRST_VISIT, weights.REQUESTS) == (36_000, 6)
    assert (weights.PLAYER_FIRST_VISIT, weights.PLAYER_REQUESTS) == (52_000, 8)
    lines = list(weights.table(client))
    assert {"Weight of Landing", "Weight of Session", "Our scripts"} < {name for name, *_ in lines}
    assert [f"{name}: {value}" for name, value, is_within in lines if not is_within] == []
