"""What was told before and looked at since: only "new or worse" is stored (clinical.md 5.7 L)."""

from datetime import date

from django.http import QueryDict

from checkins import safety_form, sign_forms
from checkins.warning_signs import Known
from tests.pages import Page

TOLD, SEEN = date(2026, 5, 3), date(2026, 5, 5)


def known(*codes):
    return [Known(code, TOLD, SEEN) for code in codes]


def answered(form_class, query, *codes):
    form = form_class(QueryDict(query), known=known(*codes))
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_nothing_new_or_worse_is_as_it_was():
    said = answered(sign_forms.DailySignsForm, "none=on", "F22", "F08")
    assert (said["signs"], said["as_was"]) == ([], ["F08", "F22"])
    assert {"F08", "F22"} <= set(said["asked"])


def test_only_a_tick_stores_a_known_sign():
    said = answered(sign_forms.DailySignsForm, "signs=F22", "F22", "F08")
    assert (said["signs"], said["as_was"]) == (["F22"], ["F08"])


def test_another_sign_leaves_the_known_ones_as_they_were():
    said = answered(sign_forms.DailySignsForm, "signs=F15", "F22")
    assert (said["signs"], said["as_was"]) == (["F15"], ["F22"])


def test_a_known_sign_stands_above_the_rows_and_not_in_them_again():
    form = sign_forms.DailySignsForm(known=known("F22", "F08"))
    assert [one.box.code for one in form.known_boxes] == ["F08", "F22"], "most urgent first"
    assert "back" not in [row.name for row in form.rows], "nothing is left in it"
    behind = {box.code for row in form.rows for box in row.boxes}
    assert not behind & {"F08", "F22"} and "F13" in behind
    assert str(form.none_words) == "Nothing new or worse"
    assert str(sign_forms.DailySignsForm().none_words) == "None of these"


def test_what_a_form_does_not_ask_is_not_known_to_it():
    form = sign_forms.DailySignsForm(QueryDict("none=on"), known=known("F19", "pregnancy"))
    assert not form.known_boxes and form.is_valid() and not form.cleaned_data["as_was"]


def test_known_conditions_are_asked_in_the_weekly_form_and_on_the_screen():
    said = answered(sign_forms.WeeklySignsForm, "none=on", "F19", "pregnancy")
    assert (said["conditions"], said["as_was"]) == ([], ["F19", "pregnancy"])
    said = answered(safety_form.SafetyForm, "none=on&conditions=surgery", "F08", "surgery")
    assert (said["conditions"], said["as_was"]) == (["surgery"], ["F08"])


def test_a_known_sign_beside_nothing_new_or_worse_is_an_error():
    form = sign_forms.DailySignsForm(QueryDict("none=on&signs=F22"), known=known("F22"))
    assert set(form.errors) == {"signs"} and form.known_boxes[0].ticked
    assert "Nothing new or worse" in form.errors["signs"][0]


def test_the_page_says_when_it_was_told_and_looked_at(client, settings):
    settings.ROOT_URLCONF = "tests.sign_pages"
    page = Page(client.get("/only-tests/daily/?known=F22"))
    assert "told on 3 May, looked at on 5 May. New or worse since?" in page.text
    assert set(page.buttons) >= {"Nothing new or worse", "Continue"}
    answer = client.post("/only-tests/daily/?known=F22", {"none": "on"}).json()
    assert answer == {"signs": [], "conditions": None, "as_was": ["F22"]}
