"""No input breaks a form: a message, nothing lost, never a bare 500 (design.md 6, trust.md T24).

And when the database cannot be reached, the page comes back with what was typed (trust.md
D7, D8)."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.models import User
from checkins.models import CheckIn, Plan
from routines.models import GuidedSession
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db

BAD = {
    "missing": b"",
    "empty": b"%s=",
    "unknown": b"%s=none-of-your-words",
    "too long": b"%s=" + b"9" * 6000,
    "NUL": b"%s=%%00",
    "a NUL after a good word": b"%s=better%%00",
    "lone surrogate": b"%s=%%ED%%A0%%80",
    "raw bytes": b"%s=\xff\xfe\xed\xa0\x80",
    "overlong": b"%s=%%C0%%AF",
    "huge number": b"%s=1e400",
    "2^63": b"%s=9223372036854775808",
    "negative": b"%s=-1",
    "fraction": b"%s=2.5",
    "not a number": b"%s=NaN",
    "array": b"%s[]=1&%s[]=2",
    "object": b"%s[a]=1",
}
# The form, its field, and what it says.
QUESTIONS = [
    ("/check-in/", "feel", "Select how your calf feels."),
    ("/check-in/pain/", "pain", "Select how much it hurts, from 0 to 10."),
    ("/check-in/signs/", "signs", "None of these"),
    ("/settings/voice/", "voice", "Select one of these."),
    ("/settings/sound/", "sound", "Select one of these."),
    ("/settings/pace/", "pace", "Select one of these."),
    ("/settings/waiting/", "waits", "Select one of these."),
    ("/settings/kit/", "roller", "Select one of these."),
    ("/settings/times/", "times", "Select one of these."),
    ("/settings/appearance/", "appearance", "Select one of these."),
    ("/settings/time-zone/", "time_zone", "Select a time zone from the list."),
]
SET_UP = [
    ("/start/safety/", "signs", "None of these"),
    ("/start/side/", "side", "Select which calf feels tight or sore."),
    ("/start/since/", "since", "Select how long it has felt like this."),
    ("/start/roller/", "roller", "Select what you have."),
    ("/start/pain/", "pain", "Select how much it hurts, from 0 to 10."),
]


def send(client, address, body):
    return client.generic("POST", address, body, content_type="application/x-www-form-urlencoded")


def bodies(field):
    name = field.encode()
    for kind, body in BAD.items():
        yield kind, body.replace(b"%s", name).replace(b"%%", b"%")


def assert_refused(client, address, field, message):
    for kind, body in bodies(field):
        response = send(client, address, body)
        assert response.status_code == 422, (address, kind, response.status_code)
        page = Page(response)
        assert page.text.count("There is a problem") == 1, (address, kind)
        assert message in page.text, (address, kind)


@pytest.fixture
def in_the_middle(client, plan, clock):
    """Someone with a session behind them and a check-in under way."""
    builders.do_session(plan)
    clock.tomorrow()
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"pain": 4})
    return plan


def test_every_question_says_what_to_do_and_keeps_the_rest(client, in_the_middle):
    for address, field, message in QUESTIONS:
        assert_refused(client, address, field, message)
    page = Page(client.get("/check-in/pain/"))
    assert page.picked == {"pain": ["4"], "asks_tight": ["on"]}
    assert CheckIn.objects.count() == 1
    assert in_the_middle.half_answers.get().feel == "worse"


@pytest.mark.parametrize("address", ["/check-in/pain/", "/start/pain/"])
def test_tightness_is_a_number_too_and_our_page_needs_it(client, in_the_middle, address):
    if address.startswith("/start/"):
        person = builders.sign_in_guest(client)
        builders.say_yes(client)
        client.post("/start/safety/", {"none": "on"})
        assert person.safety_screens.exists()
    for kind, body in bodies("tight"):
        response = send(client, address, b"pain=3&asks_tight=on&" + body)
        assert response.status_code == 422, kind
        page = Page(response)
        assert "Select how tight it feels, from 0 to 10." in page.text, kind
        assert page.picked["pain"] == ["3"], kind
    assert CheckIn.objects.count() == 1


def test_the_weekly_page_says_what_to_do(client, in_the_middle, clock):
    clock.move_to(timezone.now() + timedelta(days=8))
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 3})
    client.post("/check-in/signs/", {"none": "on"})
    for field in ("signs", "conditions"):
        assert_refused(client, "/check-in/signs/weekly/", field, "None of these")
    assert CheckIn.objects.count() == 1


def test_is_your_pain_that_strong_needs_one_of_two_answers_and_locks_meanwhile(client, plan):
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"pain": 9})
    assert_refused(client, "/check-in/severe/", "answer", "Select one of the two.")
    plan.refresh_from_db()
    assert plan.status == "locked"


def test_the_day_of_an_appointment_is_a_day_within_three_months(client, guest, clock):
    plan = builders.make_plan(guest, signs=["F19"])
    for kind, body in bodies("on"):
        if kind in {"missing", "empty", "array", "object"}:
            continue  # no day at all takes it away
        response = send(client, "/check-in/booked/", body)
        assert response.status_code == 422, kind
        assert "Enter a date, for example 2026-05-31." in response.content.decode(), kind
    for on in ("2026-09-06", "2026-12-07", "1900-01-01", "9999-12-31"):
        response = client.post("/check-in/booked/", {"on": on})
        assert "Choose a day from today to 90 days from now" in response.content.decode(), on
    assert client.post("/check-in/booked/", {"on": "2026-12-06"}).status_code == 302
    plan.refresh_from_db()
    assert plan.booked_for.isoformat() == "2026-12-06"


def test_every_question_of_the_set_up_says_what_to_do(client, routine):
    builders.say_yes(client)
    assert_refused(client, *SET_UP[0])
    assert not User.objects.exists()
    client.post("/start/safety/", {"none": "on"})
    for question in SET_UP[1:]:
        assert_refused(client, *question)
    assert not Plan.objects.exists()


def test_a_wrong_number_shows_the_page_without_a_choice(client, in_the_middle):
    page = Page(client.post("/check-in/pain/", {"pain": "11"}))
    assert page.choices["pain"] == [str(number) for number in range(11)]
    assert "pain" not in page.picked and "tight" not in page.picked


def test_ticks_are_kept_when_none_of_these_is_ticked_too(client, in_the_middle):
    page = Page(client.post("/check-in/signs/", {"signs": ["F08", "F01"], "none": "on"}))
    assert page.status == 422 and set(page.picked["signs"]) == {"F08", "F01"}


def test_a_tick_beside_an_unknown_one_is_not_lost(client, in_the_middle):
    page = Page(client.post("/check-in/signs/", {"signs": ["F08", "F99"]}))
    assert page.status == 422 and page.picked["signs"] == ["F08"]


def test_who_cleared_a_lock_has_to_be_someone(client, in_the_middle):
    client.post("/check-in/signs/", {"signs": ["F08"]})
    message = "Select who told you that it is fine."
    assert_refused(client, "/check-in/cleared/", "by", message)


def test_a_session_is_started_only_with_a_known_variant(client, plan):
    for kind, body in bodies("variant"):
        response = send(client, "/sessions/", body)
        assert response.status_code == 422, kind
        assert "Roll, then stretch" in response.content.decode()
    assert not GuidedSession.objects.exists()


def test_the_answer_after_a_session_says_what_to_do(client, plan):
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    assert_refused(client, f"{session}feel/", "feel", "Select how your calf feels.")
    for kind, body in bodies("pain"):
        if kind in {"missing", "empty", "array", "object"}:
            continue  # the number is not asked for
        response = send(client, f"{session}feel/", b"feel=same&" + body)
        assert response.status_code == 422, kind
        assert "Select a number from\xa00\xa0to\xa010." in response.content.decode()
    assert GuidedSession.objects.get().feel == ""


def test_the_player_can_send_nonsense_without_harm(client, plan):
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    for kind, body in bodies("state"):
        assert send(client, f"{session}progress/", body).status_code in {204, 422}, kind
    last = len(client.get(f"{session}timeline.json").json()["states"]) - 1
    assert GuidedSession.objects.get().furthest_state <= last
    for kind, body in bodies("state"):
        assert send(client, f"{session}stop/", body).status_code == 302, kind


def test_a_body_that_is_no_form_counts_as_a_blank_one(client, in_the_middle):
    for content_type in ("application/json", "text/plain", "application/octet-stream"):
        response = client.generic("POST", "/check-in/", b'{"feel": "better"}', content_type)
        assert response.status_code == 422


def test_too_much_is_refused_before_it_is_read(client, in_the_middle):
    many = "&".join(f"x{n}=1" for n in range(500))
    for body in (b"feel=" + b"x" * 300_000, many.encode()):
        response = send(client, "/check-in/", body)
        assert response.status_code in {400, 413}
        assert "We could not read that" in response.content.decode()


def test_a_broken_upload_is_refused_with_words(client, in_the_middle):
    response = client.generic("POST", "/check-in/", b"--x", "multipart/form-data; boundary=")
    assert response.status_code == 400
    assert "Nothing was saved." in response.content.decode()


def test_fields_that_are_nobodys_business_change_nothing(client, in_the_middle):
    wanted = {"level": 9, "sessions_per_day": 2, "reps": 10, "plan": 1, "user": 1, "status": "x"}
    extra = wanted | {"is_staff": "on", "rule": "REPS", "day": "2020-01-01", "max_sessions": "2"}
    client.post("/check-in/", {"feel": "same"} | extra)
    client.post("/check-in/pain/", {"pain": 3} | extra)
    client.post("/settings/voice/", {"voice": "off"} | extra)
    plan = Plan.objects.get()
    assert (plan.sessions_per_day, plan.reps, plan.status) == (1, 5, "active")
    assert not User.objects.filter(is_staff=True).exists()


@pytest.mark.parametrize(
    "address",
    ["/settings/nothing/", "/settings/voice%00/", "/session/x/", "/start/nothing/", "/%ff%00"],
)
def test_an_address_that_is_none_is_not_found(client, plan, address):
    response = client.get(address)
    assert response.status_code == 404 and "We cannot find that page" in response.content.decode()


@pytest.mark.parametrize("query", ["days=1e9", "days=%00", "days[]=14", "days=-14", "days=٢٨"])
def test_an_unknown_range_shows_the_usual_one(client, plan, query):
    assert client.get(f"/progress/?{query}").context["length"] == 28


@pytest.mark.parametrize(
    "cookie",
    [
        'session="\\000\\000aaaaaaaa"',
        "session=" + "a" * 4000,
        "session=%00%ff",
        'session="aaaaaaaaaaaa',
        'region="\\000"; appearance="\\377"',
        "csrf=%00; messages=%00",
        "=;;;=; session",
    ],
)
def test_a_broken_cookie_is_no_cookie(db, cookie):
    stranger = Client()
    assert stranger.get("/today/", headers={"cookie": cookie}).status_code == 302
    assert stranger.get("/help/warning-signs/", headers={"cookie": cookie}).status_code == 200
    assert stranger.get("/start/country/", headers={"cookie": cookie}).status_code == 200


def test_a_session_row_that_cannot_be_read_is_a_stranger(client, plan):
    Session.objects.update(session_data="garbage")
    assert client.get("/today/").status_code == 302
