"""What the tests of the admin share: authors with rights, and forms sent back as a browser does."""

from typing import Any

from django.contrib.auth.models import Permission
from django.forms import BaseForm
from django.test import Client

from accounts.models import User
from routines.content import publishing
from routines.content.document import current
from routines.models import Exercise, Routine, RoutineVersion

EDITOR = [
    *("add_exercise", "change_exercise", "view_exercise"),
    *("add_routine", "change_routine", "view_routine", "view_routineversion"),
]


def author(*permissions: str) -> Client:
    """A client signed in as staff with exactly these rights in `routines`."""
    user = User.objects.create_user(f"author{User.objects.count()}@example.org", is_staff=True)
    wanted = Permission.objects.filter(content_type__app_label="routines", codename__in=permissions)
    assert wanted.count() == len(permissions)
    user.user_permissions.set(wanted)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(kind: str, row: Any, name: str = "change") -> str:
    """The address of a page of the admin."""
    return f"/admin/routines/{kind}/{row.pk}/{name}/"


def send(client: Client, url: str, press: str = "_continue", **changes: Any) -> Any:
    """Open a form of the admin, fill in the changes, press a button; the answer, followed.

    `press` may hold the button's value: "_move=3 up". A change of None unticks a box."""
    response = client.get(url)
    fields: dict[str, Any] = values(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        fields |= values(inline.formset.management_form)
        for form in inline.formset.forms:
            fields |= values(form)
    name, _equals, value = press.partition("=")
    fields |= changes | {name: value or "1"}
    return client.post(url, {k: v for k, v in fields.items() if v is not None}, follow=True)


def values(form: BaseForm) -> dict[str, Any]:
    """The form's fields as a browser would send them untouched."""
    return {
        field.html_name: field.value()
        for field in form
        if field.value() is not None and field.value() is not False
    }


def change_exercise(slug: str, **changes: Any) -> Exercise:
    """Change a draft exercise, or numbers of its dose, behind the forms' back."""
    exercise = Exercise.objects.get(slug=slug)
    for name, value in changes.items():
        if name in exercise.dose:
            exercise.dose[name] = value
        else:
            setattr(exercise, name, value)
    exercise.save()
    return exercise


def publish_as_before(routine: Routine) -> RoutineVersion:
    """Freeze the draft without today's checks, as an older release may have done."""
    return RoutineVersion.objects.create(
        routine=routine,
        number=routine.versions.count() + 1,
        script=current(publishing.draft(routine)),
        note="From before.",
    )


def order(routine: Routine) -> list[tuple[int, str]]:
    """The steps of the draft: place and exercise."""
    steps = routine.steps.order_by("position", "pk").select_related("exercise")
    return [(step.position, step.exercise.slug) for step in steps]
