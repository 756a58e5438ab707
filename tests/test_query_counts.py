"""A page asks the database the same few questions on the first day and after two months
(speed.md E 6)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from checkins import recording
from checkins.days import day_of
from checkins.rules import newest
from routines import timelines
from tests import builders
from tests.checkins.steps import told

pytestmark = pytest.mark.django_db
EVERYTHING = frozenset(newest().signs)
MOST_TO_READ, MOST_TO_WRITE = 8, 8
MOST_TO_CHANGE = {"changed answer": 16, "changed to a rest": 17}  # the earlier answer is kept too
# Four to know who answers and the half that was kept; two to hold the plan and see what was done;
# four to write; one to forget the draft.
MOST_TO_CHANGE |= {"check-in POST": 11, "check-in on one page": 9}
MOST_TO_CHANGE |= {"after the session": 9}  # how new the routine is, and what there is to say
TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def queries(request):
    """What one request asks, without the statements that begin and end a transaction."""
    with CaptureQueriesContext(connection) as captured:
        response = request()
    assert response.status_code in {200, 204, 302}, response.status_code
    return [query["sql"] for query in captured if not query["sql"].startswith(TRANSACTIONS)]


def a_day(client, clock):
    """What each page and each answer of a day asks."""
    asked = {}

    def count(name, address, data=None):
        def request():
            return client.get(address) if data is None else client.post(address, data)

        request_queries = queries(request)
        asked[name] = (len(request_queries), request_queries)

    clock.tomorrow()
    count("Today, before the answer", "/today/")
    count("feel POST", "/check-in/", {"feel": "better"})
    count("pain page", "/check-in/pain/")
    count("pain POST", "/check-in/pain/", {"tight": 4, "pain": 2})
    count("Today, half answered", "/today/")
    count("signs page", "/check-in/signs/")
    count("check-in POST", "/check-in/signs/", {"none": "on"})
    count("result", "/check-in/result/")
    count("Today, due", "/today/")
    session = client.post("/sessions/", {"variant": "full"})["Location"]
    count("session page", session)
    count("timeline", f"{session}timeline.json")
    count("one step", f"{session}step/1/")
    count("sound POST", "/settings/sound/", {"sound": "off"})
    count("progress POST", f"{session}progress/", {"state": 3})
    count("Today, under way", "/today/")
    count("complete POST", f"{session}complete/", {})
    count("feel after POST", f"{session}feel/", {"feel": "same"})
    count("after the session", f"{session}feel/")
    count("Today, done", "/today/")
    client.post("/check-in/", {"feel": "same"})
    client.post("/check-in/pain/", {"tight": 4, "pain": 3})
    count("changed answer", "/check-in/signs/", {"none": "on"})
    client.post("/check-in/", {"feel": "worse"})
    client.post("/check-in/pain/", {"tight": 4, "pain": 2})
    count("changed to a rest", "/check-in/signs/", {"none": "on"})
    count("Today, rest", "/today/")
    count("what is left out", "/settings/left-out/")
    count("page of the whole check-in", "/check-in/whole/")
    clock.tomorrow()
    whole = {"feel": "same", "pain": 3, "tight": 4, "none": "on"}
    count("check-in on one page", "/check-in/whole/", whole)
    count("progress", "/progress/")
    count("progress of 12 weeks", "/progress/?days=84")
    count("settings", "/settings/")
    count("one setting", "/settings/pace/")
    return asked


def two_months(plan, clock):
    """Sixty days of answers and sessions, made by the writers."""
    for number in range(60):
        clock.tomorrow()
        now = timezone.now()
        day = day_of(now, plan.user.zone)
        feel = ("better", "same", "same", "worse")[number % 4]
        answer = told(day, feel, 2 + number % 2, tight=4, asked=EVERYTHING)
        recording.answer(plan.user, answer, today=day, now=now)
        plan.refresh_from_db()
        if plan.status == "active":
            builders.do_session(plan)


@pytest.fixture
def warm(plan, client):
    """Timelines are compiled once in a process; that is not what is counted here."""
    builders.do_session(plan)
    timelines.forget()
    for days in (14, 84):
        client.get(f"/progress/?days={days}")
    return plan


def test_two_months_of_history_cost_no_further_query(client, warm, clock):
    first = a_day(client, clock)
    two_months(warm, clock)
    later = a_day(client, clock)
    for name, (count, asked) in later.items():
        assert count <= first[name][0], (name, first[name], asked)
        most = MOST_TO_CHANGE.get(name, MOST_TO_WRITE if "POST" in name else MOST_TO_READ)
        assert count <= most, (name, asked)


def test_a_check_in_after_a_week_away_asks_one_thing_more_at_most(client, warm, clock):
    clock.tomorrow()
    near = len(queries(lambda: client.post("/check-in/", {"feel": "same"})))
    clock.move_to(timezone.now() + timedelta(days=10))
    far = len(queries(lambda: client.post("/check-in/", {"feel": "same"})))
    assert far <= near + 1


def test_a_warning_page_asks_nothing(client, warm):
    for address in ("/help/warning-signs/", "/help/about/"):
        assert queries(lambda address=address: client.get(address)) == []


def test_how_we_decide_asks_who_it_is_and_for_their_plan(client, warm):
    address = "/help/how-we-decide/"
    assert queries(lambda: Client().get(address)) == []
    assert len(queries(lambda: client.get(address))) == 3
