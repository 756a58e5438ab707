"""clinical.md 5.7 read a second time, on top of the second reading of 5.2."""

from dataclasses import dataclass, field
from typing import NamedTuple

from checkins.rules import DayFacts
from tests.checkins.rules_second_reading import E_OR_D, CheckIn, Person

EXERCISE = ("active", "maintenance")


class Said(NamedTuple):
    """What is decided, and what is open after it."""

    day: int
    code: str
    sessions: int
    reps: int | None
    status: str
    opened: frozenset[str]
    letters: frozenset[str]


class Plan(NamedTuple):
    """What the rules would have, before an early answer is held."""

    code: str
    status: str
    level: tuple[int, int]


@dataclass
class PersonOfSet2(Person):
    """The same person, and what set 2 asks beside it."""

    since: str | None = None
    letters: set[str] = field(default_factory=set)
    tight: int | None = None
    baseline: tuple[int, int | None] = (0, None)
    starts_again: bool = False
    told_f24: bool = False

    def held(self) -> bool:
        """(e) is advice alone."""
        return bool(self.letters - {"e"})

    def loose(self, check_ins: list[CheckIn]) -> bool:
        """5.7 F: tightness of 2 at most, where any was told by then."""
        return all(c.tight is None or c.tight <= 2 for c in check_ins)

    def improved(self) -> bool:
        """5.7 F: by tightness where the episode began with 2 or more of it."""
        pain, tight = self.baseline
        last = self.check_ins[-3:]
        if tight is not None and tight >= 2:
            before, now = tight, [c.tight or 0 for c in last]
        else:
            before, now = pain, [c.pain for c in last]
        mean = sum(now) / len(now)
        better = [c for c in self.check_ins[-7:] if c.eff == "better"]
        return before - mean >= 2 or (before >= 2 and mean <= 1) or len(better) >= 4

    def rests(self) -> int:
        """Early answers add nothing, and a rest among them ends nothing."""
        count = 0
        for check_in in reversed(self.check_ins):
            if not check_in.paused:
                break
            count += not check_in.early
        return count + (self.rests_before_start if self.all_paused() else 0)

    def all_paused(self) -> bool:
        """Has this episode, or what waits for it, rested from its first answer on?"""
        return all(c.paused for c in self.check_ins)

    def cool(self) -> bool:
        """Was there a step down or a rest since the last TWICE or start?"""
        for check_in in reversed(self.check_ins[:-1]):
            if check_in.code in ("TWICE", "START", "GAP14"):
                return False
            if check_in.cools:
                return True
        return False

    def lives(self, facts: DayFacts) -> Said | None:
        """Live through a day, and return what is decided."""
        if facts.cleared and self.status == "locked":
            self.forget()
            self.status, self.since, self.rests_before_start = "active", None, 0
            self.letters = set()
        if facts.seen:
            self.letters, self.clock, self.asked = set(), facts.day, False
            if self.told_f24 and self.status != "locked":
                rests = self.rests() if self.status == "paused" else 0
                self.forget()
                self.rests_before_start = rests
                if self.status == "maintenance":
                    self.status = "active"
            self.told_f24 = False
        if facts.restart and self.episode is not None:
            self.starts_again = True
        if facts.max_sessions:
            self.cap = facts.max_sessions
        said = self.answers(facts) if facts.check_in else None
        for session in facts.sessions:
            worst = session.worst_pain
            if worst is None:
                worst = facts.check_in.pain if facts.check_in else 0
            self.sessions.append((facts.day, session.feel == "worse" or worst >= 6))
        if facts.check_in or facts.sessions:
            self.touched.append(facts.day)
        return said

    def forget(self) -> None:
        """The next check-in is START, and nothing is left of the episode."""
        self.episode, self.check_ins, self.level = None, [], (1, 5)
        self.starts_again = self.told_f24 = False

    def answers(self, facts: DayFacts) -> Said:
        """Decide, and keep what came of it."""
        assert facts.check_in
        before, opened = set(self.letters), set()
        signs = facts.check_in.signs
        if signs - E_OR_D:
            opened.add("d")
        if "F24" in signs:
            self.told_f24 = True
        if facts.check_in.tight is not None:
            self.tight = facts.check_in.tight
        self.letters |= opened
        code = self.decided(facts)
        if code in ("START", "PAIN6"):
            if self.since == "over6":
                self.letters.add("e")
            self.since = None
        exercises = self.status in EXERCISE
        return Said(
            facts.day,
            code,
            self.level[0] if exercises else 0,
            self.level[1] if exercises else None,
            self.status,
            frozenset(self.letters - before - {"w"}),
            frozenset(self.letters),
        )

    def decided(self, facts: DayFacts) -> str:
        """The code; status, level, letters and history are as they are afterwards."""
        assert facts.check_in
        day, pain, signs = facts.day, facts.check_in.pain, facts.check_in.signs
        capped = self.level[0] > self.cap
        if capped:
            self.level = (1, self.level[1])
        if signs & E_OR_D or self.status == "locked" or pain >= 8:
            code = "FLAG" if signs & E_OR_D else "LOCKED" if self.status == "locked" else "SEVERE"
            self.status = "locked"
            return code
        gap = day - max(self.touched) - 1 if self.touched else 0
        long_away = self.episode is not None and gap >= 14 and self.status != "maintenance"
        again = self.starts_again
        starting = self.episode is None or long_away or again
        today = CheckIn(day, pain, "same", level_before=self.level, capped=capped, tight=self.tight)
        today.early = facts.check_in.early
        if not starting:
            today.eff = said = facts.check_in.feel or "same"
            if pain - self.check_ins[-1].pain >= 2 and said != "worse":
                today.eff = "same" if said == "better" else "worse"
        old_rests = self.rests()
        if again or not starting:
            self.check_ins.append(today)
            self.ask_the_clocks(day)
        if starting:
            code = "START" if self.episode is None or again else "GAP14"
            plan = Plan(code, "active", (1, 5)) if pain < 6 else Plan("PAIN6", "paused", self.level)
        else:
            plan = self.on_time(today, facts, gap)
        kept = self.held_back(plan, facts)
        if starting and not again and kept.code not in ("START", "GAP14"):
            self.episode, self.check_ins = None, []
            self.rests_before_start = old_rests
            if kept.status != "paused":
                self.rests_before_start = 0
            elif not today.early:
                self.rests_before_start += 1
                if self.rests_before_start >= 3:
                    self.letters.add("c")
            self.status, self.level = kept.status, kept.level
            return kept.code
        return self.commit(today, plan, kept)

    def ask_the_clocks(self, day: int) -> None:
        """BOOK (a), once a clock, and (b)."""
        late = day - self.clock >= 14
        if self.status != "maintenance":
            if late and not self.asked and not self.improved():
                self.letters.add("a")
            if day - self.clock >= 42 and self.status == "active":
                self.letters.add("b")
        self.asked = self.asked or late

    def on_time(self, today: CheckIn, facts: DayFacts, gap: int) -> Plan:
        """Rows 5 to 19, as if the answer were on time."""
        assert facts.check_in
        if self.status == "maintenance":
            tight = today.tight is not None and today.tight >= 5
            if today.eff != "worse" and today.pain <= 2 and not tight:
                return Plan("MAINTAIN", "maintenance", self.level)
            if today.pain < 6:
                return Plan("RELAPSE", "active", (1, max(5, self.level[1] - 2)))
        yesterday = [bad for done, bad in self.sessions if done == today.day - 1]
        well = bool(yesterday) and not any(yesterday)
        today.counted = today.eff == "better" and not self.held() and well
        return Plan(*self.rows_6_to_19(today, facts.check_in.feel, gap, yesterday))

    def held_back(self, plan: Plan, facts: DayFacts) -> Plan:
        """5.7 I: an early answer allows no more than the decision before it."""
        assert facts.check_in
        if not facts.check_in.early or plan.status not in EXERCISE:
            return plan
        status, level = self.status, self.level
        given = facts.check_in.ceiling
        if given is not None:
            status = given.status
            if given.reps is not None:
                level = (given.sessions, given.reps)
        more = (
            status not in EXERCISE
            or plan.level[0] > level[0]
            or plan.level[1] > level[1]
            or (plan.status == "maintenance" and status != "maintenance")
        )
        stands = (min(level[0], self.cap), level[1])
        return Plan("HOLD_EARLY", status, stands) if more else plan

    def commit(self, today: CheckIn, plan: Plan, kept: Plan) -> str:
        """What is decided enters the history."""
        today.code = kept.code
        today.counted = today.counted and not today.early
        today.paused = kept.status == "paused"
        would_step_down = plan.code in ("WORSE_DOWN", "RELAPSE") or (
            plan.code in ("BAD_SESSIONS", "WEEK_RISE") and plan.level != today.level_before
        )
        today.cools = today.paused or would_step_down
        again = self.starts_again
        if kept.code in ("START", "GAP14", "RELAPSE"):
            if kept.code == "RELAPSE" or not again:
                self.clock, self.asked = today.day, False
                self.baseline = (today.pain, today.tight)
            self.episode, self.starts_again = today.day, False
            self.check_ins, self.rests_before_start = [today], 0
        if kept.code in ("START", "GAP14", "BAD_SESSIONS"):
            self.run_from = len(self.sessions)
        today.anew = kept.code == "HOLD_EARLY" and kept.status != self.status
        self.status, self.level = kept.status, kept.level
        today.level = kept.level
        if kept.code == "THREE_WORSE":
            self.letters.add("w")
        if today.paused and not today.early and self.rests() >= 3:
            self.letters.add("c")
        return kept.code
