"""Makes what tests start from, through the same writers that the site uses."""

from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.models import User
from checkins import agreeing, screens, starting
from checkins.days import day_of
from checkins.models import Plan
from routines import sessions
from routines.content.packs import load_packs
from routines.models import GuidedSession, Routine

SET_UP: dict[str, Any] = {"side": "left", "since": "2to6", "roller": "roller", "pain": 3}


def calf_routine() -> Routine:
    """The shipped routine; loaded once, found afterwards."""
    found = Routine.objects.filter(slug="calf").first()
    if found is None:  # to compare what is there with its pack takes longer than many a test
        load_packs(now=timezone.now())
        found = Routine.objects.get(slug="calf")
    return found


def make_guest() -> User:
    """A person without an address, who agreed to keeping their health answers."""
    guest = make_unasked()
    agreeing.agree(guest, now=timezone.now())
    return guest


def make_unasked() -> User:
    """A person without an address, who was never asked whether their answers may be kept."""
    return User.objects.create_guest()


def make_staff(email: str = "editor@example.org") -> User:
    """Someone who may do everything in the admin."""
    return User.objects.create_superuser(email, "a long enough password")


def sign_in_guest(client: Client) -> User:
    """A guest signed in on that client."""
    guest = make_guest()
    sign_in(client, guest)
    return guest


def sign_in(client: Client, person: User) -> None:
    """Sign a person in on that client."""
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


def say_yes(client: Client, region: str = "GB") -> Any:
    """Answer the first page of starting: where, and a yes."""
    return client.post("/start/country/", {"region": region, "agree": "on"})


def make_plan(user: User, *, now: datetime | None = None, **changes: Any) -> Plan:
    """A plan after a clear safety screen. `changes`: set-up answers, `signs`, `conditions`."""
    now = now or timezone.now()
    screen = screens.pass_screen(
        user,
        signs=changes.pop("signs", []),
        conditions=changes.pop("conditions", []),
        now=now,
    )
    told = starting.Beginning(screen=screen, day=day_of(now, user.zone), **(SET_UP | changes))
    return starting.start_plan(user, calf_routine(), told, now=now)


def start_session(plan: Plan, *, slot: str = "day", variant: str = "full") -> GuidedSession:
    """A session of today that has just begun."""
    now = timezone.now()
    return sessions.start(
        user=plan.user,
        version=plan.version,
        day=day_of(now, plan.user.zone),
        slot=slot,
        variant=variant,
        side=plan.side,
        reps=plan.reps if plan.rolls else None,
        pace="normal",
        now=now,
    )


def do_session(
    plan: Plan, *, slot: str = "day", feel: str = "better", pain: int | None = None, **changes: Any
) -> GuidedSession:
    """A finished session of today, with how it felt."""
    plan.refresh_from_db()
    session = start_session(plan, slot=slot, **changes)
    sessions.finish(session.id, now=timezone.now())
    sessions.record_feel(session.id, feel=feel, pain=pain)
    session.refresh_from_db()
    return session


def set_up(client: Client, **changes: Any) -> Any:
    """Go through the start pages as a person does, up to Today. Returns the last response."""
    answers = SET_UP | changes
    say_yes(client)
    client.post("/start/safety/", {"none": "on"})
    for name, value in answers.items():
        client.post(f"/start/{name}/", {name: value})
    return client.post("/start/check/", follow=True)


def check_in(client: Client, feel: str, pain: int, signs: list[str] | None = None) -> Any:
    """Answer the day's questions as a person does. Returns the page where that ends."""
    client.post("/check-in/", {"feel": feel})
    response = client.post("/check-in/pain/", {"pain": pain}, follow=True)
    answer: dict[str, Any] = {"signs": signs} if signs else {"none": "on"}
    for page in ("/check-in/signs/", "/check-in/signs/weekly/"):
        if response.request["PATH_INFO"] == page:
            response = client.post(page, answer, follow=True)
            answer = {"none": "on"}
    return response
