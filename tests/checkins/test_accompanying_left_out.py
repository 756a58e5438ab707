"""What a person must not do is not offered beside the plan either, and the page says what is left
out and why (clinical.md 3.3, 4 and 5.7 D, E, L)."""

import re

import pytest
from django.utils import timezone

from checkins import leaving_out
from checkins.models import LeftOut
from routines.models import GuidedSession
from routines.timelines import prepared_for
from tests import builders
from tests.checkins import beside
from tests.checkins.steps import answer

pytestmark = pytest.mark.django_db
PUMPS, RAISES, TOES = "Ankle pumps", "Calf raises", "Toe walks"


def exercises(client, slug="warm-up", **fields):
    """The names of what a session that is started now holds, as its page lists them."""
    where = beside.start(client, slug, **fields)["Location"]
    listed = client.get(where).content.decode()
    made = prepared_for(GuidedSession.objects.get(pk=where.split("/")[2])).timeline
    names = list(dict.fromkeys(how_to.name for how_to in made.how_to))
    assert all(name in listed for name in names)
    return names


def test_somebody_with_nothing_to_leave_out_gets_all_of_it(client, plan):
    assert exercises(client) == [PUMPS, RAISES, TOES]
    assert "Left out" not in beside.more(client).text


def test_a_sore_spot_on_the_bone_leaves_raises_and_toe_walks_out(client, guest, clock):
    builders.make_plan(guest, signs=["F21"])
    text = beside.more(client).text
    assert "Left out for you: Calf raises, Toe walks. You told us: One exact spot" in text
    assert exercises(client) == [PUMPS]


def test_a_sign_told_today_counts_at_once_and_ends_with_what_it_left_out(client, tuesday, clock):
    answer(tuesday, signs=["F21"])
    assert exercises(client) == [PUMPS]
    clock.tomorrow()
    answer(tuesday)
    client.post("/check-in/seen/")
    assert exercises(client) == [PUMPS], "nobody said that they may do raises"
    may_do_everything(tuesday)
    assert exercises(client) == [PUMPS, RAISES, TOES]


def test_a_yes_to_raises_waits_while_the_sign_is_of_today_or_still_to_be_seen(
    client, tuesday, clock
):
    answer(tuesday, signs=["F21"])
    may_do_everything(tuesday)
    client.post("/check-in/seen/")
    assert exercises(client) == [PUMPS], "it was told today"
    clock.tomorrow()
    answer(tuesday, signs=["F21"])
    may_do_everything(tuesday)
    clock.tomorrow()
    answer(tuesday)
    assert exercises(client) == [PUMPS], "the advice to book is open"
    client.post("/check-in/seen/")
    assert exercises(client) == [PUMPS, RAISES, TOES]


def may_do_everything(plan):
    """A professional said so."""
    for reason in list(leaving_out.open_reasons(plan.user_id)):
        leaving_out.end(
            plan.user_id, what=reason.what, codes=[reason.code], how="agreed", now=timezone.now()
        )


def test_a_pulled_calf_leaves_raises_out(client, guest, clock):
    builders.make_plan(guest, conditions=["new-strain"])
    assert exercises(client) == [PUMPS]


def test_who_cannot_use_the_floor_is_not_offered_what_is_done_there(client, guest, clock):
    builders.make_plan(guest, conditions=["floor"])
    page = beside.more(client)
    assert beside.offered(client) == [beside.WARM_UP]
    assert "Left out for you: Ankle pumps. Not for you now: Back add-on." in page.text
    assert "You told us: You cannot get down to the floor and up again." in page.text
    assert beside.is_refused(client, "back-add-on")
    assert exercises(client) == [RAISES, TOES]
    assert "/settings/left-out/" in page.links.values()


def test_a_sore_wrist_leaves_out_what_leans_on_the_hands(client, guest, clock):
    builders.make_plan(guest, conditions=["wrist-shoulder"])
    assert exercises(client, "back-add-on") == ["Pelvic tilt", "Knee rolls"]
    assert exercises(client) == [PUMPS, RAISES, TOES]


def test_where_nothing_of_any_is_left_nothing_leads_there(client, guest, clock):
    builders.make_plan(guest, conditions=["floor"], signs=["F21"])
    assert not beside.is_linked(client)
    assert beside.offered(client) == []
    assert "There is nothing here for you now." in beside.more(client).text
    assert beside.is_refused(client)


def test_rolling_that_is_left_out_is_left_out_here_too(client, guest, clock, tmp_path):
    beside.publish(tmp_path, "foam-roll-calf", "calf-raise", slug="roll-and-raise")
    plan = builders.make_plan(guest, conditions=["blood-thinners"])
    assert "Left out for you: Rolling. You told us: " in beside.more(client).text
    assert exercises(client, "roll-and-raise") == [RAISES]
    assert beside.of("roll-and-raise").get().reps is None
    assert not plan.may_roll


def test_without_a_roller_there_is_no_rolling_and_the_page_says_so(client, guest, clock, tmp_path):
    beside.publish(tmp_path, "foam-roll-calf", "calf-raise", slug="roll-and-raise")
    builders.make_plan(guest, roller="none")
    text = beside.more(client).text
    assert "Left out for you: Rolling. You have no foam roller." in text
    assert exercises(client, "roll-and-raise") == [RAISES]


def test_a_clinician_s_exercise_is_never_offered_by_itself(client, plan, tmp_path):
    beside.publish(tmp_path, "calf-raise", "heel-drop", slug="drops")
    assert exercises(client, "drops") == [RAISES]


def test_a_short_session_of_nothing_is_refused_with_the_page(client, guest, clock, tmp_path):
    beside.publish(tmp_path, "ankle-pumps", "calf-raise", slug="two", only_full=["calf-raise"])
    plan = builders.make_plan(guest)
    assert exercises(client, "two", variant="short") == [PUMPS]
    assert beside.start(client, "two", variant="long").status_code == 422
    LeftOut.objects.create(user=plan.user, what="rolling", code="floor", told_at=timezone.now())
    refused = beside.start(client, "two", variant="short")
    assert (refused.status_code, "You cannot start that one now." in refused.text) == (422, True)
    assert exercises(client, "two") == [RAISES]


def test_what_comes_up_meanwhile_starts_the_session_anew_without_it(client, plan):
    where = beside.start(client)["Location"]
    client.post(f"{where}progress/", {"state": 4})
    LeftOut.objects.create(user=plan.user, what="raises", code="F17", told_at=timezone.now())
    assert beside.start(client)["Location"] == where
    session = beside.of("warm-up").get()
    assert (session.furthest_state, session.left_out) == (0, ["calf-raise", "toe-walk"])


def test_the_track_of_a_session_without_some_exercises_has_an_address_of_its_own(
    client, plan, settings
):
    """Tones alone, since the words of these exercises may have no clip."""
    whole = client.get(beside.start(client)["Location"]).content.decode()
    LeftOut.objects.create(user=plan.user, what="raises", code="F17", told_at=timezone.now())
    less = client.get(beside.start(client)["Location"]).content.decode()
    tracks = [re.search(r'data-track-tones="(/track/[^"]+)"', page)[1] for page in (whole, less)]
    assert tracks[0] != tracks[1]
    sounds = [client.get(track) for track in tracks]
    assert [sound["Content-Type"] for sound in sounds] == ["audio/mpeg", "audio/mpeg"]
    lengths = [len(sound.content) for sound in sounds]
    assert lengths[1] < lengths[0]
    version, number, digest = tracks[1].removeprefix("/track/").split("/")
    for other in ("0", str(int(number) + 1), str(int(number) * 10**6)):
        assert client.get(f"/track/{version}/{other}/{digest}").status_code == 404
