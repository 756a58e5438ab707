"""Authors reach content and nothing of anyone's health (trust.md T25)."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from routines.models import GuidedSession
from tests import builders
from tests.routines.authoring import EDITOR, author

CONTENT = {"exercise", "routine", "routineversion"}


@pytest.fixture
def editor(routine):
    return author(*EDITOR, "publish_routine", "withdraw_routine")


def test_an_author_sees_content_and_nothing_else(editor):
    shown = editor.get("/admin/").context["available_apps"]
    models = {model["object_name"].lower() for app in shown for model in app["models"]}
    assert models == CONTENT


@pytest.mark.parametrize(
    "model", sorted(admin.site._registry, key=lambda model: model._meta.label), ids=str
)
def test_an_author_is_refused_every_other_list(editor, model):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    is_content = model._meta.app_label == "routines"
    assert editor.get(url).status_code == (200 if is_content else 403)


def test_sessions_of_people_are_in_no_admin_page():
    assert GuidedSession not in admin.site._registry


def test_an_author_sees_no_person_through_content(editor, plan):
    session = builders.do_session(plan)
    for model in CONTENT:
        body = editor.get(f"/admin/routines/{model}/").content.decode()
        assert str(session.id) not in body
    for row in (plan.version, plan.version.routine):
        for name in ("change", "history"):
            url = f"/admin/routines/{row._meta.model_name}/{row.pk}/{name}/"
            assert str(session.id) not in editor.get(url).content.decode()


def test_an_author_cannot_give_rights(editor):
    for model in ("accounts/user", "auth/group"):
        assert editor.get(f"/admin/{model}/add/").status_code == 403


def test_an_author_signs_in_with_a_password(client, routine):
    builders.make_staff()
    known = {"username": "editor@example.org", "password": "a long enough password"}
    assert client.get("/admin/login/").status_code == 200
    response = client.post("/admin/login/?next=/admin/routines/routine/", known)
    assert (response.status_code, response.url) == (302, "/admin/routines/routine/")
    assert client.get(response.url).status_code == 200


def test_staff_without_rights_see_nothing(routine):
    nobody = author()
    for model in CONTENT:
        assert nobody.get(f"/admin/routines/{model}/").status_code == 403
    assert nobody.get("/admin/").context["available_apps"] == []


def test_every_content_table_is_in_the_admin():
    tables = {model._meta.model_name for model in apps.get_app_config("routines").get_models()}
    registered = {
        model._meta.model_name
        for model in admin.site._registry
        if model._meta.app_label == "routines"
    }
    assert tables - registered == {"step", "guidedsession"}
