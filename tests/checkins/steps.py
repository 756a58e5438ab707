"""Steps that several tests of the check-in and of Today take, as a person or as the writers."""

import uuid
from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from checkins import recording
from checkins.answer import Answer
from checkins.days import day_of
from checkins.events import replayed_state
from checkins.models import CheckIn, Decision, Plan
from checkins.warning_signs import PAGES
from tests import builders
from tests.pages import Page

SIGNS = "/check-in/signs/"
WEEKLY = "/check-in/signs/weekly/"
SEVERE = "/check-in/severe/"
RESULT = "/check-in/result/"


def day_of_now(plan: Plan) -> date:
    """The person's day."""
    return day_of(timezone.now(), plan.user.zone)


def told(day: date, feel: str | None = "same", pain: int = 3, **more: Any) -> Answer:
    """An answer, with a key of its own where none is given."""
    signs = frozenset(more.pop("signs", ()))
    now = timezone.now()
    return Answer(
        day=day, feel=feel, pain=pain, signs=signs, **{"key": uuid.uuid4(), "given_at": now} | more
    )


def answer(plan: Plan, feel: str = "same", pain: int = 3, signs: Any = (), **more: Any) -> CheckIn:
    """Today's answer, given to the writer itself. One of the day before it is changed by it."""
    day = day_of_now(plan)
    stored = plan.check_ins.filter(day=day).first()
    more = {"replaces": stored.key if stored else None} | more
    given = told(day, feel, pain, signs=signs, **more)
    return recording.answer(plan.user, given, today=day, now=timezone.now())


def to_pain(client: Client, feel: str = "same", pain: int = 3, **more: Any) -> str:
    """Answer the first two questions on their pages; where that leads."""
    assert client.post("/check-in/", {"feel": feel})["Location"] == "/check-in/pain/"
    return str(client.post("/check-in/pain/", {"pain": pain} | more)["Location"])


def to_the_end(client: Client, feel: str = "same", pain: int = 3) -> str:
    """Answer the day on its pages, with no warning sign; where that leads."""
    assert to_pain(client, feel, pain) == SIGNS
    return none_of_these(client)


def none_of_these(client: Client) -> str:
    """Say "None of these" to the signs, and to the weekly page where it is due."""
    where = str(client.post(SIGNS, {"none": "on"})["Location"])
    return str(client.post(WEEKLY, {"none": "on"})["Location"]) if where == WEEKLY else where


def second_device(plan: Plan) -> Client:
    """Another phone of the same person."""
    other = Client()
    builders.sign_in(other, plan.user)
    return other


def fly_to(client: Client, plan: Plan, zone: str) -> None:
    """The phone of the person says that it is somewhere else."""
    client.post("/settings/time-zone/", {"time_zone": zone})
    plan.user.refresh_from_db()


def newest(plan: Plan) -> Decision:
    """The decision in force, of a plan that is what its events make of it."""
    plan.refresh_from_db()
    assert replayed_state(plan).to_json() == plan.state
    decisions = Decision.objects.filter(check_in__plan=plan, superseded_at=None)
    return decisions.exclude(check_in__event=None).latest("check_in__event")


def today(client: Client, query: str = "") -> Page:
    """The Today page."""
    return Page(client.get(f"/today/{query}"))


def starts(page: Page) -> list[str]:
    """The words of the buttons that open a session now."""
    return [words for words, form in page.buttons.items() if form.action == "/sessions/"]


def start(client: Client, **fields: str) -> str:
    """Open a session; its address."""
    response = client.post("/sessions/", {"variant": "full"} | fields)
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def whole_screen(client: Client) -> tuple[set[str], Any]:
    """Say "None of these" on every page of the safety screen: what was asked, and the last
    response."""
    asked: set[str] = set()
    page = Page(client.get("/start/safety/"))
    for _number in PAGES:
        asked |= {*page.choices.get("signs", []), *page.choices.get("conditions", [])}
        none = next(words for words in page.buttons if words.startswith(("None", "Nothing")))
        answered = page.press(client, none)
        page = Page(answered) if answered.status_code == 200 else page
    return asked, answered
