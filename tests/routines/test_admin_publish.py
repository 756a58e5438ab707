"""Publishing in the admin: a note, what is new, what is in the way, and nobody by accident."""

import threading

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client

from routines.content import publishing
from routines.models import Exercise, Routine
from tests import builders
from tests.routines.authoring import EDITOR, author, change_exercise, page

ROLL, STRETCH = "foam-roll-calf", "wall-calf-stretch"


@pytest.fixture
def publisher(routine):
    return author(*EDITOR, "publish_routine")


@pytest.fixture
def url(routine):
    return page("routine", routine, "publish")


def press(client, url, note="Clearer words."):
    """Open the page, write the note, press Publish."""
    opened = client.get(url)
    return client.post(url, {"note": note, "reviewed": opened.context["reviewed"]})


def test_publishing_freezes_the_draft_and_says_so(publisher, routine, url):
    change_exercise(STRETCH, hold_seconds=25)
    response = press(publisher, url)
    assert (response.status_code, response.url) == (302, page("routine", routine))
    version = publishing.version_in_use(routine)
    assert (version.number, version.note) == (2, "Clearer words.")
    assert version.published_by.email.startswith("author")
    assert "Version 2 is published." in publisher.get(response.url).content.decode()


def test_the_history_says_who_published_when_and_why(publisher, routine, url):
    change_exercise(STRETCH, hold_seconds=25)
    press(publisher, url)
    entry = LogEntry.objects.get()
    assert entry.get_change_message() == "Published version 2: Clearer words."
    assert entry.object_id == str(routine.pk)
    assert entry.user == publishing.version_in_use(routine).published_by
    assert "Clearer words." in publisher.get(page("routine", routine, "history")).content.decode()


def test_the_page_shows_what_is_new_field_by_field(publisher, url):
    change_exercise(STRETCH, hold_seconds=25)
    body = publisher.get(url).content.decode()
    assert "What is new since version 1" in body
    assert "Wall stretch: Hold" in body
    assert '<del><span class="visually-hidden">Old: </span>20</del>' in body
    assert '<ins><span class="visually-hidden">New: </span>25</ins>' in body


@pytest.mark.parametrize("note", ["", "   ", "x" * 301, "\x00"])
def test_a_note_is_needed(publisher, routine, url, note):
    change_exercise(STRETCH, hold_seconds=25)
    response = press(publisher, url, note)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["note"]
    assert response.content.decode().count("<title>Error:") == 1
    assert routine.versions.count() == 1
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    ("slug", "columns", "named", "field"),
    [
        (ROLL, {"reps_target": 50}, "Rolling: Rolls at most", "reps_target"),
        (ROLL, {"seconds_each_way": 1}, "Rolling: Seconds each way", "seconds_each_way"),
        (STRETCH, {"stop_signs": ""}, "Wall stretch: Stop signs", "stop_signs"),
        (STRETCH, {"hold_seconds": 61}, "Wall stretch: Reason for a long hold", "hold_reason"),
        (STRETCH, {"hold_seconds": 5}, "Wall stretch: Hold", "hold_seconds"),
    ],
)
def test_an_unsafe_draft_is_refused_with_the_field_named_and_linked(
    publisher, routine, url, slug, columns, named, field
):
    exercise = change_exercise(slug, **columns)
    response = press(publisher, url, "My careful note.")
    body = response.content.decode()
    assert response.status_code == 422
    assert f"<b>{named}</b>" in body
    assert f'href="{page("exercise", exercise)}#id_{field}"' in body
    assert "My careful note." in body
    assert routine.versions.count() == 1
    # The link leads to the field, and the message stands beside it.
    there = publisher.get(page("exercise", exercise)).content.decode()
    assert f'id="id_{field}"' in there
    assert "cc-not-yet" in there


def test_a_routine_without_steps_is_refused_and_leads_to_the_steps(publisher, routine, url):
    routine.steps.all().delete()
    response = press(publisher, url)
    assert response.status_code == 422
    assert f'href="{page("routine", routine)}#steps-heading"' in response.content.decode()
    assert 'id="steps-heading"' in publisher.get(page("routine", routine)).content.decode()


def test_an_unsafe_step_is_refused_and_leads_to_its_field(publisher, routine, url):
    routine.steps.filter(exercise__slug=STRETCH).update(repeats=9)
    body = press(publisher, url).content.decode()
    assert "<b>Wall stretch: Times</b>" in body
    assert f'href="{page("routine", routine)}#id_steps-1-repeats"' in body
    assert 'id="id_steps-1-repeats"' in publisher.get(page("routine", routine)).content.decode()


def test_nothing_new_is_said_kindly_and_publishes_nothing(publisher, routine, url):
    body = publisher.get(url).content.decode()
    assert "The draft is the same as the version in use." in body
    assert "<textarea" not in body
    response = press(publisher, url)
    assert response.status_code == 302
    assert "Nothing has changed" in publisher.get(response.url).content.decode()
    assert routine.versions.count() == 1
    assert not LogEntry.objects.exists()


def test_what_nobody_has_read_is_not_published(publisher, routine, url):
    change_exercise(STRETCH, hold_seconds=25)
    read = publisher.get(url).context["reviewed"]
    change_exercise(STRETCH, hold_seconds=45)
    response = publisher.post(url, {"note": "My note.", "reviewed": read})
    assert response.status_code == 409
    body = response.content.decode()
    assert "Someone changed the draft." in body
    assert "My note." in body
    assert "</span>45</ins>" in body
    assert routine.versions.count() == 1
    # The page that came back can be sent.
    again = {"note": "My note.", "reviewed": response.context["reviewed"]}
    assert publisher.post(url, again).status_code == 302
    assert publishing.version_in_use(routine).script["steps"][1]["dose"]["hold_seconds"] == 45


def test_only_who_may_publish_can(routine, url):
    change_exercise(STRETCH, hold_seconds=25)
    editor = author(*EDITOR)
    assert editor.get(url).status_code == 403
    assert editor.post(url, {"note": "Mine."}).status_code == 403
    for address in (page("routine", routine), page("routine", routine, "preview")):
        assert url not in editor.get(address).content.decode()
    assert author("publish_routine").get(url).status_code == 403  # may not see the routine
    assert routine.versions.count() == 1


def test_who_may_publish_finds_the_way_there(publisher, routine, url):
    for address in (page("routine", routine), page("routine", routine, "preview")):
        assert url in publisher.get(address).content.decode()


def test_people_and_strangers_are_led_to_the_sign_in_of_the_admin(routine, url, client):
    def led_to(response):
        return response.status_code, response.url.split("?")[0]

    assert led_to(client.post(url, {"note": "Mine."})) == (302, "/admin/login/")
    builders.sign_in_guest(client)
    assert led_to(client.post(url, {"note": "Mine."})) == (302, "/admin/login/")
    assert routine.versions.count() == 1


def test_another_site_cannot_publish(routine, url):
    change_exercise(STRETCH, hold_seconds=25)
    client = Client(enforce_csrf_checks=True)
    client.force_login(builders.make_staff())
    assert client.post(url, {"note": "Mine."}).status_code == 403
    assert routine.versions.count() == 1


def test_looking_publishes_nothing(publisher, routine, url):
    change_exercise(STRETCH, hold_seconds=25)
    publisher.get(url)
    publisher.head(url)
    for method in (publisher.put, publisher.delete, publisher.patch):
        assert method(url).status_code == 405
    assert routine.versions.count() == 1


def test_a_routine_that_is_not_there_is_not_found(publisher, url):
    assert publisher.get("/admin/routines/routine/999999/publish/").status_code == 404
    assert publisher.get(f"/admin/routines/routine/{'9' * 40}/publish/").status_code == 404


def test_text_in_the_changes_is_shown_as_text(publisher, url):
    change_exercise(STRETCH, purpose="<img src=x onerror=alert(1)>")
    body = publisher.get(url).content.decode()
    assert "<img" not in body
    assert "&lt;img src=x" in body


def test_a_first_publication_shows_everything(publisher):
    routine = Routine.objects.create(slug="two", name="Two", summary="Stretch.", role="accompanies")
    stretch = Exercise.objects.get(slug=STRETCH)
    routine.steps.create(exercise=stretch, position=1, sides="each", repeats=2, short_repeats=1)
    url = page("routine", routine, "publish")
    assert "What is new: everything" in publisher.get(url).content.decode()
    assert press(publisher, url).status_code == 302
    assert publishing.version_in_use(routine).number == 1


@pytest.mark.django_db(transaction=True)
def test_two_authors_who_press_publish_at_once_are_both_answered_and_one_version_is_made():
    routine = builders.calf_routine()
    change_exercise(STRETCH, hold_seconds=25)
    url = page("routine", routine, "publish")
    clients = []
    for n in range(2):
        client = Client()
        client.force_login(builders.make_staff(f"editor{n}@example.org"))
        clients.append((client, client.get(url).context["reviewed"]))
    together = threading.Barrier(2, timeout=60)
    answers: list[int] = []

    def send(client, reviewed):
        try:
            together.wait()
            answer = client.post(url, {"note": "At once.", "reviewed": reviewed})
            answers.append(answer.status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=one) for one in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert answers == [302, 302]
    assert sorted(routine.versions.values_list("number", flat=True)) == [1, 2]
    assert LogEntry.objects.count() == 1
