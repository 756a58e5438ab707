"""The rules that decide a check-in: clinical.md 5.2, row by row, one rule a code.

They are asked in the order of ``RULES``, each only of the plans and check-ins that it names. The
first that answers wins; for each effective feel the last one always answers. A rule may rely on
every rule above it having declined. The page "How we decide" is made from the same tuple.
"""

from checkins.rules.context import Context, Outcome, rule
from checkins.rules.facts import ACTIVE, BETTER, LOCKED, MAINTENANCE, PAUSED, SAME, WORSE


@rule("FLAG", "clinical.md 3.2 and 5.2 row 1")
def flag(ctx: Context) -> Outcome | None:
    """When there is a sign of level E or D: lock."""
    return ctx.lock("FLAG") if ctx.flagged else None


@rule("LOCKED", "clinical.md 3.1 and 5.2 row 2", status=LOCKED)
def locked(ctx: Context) -> Outcome:
    """When no clinician has cleared an earlier lock: stay locked."""
    return ctx.lock("LOCKED")


@rule("SEVERE", "clinical.md F18 and 5.2 row 3")
def severe(ctx: Context) -> Outcome | None:
    """When pain is 8 or more: lock."""
    return ctx.lock("SEVERE") if ctx.pain >= ctx.policy.severe_pain else None


@rule("START", "clinical.md 5.2 row 4")
def start(ctx: Context) -> Outcome | None:
    """When it is the first check-in, or the first after clearance: begin at the base level."""
    ready = ctx.plan.episode is None and ctx.pain < ctx.policy.pause_pain
    return ctx.start("START") if ready else None


@rule("GAP14", "clinical.md 5.2 row 4 and O14")
def gap_new_episode(ctx: Context) -> Outcome | None:
    """When the person was away for 14 days or more: begin again at the base level."""
    ready = ctx.starting and ctx.pain < ctx.policy.pause_pain
    return ctx.start("GAP14") if ready else None


@rule("MAINTAIN", "clinical.md 5.2 row 5 and O16", status=MAINTENANCE)
def maintain(ctx: Context) -> Outcome | None:
    """When maintenance goes well: keep to it, however long the gap."""
    settled = ctx.feel != WORSE and ctx.pain <= ctx.policy.maintain_pain
    return ctx.hold("MAINTAIN") if settled else None


@rule("RELAPSE", "clinical.md 5.2 row 5", status=MAINTENANCE)
def relapse(ctx: Context) -> Outcome | None:
    """When maintenance does not go well: back to a gentle daily plan, as a new episode."""
    if ctx.pain >= ctx.policy.pause_pain:
        return None
    return Outcome("RELAPSE", ACTIVE, 1, ctx.fewer(ctx.plan.reps), cool=True, starts_episode=True)


@rule("PAIN6", "clinical.md 5.2 row 6")
def pain_too_high(ctx: Context) -> Outcome | None:
    """When pain is 6 or 7: rest."""
    return ctx.rest("PAIN6") if ctx.pain >= ctx.policy.pause_pain else None


@rule("THREE_WORSE", "clinical.md 5.2 row 7", feel=WORSE)
def three_worse(ctx: Context) -> Outcome | None:
    """When worse, for the third time in 7 days: rest, and see a doctor."""
    since = ctx.day - ctx.policy.worse_days
    worse = [answer for answer in ctx.recent if answer.feel == WORSE and answer.day > since]
    if len(worse) < ctx.policy.worse_count:
        return None
    return ctx.rest("THREE_WORSE")._replace(opens_book=True)


@rule("TWO_WORSE", "clinical.md 5.2 row 8", feel=WORSE)
def two_worse(ctx: Context) -> Outcome | None:
    """When worse at two check-ins in a row: rest."""
    last = ctx.recent[-ctx.policy.worse_in_a_row :]
    in_a_row = len(last) == ctx.policy.worse_in_a_row and all(a.feel == WORSE for a in last)
    return ctx.rest("TWO_WORSE") if in_a_row else None


@rule("WORSE_BASE", "clinical.md 5.2 row 9", feel=WORSE)
def worse_at_base(ctx: Context) -> Outcome | None:
    """When worse while resting or at the lowest level: rest."""
    resting_or_lowest = ctx.plan.status == PAUSED or ctx.at_base
    return ctx.rest("WORSE_BASE") if resting_or_lowest else None


@rule("WORSE_DOWN", "clinical.md 5.2 rows 9 and 11", feel=WORSE)
def worse_step_down(ctx: Context) -> Outcome:
    """When worse at a higher level: one step down, and after a long gap one more."""
    down = ctx.step_down("WORSE_DOWN")
    if ctx.gap >= ctx.policy.gap_fewer_reps:
        return down._replace(reps=ctx.fewer(down.reps))
    return down


@rule("RESUME", "clinical.md 5.2 row 10", status=PAUSED)
def resume(ctx: Context) -> Outcome:
    """When the person was resting and it is not worse: restart lower, once a day."""
    return ctx.once("RESUME", ctx.fewer(ctx.plan.reps))


@rule("GAP7", "clinical.md 5.2 row 11 and O14")
def gap_fewer_reps(ctx: Context) -> Outcome | None:
    """When the person was away for 7 to 13 days: once a day, with fewer reps."""
    if ctx.gap < ctx.policy.gap_fewer_reps:
        return None
    return ctx.once("GAP7", ctx.fewer(ctx.plan.reps))


@rule("GAP3", "clinical.md 5.2 row 11 and O14")
def gap_once_a_day(ctx: Context) -> Outcome | None:
    """When the person was away for 3 to 6 days: once a day."""
    if ctx.gap < ctx.policy.gap_once_a_day:
        return None
    return ctx.once("GAP3", ctx.plan.reps)


@rule("BAD_SESSIONS", "clinical.md 5.2 row 12")
def bad_sessions(ctx: Context) -> Outcome | None:
    """When the last two sessions were bad: one step down, or rest at the lowest level."""
    if ctx.past.bad_run < ctx.policy.bad_sessions:
        return None
    less = ctx.rest("BAD_SESSIONS") if ctx.at_base else ctx.step_down("BAD_SESSIONS")
    return less._replace(ends_bad_run=True)


@rule("WEEK_RISE", "clinical.md 5.2 row 13")
def week_rise(ctx: Context) -> Outcome | None:
    """When, every 7th day from day 15, pain is up on the week before: one step down."""
    policy = ctx.policy
    days_over = ctx.days_in - policy.week_rise_after
    if days_over < 0 or days_over % policy.week_days:
        return None
    this_week = ctx.day - policy.week_days
    week_before = this_week - policy.week_days
    now = [answer.pain for answer in ctx.recent if answer.day > this_week]
    then = [answer.pain for answer in ctx.recent if week_before < answer.day <= this_week]
    if min(len(now), len(then)) < policy.week_rise_check_ins:
        return None
    # The two means, times both counts: whole numbers, so that no rounding decides.
    rise = sum(now) * len(then) - sum(then) * len(now)
    if rise < policy.week_rise_points * len(now) * len(then):
        return None
    return ctx.hold("WEEK_RISE") if ctx.at_base else ctx.step_down("WEEK_RISE")


@rule("MAINT_OFFER", "clinical.md 5.2 row 14 and O16")
def offer_maintenance(ctx: Context) -> Outcome | None:
    """When four weeks on the last 7 check-ins were settled: go over to maintenance."""
    policy = ctx.policy
    if ctx.book or ctx.days_in < policy.maintenance_after:
        return None
    last = ctx.recent[-policy.maintenance_check_ins :]
    if len(last) < policy.maintenance_check_ins:
        return None
    if ctx.day - last[0].day >= policy.maintenance_within:
        return None
    if any(answer.feel == WORSE or answer.pain > policy.maintenance_pain for answer in last):
        return None
    return Outcome("MAINT_OFFER", MAINTENANCE, 1, ctx.plan.reps, ctx.plan.cool)


@rule("HOLD_SAME", "clinical.md 5.2 row 15 and O8", feel=SAME)
def hold_same(ctx: Context) -> Outcome | None:
    """When it is the same: hold."""
    return ctx.hold("HOLD_SAME") if ctx.check_in.feel != BETTER else None


@rule("HOLD_CONFLICT", "clinical.md 5.1 and 5.2 row 15", feel=SAME)
def hold_conflict(ctx: Context) -> Outcome:
    """When the person said better but pain went up: hold."""
    return ctx.hold("HOLD_CONFLICT")


@rule("HOLD_BOOK", "clinical.md 5.2 row 16", feel=BETTER)
def hold_book(ctx: Context) -> Outcome | None:
    """When better, but "see your doctor" is open: hold."""
    return ctx.hold("HOLD_BOOK") if ctx.book else None


@rule("HOLD_NO_SESSION", "clinical.md 5.2 row 16", feel=BETTER)
def hold_no_session(ctx: Context) -> Outcome | None:
    """When better, but no session was done yesterday: hold."""
    return None if ctx.session_yesterday else ctx.hold("HOLD_NO_SESSION")


@rule("HOLD_BAD", "clinical.md 5.2 row 16", feel=BETTER)
def hold_bad(ctx: Context) -> Outcome | None:
    """When better, but a session yesterday was bad: hold."""
    return ctx.hold("HOLD_BAD") if ctx.past.bad else None


@rule("HOLD_COOL", "clinical.md 5.2 row 16", feel=BETTER)
def hold_cool(ctx: Context) -> Outcome | None:
    """When better for the first time since a step down or a rest: hold."""
    too_soon = ctx.plan.cool and ctx.better_count < ctx.policy.better_after_cool
    return ctx.hold("HOLD_COOL") if too_soon else None


@rule("TWICE", "clinical.md 1.5 and 5.2 row 17", feel=BETTER)
def twice(ctx: Context) -> Outcome | None:
    """When better at once a day: twice a day, with the same reps."""
    if ctx.plan.sessions == 2 or ctx.plan.max_sessions == 1:
        return None
    return Outcome("TWICE", ACTIVE, 2, ctx.plan.reps, cool=False)


@rule("REPS", "clinical.md 5.2 row 18 and O10", feel=BETTER)
def more_reps(ctx: Context) -> Outcome | None:
    """When better twice at this level with little pain: one more rep."""
    policy = ctx.policy
    if ctx.better_count < policy.better_for_reps or ctx.pain > policy.reps_pain:
        return None
    if ctx.plan.reps >= policy.top_reps:
        return None
    reps = min(ctx.plan.reps + policy.step_up_reps, policy.top_reps)
    return Outcome("REPS", ACTIVE, ctx.plan.sessions, reps, ctx.plan.cool)


@rule("HOLD_SORE", "clinical.md 5.2 row 19", feel=BETTER)
def hold_sore(ctx: Context) -> Outcome | None:
    """When better but sore: hold."""
    return ctx.hold("HOLD_SORE") if ctx.pain > ctx.policy.reps_pain else None


@rule("HOLD_SETTLE", "clinical.md 5.2 row 19", feel=BETTER)
def hold_settle(ctx: Context) -> Outcome | None:
    """When better for the first time at this level: hold."""
    return ctx.hold("HOLD_SETTLE") if ctx.plan.reps < ctx.policy.top_reps else None


@rule("AT_TOP", "clinical.md 5.2 row 19", feel=BETTER)
def at_top(ctx: Context) -> Outcome:
    """When better at the highest number of reps: hold."""
    return ctx.hold("AT_TOP")


RULES = (
    flag,
    locked,
    severe,
    start,
    gap_new_episode,
    maintain,
    relapse,
    pain_too_high,
    three_worse,
    two_worse,
    worse_at_base,
    worse_step_down,
    resume,
    gap_fewer_reps,
    gap_once_a_day,
    bad_sessions,
    week_rise,
    offer_maintenance,
    hold_same,
    hold_conflict,
    hold_book,
    hold_no_session,
    hold_bad,
    hold_cool,
    twice,
    more_reps,
    hold_sore,
    hold_settle,
    at_top,
)
