"""What a rule sees, what it answers, and what a rule is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from . import book
from .facts import (
    ACTIVE,
    BETTER,
    LOCKED,
    MAINTENANCE,
    PAUSED,
    SAME,
    WORSE,
    CheckInFacts,
)
from .policy import WINDOW, Policy
from .reasons import WORDS
from .state import Answer, PastSessions, PlanState

if TYPE_CHECKING:
    from .rule_set import RuleSet


class Outcome(NamedTuple):
    """A rule's answer. The level stands even where the status means no exercise today."""

    code: str
    status: str
    sessions: int
    reps: int
    cool: bool
    opens_book: bool = False
    starts_episode: bool = False
    ends_bad_run: bool = False


class Context:
    """What a rule may look at: the plan as it stands at a check-in, and the check-in.

    ``plan`` stands as before today, with the cap on sessions applied. ``recent``, ``book`` and
    ``better_count`` take today in, and ``opened_by`` says what opened BOOK before any rule was
    asked; ``book`` is true where a letter is open that holds the level. ``feel`` is the one that
    counts (clinical.md 5.1), ``tight`` the tightness, carried from the answer before where it was
    not told. ``flagged`` means a sign of level E or D. ``starting`` means that START or GAP14 is
    due, ``restarting`` a START that keeps the episode's clock and baselines. ``gap`` is the
    number of days strictly between the last one with a check-in or a session and this one,
    ``days_in`` the number since the episode's start. ``past`` holds the sessions before today.
    """

    __slots__ = (
        "better_count",
        "book",
        "check_in",
        "day",
        "days_in",
        "feel",
        "flagged",
        "gap",
        "opened_by",
        "pain",
        "past",
        "plan",
        "policy",
        "recent",
        "restarting",
        "session_yesterday",
        "starting",
        "tight",
    )

    def __init__(
        self,
        plan: PlanState,
        day: int,
        check_in: CheckInFacts,
        past: PastSessions,
        rule_set: "RuleSet",
    ) -> None:
        policy = rule_set.policy
        if plan.sessions > plan.max_sessions:
            plan = plan._replace(sessions=plan.max_sessions, better_count=0)
        episode, pain, signs = plan.episode, check_in.pain, check_in.signs
        self.policy = policy
        self.plan = plan
        self.day = day
        self.check_in = check_in
        self.pain = pain
        self.past = past
        self.flagged = not signs.isdisjoint(rule_set.locking)
        self.tight = plan.tight if check_in.tight is None else check_in.tight
        self.restarting = plan.waiting.restart and episode is not None
        if episode is None:
            self.days_in = self.gap = 0
            self.starting = True
        else:
            self.days_in = day - episode.start
            self.gap = day - max(plan.checked_on, past.day) - 1
            long_away = self.gap >= policy.gap_new_episode and plan.status != MAINTENANCE
            self.starting = long_away or self.restarting
        self.feel = SAME
        if not self.starting:
            self.feel = effective_feel(check_in.feel, pain - plan.recent[-1].pain, policy)
        answer = Answer(day, pain, self.feel, self.tight)
        self.recent = (*plan.recent[1 - WINDOW :], answer)

        self.opened_by = book.opened_by_sign(signs, rule_set.booking)
        locks = self.flagged or plan.status == LOCKED or pain >= policy.severe_pain
        clocks_run = self.restarting or not self.starting
        if clocks_run and not locks:
            self.opened_by += book.opened_by_clocks(plan, day, self.recent, policy)
        self.book = bool(self.opened_by) or book.holds(plan.letters)

        # A better check-in counts unless one of the first three holds of row 16 applies.
        self.session_yesterday = past.day == day - 1
        self.better_count = plan.better_count
        held = self.book or not self.session_yesterday or past.bad
        if self.feel == BETTER and not held:
            self.better_count = min(plan.better_count + 1, WINDOW)

    @property
    def at_base(self) -> bool:
        """Whether the level can go no lower."""
        return self.plan.sessions == 1 and self.plan.reps <= self.policy.base_reps

    def fewer(self, reps: int) -> int:
        """Return a step fewer reps, never below the base."""
        return max(self.policy.base_reps, reps - self.policy.step_down_reps)

    def hold(self, code: str) -> Outcome:
        """Keep the plan as it is."""
        plan = self.plan
        return Outcome(code, plan.status, plan.sessions, plan.reps, plan.cool)

    def once(self, code: str, reps: int) -> Outcome:
        """Once a day from here on, without calling it a step down."""
        return Outcome(code, ACTIVE, 1, reps, self.plan.cool)

    def step_down(self, code: str) -> Outcome:
        """Go from twice to once a day, or from once a day to fewer reps."""
        plan = self.plan
        reps = plan.reps if plan.sessions == 2 else self.fewer(plan.reps)
        return Outcome(code, ACTIVE, 1, reps, cool=True)

    def rest(self, code: str) -> Outcome:
        """No exercise today. The level waits."""
        return Outcome(code, PAUSED, self.plan.sessions, self.plan.reps, cool=True)

    def lock(self, code: str) -> Outcome:
        """No exercise until a clinician has cleared the person."""
        return self.hold(code)._replace(status=LOCKED)

    def start(self, code: str) -> Outcome:
        """Begin an episode at the base level, with every counter at nought."""
        return Outcome(
            code,
            ACTIVE,
            sessions=1,
            reps=self.policy.base_reps,
            cool=False,
            starts_episode=True,
            ends_bad_run=True,
        )


def effective_feel(feel: str | None, rise: int, policy: Policy) -> str:
    """Return the more cautious of the answer and the rise in pain (clinical.md 5.1)."""
    if feel == WORSE or rise < policy.pain_jump:
        return feel or SAME
    return SAME if feel == BETTER else WORSE


Decide = Callable[[Context], Outcome | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table: its code, where it comes from, and its function.

    A rule is asked only of plans with its ``status`` and check-ins with its effective ``feel``,
    where it names them.
    """

    code: str
    source: str
    status: str | None
    feel: str | None
    decide: Decide

    @property
    def when(self) -> str:
        """When the rule answers, in plain words, with {names} of policy numbers."""
        return WORDS[self.code].when

    @property
    def then(self) -> str:
        """What follows, in plain words, with {names} of policy numbers."""
        return WORDS[self.code].then

    def is_asked_of(self, status: str, feel: str) -> bool:
        """Whether a plan with this status and a check-in with this effective feel concern it."""
        return self.status in (None, status) and self.feel in (None, feel)


def rule(
    code: str, source: str, *, status: str | None = None, feel: str | None = None
) -> Callable[[Decide], Rule]:
    """Make a rule of the function below."""
    return lambda decide: Rule(code, source, status, feel, decide)
