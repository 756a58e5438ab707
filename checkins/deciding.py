"""The inner half of `plans` and `recording`: how an event becomes a decision and the plan's next
state. Only these two call it, inside a transaction that holds the plan's row."""

from datetime import date, datetime
from typing import Any

from checkins import events, warning_signs
from checkins.models import CheckIn, Clearance, Decision, EarlierAnswer, Plan, SafetyScreen
from checkins.rules import NEWEST, DayFacts, PlanState
from routines import sessions

_WRITTEN = [
    "state", "status", "sessions_per_day", "reps", "book", "max_sessions", "may_roll",
    "events_count", "sessions_from", "answered_at", "version", "version_changed_on",
]  # fmt: skip


def decide(plan: Plan, check_in: CheckIn, before: list[DayFacts], now: datetime) -> None:
    """Fold the sessions since the last event and this answer into the state; save all three."""
    state_before = plan.state
    facts = [*before, events.check_in_facts(check_in)]
    state, decision = events.fold(PlanState.from_json(plan.state), facts)
    plan.events_count += 1
    plan.sessions_from, plan.answered_at = check_in.day, now
    check_in.event = plan.events_count
    check_in.save()
    _keep_decision(check_in, decision, facts, state_before, now)
    _end_open_sessions(plan, decision, now)
    _leave_rolling_out(plan, check_in.signs)
    _save_state(plan, state)


def change(
    plan: Plan,
    check_in: CheckIn,
    current: Decision,
    feel: str | None,
    pain: int,
    signs: list[str],
    now: datetime,
) -> None:
    """Replace the answer, decide its day anew, and lay the later events over it."""
    keep_earlier(check_in, now)
    check_in.feel, check_in.pain, check_in.signs = feel, pain, signs
    check_in.max_sessions, check_in.less = plan.max_sessions, ""
    check_in.save(update_fields=["feel", "pain", "signs", "max_sessions", "less"])
    facts = [*events.from_json(current.facts)[:-1], events.check_in_facts(check_in)]
    state, decision = events.fold(PlanState.from_json(current.state_before), facts)
    current.superseded_at = now
    current.save(update_fields=["superseded_at"])
    _keep_decision(check_in, decision, facts, current.state_before, now)
    _end_open_sessions(plan, decision, now)
    _leave_rolling_out(plan, signs)
    is_last = check_in.event == plan.events_count
    after = plan.clearances.filter(event__gt=check_in.event).order_by("event")
    for later in () if is_last else after:
        if later.kind == Clearance.Kind.CLEARED:
            # It was given without knowing this answer, so it does not cover it.
            later.facts = [{**day, "cleared": False} for day in later.facts]
            later.save(update_fields=["facts"])
        state, _none = events.fold(state, events.from_json(later.facts))
    _save_state(plan, state)


def keep_earlier(check_in: CheckIn, now: datetime) -> None:
    """Write down what an answer said, before another takes its place."""
    EarlierAnswer.objects.create(
        check_in=check_in,
        feel=check_in.feel,
        pain=check_in.pain,
        signs=check_in.signs,
        max_sessions=check_in.max_sessions,
        replaced_at=now,
    )


def lock_if_serious(plan: Plan, pain: int, signs: list[str], now: datetime) -> None:
    """Let a locking sign, condition or pain join the plan's newest counted answer."""
    if pain >= NEWEST.policy.severe_pain:
        signs = [*signs, "F18"]
    newest = plan.check_ins.filter(event__isnull=False).order_by("-event").first()
    outcome = warning_signs.outcome(signs)
    if newest is None or not outcome.locks:
        return
    current = newest.decisions.get(superseded_at=None)
    locking = (row.code for row in outcome.conditions if row.effect == "lock")
    together = sorted({*newest.signs, *(sign.code for sign in outcome.signs), *locking})
    if together != newest.signs:
        change(plan, newest, current, newest.feel, newest.pain, together, now)


def take_screen(plan: Plan, screen: SafetyScreen, now: datetime) -> None:
    """Let a safety screen answered during the plan lock it or leave the rolling out."""
    codes = [*screen.signs, *screen.conditions]
    _leave_rolling_out(plan, codes)
    plan.save(update_fields=["may_roll"])
    lock_if_serious(plan, 0, codes, now)


def record_event(plan: Plan, clearance: Clearance, today: date) -> None:
    """Fold a clearance into the state, after the sessions of the days before it."""
    day = max(today, plan.sessions_from)
    facts = [
        *events.sessions_between(plan, plan.sessions_from, day),
        DayFacts(
            day=day.toordinal(),
            cleared=clearance.kind == Clearance.Kind.CLEARED,
            seen=clearance.kind == Clearance.Kind.SEEN,
        ),
    ]
    state, _none = events.fold(PlanState.from_json(plan.state), facts)
    plan.events_count += 1
    plan.sessions_from = day
    clearance.plan, clearance.event = plan, plan.events_count
    clearance.day, clearance.facts = day, events.to_json(facts)
    clearance.save()
    _save_state(plan, state)


def _leave_rolling_out(plan: Plan, signs: list[str]) -> None:
    """A sore spot on the bone (F21, clinical.md 3.1) or a condition of clinical.md 3.3 ends the
    rolling; unticking it later does not bring it back."""
    outcome = warning_signs.outcome(signs)
    if outcome.conditions or any(sign.no_rolling for sign in outcome.signs):
        plan.may_roll = False


def _keep_decision(
    check_in: CheckIn, decision: Any, facts: list[DayFacts], state_before: Any, now: datetime
) -> None:
    """Write down what the rule answered, with everything it looked at."""
    Decision.objects.create(
        check_in=check_in,
        rule=decision.rule,
        status_before=decision.status_before,
        sessions_before=decision.sessions_before,
        reps_before=decision.reps_before,
        status=decision.status,
        sessions=decision.sessions,
        reps=decision.reps,
        book=decision.book,
        book_reasons=list(decision.book_reasons),
        facts=events.to_json(facts),
        state_before=state_before,
        reason=dict(decision.reason),
        policy_version=decision.policy_version,
        made_at=now,
    )


def _end_open_sessions(plan: Plan, decision: Any, now: datetime) -> None:
    """A day without exercise ends what is open, on this device or another (hazard H17)."""
    if not decision.sessions:
        sessions.stop_open(user=plan.user_id, routine=plan.routine_id, now=now)


def _save_state(plan: Plan, state: PlanState) -> None:
    """The engine's state and the columns that pages read, together."""
    plan.state = state.to_json()
    plan.status = state.status
    plan.sessions_per_day, plan.reps, plan.book = state.sessions, state.reps, state.book
    plan.save(update_fields=_WRITTEN)
