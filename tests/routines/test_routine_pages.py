"""Anyone may read what a published routine consists of."""

import pytest
from django.test import Client
from django.utils import timezone

from routines.content import publishing
from tests.routines.test_exercise_pages import publish, read_anew, shelf_of, words

__all__ = ["read_anew"]  # a fixture for every test here


def test_a_routine_is_told_in_its_order_with_dose_kit_and_sources():
    page = words("/routines/calf/")
    assert page.startswith("All exercises Roll and stretch your calf Roll the tight calf")
    assert "Kit: 1 ft or 3 ft roller, floor, wall" in page
    rolling = page.index("Rolling 5 rolls, 3 seconds each way. The sore leg.")
    assert page.index("Wall stretch Hold for 20 seconds. 2 times on each leg.") > rolling
    assert "NHS Fife, calf stretches." in page
    assert "Your plan says how many rolls" in page
    html = Client().get("/routines/calf/").content.decode()
    assert 'href="/exercises/foam-roll-calf/"' in html


def test_an_exercise_that_is_on_no_shelf_is_named_without_a_way_to_its_page():
    shelf = shelf_of("wall-calf-stretch")
    shelf.steps.filter(exercise__slug="wall-calf-stretch").delete()
    publish(shelf, timezone.now())
    html = Client().get("/routines/calf/").content.decode()
    assert "Wall stretch" in html
    assert "/exercises/wall-calf-stretch/" not in html


def test_a_withdrawn_routine_has_no_page_and_stands_in_no_list(routine):
    assert "Roll and stretch your calf" in words("/exercises/")
    publishing.withdraw(
        publishing.version_in_use(routine), by=None, reason="Wrong.", now=timezone.now()
    )
    assert Client().get("/routines/calf/").status_code == 404
    assert "Roll and stretch your calf" not in words("/exercises/")


@pytest.mark.parametrize("slug", ["no-such", "shelf-rolling"])
def test_what_is_no_routine_has_no_page(slug):
    assert Client().get(f"/routines/{slug}/").status_code == 404
