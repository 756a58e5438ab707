"""clinical.md 5.2 read a second time, slowly: whole history, no counters."""

from dataclasses import dataclass, field
from fractions import Fraction

from checkins.rules import DayFacts

E_OR_D = {f"F{n:02}" for n in range(1, 19)}
Told = tuple[int, str, int, int | None, str, bool]


@dataclass
class CheckIn:
    """A check-in that counts, with what was made of it."""

    day: int
    pain: int
    eff: str
    counted: bool = False
    code: str = ""
    paused: bool = False
    level: tuple[int, int] = (1, 5)
    level_before: tuple[int, int] = (1, 5)
    capped: bool = False
    tight: int | None = None
    early: bool = False
    cools: bool = False
    anew: bool = False


@dataclass
class Person:
    """Everything that ever happened to one person."""

    cap: int
    status: str = "active"
    level: tuple[int, int] = (1, 5)
    book: bool = False
    episode: int | None = None
    clock: int = 0
    asked: bool = False
    check_ins: list[CheckIn] = field(default_factory=list)
    rests_before_start: int = 0
    touched: list[int] = field(default_factory=list)
    sessions: list[tuple[int, bool]] = field(default_factory=list)
    run_from: int = 0

    def held(self) -> bool:
        """Does BOOK hold the level?"""
        return self.book

    def loose(self, check_ins: list[CheckIn]) -> bool:
        """Is there no tightness that keeps from maintenance?"""
        return True

    def told(self, facts: DayFacts) -> Told | None:
        """Live through a day, and return what is decided."""
        if facts.cleared:
            self.status, self.episode, self.book, self.rests_before_start = "active", None, False, 0
            self.level, self.check_ins = (1, 5), []
        if facts.seen:
            self.book, self.clock, self.asked = False, facts.day, False
        if facts.max_sessions:
            self.cap = facts.max_sessions
        answer = None
        if facts.check_in:
            code = self.decide(facts)
            rests = self.status in ("paused", "locked")
            answer = (
                facts.day,
                code,
                0 if rests else self.level[0],
                None if rests else self.level[1],
                self.status,
                self.book,
            )
        for session in facts.sessions:
            worst = session.worst_pain
            if worst is None:
                worst = facts.check_in.pain if facts.check_in else 0
            self.sessions.append((facts.day, session.feel == "worse" or worst >= 6))
        if facts.check_in or facts.sessions:
            self.touched.append(facts.day)
        return answer

    def decide(self, facts: DayFacts) -> str:
        """Rows 1 to 19."""
        assert facts.check_in
        day, said, pain = facts.day, facts.check_in.feel, facts.check_in.pain
        signs = facts.check_in.signs
        capped = self.level[0] > self.cap
        if capped:
            self.level = (1, self.level[1])
        if signs - E_OR_D:
            self.book = True
        if signs & E_OR_D or self.status == "locked" or pain >= 8:
            code = "SEVERE"
            if self.status == "locked":
                code = "LOCKED"
            if signs & E_OR_D:
                code = "FLAG"
            self.status = "locked"
            return code
        gap = day - max(self.touched) - 1 if self.touched else 0
        long_away = self.episode is not None and gap >= 14 and self.status != "maintenance"
        if self.episode is None or long_away:
            if pain >= 6:
                resting = self.rests_before_start
                if long_away:
                    resting = self.rests()
                self.rests_before_start = resting + 1
                self.episode, self.check_ins, self.status = None, [], "paused"
                if self.rests_before_start >= 3:
                    self.book = True
                return "PAIN6"
            code = "GAP14" if long_away else "START"
            self.begin(CheckIn(day, pain, "same", code=code), (1, 5))
            self.run_from = len(self.sessions)
            return code

        eff = said or "same"
        up = pain - self.check_ins[-1].pain >= 2
        if up and eff != "worse":
            eff = "same" if eff == "better" else "worse"
        today = CheckIn(day, pain, eff, level_before=self.level, capped=capped)
        if self.status == "maintenance":
            if eff != "worse" and pain <= 2:
                self.check_ins.append(today)
                return "MAINTAIN"
            if pain < 6:
                self.begin(today, (1, max(5, self.level[1] - 2)))
                today.code = "RELAPSE"
                return "RELAPSE"
        self.check_ins.append(today)
        if self.status != "maintenance":
            if not self.asked and day - self.clock >= 14:
                self.book = self.book or not self.improved()
                self.asked = True
            if day - self.clock >= 42 and self.status == "active":
                self.book = True
        elif day - self.clock >= 14:
            self.asked = True
        yesterday = [bad for done, bad in self.sessions if done == day - 1]
        today.counted = eff == "better" and not self.book and bool(yesterday) and not any(yesterday)
        was = self.status
        today.code, self.status, self.level = self.rows_6_to_19(today, said, gap, yesterday)
        today.paused, today.level = self.status == "paused", self.level
        if today.code == "BAD_SESSIONS":
            self.run_from = len(self.sessions)
        if today.code == "THREE_WORSE" or self.rests() >= 3:
            self.book = True
        assert was in ("active", "paused", "maintenance")
        return today.code

    def begin(self, today: CheckIn, level: tuple[int, int]) -> None:
        """Start an episode."""
        self.episode = self.clock = today.day
        self.asked, self.rests_before_start = False, 0
        self.check_ins, self.status, self.level = [today], "active", level
        today.level = level

    def rests(self) -> int:
        """How many check-ins in a row were paused, up to now."""
        count = 0
        for check_in in reversed(self.check_ins):
            if not check_in.paused:
                break
            count += 1
        return count

    def improved(self) -> bool:
        """The question of BOOK (a)."""
        baseline = self.check_ins[0].pain
        last = [check_in.pain for check_in in self.check_ins[-3:]]
        mean = sum(last) / len(last)
        better = [check_in for check_in in self.check_ins[-7:] if check_in.eff == "better"]
        return baseline - mean >= 2 or (baseline >= 2 and mean <= 1) or len(better) >= 4

    def cool(self) -> bool:
        """Was there a step down or a rest since the last TWICE or start?"""
        for check_in in reversed(self.check_ins[:-1]):
            if check_in.code in ("TWICE", "START", "GAP14"):
                return False
            if check_in.paused or check_in.code in ("WORSE_DOWN", "RELAPSE"):
                return True
            if (
                check_in.code in ("BAD_SESSIONS", "WEEK_RISE")
                and check_in.level != check_in.level_before
            ):
                return True
        return False

    def counted_better(self) -> int:
        """Counted better check-ins since the last change of level, rest or new episode."""
        count = int(self.check_ins[-1].counted)
        later = self.check_ins[-1]
        for check_in in reversed(self.check_ins[:-1]):
            anew = check_in.anew or check_in.code in ("START", "GAP14", "RELAPSE", "RESUME")
            changed = later.capped or check_in.level != check_in.level_before
            if anew or changed or check_in.paused:
                break
            count += check_in.counted
            later = check_in
        return count

    def rows_6_to_19(
        self, today: CheckIn, said: str | None, gap: int, yesterday: list[bool]
    ) -> tuple[str, str, tuple[int, int]]:
        """The code, the status and the level."""
        day, pain, eff = today.day, today.pain, today.eff
        times, reps = self.level
        lower = max(5, reps - 2)
        step = (1, reps) if times == 2 else (1, lower)
        at_base = self.level == (1, 5)
        history = self.check_ins
        if pain >= 6:
            return "PAIN6", "paused", self.level
        if eff == "worse":
            worse = [c for c in history if c.eff == "worse" and 0 <= day - c.day <= 6]
            if len(worse) >= 3:
                return "THREE_WORSE", "paused", self.level
            if len(history) > 1 and history[-2].eff == "worse":
                return "TWO_WORSE", "paused", self.level
            if at_base or self.status == "paused":
                return "WORSE_BASE", "paused", self.level
            if gap >= 7:
                step = (1, max(5, step[1] - 2))
            return "WORSE_DOWN", "active", step
        if self.status == "paused":
            return "RESUME", "active", (1, lower)
        if gap >= 7:
            return "GAP7", "active", (1, lower)
        if gap >= 3:
            return "GAP3", "active", (1, reps)
        run = self.sessions[self.run_from :]
        if len(run) >= 2 and run[-1][1] and run[-2][1]:
            if at_base:
                return "BAD_SESSIONS", "paused", self.level
            return "BAD_SESSIONS", "active", step
        assert self.episode
        since = day - self.episode
        if since >= 14 and since % 7 == 0:
            late = [c.pain for c in history if 0 <= day - c.day <= 6]
            early = [c.pain for c in history if 7 <= day - c.day <= 13]
            enough = len(late) >= 4 and len(early) >= 4
            if enough and Fraction(sum(late), len(late)) - Fraction(sum(early), len(early)) >= 1:
                return "WEEK_RISE", "active", self.level if at_base else step
        last = history[-7:]
        quiet = all(c.pain <= 1 and c.eff != "worse" for c in last) and self.loose(last)
        if since >= 28 and not self.held() and len(last) == 7 and day - last[0].day <= 9 and quiet:
            return "MAINT_OFFER", "maintenance", (1, reps)
        better = self.counted_better()
        if eff == "same":
            code = "HOLD_CONFLICT" if said == "better" else "HOLD_SAME"
        elif self.held():
            code = "HOLD_BOOK"
        elif not yesterday:
            code = "HOLD_NO_SESSION"
        elif any(yesterday):
            code = "HOLD_BAD"
        elif self.cool() and better < 2:
            code = "HOLD_COOL"
        elif times == 1 and self.cap == 2:
            return "TWICE", "active", (2, reps)
        elif better >= 2 and reps < 10 and pain <= 2:
            return "REPS", "active", (times, reps + 1)
        elif pain > 2:
            code = "HOLD_SORE"
        elif reps < 10:
            code = "HOLD_SETTLE"
        else:
            code = "AT_TOP"
        return code, "active", self.level
