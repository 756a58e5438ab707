"""When to say "see your doctor": BOOK of clinical.md 5.2, (a) to (d), and of 5.7 G, (e).

The letters are those of the clinical reference and of ``reasons.BOOK_WORDS``. Two more are never
said: ``BY_RULE`` and ``UNNAMED``.
"""

from collections.abc import Iterable

from .facts import ACTIVE, BETTER, MAINTENANCE
from .policy import Policy
from .state import UNNAMED, Answer, Episode, PlanState

BY_RULE = "w"
"""A rule opened it, as THREE_WORSE does, and said so itself."""

ADVICE_ONLY = frozenset({"e"})
"""These hold no level and keep nobody from maintenance."""


def holds(letters: Iterable[str]) -> bool:
    """Whether an open letter keeps the plan from stepping up."""
    return not ADVICE_ONLY.issuperset(letters)


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
    days_before = plan.checked_on - episode.clock
    opened: tuple[str, ...] = ()
    if days_before < policy.book_after <= days and not improved(episode, recent, policy):
        opened += ("a",)
    if days >= policy.book_always_after and plan.status == ACTIVE:
        opened += ("b",)
    return opened


def improved(episode: Episode, recent: tuple[Answer, ...], policy: Policy) -> bool:
    """Whether it has come down enough, or most answers were better. In whole numbers.

    "It" is tightness where the episode began with some of it (clinical.md 5.7 F), else pain.
    """
    last = recent[-policy.improved_mean_of :]
    tight, count = episode.tight_baseline, len(last)
    if tight is not None and tight >= policy.improved_tight_baseline:
        total = sum(answer.tight or 0 for answer in last)
        fallen = tight * count - total >= policy.improved_tight_points * count
        low = total <= policy.improved_tight_mean * count
    else:
        total = sum(answer.pain for answer in last)
        fallen = episode.baseline * count - total >= policy.improved_points * count
        was_sore = episode.baseline >= policy.improved_baseline
        low = was_sore and total <= policy.improved_mean * count
    better_of = recent[-policy.improved_better_of :]
    mostly_better = sum(answer.feel == BETTER for answer in better_of) >= policy.improved_better
    return fallen or low or mostly_better


def opened_by_resting(paused_count: int, policy: Policy) -> tuple[str, ...]:
    """Ask (c), after the rules: has the plan rested at several check-ins in a row?"""
    return ("c",) if paused_count >= policy.book_paused else ()


def opened_by_sign(signs: frozenset[str], booking: frozenset[str]) -> tuple[str, ...]:
    """Ask (d): a sign of level B counts whatever rule answers."""
    return () if signs.isdisjoint(booking) else ("d",)


def with_letters(
    letters: tuple[str, ...], opened: tuple[str, ...], by_rule: bool, *, keeps_letters: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the open letters with today's among them, and those that today's answer opened.

    A set that keeps no letters opens BOOK once, and says nothing more while it is open.
    """
    if not keeps_letters:
        return letters or (UNNAMED,), () if letters else opened
    said = tuple([letter for letter in opened if letter not in letters])
    new = (*said, BY_RULE) if by_rule and BY_RULE not in letters else said
    return (tuple(sorted((*letters, *new))) if new else letters), said
