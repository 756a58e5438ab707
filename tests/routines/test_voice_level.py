"""How much the voice says: full for the first three sessions, then brief, or as chosen
(ux.md 2.6)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from routines.models import GuidedSession
from routines.sound.voice_level import level_for
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def going(client, plan):
    """A session that is about to begin."""
    return GuidedSession.objects.get(
        pk=client.post("/sessions/", {"variant": "full"})["Location"].split("/")[2]
    )


def finish_before(going, number):
    """So many finished sessions of earlier days."""
    for n in range(number):
        earlier = going.started_at - timedelta(days=n + 1)
        GuidedSession.objects.create(
            user=going.user, routine=going.routine, version=going.version, day=earlier.date(),
            slot="day", variant="full", side="left", reps=5, started_at=earlier,
            finished_at=earlier + timedelta(minutes=5),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("finished", "level"), [(0, "full"), (2, "full"), (3, "brief"), (9, "brief")]
)
def test_the_voice_becomes_brief_after_three_sessions(going, finished, level):
    finish_before(going, finished)
    assert level_for(going, going.user) == level


@pytest.mark.parametrize("voice", ["full", "brief", "off"])
def test_a_choice_wins(going, voice):
    finish_before(going, 3)
    going.user.voice = voice
    assert level_for(going, going.user) == voice


def test_sessions_that_were_stopped_do_not_count(going):
    finish_before(going, 3)
    GuidedSession.objects.exclude(pk=going.pk).update(finished_at=None)
    assert level_for(going, going.user) == "full"


def test_the_level_of_a_session_stays_when_others_are_finished_later(going):
    finish_before(going, 2)
    GuidedSession.objects.update(finished_at=timezone.now() + timedelta(hours=1))
    assert level_for(going, going.user) == "full"


def test_the_sessions_of_others_do_not_count(going):
    finish_before(going, 3)
    GuidedSession.objects.exclude(pk=going.pk).update(user=builders.make_guest())
    assert level_for(going, going.user) == "full"


def test_the_page_tells_the_player(client, going):
    page = client.get(f"/session/{going.id}/")
    assert 'data-voice="full"' in page.content.decode()
    finish_before(going, 3)
    assert 'data-voice="brief"' in client.get(f"/session/{going.id}/").content.decode()
