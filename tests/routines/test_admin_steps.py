"""An author puts the steps of a routine in order: by number or by button, never by dragging."""

import re

import pytest

from routines.admin.steps import put_in_order
from routines.models import Exercise
from tests.routines.authoring import EDITOR, author, order, page, send

ROLL, STRETCH = "foam-roll-calf", "wall-calf-stretch"


@pytest.fixture
def editor(routine):
    return author(*EDITOR)


@pytest.fixture
def towel(routine):
    """A third step."""
    exercise = Exercise.objects.create(slug="towel", name="Towel", movement="hold", figure="wall")
    routine.steps.create(exercise=exercise, position=3, sides="each")
    return exercise


def step(routine, slug):
    return routine.steps.get(exercise__slug=slug)


def test_typed_numbers_put_the_steps_in_order(editor, routine, towel):
    send(
        editor,
        page("routine", routine),
        **{"steps-0-position": 3, "steps-1-position": 1, "steps-2-position": 2},
    )
    assert order(routine) == [(1, STRETCH), (2, "towel"), (3, ROLL)]


def test_gaps_between_typed_numbers_are_closed(editor, routine, towel):
    send(editor, page("routine", routine), **{"steps-0-position": 50})
    assert order(routine) == [(1, STRETCH), (2, "towel"), (3, ROLL)]


def test_up_and_down_move_a_step_by_one_place(editor, routine, towel):
    pk = step(routine, "towel").pk
    send(editor, page("routine", routine), press=f"_move={pk} up")
    assert order(routine) == [(1, ROLL), (2, "towel"), (3, STRETCH)]
    send(editor, page("routine", routine), press=f"_move={pk} up")
    assert order(routine) == [(1, "towel"), (2, ROLL), (3, STRETCH)]
    send(editor, page("routine", routine), press=f"_move={pk} down")
    assert order(routine) == [(1, ROLL), (2, "towel"), (3, STRETCH)]


def test_a_move_leads_back_to_the_step_and_says_where_it_is(editor, routine):
    pk = step(routine, STRETCH).pk
    response = send(editor, page("routine", routine), press=f"_move={pk} up")
    assert response.redirect_chain == [(f"{page('routine', routine)}#step-{pk}", 302)]
    assert "Wall stretch is now step 1." in response.content.decode()


def test_a_move_saves_what_was_typed_elsewhere_on_the_page(editor, routine):
    pk = step(routine, STRETCH).pk
    send(
        editor,
        page("routine", routine),
        press=f"_move={pk} up",
        name="New name",
        **{"steps-1-repeats": 3},
    )
    routine.refresh_from_db()
    assert routine.name == "New name"
    assert step(routine, STRETCH).repeats == 3
    assert order(routine) == [(1, STRETCH), (2, ROLL)]


def test_a_move_that_cannot_be_done_changes_nothing(editor, routine):
    pk = step(routine, STRETCH).pk
    response = send(editor, page("routine", routine), press=f"_move={pk} down")
    assert response.redirect_chain == [(f"{page('routine', routine)}#steps-heading", 302)]
    assert order(routine) == [(1, ROLL), (2, STRETCH)]


@pytest.mark.parametrize("move", ["", " ", "up", "x up", "999999 up", "{pk}", "{pk} sideways"])
def test_a_move_that_makes_no_sense_changes_nothing(routine, move):
    assert put_in_order(routine, move.format(pk=step(routine, STRETCH).pk)) is None
    assert order(routine) == [(1, ROLL), (2, STRETCH)]


def test_two_steps_with_one_number_are_refused_beside_the_number(editor, routine):
    response = send(editor, page("routine", routine), name="New name", **{"steps-1-position": 1})
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.errors[0] == {}
    assert "Another step has this number" in formset.errors[1]["position"][0]
    body = response.content.decode()
    beside = re.search(r'class="cc-step__field field-position errors">(.*?)</div>', body, re.DOTALL)
    assert beside and "Another step has this number" in beside[1]
    routine.refresh_from_db()
    assert routine.name != "New name"
    assert order(routine) == [(1, ROLL), (2, STRETCH)]


@pytest.mark.parametrize("place", ["0", "-1", "100", "two", "", "99999999999999999999"])
def test_a_place_that_is_no_place_is_refused_beside_the_number(editor, routine, place):
    response = send(editor, page("routine", routine), **{"steps-0-position": place})
    assert response.context["inline_admin_formsets"][0].formset.errors[0].keys() == {"position"}
    assert order(routine) == [(1, ROLL), (2, STRETCH)]


def test_a_step_taken_out_leaves_its_number_to_another(editor, routine):
    send(editor, page("routine", routine), **{"steps-0-DELETE": "on", "steps-1-position": "1"})
    assert order(routine) == [(1, STRETCH)]


def test_the_empty_row_adds_a_step_at_the_end_only_when_it_is_filled_in(editor, routine, towel):
    routine.steps.filter(exercise=towel).delete()
    send(editor, page("routine", routine))
    assert order(routine) == [(1, ROLL), (2, STRETCH)]
    send(editor, page("routine", routine), **{"steps-2-exercise": towel.pk})
    assert order(routine) == [(1, ROLL), (2, STRETCH), (3, "towel")]


def test_an_empty_row_that_was_opened_before_a_colleague_added_a_step_is_still_empty(
    editor, routine, towel
):
    response = send(editor, page("routine", routine), **{"steps-3-position": "3"})
    assert response.redirect_chain
    assert len(order(routine)) == 3


def test_a_new_routine_may_have_its_first_step_at_once(editor):
    exercise = Exercise.objects.get(slug=STRETCH)
    send(
        editor,
        "/admin/routines/routine/add/",
        name="Stretch",
        slug="stretch",
        summary="Stretch.",
        **{"steps-0-exercise": exercise.pk},
    )
    routine = exercise.steps.get(routine__slug="stretch").routine
    assert order(routine) == [(1, STRETCH)]


def test_enter_in_a_field_saves_and_never_moves_a_step(editor, routine):
    # A browser presses the form's first button for Enter.
    body = editor.get(page("routine", routine)).content.decode()
    form = body[body.index('id="routine_form"') :]
    first = re.search(r'<(?:button|input)[^>]*type="submit"[^>]*>', form)
    assert first and 'name="_continue"' in first[0]


def test_the_buttons_at_both_ends_cannot_be_pressed(editor, routine):
    body = editor.get(page("routine", routine)).content.decode()
    ends = re.findall(r'name="_move" value="(\d+ \w+)" disabled', body)
    assert ends == [f"{step(routine, ROLL).pk} up", f"{step(routine, STRETCH).pk} down"]


def test_an_unsafe_step_is_kept_with_advice_beside_its_field(editor, routine):
    response = send(editor, page("routine", routine), **{"steps-1-repeats": 9})
    formset = response.context["inline_admin_formsets"][0].formset
    assert "not 9" in formset.forms[1].fields["repeats"].help_text
    assert "cc-not-yet" not in str(formset.forms[0].fields["repeats"].help_text)


def test_stretching_before_rolling_is_kept_with_advice_beside_the_place(editor, routine):
    pk = step(routine, STRETCH).pk
    response = send(editor, page("routine", routine), press=f"_move={pk} up")
    formset = response.context["inline_admin_formsets"][0].formset
    assert "Put rolling before stretching." in formset.forms[1].fields["position"].help_text


def test_who_may_only_look_sees_the_steps_and_no_way_to_change_them(routine):
    reader = author("view_routine")
    body = reader.get(page("routine", routine)).content.decode()
    assert "Wall stretch" in body
    assert "_move" not in body and 'name="steps-0-position"' not in body
    pk = step(routine, STRETCH).pk
    assert reader.post(page("routine", routine), {"_move": f"{pk} up"}).status_code == 403
    assert order(routine) == [(1, ROLL), (2, STRETCH)]
