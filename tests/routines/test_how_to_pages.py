"""How to do each exercise stands on every page that leads through one (clinical.md 5.7 K)."""

import pytest
from django.utils import timezone

from routines import timelines
from routines.content import publishing
from routines.models import Exercise, GuidedSession
from tests import builders
from tests.pages import Page
from tests.routines.authoring import publish_as_before

pytestmark = pytest.mark.django_db
ROLLING = (
    "Do not roll a leg that is swollen, warm or red.",
    "Sit with straight legs, toes up. Put the roller under your left calf",
    "from either end",
    "3 seconds each way",
    "the whole belly of the calf",
    "not behind the knee, on bone or on the cord",
    "Rolling behind the knee or on the heel cord",
    "Or sit on a chair, and roll by hand with a roller stick or a rolling pin.",
    "Stop if pain goes above 5, or is sharp, shooting or tingling.",
    "Pulsing in the calf",
    "Bruising",
)
STRETCHING = (
    "Face a wall, with your feet together and your hands on the wall.",
    "Hold for 20 seconds",
    "Bouncing, or pushing into pain",
    "Take a shorter step, or bend your front knee less.",
    "A light pull, no pain. Stop if it hurts more than that.",
    "Pain at the heel bone",
    "A pull behind the knee",
)
SIGNS = (
    *("Sharp or shooting pain", "Pain above 5 out of 10", "New tingling or numbness"),
    *("Swelling", "Dizziness"),
)


def missing(text, phrases):
    return [phrase for phrase in phrases if phrase not in text]


def the_list(client, where):
    """The words of the session without scripts: what comes after the player."""
    body = client.get(where).content.decode()
    return body[body.index("data-list", body.index("data-player")) :]


def test_the_list_has_everything_of_each_exercise(client, where):
    listed = the_list(client, where)
    assert missing(listed, (*ROLLING, *STRETCHING, *SIGNS, "1 ft or 3 ft roller")) == []


def test_the_list_explains_an_exercise_once_and_says_when_to_stop_in_every_step(client, where):
    listed = the_list(client, where)
    assert listed.count("Bouncing, or pushing into pain") == 1
    assert listed.count("Do it as in step 3.") == 3
    rows = listed.split("<h2>")[1:]
    assert len(rows) == 6
    for row in rows:
        assert "Stop if" in row


def test_the_page_of_a_roll_has_everything_of_it(client, where):
    page = Page(client.get(f"{where}step/1/"))
    assert missing(page.text, (*ROLLING, *SIGNS, "1 ft or 3 ft roller")) == []


@pytest.mark.parametrize("number", [3, 4, 5, 6])
def test_the_page_of_every_stretch_has_everything_of_it(client, where, number):
    page = Page(client.get(f"{where}step/{number}/"))
    assert missing(page.text, (*STRETCHING, *SIGNS)) == []
    assert "Pulsing in the calf" not in page.text


def test_the_walk_to_the_wall_says_where_to_stand(client, where):
    page = Page(client.get(f"{where}step/2/"))
    assert STRETCHING[0] in page.text and "Stop if" in page.text


def test_an_author_who_writes_no_mistakes_and_no_easier_form_gets_no_empty_heading(
    client, plan, where
):
    Exercise.objects.update(mistakes="", easier="")
    newer = publishing.publish(plan.routine, by=None, note="Short", now=timezone.now())
    timelines.forget()

    GuidedSession.objects.update(version=newer)
    listed = the_list(client, where)
    assert "<h3>" not in listed and "Stop too if you notice:" in listed


def test_what_an_author_writes_is_text_and_no_markup(client, plan, where):

    Exercise.objects.update(mistakes="<b>Rushing</b>", easier="1 < 2 & 3")
    newer = publish_as_before(plan.routine)
    GuidedSession.objects.update(version=newer)
    timelines.forget()
    body = client.get(where).content.decode()
    assert "<b>Rushing" not in body and "&lt;b&gt;Rushing" in body


def test_an_author_s_preview_lists_everything_of_each_exercise(client, routine):
    client.force_login(builders.make_staff(), backend="django.contrib.auth.backends.ModelBackend")
    address = f"/admin/routines/routine/{routine.pk}/preview/?screen=list"
    page = Page(client.get(address))
    assert missing(page.text, (*ROLLING[:1], *ROLLING[4:], *STRETCHING, *SIGNS)) == []
