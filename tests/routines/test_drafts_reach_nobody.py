"""No field of a draft acts before it is published; every number of a dose reaches people then, and
the preview shows the session that they get (design.md 3)."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from routines import timelines
from routines.content import publishing
from routines.models import Exercise, GuidedSession, Routine, Step
from tests import builders
from tests.routines.authoring import change_exercise

pytestmark = pytest.mark.django_db
ROLL, STRETCH = "foam-roll-calf", "wall-calf-stretch"
ONCE = re.compile(  # what differs from person to person, and from one page to the next
    rb'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|nonce-[^"\']+|nonce="[^"]*"'
    rb'|value="[A-Za-z0-9]{64}"|"X-CSRFToken": ?"[^"]*"|data-(?:account|run|left)="[^"]*"'
    rb"|\?v=[^\"']*|[A-Za-z0-9_-]{20,}={0,2}|data-[\w-]+=\"\d+\""
)


def first_day() -> list[bytes]:
    """Every page of a new person's first day, tokens aside."""
    timelines.forget()
    client = Client()
    builders.set_up(client)
    session = client.post("/sessions/", {"variant": "full"}).url
    pages = ["/today/", session, *(f"{session}step/{n}/" for n in (1, 2, 3))]
    pages += [f"{session}timeline.json"]
    landing = Client().get("/").content
    return [ONCE.sub(b"", page) for page in (landing, *(client.get(at).content for at in pages))]


def test_saving_every_draft_field_changes_nothing_of_a_new_person_s_first_day(routine, clock):
    before = first_day()
    roles = dict(Routine.objects.values_list("pk", "role"))
    Routine.objects.update(name="Z", summary="z", language="de", sources="z", role="accompanies")
    Step.objects.update(sides="each", repeats=5, short_repeats=4, position=9)
    for exercise in Exercise.objects.all():
        for field in exercise._meta.fields:
            if field.name in {"id", "slug", "dose", "reviewed_on", "rest_seconds", "movement"}:
                continue
            is_yes_or_no = field.name == "off_by_default"
            setattr(exercise, field.name, True if is_yes_or_no else "z")
        exercise.dose = dict.fromkeys(exercise.dose, 7)
        exercise.rest_seconds = 29
        exercise.save()
    for pk, role in roles.items():  # stays as published: the forms do not offer it
        Routine.objects.filter(pk=pk).update(role=role)
    assert first_day() == before


def published(**changes: object) -> Client:
    """A new person's browser, after a change of a dose was published."""
    slug = ROLL if {"reps_start", "reps_target", "seconds_each_way"} & set(changes) else STRETCH
    change_exercise(slug, **changes)
    publishing.publish(Routine.objects.get(slug="calf"), by=None, note="Dose.", now=timezone.now())
    timelines.forget()
    client = Client()
    builders.set_up(client)
    return client


@pytest.mark.parametrize(
    ("changes", "listed", "state", "seconds"),
    [
        ({"reps_start": 7}, "7 rolls, 3 seconds each way", "roll", None),
        ({"seconds_each_way": 4}, "5 rolls, 4 seconds each way", "roll", None),
        ({"hold_seconds": 30}, "Hold for 30 seconds", "hold", 30),
        ({"ease_in_seconds": 6}, "", "ease-in", 6),
        ({"ease_off_seconds": 5}, "", "ease-out", 5),
    ],
)
def test_a_number_of_a_dose_reaches_people_once_it_is_published(
    routine, changes, listed, state, seconds
):
    client = published(**changes)
    where = client.post("/sessions/", {"variant": "full"}).url
    assert listed in client.get(where).content.decode()
    states = client.get(f"{where}timeline.json").json()["states"]
    (first, *_rest) = [one for one in states if one["name"] == state]
    if seconds:
        assert first["end_ms"] - first["start_ms"] == seconds * 1_000
    if "reps_start" in changes:
        assert len(first["number"]["marks"]) == 7 == GuidedSession.objects.get().reps
        assert "7\xa0rolls" in client.get("/today/").content.decode().replace("&nbsp;", "\xa0")


def test_a_target_below_the_plan_bounds_it(routine):
    client = published(reps_target=6)
    plan = builders.make_plan(builders.make_guest())
    plan.reps = 9
    plan.save()
    session = GuidedSession(version=plan.version, reps=timelines.reps_for(plan.version, plan.reps))
    assert session.reps == 6
    assert client.get("/today/").status_code == 200


@pytest.mark.parametrize("start", [5, 8])
def test_the_preview_is_the_session_that_a_new_person_gets(routine, staff_client, start):
    change_exercise(ROLL, reps_start=start)
    page = staff_client.get(f"/admin/routines/routine/{routine.pk}/preview/?side=right")
    client = published(reps_start=start) if start != 5 else Client()
    if start == 5:
        builders.set_up(client)
    where = client.post("/sessions/", {"variant": "full"}).url
    made = timelines.prepared_for(GuidedSession.objects.get(id=where.split("/")[2]))
    counted = [len(state.number.marks) for state in page.context["plan"].states]
    assert counted == [len(state.number.marks) for state in made.timeline.states]
    assert max(counted) == start
