"""What the Today page says and which session may start: from plan, day and sessions. Reads only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from django.db.models import Q

from checkins.days import BETWEEN_CHECK_INS, evening_from
from checkins.models import CheckIn, Decision, Plan
from checkins.rules import NEWEST
from routines.models import GuidedSession, RoutineVersion
from routines.publishing import versions_in_use

# The states of the page (ux.md 2.5), most urgent first.
LOCKED = "locked"
PAIN_CHECK = "pain-check"  # a session hurt 8 or more: the signs are asked before anything else
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
_NO_ANSWER_NEEDED_BEFORE = (
    NEWEST.policy.gap_once_a_day
)  # days off after which the question comes first


@dataclass(frozen=True)
class Today:
    """One thing to do, with what the page needs to say it."""

    state: str
    plan: Plan
    day: date
    version: RoutineVersion
    decision: Decision
    sessions_today: int
    done: tuple[GuidedSession, ...]
    going: GuidedSession | None
    slot: str
    evening_from: datetime | None
    gap_days: int
    is_answered: bool  # and the next question waits

    @property
    def check_in(self) -> CheckIn:
        """The newest answer that counts."""
        return self.decision.check_in

    @property
    def halves(self) -> list[bool]:
        """One mark for each session of the day, true where it is done."""
        return [n < len(self.done) for n in range(self.sessions_today)]

    @property
    def reps(self) -> int | None:
        """Rolls of the next session; None where rolling is left out."""
        return self.plan.reps if self.plan.rolls else None


def newest_decision(plan: Plan) -> Decision:
    """The decision in force. Every plan has one from its first moment."""
    current = Decision.objects.filter(
        check_in__plan=plan, check_in__event__isnull=False, superseded_at=None
    )
    return current.select_related("check_in").order_by("-check_in__event")[:1].get()


def is_standing(check_in: CheckIn, *, day: date, now: datetime) -> bool:
    """Whether this answer still holds: it is of that day, or of a day that comes back with another
    time zone, or less than eight hours old (trust.md T8)."""
    return check_in.day >= day or now - check_in.received_at < BETWEEN_CHECK_INS


def standing_answer(plan: Plan, *, day: date, now: datetime) -> CheckIn | None:
    """The answer that another one given now would change; None where a new one is due."""
    still = Q(day__gte=day) | Q(received_at__gt=now - BETWEEN_CHECK_INS)
    return plan.check_ins.filter(still, event__isnull=False).order_by("-event").first()


def today_for(plan: Plan, *, day: date, now: datetime, zone: tzinfo, later: bool = False) -> Today:
    """What to do on `day`. With `later` the person has put off the day's question, and gets
    the level of the last answer, never more."""
    decision = newest_decision(plan)
    check_in = decision.check_in
    # A withdrawn version is left at once; any other change waits for the next check-in.
    version = plan.version
    if version.is_withdrawn:
        version = versions_in_use().filter(routine=plan.routine_id).first() or version
    # How a session felt may be told days later; after so many a new episode begins anyway.
    fortnight = Q(day__gte=check_in.day - timedelta(days=NEWEST.policy.gap_new_episode))
    severe = Q(worst_pain__gte=NEWEST.policy.severe_pain)
    recent = list(
        GuidedSession.objects.filter(
            Q(day__gte=min(check_in.day, day)) | (severe & fortnight),
            user_id=plan.user_id,
            routine_id=plan.routine_id,
        )
    )
    of_day = [session for session in recent if session.day == day]
    done = tuple(s for s in of_day if s.finished_at and s.slot != GuidedSession.Slot.EXTRA)
    going = next((s for s in reversed(of_day) if _can_go_on(s, plan)), None)
    last_active = max([check_in.day, *(s.day for s in recent if s.finished_at and s.day <= day)])
    gap_days = max(0, (day - last_active).days - 1)
    answered = is_standing(check_in, day=day, now=now)
    at_most = 1 if answered and check_in.less == CheckIn.Less.ONCE else 2
    sessions_today = min(plan.sessions_per_day, at_most)
    fits = evening_from(done[0].finished_at, zone) if done and done[0].finished_at else None

    def state() -> str:
        if plan.status == Plan.Status.LOCKED:
            return LOCKED
        if _is_unasked(plan, recent):
            return PAIN_CHECK
        if version.is_withdrawn:
            return WITHDRAWN
        if not answered:
            may_wait = decision.sessions > 0 and gap_days < _NO_ANSWER_NEEDED_BEFORE
            if not (later and may_wait):
                return WELCOME_BACK if gap_days else CHECK_IN
        elif not decision.sessions or check_in.less == CheckIn.Less.REST:
            return REST  # also on the day of a lock that was cleared: the next answer starts anew
        if any(is_bad(s) for s in of_day):
            return REST_AFTER_SESSION
        if going:
            return CARRY_ON
        if len(done) >= sessions_today or (done and fits is None):
            return DONE
        return EVENING if done else DUE

    slots = GuidedSession.Slot
    first = slots.DAY if sessions_today == 1 else slots.MORNING
    return Today(
        state=state(),
        plan=plan,
        day=day,
        version=version,
        decision=decision,
        sessions_today=sessions_today,
        done=done,
        going=going,
        slot=going.slot if going else slots.EVENING if done else first,
        evening_from=fits,
        gap_days=gap_days,
        is_answered=answered,
    )


def _is_unasked(plan: Plan, recent: list[GuidedSession]) -> bool:
    """Whether a session hurt 8 or more and no answer since its day has told of severe pain: the
    warning signs come first, however late it was said (clinical.md 5.3)."""
    days = [s.day for s in recent if (s.worst_pain or 0) >= NEWEST.policy.severe_pain]
    if not days:
        return False
    answers = plan.check_ins.filter(event__isnull=False, day__gte=max(days))
    return not any(one.pain >= NEWEST.policy.severe_pain or "F18" in one.signs for one in answers)


def _can_go_on(session: GuidedSession, plan: Plan) -> bool:
    """Left part way. An extra one that was stopped is over, and so is one whose exercises were
    withdrawn."""
    if not session.furthest_state or session.finished_at:
        return False
    if session.version_id == plan.version_id:
        session.version = plan.version  # read already
    stopped_extra = session.stopped_at and session.slot == GuidedSession.Slot.EXTRA
    return not (stopped_extra or session.version.is_withdrawn)


def is_bad(session: GuidedSession) -> bool:
    """Felt worse or hurt 6 or more: no further session that day (clinical.md 5.3)."""
    return session.feel == "worse" or (session.worst_pain or 0) >= NEWEST.policy.bad_session_pain


def locking_signs(plan: Plan) -> list[str]:
    """The signs of the answer that locked the plan; severe pain is itself one (F18)."""
    locked_by = (
        Decision.objects.filter(
            check_in__plan=plan, superseded_at=None, rule__in=["FLAG", "SEVERE"]
        )
        .select_related("check_in")
        .order_by("-check_in__event")
        .first()
    )
    if locked_by is None:
        return []
    signs: list[str] = locked_by.check_in.signs
    return [*signs, "F18"] if locked_by.rule == "SEVERE" else signs


def last_session_day(plan: Plan, *, before: date) -> date | None:
    """The newest day before that one with a finished session."""
    done = GuidedSession.objects.filter(
        user_id=plan.user_id, routine_id=plan.routine_id, day__lt=before
    )
    days = done.exclude(finished_at=None).order_by("-day").values_list("day", flat=True)
    return days.first()
