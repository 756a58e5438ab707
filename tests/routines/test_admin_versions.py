"""Published versions in the admin can be read and withdrawn, and nothing else."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from routines.content import publishing
from routines.models import Routine, RoutineVersion
from tests import builders
from tests.routines.authoring import EDITOR, author, change_exercise, page, publish_as_before

LIST = "/admin/routines/routineversion/"
STRETCH = "wall-calf-stretch"


@pytest.fixture
def version(routine):
    return routine.versions.get()


@pytest.fixture
def url(version):
    return page("routineversion", version, "withdraw")


@pytest.fixture
def withdrawer(routine):
    return author(*EDITOR, "withdraw_routine")


def publish_again(routine):
    change_exercise(STRETCH, hold_seconds=25)
    from django.utils import timezone

    return publishing.publish(routine, by=None, note="Longer.", now=timezone.now())


def test_the_document_can_be_read_in_words(version):
    body = author("view_routineversion").get(page("routineversion", version)).content.decode()
    for step in version.script["steps"]:
        assert step["stop_rule"] in body
        for line in (*step["cues"], *step["stop_signs"]):
            assert line in body


def test_nobody_adds_changes_or_deletes_a_version(staff_client, version):
    before = list(RoutineVersion.objects.values())
    assert staff_client.get(f"{LIST}add/").status_code == 403
    assert staff_client.post(page("routineversion", version), {"note": "Mine."}).status_code == 403
    assert staff_client.get(page("routineversion", version, "delete")).status_code == 403
    assert (
        staff_client.post(page("routineversion", version, "delete"), {"post": "yes"}).status_code
        == 403
    )
    staff_client.post(LIST, {"action": "delete_selected", "_selected_action": version.pk})
    staff_client.post(
        LIST, {"action": "delete_selected", "_selected_action": version.pk, "post": "yes"}
    )
    assert list(RoutineVersion.objects.values()) == before


def test_the_form_of_a_version_has_nothing_to_fill_in(staff_client, version):
    form = staff_client.get(page("routineversion", version)).context["adminform"].form
    assert list(form.fields) == []


def test_a_routine_that_was_published_cannot_be_deleted(staff_client, routine, guest):
    # Its delete page would list the sessions of the people who follow it.
    response = staff_client.get(page("routine", routine, "delete"))
    assert response.status_code == 403
    assert staff_client.post(page("routine", routine, "delete"), {"post": "yes"}).status_code == 403


def test_the_list_says_which_version_is_in_use(staff_client, routine):
    publish_again(routine)
    body = staff_client.get(LIST).content.decode()
    assert body.count("In use") == Routine.objects.count()
    assert body.count("Replaced") == 1


def test_withdrawing_takes_the_version_out_of_use_and_says_so(withdrawer, routine, version, url):
    response = withdrawer.post(url, {"reason": "The hold is unsafe."})
    assert (response.status_code, response.url) == (302, page("routineversion", version))
    body = withdrawer.get(response.url).content.decode()
    assert "is withdrawn. Nobody can start it now." in body
    assert "The hold is unsafe." in body
    assert url not in body
    assert publishing.version_in_use(routine) is None
    version.refresh_from_db()
    assert version.withdrawn_by.email.startswith("author")


def test_the_history_of_version_and_routine_says_who_withdrew_it_and_why(withdrawer, routine, url):
    withdrawer.post(url, {"reason": "The hold is unsafe."})
    entries = LogEntry.objects.all()
    assert {entry.get_change_message() for entry in entries} == {
        "Withdrew version 1: The hold is unsafe."
    }
    assert {entry.content_type.model for entry in entries} == {"routine", "routineversion"}
    body = withdrawer.get(page("routine", routine, "history")).content.decode()
    assert "The hold is unsafe." in body


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301, "\x00"])
def test_a_reason_is_needed(withdrawer, routine, url, reason):
    response = withdrawer.post(url, {"reason": reason})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["reason"]
    assert publishing.version_in_use(routine) is not None
    assert not LogEntry.objects.exists()


def test_withdrawing_again_changes_nothing_and_is_said_kindly(withdrawer, version, url):
    withdrawer.post(url, {"reason": "First."})
    response = withdrawer.post(url, {"reason": "Second."}, follow=True)
    assert "was already withdrawn" in response.content.decode()
    version.refresh_from_db()
    assert version.withdrawn_reason == "First."
    assert LogEntry.objects.count() == 2


def test_the_page_says_what_will_happen(withdrawer, routine, version, url):
    assert "No version will be left." in withdrawer.get(url).content.decode()
    newer = publish_again(routine)
    assert "New sessions already use another version." in withdrawer.get(url).content.decode()
    newest = page("routineversion", newer, "withdraw")
    assert "Version 1 will be used again." in withdrawer.get(newest).content.decode()


def test_only_who_may_withdraw_can(routine, version, url):
    publisher = author(*EDITOR, "publish_routine")
    assert publisher.get(url).status_code == 403
    assert publisher.post(url, {"reason": "Mine."}).status_code == 403
    assert url not in publisher.get(page("routineversion", version)).content.decode()
    assert publishing.version_in_use(routine) == version


def test_who_may_withdraw_finds_the_way_there(withdrawer, version, url):
    assert url in withdrawer.get(page("routineversion", version)).content.decode()


def test_looking_withdraws_nothing(withdrawer, routine, url):
    withdrawer.get(url)
    assert withdrawer.put(url).status_code == 405
    assert withdrawer.delete(url).status_code == 405
    assert publishing.version_in_use(routine) is not None


def test_another_site_cannot_withdraw(routine, url):
    client = Client(enforce_csrf_checks=True)
    client.force_login(builders.make_staff())
    assert client.post(url, {"reason": "Mine."}).status_code == 403
    assert publishing.version_in_use(routine) is not None


def test_a_version_that_is_not_there_is_not_found(withdrawer):
    assert withdrawer.get(f"{LIST}999999/withdraw/").status_code == 404


def test_text_of_a_published_document_is_shown_as_text(withdrawer, routine):
    change_exercise(STRETCH, purpose="<img src=x onerror=alert(1)>")
    version = publish_as_before(routine)
    body = withdrawer.get(page("routineversion", version)).content.decode()
    assert "<img" not in body
    assert "&lt;img src=x" in body
