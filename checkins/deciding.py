"""The inner half of `plans` and `recording`: how an event becomes a decision and the plan's next
state. Only these two call it, inside a transaction that holds the plan's row."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from checkins import events, leaving_out, warning_signs
from checkins.models import CheckIn, Clearance, Decision, EarlierAnswer, Plan
from checkins.rules import RULE_SETS, Ceiling, DayFacts, PlanState, newest
from checkins.rules.levels import Level
from routines import sessions

_WRITTEN = [
    "state", "status", "sessions_per_day", "reps", "book", "book_letters", "booked_for",
    "max_sessions", "events_count", "sessions_from", "answered_at", "weekly_on", "screen_due",
    "known_from", "rule_set", "version", "version_changed_on",
]  # fmt: skip
_ANSWER = ["feel", "pain", "tight", "signs", "as_was", "asked", "early", "restarts"]


def decide(plan: Plan, check_in: CheckIn, given_at: datetime, now: datetime) -> None:
    """Fold the sessions since the last event and this answer into the state; save all three. The
    plan moves to the newest rule set with it. Notes on the answer whether it came early."""
    plan.rule_set = check_in.rule_set = newest().id
    state_before = plan.state
    sessions = events.sessions_of(plan, plan.sessions_from, check_in.day)
    check_in.early = events.earliness(check_in.day, given_at, sessions, plan.answered_at)
    before = events.facts_before(check_in.day, sessions, plan.rule_set)
    facts = [*before, events.check_in_facts(check_in)]
    state, decision = events.fold(PlanState.from_json(plan.state), facts, plan.rule_set)
    plan.events_count += 1
    plan.sessions_from = check_in.day
    _note_times(plan, check_in, given_at)
    check_in.event = plan.events_count
    check_in.save()
    _keep_decision(check_in, decision, facts, state_before, now)
    _end_open_sessions(plan, decision, now)
    _note_absence(plan, decision, now)
    leaving_out.leave_out(plan.user_id, check_in.signs, now)
    _save_state(plan, state)


def change(
    plan: Plan,
    check_in: CheckIn,
    now: datetime,
    ceiling: Ceiling | None = None,
    told_again: Collection[str] = (),
    given_at: datetime | None = None,
    **said: Any,
) -> None:
    """Replace the answer by what is `said` (fields of the check-in), decide its day anew with the
    rule set of its event, and lay the later events over it. Without a word about `early` the
    answer stays as early as it was. Signs `told_again` are new or worse since somebody looked: as
    little covered by that look as signs that were not there before (clinical.md 5.7 L). An answer
    that was given again, at `given_at`, moves the eight hours and may have been a weekly form."""
    current = check_in.decisions.get(superseded_at=None)
    *before, answered = events.from_json(current.facts)
    if "early" not in said and answered.check_in is not None:
        ceiling = answered.check_in.ceiling
    new_signs = (set(said.get("signs", [])) - set(check_in.signs)) | set(told_again)
    severe = RULE_SETS[check_in.rule_set].policy.severe_pain
    told_anew = warning_signs.outcome(new_signs)
    locks_anew = told_anew.locks or check_in.pain < severe <= said.get("pain", 0)
    not_covered = {Clearance.Kind.CLEARED: locks_anew, Clearance.Kind.SEEN: told_anew.book}
    keep_earlier(check_in, now)
    for name, value in said.items():
        setattr(check_in, name, value)
    check_in.max_sessions, check_in.less = plan.max_sessions, ""
    check_in.save(update_fields=[*_ANSWER, "max_sessions", "less"])
    facts = [*before, events.check_in_facts(check_in, ceiling)]
    state = PlanState.from_json(current.state_before)
    state, decision = events.fold(state, facts, check_in.rule_set)
    current.superseded_at = now
    current.save(update_fields=["superseded_at"])
    _keep_decision(check_in, decision, facts, current.state_before, now)
    _end_open_sessions(plan, decision, now)
    _note_absence(plan, decision, now)
    leaving_out.leave_out(plan.user_id, check_in.signs, now)
    day = check_in.day
    for later in _later_events(plan, check_in):
        since, day = day, later.day
        if isinstance(later, CheckIn):
            state = _decide_anew(plan, later, since, state, now)
            continue
        if not_covered[Clearance.Kind(later.kind)]:
            # It was given without knowing this answer, so it does not cover it.
            later.facts = [{**day, "cleared": False, "seen": False} for day in later.facts]
            later.save(update_fields=["facts"])
        state, _none = events.fold(state, events.from_json(later.facts), later.rule_set)
    if given_at is not None:
        _note_times(plan, check_in, given_at)
    _save_state(plan, state)


def _later_events(plan: Plan, check_in: CheckIn) -> list[CheckIn | Clearance]:
    """The events after this answer, oldest first."""
    if check_in.event is None or check_in.event == plan.events_count:
        return []
    later: list[CheckIn | Clearance] = [
        *plan.check_ins.filter(event__gt=check_in.event),
        *plan.clearances.filter(event__gt=check_in.event),
    ]
    return sorted(later, key=lambda one: one.event or 0)


def _decide_anew(
    plan: Plan, check_in: CheckIn, since: date, state: PlanState, now: datetime
) -> PlanState:
    """An answer that came after a changed one says what it said. Its day is decided again, with the
    sessions since the event before it as they are told now."""
    current = check_in.decisions.get(superseded_at=None)
    *_sessions, answered = events.from_json(current.facts)
    sessions = events.sessions_of(plan, since, check_in.day)
    before = events.facts_before(check_in.day, sessions, check_in.rule_set)
    facts, state_before = [*before, answered], state.to_json()
    state, decision = events.fold(state, facts, check_in.rule_set)
    current.superseded_at = now
    current.save(update_fields=["superseded_at"])
    _keep_decision(check_in, decision, facts, state_before, now)
    return state


def keep_earlier(check_in: CheckIn, now: datetime) -> None:
    """Write down what an answer said, before another takes its place."""
    EarlierAnswer.objects.create(
        check_in=check_in,
        feel=check_in.feel,
        pain=check_in.pain,
        tight=check_in.tight,
        signs=check_in.signs,
        max_sessions=check_in.max_sessions,
        replaced_at=now,
    )


def count_signs(
    plan: Plan, pain: int, codes: Collection[str], now: datetime, *, is_anew: bool = False
) -> CheckIn | None:
    """Let signs, locking conditions and severe pain join the plan's newest counted answer, whatever
    page, tab or device they come from. Returns that answer where it changed. With `is_anew` a sign
    that the answer holds already is told again, as a screen after a clearance asks for it; without,
    the same answer may have come twice."""
    rule_set = RULE_SETS[plan.rule_set]
    codes = {*codes, *(["F18"] if pain >= rule_set.policy.severe_pain else [])}
    last = plan.check_ins.filter(event__isnull=False).order_by("-event").first()
    outcome = warning_signs.outcome(codes)
    if last is None:
        return None
    told = {sign.code for sign in outcome.signs if newest().signs[sign.code].level != Level.NO_USE}
    told |= {row.code for row in outcome.conditions if row.kind == "lock"}
    together = sorted({*last.signs, *told})
    told_again = told & set(last.signs) if is_anew else set()
    if together == last.signs and not told_again:
        return None
    change(plan, last, now, told_again=told_again, signs=together)
    return last


def record_event(plan: Plan, clearance: Clearance, today: date) -> None:
    """Fold a clearance into the state, after the sessions of the days before it. A clearance ends
    the eight hours between two answers (clinical.md 5.7 I)."""
    day = max(today, plan.sessions_from)
    is_cleared = clearance.kind == Clearance.Kind.CLEARED
    facts = [
        *events.facts_before(day, events.sessions_of(plan, plan.sessions_from, day), plan.rule_set),
        DayFacts(day=day.toordinal(), cleared=is_cleared, seen=not is_cleared),
    ]
    state, _none = events.fold(PlanState.from_json(plan.state), facts, plan.rule_set)
    plan.events_count += 1
    plan.sessions_from = day
    if is_cleared:
        plan.answered_at, plan.screen_due = None, True
    clearance.plan, clearance.event, clearance.rule_set = plan, plan.events_count, plan.rule_set
    clearance.day, clearance.facts = day, events.to_json(facts)
    clearance.save()
    _save_state(plan, state)


def ceiling_of(decision: Decision) -> Ceiling:
    """What a decision allows, as the most that a later answer of its day may allow."""
    return Ceiling(
        status=decision.status,
        sessions=decision.sessions or decision.sessions_before,
        reps=decision.reps or decision.reps_before,
    )


def _note_times(plan: Plan, check_in: CheckIn, given_at: datetime) -> None:
    if check_in.early != CheckIn.Early.HOURS:
        plan.answered_at = given_at
    weekly = {code for code, sign in newest().signs.items() if sign.asked == "weekly"}
    if weekly <= set(check_in.asked):
        plan.weekly_on = check_in.day


def _note_absence(plan: Plan, decision: Any, now: datetime) -> None:
    """What was known ends with an absence that starts the plan anew (clinical.md 5.7 L)."""
    if decision.rule == "GAP14":
        plan.known_from = now


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
        end_open_sessions(plan, now)


def end_open_sessions(plan: Plan, now: datetime) -> None:
    """What the person has open ends, of whatever routine. What was done can still be reported."""
    sessions.stop_open(user=plan.user_id, now=now)


def _save_state(plan: Plan, state: PlanState) -> None:
    """The engine's state and the columns that pages read, together. An ended plan stays ended."""
    plan.state = state.to_json()
    if plan.status != Plan.Status.ENDED:
        plan.status = state.status
    plan.sessions_per_day, plan.reps, plan.book = state.sessions, state.reps, state.book
    plan.book_letters = "".join(state.letters)
    if not plan.book:
        plan.booked_for = None
    plan.save(update_fields=_WRITTEN)
