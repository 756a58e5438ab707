"""What tests of routines that accompany a plan start from."""

import json
from typing import Any

from django.test import Client
from django.utils import timezone

from routines import timelines
from routines.content import packs
from routines.models import GuidedSession, RoutineVersion
from tests.checkins.steps import today
from tests.pages import Page

MORE = "More for your calf and back"
WARM_UP, BACK = "Warm-up with calf work", "Back add-on"


def of(slug: str) -> Any:
    """The sessions of a routine."""
    return GuidedSession.objects.filter(routine__slug=slug)


def more(client: Client) -> Page:
    """The page of what may be done beside the plan."""
    return Page(client.get("/more/"))


def offered(client: Client) -> list[str]:
    """What can be started there; empty where Today is shown in its place."""
    buttons = more(client).buttons
    return [words.removeprefix("Start ") for words in buttons if words.startswith("Start ")]


def is_linked(client: Client) -> bool:
    """Whether Today leads there."""
    return MORE in today(client).links


def start(client: Client, slug: str = "warm-up", **fields: str) -> Any:
    """Ask for a session of it."""
    return client.post("/sessions/", {"variant": "full", "routine": slug} | fields)


def is_refused(client: Client, slug: str = "warm-up", **fields: str) -> bool:
    """Whether asking for one opens none, and says so with the right status."""
    before = list(GuidedSession.objects.order_by("pk").values())
    response = start(client, slug, **fields)
    assert response.status_code in {409, 302}, response.status_code
    if response.status_code == 302:
        return False
    assert list(GuidedSession.objects.order_by("pk").values()) == before
    return True


def do(client: Client, slug: str = "warm-up", feel: str = "same", **said: Any) -> GuidedSession:
    """Do one to its end, and say how it felt. A `feel` of "" says nothing."""
    where = start(client, slug)["Location"]
    client.post(f"{where}progress/", {"state": 3})
    client.post(f"{where}complete/")
    if feel:
        client.post(f"{where}feel/", {"feel": feel} | said)
    return of(slug).latest("started_at")


EACH = ("wall-calf-stretch", "towel-stretch", "ankle-pumps", "heel-drop")
SIDES = {"foam-roll-calf": "affected", **dict.fromkeys(EACH, "each")}


def publish(
    tmp_path: Any, *exercises: str, slug: str = "stretches", only_full: Any = ()
) -> RoutineVersion:
    """One more routine that accompanies, with these exercises of the library; some of them not in
    its short variant."""
    about = {"slug": slug, "name": slug.title(), "summary": "For a test.", "language": "en"}
    steps = [
        {"exercise": one, "sides": SIDES.get(one, "both"), "repeats": 1}
        | {"short_repeats": int(one not in only_full)}
        for one in exercises
    ]
    pack = {"schema": 2, "routine": about | {"role": "accompanies", "sources": []}, "steps": steps}
    path = tmp_path / f"{slug}.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    timelines.forget()  # another test may have had this number at this moment
    version = packs.load_pack(path, now=timezone.now())
    assert version is not None
    return version
