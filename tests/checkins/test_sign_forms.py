"""What the forms about warning signs accept: some signs, or "None of these", and never a blank, a
contradiction or a row left without an answer (clinical.md 3.1, 5.7 C)."""

import pytest
from django.http import QueryDict

from checkins import forms, safety_form, sign_forms
from checkins.rules import newest
from checkins.warning_signs import conditions_of

WEEKLY = ["F07", "F09", "F14", "F16", "F17", "F19", "F20"]


def data(**fields):
    sent = QueryDict(mutable=True)
    for name, values in fields.items():
        sent.setlist(name, values if isinstance(values, list) else [values])
    return sent


def daily(**fields):
    return sign_forms.DailySignsForm(data(**fields))


def weekly(**fields):
    return sign_forms.WeeklySignsForm(data(**fields))


def row(form, name):
    return next(one for one in form.rows if one.name == name)


def test_none_of_these_is_an_answer():
    form = daily(none="on")
    assert form.is_valid() and form.cleaned_data["signs"] == []


def test_signs_are_an_answer_and_come_sorted():
    form = daily(signs=["F13", "F08"])
    assert form.is_valid() and form.cleaned_data["signs"] == ["F08", "F13"]


def test_what_was_asked_is_every_sign_of_the_page():
    form = daily(none="on")
    assert form.is_valid()
    asked = [code for code, rule in newest().signs.items() if rule.asked == "check_in"]
    assert form.cleaned_data["asked"] == sorted(asked)


def test_a_blank_is_not_a_no():
    assert set(daily().errors) == {"signs"}


def test_a_sign_beside_none_of_these_is_an_error_and_never_a_silent_no():
    form = daily(signs="F01", none="on")
    assert set(form.errors) == {"signs"} and form.ticked == {"F01"}


@pytest.mark.parametrize("odd", ["F99", "F07", "F24", "clot", "none", ""])
def test_a_sign_that_was_not_asked_names_the_field_and_loses_no_tick(odd):
    form = daily(signs=["F08", odd])
    assert set(form.errors) == {"signs"} and "F08" in form.ticked
    assert row(form, "swollen").is_open


def test_an_opened_row_wants_a_sign_or_none_of_these_after_all():
    form = daily(none="on", opened="swollen")
    assert set(form.errors) == {"none_swollen"}
    assert row(form, "swollen").is_open and not row(form, "bone").is_open
    assert daily(none="on", opened="swollen", none_swollen="on").is_valid()
    assert daily(signs="F13", opened="swollen").is_valid()


def test_one_row_with_its_sign_does_not_answer_for_another_that_was_opened():
    form = daily(signs="F13", opened=["swollen", "bone"])
    assert set(form.errors) == {"none_bone"} and form.ticked == {"F13"}
    assert daily(signs="F13", opened=["swollen", "bone"], none_bone="on").is_valid()


def test_a_sign_and_none_of_these_after_all_in_one_row_is_an_error():
    assert set(daily(signs="F13", none_swollen="on").errors) == {"none_swollen"}


def test_none_after_all_in_one_row_is_no_answer_about_the_others():
    assert set(daily(opened="swollen", none_swollen="on").errors) == {"signs"}


def test_a_row_that_nobody_knows_is_nobodys_answer():
    assert daily(none="on", opened=["moon", ""]).is_valid()


def test_the_weekly_form_asks_seven_signs_and_the_conditions_behind_one_row():
    form = weekly(none="on")
    assert [box.code for box in form.loose] == ["F07", "F09", "F14", "F16", "F17", "F19", "F20"]
    assert sorted(box.code for box in form.rows[0].boxes) == sorted(c.code for c in conditions_of())
    assert form.is_valid() and form.cleaned_data["conditions"] == []
    assert form.cleaned_data["asked"] == sorted([*WEEKLY, *(c.code for c in conditions_of())])


def test_a_condition_alone_is_an_answer_to_the_weekly_form():
    form = weekly(conditions="pregnancy", opened="health")
    assert form.is_valid()
    assert (form.cleaned_data["signs"], form.cleaned_data["conditions"]) == ([], ["pregnancy"])


def test_health_that_was_opened_wants_an_answer_too():
    assert set(weekly(none="on", opened="health").errors) == {"none_health"}
    assert weekly(none="on", opened="health", none_health="on").is_valid()


def test_a_condition_beside_none_of_these_is_an_error():
    assert set(weekly(none="on", conditions="clot").errors) == {"signs"}


def test_an_unknown_condition_names_its_field():
    assert set(weekly(conditions="moon").errors) == {"conditions"}


def test_one_page_of_the_screen_has_one_none_of_these_for_signs_and_conditions():
    def leg(**fields):
        return safety_form.SafetyForm(data(**fields), page="leg")

    assert [box.code for box in row(leg(), "skin").boxes] == ["open-skin", "infection"]
    assert not leg().loose, "every box stands behind a row"
    assert leg(none="on").is_valid() and leg(conditions="open-skin").is_valid()
    assert not leg().is_valid() and not leg(none="on", conditions="open-skin").is_valid()
    assert set(leg(signs="F10").errors) == {"signs"}, "that one stands on another page"
    assert leg(none="on", opened=["skin", "swollen"]).is_valid(), "to look is no answer"
    form = leg(signs="F08")
    assert form.is_valid() and "infection" in form.cleaned_data["asked"]


def test_the_whole_screen_in_one_answer_asks_everything():
    form = safety_form.SafetyForm(data(none="on"))
    assert form.is_valid()
    conditions = [c.code for c in conditions_of()]
    assert form.cleaned_data["asked"] == sorted([*newest().signs, *conditions])


@pytest.mark.parametrize("tight", ["", "0", "10"])
def test_the_one_page_check_in_takes_an_old_answer_without_tightness(tight):
    form = forms.WholeForm(data(feel="same", pain="3", none="on", tight=tight))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["tight"] == (int(tight) if tight else None)
    assert not forms.WholeForm(data(feel="same", pain="3", none="on", tight="11")).is_valid()


def test_the_one_page_check_in_asks_the_weekly_signs_too():
    form = forms.WholeForm(data(feel="same", pain="3", signs=["F09", "F22"]))
    assert form.is_valid() and form.cleaned_data["signs"] == ["F09", "F22"]
    assert [box.code for box in form.loose] == WEEKLY


def test_a_sign_that_waited_on_a_phone_is_not_refused_for_a_row_left_open():
    form = forms.WholeForm(data(feel="same", pain="3", signs="F08", opened=["swollen", "bone"]))
    assert form.is_valid() and form.cleaned_data["signs"] == ["F08"]


def test_a_missing_pain_hides_no_trouble_with_the_signs():
    form = forms.WholeForm(data(feel="same", signs="F08", none="on"))
    assert {"pain", "signs"} <= set(form.errors)
