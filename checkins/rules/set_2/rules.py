"""The rules of set 2: those of set 1, and the few that clinical.md 5.7 makes different."""

from checkins.rules.context import Context, Outcome, rule
from checkins.rules.facts import EXERCISING, LOCKED, MAINTENANCE, Ceiling
from checkins.rules.set_1 import rules as first


@rule("START", "clinical.md 5.2 row 4 and 5.7 H")
def start(ctx: Context) -> Outcome | None:
    """When it is the first check-in, or the first after clearance, a restart, or F24 was seen."""
    due = ctx.plan.episode is None or ctx.restarting
    return ctx.start("START") if due and ctx.pain < ctx.policy.pause_pain else None


@rule("MAINTAIN", "clinical.md 5.2 row 5, O16 and 5.7 F", status=MAINTENANCE)
def maintain(ctx: Context) -> Outcome | None:
    """When maintenance goes well and it is not tight: keep to it, however long the gap."""
    if ctx.tight is not None and ctx.tight >= ctx.policy.relapse_tight:
        return None
    return first.maintain.decide(ctx)


@rule("MAINT_OFFER", "clinical.md 5.2 row 14, O16 and 5.7 F")
def offer_maintenance(ctx: Context) -> Outcome | None:
    """When set 1 would offer it and none of the last 7 check-ins was tight: go over to it."""
    offer = first.offer_maintenance.decide(ctx)
    if offer is None:
        return None
    last = ctx.recent[-ctx.policy.maintenance_check_ins :]
    # Check-ins from before any tightness was told stand in nobody's way.
    tight = any(a.tight is not None and a.tight > ctx.policy.maintenance_tight for a in last)
    return None if tight else offer


_CHANGED = {one.code: one for one in (start, maintain, offer_maintenance)}
_LOCKS = (first.flag, first.locked, first.severe)
_BELOW = tuple(_CHANGED.get(one.code, one) for one in first.RULES if one not in _LOCKS)


@rule("HOLD_EARLY", "clinical.md 5.7 A and I")
def hold_early(ctx: Context) -> Outcome | None:
    """When an answer came early and the rules below allow more than before: as it stood."""
    if not ctx.check_in.early:
        return None
    outcome, ceiling = _asked_below(ctx), _ceiling(ctx)
    return _as_it_stood(ctx, ceiling, outcome) if _is_more(outcome, ceiling) else None


def _asked_below(ctx: Context) -> Outcome:
    """What the rules below this one decide, as if the answer were on time."""
    for one in _BELOW:
        if one.is_asked_of(ctx.plan.status, ctx.feel):
            outcome = one.decide(ctx)
            if outcome is not None:
                return outcome
    raise AssertionError("the last rule always answers")


def _ceiling(ctx: Context) -> Ceiling:
    """What the answer may not exceed: what it names, or what the plan said before it."""
    plan = ctx.plan
    return ctx.check_in.ceiling or Ceiling(plan.status, plan.sessions, plan.reps)


def _is_more(outcome: Outcome, ceiling: Ceiling) -> bool:
    """Rest to exercise, once to twice, more rolls, maintenance; and nothing ends a lock."""
    if ceiling.status == LOCKED:
        return True
    if outcome.status not in EXERCISING:
        return False
    if ceiling.status not in EXERCISING or ceiling.reps is None:
        return True
    goes_over = outcome.status == MAINTENANCE and ceiling.status != MAINTENANCE
    return goes_over or outcome.sessions > ceiling.sessions or outcome.reps > ceiling.reps


def _as_it_stood(ctx: Context, ceiling: Ceiling, outcome: Outcome) -> Outcome:
    """The ceiling's status and level, with the cap on sessions. A rest's own level waits."""
    plan = ctx.plan
    sessions, reps = plan.sessions, plan.reps
    if ceiling.reps is not None:
        sessions, reps = min(ceiling.sessions, plan.max_sessions), ceiling.reps
    cool = plan.cool or outcome.cool or ceiling.status not in EXERCISING
    return Outcome("HOLD_EARLY", ceiling.status, sessions, reps, cool)


RULES = (*_LOCKS, hold_early, *_BELOW)
