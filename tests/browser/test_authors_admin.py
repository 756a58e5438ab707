"""The authors' admin in a real browser: by keyboard, without scripts, on a small phone."""

from typing import Any

import pytest
from django.test import Client

from routines.content import publishing
from routines.models import Routine
from tests import builders
from tests.browser.looking import COLOURS, faults
from tests.routines.authoring import change_exercise, order
from tests.routines.authoring import page as address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROLL, STRETCH = "foam-roll-calf", "wall-calf-stretch"


@pytest.fixture
def routine(transactional_db: None) -> Routine:
    """The shipped routine, and a draft of it with something in the way and something new."""
    routine = builders.calf_routine()
    change_exercise(STRETCH, hold_seconds=90)
    return routine


@pytest.fixture
def cookie(routine: Routine, live_server: Any) -> Any:
    """The sign-in of an author."""
    client = Client()
    client.force_login(builders.make_staff())
    return {"name": "session", "value": client.cookies["session"].value, "url": live_server.url}


def of_django(routine: Routine) -> list[str]:
    """Pages that are Django's own, in our colours."""
    return [
        "/admin/",
        *(f"/admin/routines/{name}/" for name in ("exercise", "routine", "routineversion")),
        *(f"/admin/routines/{name}/add/" for name in ("exercise", "routine")),
        address("routine", routine, "history"),
    ]


def of_ours(routine: Routine) -> list[str]:
    """Pages with a template of ours."""
    version, exercise = routine.versions.get(), change_exercise(STRETCH)
    preview = address("routine", routine, "preview")
    return [
        address("exercise", exercise),
        address("routine", routine),
        preview,
        f"{preview}?screen=list&side=right",
        f"{preview}?variant=short&side=both",
        address("routine", routine, "publish"),
        address("routineversion", version),
        address("routineversion", version, "withdraw"),
    ]


def test_the_sign_in_is_accessible_and_needs_no_mouse(
    browser: Any, live_server: Any, routine: Routine
) -> None:
    builders.make_staff()
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/routines/routine/{routine.pk}/publish/")
    assert faults(page, {}) == []
    page.keyboard.type("editor@example.org")  # the field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type("a long enough password")
    page.keyboard.press("Enter")
    page.wait_for_url("**/publish/")
    assert page.inner_text("h1") == "Publish"
    context.close()


def test_every_page_is_accessible_and_fits_a_small_phone(
    browser: Any, live_server: Any, routine: Routine, cookie: Any
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    context.add_cookies([cookie])
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    ours = of_ours(routine)
    for url in ours + of_django(routine):
        page.goto(live_server.url + url)
        assert [trouble for trouble in troubles if "404" not in trouble] == [], url  # no favicon
        assert faults(page, {}) == [], url
        if url in ours:  # Django's own pages have the same colours
            page.emulate_media(color_scheme="dark")
            assert faults(page, COLOURS) == [], url
            page.emulate_media(color_scheme="light")
        troubles.clear()  # axe itself adds a style that the content policy blocks
    context.close()


def test_steps_are_put_in_order_by_keyboard(
    browser: Any, live_server: Any, routine: Routine, cookie: Any
) -> None:
    context = browser.new_context()
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(live_server.url + address("routine", routine))
    up = page.get_by_role("button", name="Up Wall stretch")
    up.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist")
    assert order(routine) == [(1, STRETCH), (2, ROLL)]
    # Enter in a field saves, and moves nothing.
    page.get_by_label("Name", exact=False).first.fill("Stretch and roll")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('h2').textContent === 'Stretch and roll'")
    assert order(routine) == [(1, STRETCH), (2, ROLL)]
    context.close()


def test_an_author_edits_and_publishes_without_scripts(
    browser: Any, live_server: Any, routine: Routine, cookie: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(live_server.url + address("routine", routine, "publish"))
    page.get_by_label("Note").fill("A longer hold.")
    page.get_by_role("button", name="Publish").click()
    assert "This draft cannot be published yet." in page.inner_text("main")
    page.get_by_role("link", name="Change Wall stretch: Reason for a long hold").click()
    page.get_by_label("Reason for a long hold").fill("The physiotherapist asked for it.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(live_server.url + address("routine", routine, "publish"))
    page.get_by_label("Note").fill("A longer hold.")
    page.get_by_role("button", name="Publish").click()
    assert "Version 2 is published." in page.inner_text(".messagelist")
    version = publishing.version_in_use(routine)
    assert version is not None
    assert version.script["steps"][1]["dose"]["hold_seconds"] == 90
    context.close()
