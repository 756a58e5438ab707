"""The pages about warning signs as they are sent: everything that a person needs without a script,
by keyboard and by ear (ux.md 2.1)."""

import re

import pytest
from django.utils.html import escape

from checkins.warning_signs import (
    ROWS,
    boxes,
    signs_of,
)
from tests.pages import Page

SIGNS = signs_of()

DAILY, WEEKLY = "/only-tests/daily/", "/only-tests/weekly/"


@pytest.fixture(autouse=True)
def pages_of_tests(settings):
    settings.ROOT_URLCONF = "tests.sign_pages"


def body(response):
    return response.content.decode().split("<main")[1]


def test_each_row_is_native_and_has_its_words_drawing_and_boxes(client):
    page = body(client.get(DAILY))
    rows = re.findall(r"<details.*?</details>", page, re.S)
    assert len(rows) == len(ROWS)
    for row, html in zip(ROWS, rows, strict=True):
        assert str(row.heading) in html.split("</summary>")[0] and "cc-sign" in html
        assert f'<legend class="cc-hidden">{row.heading}</legend>' in html
        assert re.findall(r'name="signs" value="(\w+)"', html) == list(row.codes)
        assert f'name="none_{row.name}"' in html
    assert "<script" not in page and "style=" not in page


def test_every_box_prints_its_hints_and_its_level_for_the_advice_at_once(client):
    page = body(client.get(DAILY))
    for box in boxes("check_in"):
        assert f'value="{box.code}" data-level="{box.level}"' in page
    hints = {
        str(h) for s in signs_of() for h in s.hints if s.code in {b.code for b in boxes("check_in")}
    }
    assert all(escape(hint) in page for hint in hints)


@pytest.mark.parametrize("address", [DAILY, WEEKLY])
def test_both_buttons_stand_there_and_send_their_answer_without_a_script(client, address):
    page = Page(client.get(address))
    assert list(page.forms[0].buttons) == ["Continue", "None of these"]
    assert page.press(client, "None of these").json()["signs"] == []
    refused = Page(page.press(client, "Continue"))
    assert refused.status == 422 and "There is a problem" in refused.text
    assert page.press(client, "Continue", signs=["F09" if address == WEEKLY else "F08"]).json()


def test_which_button_is_the_main_one_follows_the_ticks(client):
    def main(response):
        return re.findall(r'cc-button--primary" type="submit"[^>]*>([^<]+)<', body(response))

    assert main(client.get(DAILY)) == ["None of these"]
    assert main(client.post(DAILY, {"signs": "F08", "none": "on"})) == ["Continue"]


def test_an_error_stands_beside_its_row_and_is_linked_from_the_top(client):
    page = client.post(DAILY, {"none": "on", "opened": ["bone"]})
    assert page.status_code == 422
    html = body(page)
    assert 'href="#id_none_bone"' in html and 'id="id_none_bone"' in html
    row = next(one for one in re.findall(r"<details.*?</details>", html, re.S) if "F21" in one)
    assert '<details class="cc-signs__row" data-group open>' in row
    assert 'id="id_none_bone_error"' in row and 'aria-describedby="id_none_bone_error"' in row
    assert 'value="bone">' in row, "it is still known that it was opened"


def test_a_refused_answer_keeps_its_ticks_and_shows_their_number_and_its_advice(client):
    page = client.post(DAILY, {"none": "on", "signs": ["F08", "F13", "F01"]})
    html = body(page)
    assert Page(page).picked["signs"] == ["F01", "F08", "F13"]
    assert "2 ticked" in html and "1 ticked" in html
    assert re.findall(r'data-advice="(\w+)" role="alert">', html) == ["emergency"]


@pytest.mark.parametrize("address", [DAILY, WEEKLY])
@pytest.mark.parametrize("odd", ["F99", "\x00", "F08\n", "💥"])
def test_odd_answers_are_refused_with_words_and_never_break(client, address, odd):
    response = client.post(address, {"signs": [odd], "opened": [odd], "conditions": [odd]})
    assert response.status_code == 422


def test_weekly_boxes_have_their_hints_behind_a_native_what_counts(client):
    page = body(client.get(WEEKLY))
    assert page.count("What counts?</summary>") == sum(
        bool(box.hints) for box in boxes("weekly") if box.field == "signs"
    )
    assert "journey of more than 4 hours in the last 4 weeks" in page
    assert "Has anything about your health changed?" in page


def test_the_emergency_number_stands_before_the_rows(client):
    page = body(client.get(DAILY))
    assert page.index("Call 999.") < page.index("cc-signs__row")
