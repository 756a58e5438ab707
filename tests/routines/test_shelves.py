"""A shelf of the library is published like a routine, and is never played
(docs/decisions/0022)."""

import pytest
from django.utils import timezone

from checkins.models import Plan
from routines.content import checking, drafts, packs, publishing
from routines.content.document import parse
from routines.figures import FIGURES
from routines.models import GuidedSession, Routine, RoutineVersion
from tests import builders
from tests.routines.scripts import CODES


def problems(role, *slugs):
    """What keeps a routine of these exercises, in this order, from being published."""
    steps = [
        {"exercise": slug, "sides": sides, "repeats": 1, "short_repeats": 1}
        for slug, sides in slugs
    ]
    about = {"slug": "a", "name": "A", "summary": "Some.", "language": "en", "role": role}
    pack = packs.read(packs.PACKS / "calf.json") | {"steps": steps}
    pack["routine"] = about | {"sources": []}
    return [
        str(one)
        for one in checking.validate(parse(drafts.from_pack(pack)), frozenset(FIGURES), CODES)
    ]


STRETCH, ROLL = ("wall-calf-stretch", "each"), ("foam-roll-calf", "affected")


def test_the_order_of_a_shelf_is_free_and_that_of_a_session_is_not():
    assert problems("shows", STRETCH, ROLL) == []
    assert any("rolling before" in one for one in problems("accompanies", STRETCH, ROLL))


def test_a_shelf_may_hold_rolling_alone_and_a_session_may_not():
    assert problems("shows", ROLL) == []
    assert any("short session" in one for one in problems("accompanies", ROLL))


def test_the_other_rules_hold_on_a_shelf_too():
    assert any("sides" in one for one in problems("shows", ("foam-roll-calf", "both")))
    assert any("at least one step" in one for one in problems("shows"))


@pytest.mark.django_db
def test_nobody_begins_with_a_shelf(routine):
    for version in RoutineVersion.objects.filter(routine=routine):
        publishing.withdraw(version, by=None, reason="Wrong.", now=timezone.now())
    assert Routine.objects.filter(role="shows").exists()
    assert publishing.routine_to_start() is None


def test_without_a_routine_that_is_played_the_site_is_not_ready(routine, client):
    assert client.get("/readyz").status_code == 200
    publishing.withdraw(
        publishing.version_in_use(routine), by=None, reason="Wrong.", now=timezone.now()
    )
    assert client.get("/readyz").status_code == 503


def test_no_session_of_a_shelf_can_be_started(plan):
    shelf = RoutineVersion.objects.filter(routine__role="shows").first()
    Plan.objects.filter(pk=plan.pk).update(version=shelf, routine=shelf.routine)
    with pytest.raises(ValueError, match="to be read, not played"):
        builders.start_session(Plan.objects.get(pk=plan.pk))
    assert not GuidedSession.objects.exists()


def test_an_author_finds_a_shelf_in_the_admin_with_its_preview_and_its_way_to_publish(
    routine, staff_client
):
    shelf = Routine.objects.filter(role="shows").first()
    for page in ("change", "preview", "publish"):
        response = staff_client.get(f"/admin/routines/routine/{shelf.pk}/{page}/")
        assert response.status_code == 200, page
        assert "have no recording yet" not in response.content.decode()
    Routine.objects.filter(pk=shelf.pk).update(summary="Newer words.")
    address = f"/admin/routines/routine/{shelf.pk}/publish/"
    response = staff_client.post(address, {"note": "Newer."}, follow=True)
    assert "The library shows it from now on." in response.content.decode()
