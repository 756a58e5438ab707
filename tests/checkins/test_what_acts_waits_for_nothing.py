"""A red sign or severe pain acts when its page is sent, whatever else on the page is missing or
contradicts it (clinical.md 3.1 and 5.7 B; ux.md 2.16)."""

import uuid

import pytest

from checkins.locks import lock_of
from checkins.models import Plan, SafetyScreen, SevereQuestion
from tests import builders
from tests.checkins.steps import SEVERE, SIGNS, answer, to_pain
from tests.pages import Page

pytestmark = pytest.mark.django_db
WHOLE = "/check-in/whole/"


@pytest.fixture
def morning(client, plan, clock):
    """The day after a session that felt the same, with nothing answered yet."""
    answer(plan, "same", 3)
    builders.do_session(plan, feel="same")
    clock.tomorrow()
    return plan


def status(plan):
    return Plan.objects.get(pk=plan.pk).status


def test_severe_pain_without_a_number_for_tightness(client, morning):
    client.post("/check-in/", {"feel": "better"})
    sent = client.post("/check-in/pain/", {"asks_tight": "on", "pain": 9})
    assert (sent.status_code, sent["Location"]) == (302, SEVERE)
    assert status(morning) == "locked"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    client.post(SEVERE, {"answer": "other"})
    client.post("/check-in/pain/", {"asks_tight": "on", "pain": 2, "tight": 3})
    client.post(SIGNS, {"none": "on"})
    assert status(morning) == "active"


@pytest.mark.parametrize(
    "said",
    [
        {"pain": 9, "tight": 3, "none": "on"},
        {"pain": 9, "feel": "better", "tight": 3},
        {"pain": 9, "feel": "better", "none": "on"},
        {"pain": 9},
        {"pain": 9, "tight": 12, "feel": "great", "none": "on"},
        {"pain": 9, "signs": ["F19"], "none": "on"},
        {"feel": "better", "tight": 3, "signs": ["F01"]},
        {"pain": 2, "tight": 3, "signs": ["F08"]},
        {"pain": 2, "feel": "same", "tight": 3, "signs": ["F01"], "none": "on"},
        {"pain": 2, "feel": "same", "tight": 3, "signs": ["F01", "F99"]},
        {"pain": "a lot", "signs": ["F08"]},
    ],
)
def test_on_the_page_of_the_whole_check_in(client, morning, said):
    client.post(WHOLE, {"asks_tight": "on"} | said)
    assert status(morning) == "locked"
    assert client.post("/sessions/", {"variant": "full"}).status_code == 409
    assert "Get it checked" in Page(client.get("/today/")).text or said.get("pain") == 9


def test_severe_pain_of_that_page_is_asked_back(client, morning):
    assert client.post(WHOLE, {"pain": 9})["Location"] == SEVERE
    assert SevereQuestion.objects.get().pain == 9


@pytest.mark.parametrize("more", [{"none": "on"}, {"opened": ["back"]}, {"signs": ["F01", "F99"]}])
def test_among_the_daily_signs(client, morning, more):
    to_pain(client, "better", 2, tight=2)
    client.post(SIGNS, {"signs": ["F01"]} | more)
    assert status(morning) == "locked"
    assert client.post(SIGNS, {"none": "on"}).status_code < 400
    assert status(morning) == "locked", "and no later no unlocks it"


def test_the_page_is_asked_again_all_the_same(client, morning):
    to_pain(client, "better", 2, tight=2)
    sent = client.post(SIGNS, {"signs": ["F01"], "none": "on"})
    assert sent.status_code == 422 and "None of these" in Page(sent).text


def test_a_sign_that_does_not_act_is_asked_back_as_before(client, morning):
    to_pain(client, "better", 2, tight=2)
    assert client.post(SIGNS, {"signs": ["F19"], "none": "on"}).status_code == 422
    assert status(morning) == "active"


def test_in_the_set_up_on_a_page(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"page": "1", "signs": ["F01"], "none": "on"})
    assert SafetyScreen.objects.get().signs == ["F01"]
    assert client.get("/start/side/")["Location"] == "/start/care/"


def test_severe_pain_in_the_set_up_without_tightness(client, routine):
    builders.say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    client.post("/start/side/", {"side": "left"})
    assert client.post("/start/pain/", {"asks_tight": "on", "pain": 9}).status_code == 302
    assert lock_of(SafetyScreen.objects.latest("answered_at").user, None)


def test_severe_pain_after_a_session_without_how_it_felt(client, morning):
    answer(morning, "same", 3)
    session = builders.start_session(morning)
    client.post(f"/session/{session.id}/complete/")
    sent = client.post(f"/session/{session.id}/feel/", {"pain": 9})
    assert sent["Location"] == SEVERE and status(morning) == "locked"
    session.refresh_from_db()
    assert (session.feel, session.highest_pain) == ("", 9), "nothing is made up"


def test_severe_pain_in_two_sessions_of_a_day_is_no_slip(client, morning, clock):
    answer(morning, "same", 3)
    first, second = builders.do_session(morning), builders.do_session(morning, slot="extra")
    client.post(f"/session/{second.id}/feel/", {"feel": "same", "pain": 9})
    sent = client.post(f"/session/{first.id}/feel/", {"feel": "same", "pain": 9})
    assert sent.status_code == 302
    assert not SevereQuestion.objects.filter(answer="").exists(), "nothing can be taken back"
    client.post(SEVERE, {"answer": "other"})
    client.post("/check-in/worst-pain/", {"pain": 2})
    client.post(SIGNS, {"none": "on"})
    assert status(morning) == "locked"


class TestOnADayThatHasItsAnswer:
    @pytest.fixture
    def answered(self, client, morning):
        answer(morning, "better", 2)
        return morning

    def test_severe_pain_locks_and_is_asked_back(self, client, answered):
        said = {"feel": "worse", "pain": 9, "tight": 5, "none": "on"}
        sent = client.post(WHOLE, said)
        assert sent.status_code == 409 and "Is your pain that strong?" in Page(sent).heading
        client.post(SEVERE, {"answer": "other"})
        client.post("/check-in/pain/", {"pain": 2, "tight": 3})
        client.post(SIGNS, {"none": "on"})
        assert status(answered) == "active", "one slip of a finger needs no professional"

    def test_a_sign_is_shown_what_to_do(self, client, answered):
        sent = client.post(
            WHOLE, {"feel": "worse", "pain": 3, "tight": 5, "signs": ["F01"]}, follow=True
        )
        assert "Get it checked" in Page(sent).text and status(answered) == "locked"

    def test_a_phone_is_told_that_it_counts(self, client, answered):
        late = {"Accept": "application/json", "Outbox-Id": str(uuid.uuid4()), "Outbox-Seq": "1"}
        said = {"feel": "better", "pain": 9, "tight": 5, "none": "on", "key": str(uuid.uuid4())}
        sent = client.post(WHOLE, said, headers=late)
        assert sent.status_code == 409 and "counts" in sent.json()["words"]
        assert status(answered) == "locked"

    def test_the_page_of_the_whole_check_in_changes_that_answer(self, client, answered):
        page = Page(client.get(WHOLE))
        page.press(client, "None of these", feel="worse", pain=7, tight=5)
        assert answered.check_ins.latest("day").pain == 7


def test_severe_pain_after_the_yes_was_taken_back_gets_its_advice(client, morning):
    answer(morning, "same", 3)
    session = builders.do_session(morning)
    client.post("/settings/agreement/", {"withdraw": "on"})
    page = Page(client.post(f"/session/{session.id}/feel/", {"feel": "same", "pain": 9}))
    assert "Get it checked" in page.text and "We did not keep your answers." in page.text
    session.refresh_from_db()
    assert session.highest_pain is None
