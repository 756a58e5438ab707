"""The pages of one session: its timeline, its steps, and what the player may report in any order
(ux.md 2.6 and 2.7, clinical.md 5.3, trust.md T5, T6)."""

import pytest
from django.utils import timezone

from checkins import recording
from checkins.events import replayed_state
from routines import timelines
from routines.content import publishing
from routines.models import Exercise, GuidedSession
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db
NEW_WORDS = "Sit on the floor in a calm place."


def session():
    return GuidedSession.objects.latest("started_at")


def words(client, where):
    return client.get(f"{where}timeline.json").content.decode()


def publish_new_words(plan):
    exercise = plan.version.script["steps"][0]["exercise"]
    Exercise.objects.filter(slug=exercise).update(position=NEW_WORDS)
    return publishing.publish(plan.routine, by=None, note="Words", now=timezone.now())


def test_the_timeline_is_the_same_bytes_and_is_not_sent_twice(client, where):
    first = client.get(f"{where}timeline.json")
    assert first["Content-Type"] == "application/json" and first["Cache-Control"] == (
        "private, no-cache"
    )
    again = client.get(f"{where}timeline.json", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and again.content == b"" and again["ETag"] == first["ETag"]
    timelines.forget()
    assert client.get(f"{where}timeline.json").content == first.content


def test_another_dose_has_another_tag(client, where):
    first = client.get(f"{where}timeline.json")["ETag"]
    GuidedSession.objects.update(reps=6)
    again = client.get(f"{where}timeline.json", headers={"if-none-match": first})
    assert again.status_code == 200 and again["ETag"] != first


def test_the_dose_is_the_one_that_was_prescribed(client, where):
    states = client.get(f"{where}timeline.json").json()["states"]
    assert sum(len(s["number"]["marks"]) for s in states if s["name"] == "roll") >= 5
    assert {s["side"] for s in states if s["name"] == "roll"} == {"left"}
    held = [s["side"] for s in states if s["name"] == "hold"]
    assert held.count("left") == held.count("right") == 2


def test_the_list_and_the_single_steps_are_the_same_steps(client, where):
    page = client.get(where)
    steps = page.context["steps"]
    assert len(steps) >= 5
    for number, row in enumerate(steps, start=1):
        one = Page(client.get(f"{where}step/{number}/"))
        assert one.heading == row["step"].label
        assert f"Step {number} of {len(steps)}" in one.text
    assert "I have finished" in one.buttons and "Next step" not in one.links
    first = Page(client.get(f"{where}step/1/"))
    assert first.links["Next step"] == f"{where}step/2/" and "Previous step" not in first.links


@pytest.mark.parametrize("number", ["0", "99", "99999999999999999999999", "-1", "x"])
def test_beyond_the_steps_there_is_no_page(client, where, number):
    assert client.get(f"{where}step/{number}/").status_code == 404


def test_looking_at_the_steps_finishes_nothing(client, where):
    for number in range(1, 7):
        client.get(f"{where}step/{number}/")
    assert session().finished_at is None and session().furthest_state == 0


def test_progress_never_moves_back_and_never_beyond_the_end(client, where):
    last = len(client.get(f"{where}timeline.json").json()["states"]) - 1
    for told, furthest in [(4, 4), (2, 4), (4, 4), (9, 9), (0, 9), (10**9, last), (3, last)]:
        assert client.post(f"{where}progress/", {"state": told}).status_code == 204
        assert session().furthest_state == furthest
    assert session().finished_at is None, "only saying so finishes a session"


def test_finishing_twice_keeps_the_first_moment(client, where, clock):
    assert client.post(f"{where}complete/")["Location"] == f"{where}feel/"
    first = session().finished_at
    clock.later(minutes=5)
    assert client.post(f"{where}complete/")["Location"] == f"{where}feel/"
    assert session().finished_at == first


def test_stopping_after_the_finish_changes_nothing(client, where):
    client.post(f"{where}complete/")
    client.post(f"{where}stop/", {"state": 2})
    client.post(f"{where}progress/", {"state": 3})
    assert session().stopped_at is None and session().furthest_state == 0


def test_a_stopped_session_can_be_carried_on_with_and_finished(client, where, clock):
    client.post(f"{where}stop/", {"state": 7})
    assert session().stopped_at and session().furthest_state == 7
    assert Page(client.get(where, follow=True)).heading == "You stopped this one early"
    clock.later(minutes=10)
    assert client.post("/sessions/", {"variant": "full"})["Location"] == where
    assert session().furthest_state == 7 and session().stopped_at is None
    assert "Ready when you are" in client.get(where).content.decode()
    client.post(f"{where}complete/")
    assert session().finished_at and session().stopped_at is None


def test_stopping_twice_keeps_the_first_moment_and_the_furthest_place(client, where, clock):
    client.post(f"{where}stop/", {"state": 7})
    first = session().stopped_at
    clock.later(minutes=1)
    client.post(f"{where}stop/", {"state": 3})
    assert (session().stopped_at, session().furthest_state) == (first, 7)


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        ("ready", None),
        ("roll", "What you did still counts."),
        ("to-wall", "What you did still counts."),
        ("hold", "What you did still counts."),
    ],
)
def test_what_was_done_before_stopping_is_said_kindly(client, where, reached, words):
    names = [state["name"] for state in client.get(f"{where}timeline.json").json()["states"]]
    index = names.index(reached)
    client.post(f"{where}stop/", {"state": index})
    text = Page(client.get(f"{where}feel/")).text
    assert ("counts" in text) == bool(words)
    assert not words or words in text


def test_stopping_without_saying_where_still_stops(client, where):
    assert client.post(f"{where}stop/").status_code == 302
    assert session().stopped_at


def test_another_variant_starts_the_session_of_the_day_anew(client, where):
    client.post(f"{where}progress/", {"state": 7})
    assert client.post("/sessions/", {"variant": "short"})["Location"] == where
    assert (session().variant, session().furthest_state) == ("short", 0)
    assert GuidedSession.objects.count() == 1


def test_a_finished_session_is_shown_as_finished_everywhere(client, where):
    client.post(f"{where}complete/")
    for address in (where, f"{where}step/1/"):
        page = Page(client.get(address))
        assert page.heading == "You have finished this one" and not page.forms
        assert page.links["Say how your calf feels"] == f"{where}feel/"


def test_a_get_does_nothing(client, where):
    for name in ("progress", "complete", "stop"):
        assert client.get(f"{where}{name}/").status_code == 405
    assert session().finished_at is None


def test_the_feel_is_saved_shown_and_can_be_changed(client, where):
    client.post(f"{where}complete/")
    asked = Page(client.get(f"{where}feel/"))
    assert asked.heading == "How does your calf feel now?"
    page = Page(asked.press(client, "About the same"))
    page = Page(client.get(f"{where}feel/"))
    assert page.heading == "Done for today"
    assert "Saved: about the same." in page.text
    assert "Tomorrow we will ask once more, then decide." in page.text
    changed = Page(client.get(page.links["Change how it felt"]))
    assert changed.heading == "How does your calf feel now?"
    changed.press(client, "Better")
    assert session().feel == "better"


def test_worse_says_to_rest_and_shows_the_warning_signs(client, where):
    client.post(f"{where}complete/")
    page = Page(client.post(f"{where}feel/", {"feel": "worse"}, follow=True))
    assert "Rest it for the rest of today." in page.text
    assert page.links["Check the warning signs"] == "/help/warning-signs/"


@pytest.mark.parametrize(("pain", "where_to"), [(7, "feel/"), (8, None), (10, None)])
def test_pain_of_8_locks_when_it_is_sent_and_asks_back(client, plan, where, pain, where_to):
    client.post(f"{where}complete/")
    answer = client.post(f"{where}feel/", {"feel": "same", "pain": pain})
    assert answer["Location"] == (where + where_to if where_to else "/check-in/severe/")
    plan.refresh_from_db()
    assert plan.status == ("active" if where_to else "locked")


def test_the_worst_pain_stays_when_the_feel_alone_is_changed(client, where):
    client.post(f"{where}complete/")
    client.post(f"{where}feel/", {"feel": "worse", "pain": 7})
    client.post(f"{where}feel/", {"feel": "same"})
    assert (session().feel, session().worst_pain) == ("same", 7)


def test_skipping_the_question_leaves_it_open(client, where):
    client.post(f"{where}complete/")
    assert Page(client.get(f"{where}feel/")).links["Skip"] == "/today/"
    assert session().feel == ""


@pytest.mark.parametrize("how", ["complete", "stop"])
def test_severe_pain_of_yesterday_said_only_today_still_locks_and_asks_back(
    client, plan, where, clock, how
):
    client.post(f"{where}{how}/")
    clock.tomorrow()
    answer = client.post(f"{where}feel/", {"feel": "worse", "pain": 9}, follow=True)
    page = Page(answer)
    assert page.heading == "That is severe pain. Is your pain that strong?"
    page = Page(client.post("/check-in/severe/", {"answer": "yes"}, follow=True))
    assert page.heading == "Anything new today?"
    client.post("/check-in/signs/", {"none": "on"})
    plan.refresh_from_db()
    assert plan.status == "locked"
    assert replayed_state(plan).to_json() == plan.state


def test_a_session_under_way_keeps_its_words_and_the_next_has_the_new_ones(
    client, plan, where, clock
):
    before = words(client, where)
    client.post(f"{where}progress/", {"state": 5})
    newer = publish_new_words(plan)
    timelines.forget()
    assert words(client, where) == before and NEW_WORDS not in before
    assert client.post("/sessions/", {"variant": "full"})["Location"] == where
    assert words(client, where) == before, "carrying on keeps them too"
    client.post(f"{where}complete/")
    clock.tomorrow()
    assert NEW_WORDS not in words(
        client, client.post("/sessions/", {"variant": "full"})["Location"]
    )
    builders.check_in(client, "same", 3)
    clock.tomorrow()
    builders.check_in(client, "same", 3)
    after = client.post("/sessions/", {"variant": "full"})["Location"]
    assert NEW_WORDS in words(client, after) and session().version == newer


def test_a_session_of_withdrawn_words_cannot_be_played(client, plan, where):
    publishing.withdraw(plan.version, by=None, reason="Unsafe", now=timezone.now())
    for address in (where, f"{where}step/1/"):
        page = Page(client.get(address))
        assert page.heading == "The exercises are being updated" and not page.forms
        assert page.links["Check the warning signs"] == "/help/warning-signs/"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409


def test_what_was_done_with_withdrawn_words_still_counts(client, plan, where):
    publishing.withdraw(plan.version, by=None, reason="Unsafe", now=timezone.now())
    assert client.post(f"{where}complete/").status_code == 302
    assert session().finished_at
    assert client.post(f"{where}feel/", {"feel": "same"}).status_code == 302


@pytest.mark.parametrize(
    ("pain", "signs", "heading"),
    [(4, {"signs": ["F08"]}, "Get it checked"), (6, {"none": "on"}, "No more exercises today")],
)
def test_a_session_that_was_open_is_not_played_on_once_the_plan_says_rest(
    client, where, pain, signs, heading
):
    """The answer may come from another device while the session is open (hazards H4, H17)."""
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": pain})
    client.post("/check-in/signs/", signs)
    for address in (where, f"{where}step/1/"):
        assert Page(client.get(address, follow=True)).heading == heading
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    client.post(f"{where}complete/")
    assert session().finished_at, "what was done is still taken"


def test_a_session_of_another_person_goes_on(client, where):
    other = builders.make_plan(builders.make_guest())
    builders.do_session(other, feel="worse", pain=9)
    recording.report_signs(other, ["F01"], now=timezone.now())
    assert GuidedSession.objects.get(id=where.split("/")[2]).is_open
