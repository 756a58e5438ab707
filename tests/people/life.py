"""A life: days, visits, what waits on a phone, and an end where all that is asked is done."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings
from django.utils import timezone

from checkins.models import Decision, Plan
from routines.content import packs
from routines.models import Routine
from tests import builders
from tests.people.characters import CHARACTERS
from tests.people.pages import Page
from tests.people.person import Person
from tests.people.referee import Referee
from tests.people.world import Broken, Finding, World

FIRST = datetime(2026, 1, 5, 7, 0, tzinfo=ZoneInfo("Europe/London"))
STEPS = 26  # of a visit at most
GOOD_DAYS = 10  # after which an honest person has come on
ENOUGH = 2  # sessions, to be sure that they go on


@dataclass
class Waiting:
    """An answer that waits on the phone."""

    address: str
    said: dict[str, Any]
    given_at: datetime
    is_once: bool = False


class Life:
    """One person's weeks."""

    def __init__(self, seed: int, number: int, days: int, wild: float) -> None:
        self.rng = Random(f"{seed}/{number}")
        character = CHARACTERS[number % len(CHARACTERS)].wilder(wild)
        began = FIRST + timedelta(days=self.rng.randint(0, 330))
        self.days, self.outbox = days, list[Waiting]()
        self.traveller = time_machine.travel(began, tick=False)
        self.world = World(seed, number, character.name, None, began, ZoneInfo(settings.TIME_ZONE))
        self.referee = Referee(self.world)
        self.person = Person(self.world, character, self.rng)

    def run(self) -> list[Finding]:
        """Live it. Returns what was found."""
        with self.traveller as traveller:
            self.world.traveller = traveller
            self._sign_in()
            try:
                for _day in range(self.days):
                    self._day()
                self._end_well()
            except Broken:
                pass
        return self.world.findings

    def _sign_in(self) -> None:
        """One account on both devices. It has answered nothing yet."""
        have_towels()
        user = builders.make_unasked()
        for device in (self.person.phone, self.person.laptop):
            builders.sign_in(device.client, user)
        self.user = user
        self.referee.watch(user.pk)

    # Days and visits

    def _day(self) -> None:
        who, rng, world = self.person.nature, self.rng, self.world
        day = world.day
        self.person.body.sleep()
        if rng.random() < who.long_gap:
            self._skip(rng.choice([3, 5, 8, 13, 15, 16]))
            return
        if rng.random() >= who.skips:
            low, high = who.hours
            hours = sorted(rng.uniform(low, high) for _ in range(rng.randint(*who.visits)))
            midnight = datetime(day.year, day.month, day.day, tzinfo=world.zone)
            for hour in hours:
                at = midnight + timedelta(hours=hour)
                if at.astimezone(ZoneInfo("UTC")) < world.now:
                    world.wait(rng.uniform(60, 3600))
                else:
                    world.move_to(at)
                self._visit()
        self._until_after(day)

    def _skip(self, days: int) -> None:
        for _ in range(days):
            self.person.body.sleep()
        self.world.move_to(self.world.now + timedelta(days=days))

    def _until_after(self, day: Any) -> None:
        """Until the morning of the next local day."""
        if self.world.day <= day:
            then = datetime(day.year, day.month, day.day, 4, 1, tzinfo=self.world.zone)
            self.world.move_to(then + timedelta(days=1))

    def _visit(self) -> None:
        person, who = self.person, self.person.character
        is_laptop = person.chance(who.two_devices * 0.5)
        person.device = person.laptop if is_laptop else person.phone
        person.had_enough = person.chance(0.15)
        person.intent = self._intention()
        if not is_laptop and person.chance(who.late):
            self._without_a_connection()
            return
        if not is_laptop:
            self._send_what_waits()
        page = person.device.open("/today/")
        for _ in range(STEPS):
            self.world.wait(self.rng.uniform(2, 25))
            step = person.next_step(page)
            if step is None:
                return
            page = step()

    def _intention(self) -> str:
        who, chance = self.person.character, self.person.chance
        for intent, likely in (
            ("travel", who.travels), ("withdraw", who.withdraws), ("end", who.ends),
            ("again", who.restarts), ("states", who.states), ("kit", 0.01), ("times", 0.015),
        ):  # fmt: skip
            if chance(likely) and self.person.character is not None:
                return intent
        return ""

    # The outbox

    def _without_a_connection(self) -> None:
        """What the phone kept is filled in, and goes off later, perhaps days later or twice."""
        person, now = self.person, self.world.now
        pages = list(person.phone.tabs)
        kept = next((p for p in reversed(pages) if p.path == "/check-in/whole/"), None)
        if kept is None or person.chance(0.3):
            kept = person.phone.open("/check-in/whole/")
        form = kept.form_to("/check-in/whole/")
        if form is not None and person.chance(0.7):
            said: dict[str, Any] = dict(form.hidden) | person.whole_answer(form)
            said |= {"key": str(uuid4()), "day": self.world.day.isoformat()}
            self.outbox.append(Waiting("/check-in/whole/", said, now))
        players = [p for p in pages if (f := p.form_to("/complete/")) and f]
        if players and person.chance(0.6):
            form = players[-1].form_to("/complete/")
            assert form is not None
            where, token = form.action.removesuffix("complete/"), dict(form.hidden)
            self.world.wait(300)
            end = "complete/" if person.chance(0.7) else "stop/"
            self.outbox.append(Waiting(f"{where}progress/", token | {"state": "3"}, now))
            self.outbox.append(Waiting(where + end, token | {"state": "4"}, self.world.now))
            if person.chance(0.7):
                said = token | {"feel": self.rng.choice(["better", "same", "worse"])}
                if person.chance(0.4):
                    said["pain"] = str(person._session_pain())
                self.outbox.append(Waiting(f"{where}feel/", said, self.world.now))

    def _send_what_waits(self) -> None:
        person = self.person
        kept: list[Waiting] = []
        for n, one in enumerate(self.outbox):
            if person.chance(0.15):
                kept.append(one)  # did not get through
                continue
            age = max(0, int((self.world.now - one.given_at).total_seconds()))
            late = {"Accept": "application/json", "Outbox-Id": str(uuid4()), "Outbox-Seq": str(n),
                    "Outbox-Age": str(age)}  # fmt: skip
            page = person.phone.send(one.address, one.said, late=late, is_fresh=False)
            if page.status == 403 or person.chance(0.15):
                kept.append(
                    one
                )  # asked for the yes first; or the reply was lost: it comes once more
        if person.chance(0.2):
            self.rng.shuffle(kept)
        self.outbox = kept

    # The end: everything asked is done

    def _end_well(self) -> None:
        """From now on all goes well, and all that is asked is done. Whoever does not come on then
        is held for ever."""
        person, world = self.person, self.world
        person.be_honest()
        person.device = person.phone
        person.intent, person.locked_since, self.outbox = "", None, []
        started = 0
        for _day in range(GOOD_DAYS):
            self._until_after(world.day)
            midnight = datetime(*world.day.timetuple()[:3], tzinfo=world.zone)
            world.move_to(midnight + timedelta(hours=9))
            person.body.get_well()
            person.care_days, person.had_enough = 0, False
            started += self._good_visit()
            if self._has_come_on() and started >= ENOUGH:
                return
        if started < ENOUGH:
            world.find(f"held: {started} sessions in {GOOD_DAYS} good days")
        world.find(f"held: nothing more after {GOOD_DAYS} good days")

    def _good_visit(self) -> bool:
        """One visit to its end. Whether a session was done."""
        person, did_one = self.person, False
        page = person.device.open("/today/")
        for _ in range(2 * STEPS):
            self.world.wait(10)
            did_one |= page.path.startswith("/session/")
            step = person.sensible(page)
            if step is None:
                self._stands_still(page)
                return did_one
            page = step()
        self.world.find(f"no end of pages, the last {page.path}")
        return did_one

    def _stands_still(self, page: Page) -> None:
        """Nothing more to do is right on Today alone, and only where it says so."""
        path = page.path.split("?")[0]
        ends = ("That is everything", "No more exercises", "Rest today", "Morning done")
        if path == "/today/" and page.heading.startswith(ends):
            return
        self.world.find(f"no next step on {path}: {page.heading or page.status}")

    def _has_come_on(self) -> bool:
        """More than the lowest level: twice a day, more rolls at once a day, or keeping it up."""
        plan = Plan.objects.filter(user=self.user).exclude(status="ended").last()
        if plan is None:
            return False
        codes = Decision.objects.filter(check_in__plan=plan, superseded_at=None)
        last = codes.order_by("-check_in__event").values_list("rule", flat=True)[:1]
        level = f"{plan.status} {plan.sessions_per_day}×{plan.reps} {plan.book_letters}"
        self.world.note(f"{level} {''.join(last)}")
        once = plan.max_sessions == 1 and plan.reps > 5
        return plan.status == "maintenance" or plan.sessions_per_day == 2 or once


def have_towels() -> None:
    """A routine with a stretch beside the plan, which none that ships has."""
    if Routine.objects.filter(slug="towels").exists():
        return
    exercises = (("towel-stretch", "each"), ("calf-raise", "both"))
    steps = [
        {"exercise": name, "sides": sides, "repeats": 1, "short_repeats": 1}
        for name, sides in exercises
    ]
    about = {"slug": "towels", "name": "Towels", "summary": "Stretch and raise.", "language": "en"}
    about |= {"role": "accompanies"}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "towels.json"
        pack = {"schema": 2, "routine": about | {"sources": []}, "steps": steps}
        path.write_text(json.dumps(pack), encoding="utf-8")
        packs.load_pack(path, now=timezone.now())


def live(seed: int, number: int, days: int, wild: float = 1) -> tuple[list[Finding], int]:
    """Play one person. Returns the findings, and how many requests it took."""
    life = Life(seed, number, days, wild)
    return life.run(), life.world.requests
