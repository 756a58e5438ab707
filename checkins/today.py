"""What the Today page says and which session may start: from plan, day and sessions. Reads only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from django.db.models import Q

from checkins import events, extras, severe_pain
from checkins.days import evening_from
from checkins.models import CheckIn, Decision, HalfAnswer, Plan, SevereQuestion
from checkins.rules import newest
from routines.content.publishing import versions_in_use
from routines.models import GuidedSession, RoutineVersion
from routines.timelines import reps_for

# The states of the page (ux.md 2.5, clinical.md 5.7), most urgent first.
SEVERE = "severe"  # severe pain was told: it locks, and asks back
LOCKED = "locked"
PAIN_CHECK = "pain-check"  # a session hurt that much before it locked by itself
AGREE = "agree"  # no yes to keeping answers about health
SCREEN = "screen"  # a clearance asks the whole safety screen again
SPEAK_FIRST = "speak-first"  # over 65 and the first time: first they speak to someone
HALF = "half"  # feel and pain are told, the signs are not
WITHDRAWN = "withdrawn"
CHECK_IN = "check-in"
WELCOME_BACK = "welcome-back"
REST = "rest"
REST_AFTER_SESSION = "rest-after-session"
CARRY_ON = "carry-on"
DUE = "due"
EVENING = "evening"
DONE = "done"

STARTABLE = {CARRY_ON, DUE, EVENING}
RESTING = {REST, REST_AFTER_SESSION}
OPEN = {*STARTABLE, DONE}  # nothing speaks against exercise today
STOPPED = {SEVERE, LOCKED, PAIN_CHECK, AGREE, SCREEN, SPEAK_FIRST, HALF, WITHDRAWN}


@dataclass(frozen=True)
class Today:
    """One thing to do, with what the page needs to say it."""

    state: str
    plan: Plan
    day: date
    now: datetime
    routine: int | None  # what the person wants to do, where that is not the plan's own
    version: RoutineVersion
    decision: Decision
    sessions_today: int
    done: tuple[GuidedSession, ...]
    going: GuidedSession | None
    of_day: tuple[GuidedSession, ...]  # all of the day, of whatever routine
    slot: str
    evening_from: datetime | None
    evening_is_open: bool
    gap_days: int
    is_answered: bool  # and the next question waits
    may_wait: bool  # one session may come before the answer
    half: HalfAnswer | None
    question: SevereQuestion | None
    severe_session: GuidedSession | None  # one that hurt severely, not asked back

    @property
    def check_in(self) -> CheckIn:
        """The newest answer that counts."""
        return self.decision.check_in

    @property
    def is_startable(self) -> bool:
        """Whether a session may be started or gone on with now."""
        return self.state in STARTABLE

    @property
    def is_open(self) -> bool:
        """Whether a session beside the plan may be started: wherever the plan allows one of its
        own, and after all of them are done."""
        return self.state in OPEN

    @property
    def beside(self) -> list[GuidedSession]:
        """The day's sessions of routines that accompany the plan."""
        return [s for s in self.of_day if s.routine_id != self.plan.routine_id]

    @property
    def may_do_extra(self) -> bool:
        """Whether a session beyond the plan may be done now."""
        return self.may_do_extra_of(self.routine)

    def may_do_extra_of(self, routine: int | None) -> bool:
        """The same of a routine that accompanies, to be begun or gone on with."""
        return self.state == DONE and extras.may_be_done(
            self.plan, self.check_in, self.of_day, self.now, routine=routine
        )

    @property
    def going_beside(self) -> GuidedSession | None:
        """The newest session beside the plan that was left part way."""
        return next((s for s in reversed(self.beside) if extras.can_go_on(s, self.plan)), None)

    @property
    def is_due(self) -> bool:
        """Whether the next session has its hour. One left part way is carried on with instead."""
        return self.state == DUE or (self.state == EVENING and self.evening_is_open)

    @property
    def is_stopped(self) -> bool:
        """Whether something has to happen before any exercise is shown."""
        return self.state in STOPPED

    @property
    def is_after_lock(self) -> bool:
        """Whether the day's answer locked, and that lock was ended today: the next answer starts
        anew."""
        return self.decision.status == Plan.Status.LOCKED != self.plan.status

    @property
    def book_holds(self) -> bool:
        """Whether the open advice holds the level of a plan that has one: (e) is advice alone, and
        a resting plan stays at no level (clinical.md 5.7 G)."""
        return (
            self.plan.book
            and self.plan.status == Plan.Status.ACTIVE
            and self.plan.book_letters != "e"
        )

    @property
    def halves(self) -> list[bool]:
        """One mark for each session of the day, true where it is done."""
        return [n < len(self.done) for n in range(self.sessions_today)]

    @property
    def reps(self) -> int | None:
        """Rolls of the next session, within what its content allows; None where rolling is left
        out."""
        return reps_for(self.version, self.plan.reps) if self.plan.rolls else None


def newest_decision(plan: Plan) -> Decision:
    """The decision in force. Every plan has one from its first moment."""
    current = Decision.objects.filter(
        check_in__plan=plan, check_in__event__isnull=False, superseded_at=None
    )
    return current.select_related("check_in").order_by("-check_in__event")[:1].get()


def standing_answer(plan: Plan, *, day: date) -> CheckIn | None:
    """The answer that another one given now would change; None where a new one is due."""
    return plan.check_ins.filter(day__gte=day, event__isnull=False).order_by("-event").first()


def today_for(
    plan: Plan,
    *,
    day: date,
    now: datetime,
    zone: tzinfo,
    later: bool = False,
    routine: int | None = None,
) -> Today:
    """What to do on `day`. With `later` the person has put off the day's question, and gets
    the level of the last answer, never more. `routine` is what they want to do now, where that is
    not the plan's own."""
    decision = newest_decision(plan)
    check_in = decision.check_in
    # A withdrawn version is left at once; any other change waits for the next check-in.
    version = plan.version
    if version.is_withdrawn:
        version = versions_in_use().filter(routine=plan.routine_id).first() or version
    recent = _recent_sessions(plan, check_in, day)
    of_day = [session for session in recent if session.day == day]
    own = [session for session in of_day if session.routine_id == plan.routine_id]
    done = tuple(s for s in own if s.finished_at and s.slot != GuidedSession.Slot.EXTRA)
    going = next((s for s in reversed(own) if extras.can_go_on(s, plan)), None)
    answered = check_in.day >= day
    at_most = 1 if answered and check_in.less == CheckIn.Less.ONCE else 2
    sessions_today = min(plan.sessions_per_day, at_most)
    fits = evening_from(done[0].finished_at, zone) if done and done[0].finished_at else None
    gap_days = max(0, (day - check_in.day).days - 1)
    may_wait = _may_wait(plan, decision, recent, day, routine or plan.routine_id)
    is_locked = plan.status == Plan.Status.LOCKED
    question = severe_pain.open_question(plan, today=day)
    severe_session = severe_pain.unasked(plan, recent)
    half = None if is_locked else plan.half_answers.filter(day=day).first()

    def state() -> str:
        if is_locked:
            return SEVERE if question else LOCKED
        if severe_session:
            return PAIN_CHECK
        if not plan.is_agreed:
            return AGREE
        if plan.screen_due:
            return SCREEN
        if plan.speaks_first:
            return SPEAK_FIRST
        if half:
            return HALF
        if version.is_withdrawn:
            return WITHDRAWN
        if not answered:
            if not (later and may_wait):
                return WELCOME_BACK if gap_days else CHECK_IN
        elif not decision.sessions or check_in.less == CheckIn.Less.REST:
            return REST  # also on the day of a lock that was cleared: the next answer starts anew
        if any(is_bad(s, plan) for s in of_day):
            return REST_AFTER_SESSION
        if going:
            return CARRY_ON
        if len(done) >= sessions_today or (done and fits is None):
            return DONE
        return EVENING if done else DUE

    slots = GuidedSession.Slot
    first = slots.DAY if sessions_today == 1 else slots.MORNING
    reached = state()
    return Today(
        state=reached,
        plan=plan,
        day=day,
        now=now,
        routine=routine,
        version=version,
        decision=decision,
        sessions_today=sessions_today,
        done=done,
        going=going,
        of_day=tuple(of_day),
        slot=going.slot if going else slots.EVENING if done else first,
        evening_from=fits,
        evening_is_open=fits is not None and fits <= now,
        gap_days=gap_days,
        is_answered=answered,
        may_wait=may_wait,
        half=half,
        question=question,
        severe_session=severe_session,
    )


def is_bad(session: GuidedSession, plan: Plan) -> bool:
    """Felt worse or hurt too much: no further session that day (clinical.md 5.3)."""
    return events.is_bad(session.feel, session.highest_pain, plan.rule_set)


def _recent_sessions(plan: Plan, check_in: CheckIn, day: date) -> list[GuidedSession]:
    """Those since the newest answer, of every routine. How a session felt may be told days later,
    so one that hurt severely is looked for longer; after that many days a new episode begins
    anyway."""
    fortnight = Q(day__gte=check_in.day - timedelta(days=newest().policy.gap_new_episode))
    severe = Q(highest_pain__gte=newest().policy.severe_pain)
    since = Q(day__gte=min(check_in.day, day)) | (severe & fortnight)
    sessions = GuidedSession.objects.filter(since, user_id=plan.user_id)
    return list(sessions.select_related("version").defer("version__script"))


def _may_wait(
    plan: Plan, decision: Decision, recent: list[GuidedSession], day: date, routine: int
) -> bool:
    """The one "later" of clinical.md 5.7 A: yesterday was answered, its decision allows exercise,
    the newest pain is low enough, no session since was bad, and none was done today, nor begun of
    another routine than the one to be started."""
    check_in = decision.check_in
    return (
        check_in.day == day - timedelta(days=1)
        and decision.sessions > 0
        and check_in.pain < newest().policy.pause_pain
        and not any(s.day >= check_in.day and is_bad(s, plan) for s in recent)
        and not any(s.day == day and extras.comes_before(s, routine) for s in recent)
    )
