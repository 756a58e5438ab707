"""Whatever a person does, in whatever order, the stored plan is what its events make of it
(design.md 3, trust.md I3, I6), and a lock ends only by a clearance (H4)."""

import io
import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from checkins import recording
from checkins.days import day_of
from checkins.events import replayed_state
from checkins.models import CheckIn, Clearance, Decision, SevereQuestion
from routines.models import GuidedSession
from tests import builders
from tests.checkins.steps import told

pytestmark = pytest.mark.django_db
FEELS = ["better"] * 6 + ["same"] * 3 + ["worse", "unsure"]
PAINS = [0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8]
SIGNS = [[]] * 30 + [["F19"], ["F21"], ["F08"], ["F01"], ["F08", "F22"]]


class Walk:
    """One person's made-up days. Every step checks what must always hold."""

    def __init__(self, seed, plan, clock):
        self.dice = random.Random(seed)
        self.plan, self.clock = plan, clock
        self.devices = [self.device(), self.device()]
        self.locked = False

    def device(self):
        client = Client()
        client.force_login(self.plan.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    @property
    def client(self):
        return self.dice.choice(self.devices)

    def next_day(self):
        self.clock.tomorrow(hour=self.dice.randint(5, 22))
        self.answer()
        self.practise()

    def time_away(self):
        self.clock.move_to(timezone.now() + timedelta(days=self.dice.choice([2, 4, 8, 9, 16])))

    def answer(self):
        self.answer_on(self.client)

    def answer_on(self, client):
        """Any of its pages may be left; severe pain is asked back, and the screen may be due."""
        client.post("/check-in/", {"feel": self.dice.choice(FEELS)})
        self.tell_pain(client)
        if self.dice.random() < 0.1:
            return
        signs = self.dice.choice(SIGNS)
        client.post("/check-in/signs/", {"signs": signs} if signs else {"none": "on"})
        health = {"conditions": ["new-strain"]} if self.dice.random() < 0.1 else {"none": "on"}
        client.post("/check-in/signs/weekly/", health)

    def tell_pain(self, client):
        pain = {"pain": self.dice.choice(PAINS)}
        if self.dice.random() < 0.7:
            pain |= {"tight": self.dice.choice(PAINS), "asks_tight": "on"}
        asked_back = client.post("/check-in/pain/", pain)
        if asked_back.headers.get("Location") != "/check-in/severe/":
            return
        said = self.dice.choice(["yes", "other", "other", ""])
        client.post("/check-in/severe/", {"answer": said})
        if said == "other":
            client.post("/check-in/pain/", {"pain": self.dice.choice(PAINS)})

    def answer_twice_at_once(self):
        """The second device began before the first had answered."""
        first, second = self.devices
        for client in self.devices:
            client.post("/check-in/", {"feel": self.dice.choice(FEELS)})
        for client in (second, first):
            client.post("/check-in/pain/", {"pain": self.dice.choice(PAINS)})
            client.post("/check-in/signs/", {"none": "on"})
            client.post("/check-in/signs/weekly/", {"none": "on"})

    def practise(self):
        client = self.client
        fields = {"variant": self.dice.choice(["full", "full", "short"])}
        if self.dice.random() < 0.1:
            fields["extra"] = "on"
        started = client.post("/sessions/", fields)
        if started.status_code != 302:
            return
        self.may_practise()
        where = started["Location"]
        client.post(f"{where}progress/", {"state": self.dice.randint(0, 20)})
        how = "complete" if self.dice.random() < 0.85 else "stop"
        client.post(f"{where}{how}/", {"state": 5})
        if self.dice.random() < 0.7:
            pain = self.dice.choice(["", "", "2", "6", "9" if self.dice.random() < 0.2 else "3"])
            client.post(f"{where}feel/", {"feel": self.dice.choice(FEELS[:-1]), "pain": pain})

    def may_practise(self):
        """A session that opens has today's answer, or is the one that may come before it."""
        plan = self.plan
        plan.refresh_from_db()
        day = max(day_of(timezone.now(), plan.user.zone), plan.sessions_from)
        newest = plan.check_ins.exclude(event=None).latest("event")
        done = GuidedSession.objects.filter(user=plan.user, day=day).exclude(finished_at=None)
        assert newest.day >= day or (newest.day == day - timedelta(days=1) and not done.exists())
        assert not plan.half_answers.filter(day=day).exists()
        assert not plan.screen_due and plan.status in {"active", "maintenance"}

    def say_later_how_it_felt(self):
        done = list(GuidedSession.objects.filter(user=self.plan.user).order_by("started_at"))
        if done:
            session = self.dice.choice(done)
            self.client.post(f"/session/{session.id}/feel/", {"feel": "worse", "pain": "7"})

    def answer_the_signs_after_a_session(self):
        self.client.post("/check-in/signs/", {"none": "on"})

    def do_less(self):
        self.client.post(
            "/check-in/less/", {"less": self.dice.choice(["", "once", "rest", "stay"])}
        )

    def set_the_cap(self):
        self.client.post("/settings/times/", {"times": self.dice.choice("12")})

    def fly(self):
        zone = self.dice.choice(["Europe/London", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
        self.client.post("/settings/time-zone/", {"time_zone": zone})
        self.plan.user.refresh_from_db()

    def be_seen(self):
        self.client.post("/check-in/seen/")

    def mean_another_number(self):
        """For the worst pain of a session, where that is the question."""
        client = self.client
        client.post("/check-in/severe/", {"answer": "other"})
        client.post("/check-in/worst-pain/", {"pain": self.dice.choice(PAINS)})
        client.post("/check-in/signs/", {"none": "on"})

    def be_cleared(self):
        self.client.post("/check-in/cleared/", {"by": "doctor"})
        self.answer_the_screen()

    def answer_the_screen(self):
        """Whole, or as a page that was left open in another tab sends it."""
        codes = [*self.dice.choice(SIGNS)]
        self.client.post("/start/safety/", {"signs": codes} if codes else {"none": "on"})

    def end_what_is_left_out(self):
        self.client.post("/settings/left-out/", {"end": "rolling"})

    def answer_late(self):
        """As an outbox may send it: for any day, in any order. Too late, it raises nothing."""
        now = timezone.now()
        today = day_of(now, self.plan.user.zone)
        days_ago = self.dice.randint(0, 5)
        before = self.level()
        late = told(
            today - timedelta(days=days_ago), "better", self.dice.choice(PAINS),
            signs=self.dice.choice(SIGNS),
        )  # fmt: skip
        with suppress(recording.AlreadyAnswered, recording.NotEditable):
            recording.answer(self.plan.user, late, today=today, now=now)
        if days_ago > 1:
            assert self.level() in {before, (0, 0)}

    def level(self):
        """Sessions a day and rolls; nothing while locked or at rest."""
        self.plan.refresh_from_db()
        exercises = self.plan.status in {"active", "maintenance"}
        return (self.plan.sessions_per_day, self.plan.reps) if exercises else (0, 0)

    STEPS = (
        [next_day] * 10
        + [answer, answer_twice_at_once, practise, practise, say_later_how_it_felt]
        + [answer_the_signs_after_a_session, do_less, set_the_cap, fly, be_seen]
        + [mean_another_number] * 2
        + [be_cleared] * 8
        + [answer_the_screen, end_what_is_left_out]
        + [answer_late, time_away]
    )

    def step(self):
        act = self.dice.choice(self.STEPS)
        ended = self.ways_out()
        act(self)
        self.plan.refresh_from_db()
        plan = self.plan
        assert replayed_state(plan).to_json() == plan.state, act.__name__
        if self.locked and plan.status != "locked":
            assert self.ways_out() > ended, act.__name__
        self.locked = plan.status == "locked"
        if self.locked or plan.status == "paused":
            refused = self.client.post("/sessions/", {"variant": "full"})
            assert refused.status_code == 409, act.__name__

    def ways_out(self):
        """How often a lock ended: by a clearance, or since another number was meant."""
        meant = SevereQuestion.objects.filter(answer="other").count()
        return Clearance.objects.filter(kind="cleared").count() + meant

    def look_back(self):
        """After all: one decision in force for each counted answer, and days that ascend."""
        counted = CheckIn.objects.filter(plan=self.plan).exclude(event=None).order_by("event")
        days = [check_in.day for check_in in counted]
        assert days == sorted(set(days))
        for check_in in counted:
            assert check_in.decisions.filter(superseded_at=None).count() == 1
        late = CheckIn.objects.filter(plan=self.plan, event=None)
        assert not Decision.objects.filter(check_in__in=late).exists()
        for client in self.devices:
            for address in ("/today/", "/progress/", "/check-in/", "/check-in/result/"):
                assert client.get(address).status_code in {200, 302, 409}


# Pairs of walks, and rules that they come through: walks that never lock, rest or climb would
# prove little.
WALKS = [
    ((3, 7), {"LOCKED", "SEVERE", "PAIN6", "HOLD_COOL", "REPS", "TWICE"}),
    ((6, 9), {"LOCKED", "GAP7", "HOLD_EARLY", "HOLD_BAD", "HOLD_SETTLE"}),
    ((5, 10), {"LOCKED", "GAP3", "HOLD_NO_SESSION", "TWO_WORSE"}),
    ((8, 11), {"SEVERE", "PAIN6", "HOLD_SAME", "WORSE_BASE"}),
]


@pytest.mark.long_walk
@pytest.mark.parametrize(("seeds", "rules"), WALKS)
def test_the_stored_plan_is_the_fold_of_its_events_after_every_step(routine, clock, seeds, rules):
    for seed in seeds:
        walk = Walk(seed, builders.make_plan(builders.make_guest()), clock)
        for _step in range(40):
            walk.step()
        walk.look_back()
    out = io.StringIO()
    call_command("verify_plans", stdout=out)
    assert out.getvalue() == f"{len(seeds)} plans replayed, all as stored.\n"
    seen = set(Decision.objects.values_list("rule", flat=True))
    assert {"FLAG", "START", *rules} <= seen, sorted(seen)
