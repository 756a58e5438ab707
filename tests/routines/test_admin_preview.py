"""The preview shows the draft as a person would see it, and what still keeps it from publishing."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry

from routines import figures, timeline
from routines.content import publishing
from routines.content.document import parse
from routines.models import GuidedSession, RoutineVersion
from tests.routines.authoring import EDITOR, author, change_exercise, page

STRETCH = "wall-calf-stretch"


@pytest.fixture
def editor(routine):
    return author(*EDITOR)


@pytest.fixture
def url(routine):
    return page("routine", routine, "preview")


def test_the_preview_shows_the_words_of_the_draft_and_not_of_the_version_in_use(editor, url):
    change_exercise(STRETCH, stop_rule="Stop when it pinches.")
    body = editor.get(f"{url}?screen=list").content.decode()
    assert "Stop when it pinches." in body


def test_every_state_of_the_session_can_be_put_on_the_phone(editor, routine, url):
    plan = timeline.compile(parse(publishing.draft(routine)), timeline.Dose(5), "left", "full")
    rows = editor.get(url).context["rows"]
    assert [row.state for row in rows] == list(plan.states)
    for row in (rows[0], rows[1], rows[-2], rows[-1]):
        response = editor.get(url + row.url)
        assert response.context["state"] == row.state
        assert row.state.heading in response.content.decode()


def test_the_phone_begins_at_the_beginning_and_goes_on_step_by_step(editor, url):
    first = editor.get(url)
    assert (first.context["state"].name, first.context["before"]) == ("ready", None)
    second = editor.get(url + first.context["after"].url)
    assert second.context["state"].index == 1
    assert second.context["before"].state.index == 0


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_short_session_shows_the_chosen_side_alone(editor, url, side):
    plan = editor.get(f"{url}?variant=short&side={side}").context["plan"]
    assert {step.side for step in plan.steps} == {side}


def test_a_full_session_for_both_sides_rolls_both(editor, url):
    plan = editor.get(f"{url}?variant=full&side=both").context["plan"]
    assert {state.side for state in plan.states if state.name == "roll"} == {"left", "right"}


def test_a_short_session_for_both_sides_is_refused_beside_the_side(editor, url):
    response = editor.get(f"{url}?variant=short&side=both")
    assert list(response.context["form"].errors) == ["side"]
    assert "plan" not in response.context


def test_the_number_of_rolls_can_be_chosen_and_rolling_left_out(editor, url):
    def rolls(response):
        return [len(s.number.marks) for s in response.context["plan"].states if s.name == "roll"]

    assert rolls(editor.get(f"{url}?reps=8")) == [8]
    assert rolls(editor.get(f"{url}?reps=")) == []


def test_the_list_of_steps_shows_every_step_with_its_two_figures(editor, url):
    response = editor.get(f"{url}?screen=list")
    plan, body = response.context["plan"], response.content.decode()
    for step in plan.steps:
        assert step.label in body
        if step.figure:
            for phase in (0.0, 1.0):
                assert figures.still(step.figure, phase, step.side) in body


def test_a_draft_that_cannot_be_published_yet_is_shown_with_what_to_change(editor, url):
    exercise = change_exercise(STRETCH, hold_seconds=90)
    response = editor.get(url)
    assert max(s.length_ms for s in response.context["plan"].states) == 90_000
    body = response.content.decode()
    assert "Say why the hold is longer than 60 seconds." in body
    assert f'href="{page("exercise", exercise)}#id_hold_reason"' in body


@pytest.mark.parametrize("spoil", ["no steps", "no cues"])
def test_a_draft_too_unfinished_to_be_played_shows_what_to_change(editor, routine, url, spoil):
    if spoil == "no steps":
        routine.steps.all().delete()
    else:
        change_exercise(STRETCH, cues="")
    response = editor.get(url)
    assert response.status_code == 200
    assert "plan" not in response.context
    assert response.context["draft"].findings
    assert "There is nothing to show yet." in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "state=-1",
        "state=99999",
        "state=" + "9" * 5000,
        "state=x",
        "state=%C2%B2",
        "screen=x",
        "variant=long",
        "side=middle",
        "reps=0",
        "reps=11",
        "reps=1e400",
        "reps=%00",
        "state=1&state=2",
    ],
)
def test_an_odd_address_is_answered_kindly(editor, url, query):
    assert editor.get(f"{url}?{query}").status_code == 200


def test_looking_stores_nothing(editor, url):
    before = RoutineVersion.objects.count()
    editor.get(url)
    assert RoutineVersion.objects.count() == before
    assert not GuidedSession.objects.exists()
    assert not LogEntry.objects.exists()
    assert editor.post(url).status_code == 405


def test_the_preview_is_for_authors(routine, url, client, guest):
    assert client.get(url).status_code == 302  # to the sign-in
    assert author("view_exercise").get(url).status_code == 403
    assert author("view_routine").get(url).status_code == 200
    assert author("view_routine").get(url.replace(f"/{routine.pk}/", "/999/")).status_code == 404


def test_no_page_of_the_admin_needs_a_style_or_script_in_the_page(editor, routine, url):
    for address in (url, f"{url}?screen=list", page("routine", routine)):
        body = editor.get(address).content.decode()
        assert "<style" not in body
        assert not re.search(r"<[^>]+\sstyle=", body)
        assert not re.search(r"<[^>]+\son\w+=", body)
        assert not re.search(r"<script(?![^>]*\ssrc=)", body)


STYLES = Path(settings.BASE_DIR) / "static" / "css"


def sheet(name: str) -> str:
    return (STYLES / name).read_text(encoding="utf-8")


def tokens(css: str) -> dict[str, tuple[str, ...]]:
    """The colours of a style sheet: light and dark, each with six digits."""
    found = re.findall(r"--([\w-]+): (light-dark\([^)]*\)|#[0-9a-fA-F]+)", css)
    return {name: tuple(map(six_digits, re.findall(r"#(\w+)", value))) for name, value in found}


def six_digits(colour: str) -> str:
    return colour.lower() if len(colour) == 6 else "".join(2 * digit for digit in colour.lower())


def test_the_admin_has_the_colours_of_the_pages_that_people_see():
    site = [sheet(path.name) for path in STYLES.glob("*.css") if path.name != "admin.css"]
    theirs, ours = tokens("".join(site)), tokens(sheet("admin.css"))
    assert len(ours) > 20
    for name, colours in ours.items():
        light, dark = colours[0], colours[-1]
        assert (theirs[name][0], theirs[name][-1]) == (light, dark), name


def test_every_part_of_a_figure_has_its_colour_in_the_admin():
    drawn = "".join(figures.still(name, phase) for name in figures.FIGURES for phase in (0.0, 1.0))
    classes = {name for names in re.findall(r'class="([^"]+)"', drawn) for name in names.split()}
    css = sheet("admin.css")
    assert [name for name in sorted(classes) if f".{name}" not in css] == []


def test_words_that_nobody_has_recorded_are_listed_and_keep_nobody_from_publishing(editor, url):
    assert "These words have no recording yet." not in editor.get(url).content.decode()
    publisher = author(*EDITOR, "publish_routine")
    change_exercise(STRETCH, position="Face a tree, with your hands on the bark.")
    for address in (url, url.replace("preview", "publish")):
        response = publisher.get(address)
        assert "These words have no recording yet." in response.content.decode()
        assert any("Face a tree" in text for text in response.context["draft"].unsaid)
        assert response.context["draft"].is_ready
