"""When to say "see your doctor": BOOK of clinical.md 5.2, (a) to (d).

The letters are those of the clinical reference and of ``reasons.BOOK_WORDS``.
"""

from .facts import ACTIVE, BETTER, MAINTENANCE, Answer, PlanState
from .policy import Policy


def opened_by_clocks(
    plan: PlanState, day: int, recent: tuple[Answer, ...], policy: Policy
) -> tuple[str, ...]:
    """Ask (a) and (b) of a plan in an episode, with today as the last of ``recent``.

    (a) is asked once, at the first check-in that is late enough; (b) at every check-in of an
    active plan. Neither is asked in maintenance, since BOOK lies over a daily plan.
    """
    episode = plan.episode
    if episode is None or plan.status == MAINTENANCE:
        return ()
    days = day - episode.clock
    days_before = plan.recent[-1].day - episode.clock
    opened: tuple[str, ...] = ()
    if days_before < policy.book_after <= days and not improved(episode.baseline, recent, policy):
        opened += ("a",)
    if days >= policy.book_always_after and plan.status == ACTIVE:
        opened += ("b",)
    return opened


def improved(baseline: int, recent: tuple[Answer, ...], policy: Policy) -> bool:
    """Whether pain has come down enough, or most answers were better. In whole numbers."""
    pains = [answer.pain for answer in recent[-policy.improved_mean_of :]]
    total, count = sum(pains), len(pains)
    fallen = baseline * count - total >= policy.improved_points * count
    low = baseline >= policy.improved_baseline and total <= policy.improved_mean * count
    last = recent[-policy.improved_better_of :]
    mostly_better = sum(answer.feel == BETTER for answer in last) >= policy.improved_better
    return fallen or low or mostly_better


def opened_by_resting(paused_count: int, policy: Policy) -> tuple[str, ...]:
    """Ask (c), after the rules: has the plan rested at several check-ins in a row?"""
    return ("c",) if paused_count >= policy.book_paused else ()


def opened_by_sign(signs: frozenset[str]) -> tuple[str, ...]:
    """Ask (d): a sign of level B, if there is one, counts whatever rule answers."""
    return ("d",) if signs else ()
