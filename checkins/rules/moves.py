"""What would move a plan from where it stands: the rules themselves are asked, with the answers
that a person might give next. So it cannot say anything else than they do."""

from collections.abc import Iterator
from typing import NamedTuple

from .engine import advance
from .facts import BETTER, EXERCISING, FEELS, LOCKED, MAX_PAIN, WORSE, CheckInFacts, DayFacts
from .facts import SessionFacts as Session
from .groups import GROUPS, Group
from .rule_set import RuleSet
from .state import Decision, PlanState


class Move(NamedTuple):
    """Where an answer would lead, and the codes of the rules that lead there, first asked first.
    ``sessions`` is 0 and ``reps`` None where there would be no exercise."""

    status: str
    sessions: int
    reps: int | None
    rules: tuple[str, ...]


def moves_from(state: PlanState, rule_set: RuleSet) -> list[Move]:
    """Every place to which the next answers may lead, the one it stands at among them.

    Asked are: one answer of each kind on the next day, the same after days away, and good or bad
    days in a row. A locked plan has no moves: no answer ends a lock.
    """
    if state.status == LOCKED:
        return []
    found: dict[tuple[str, int, int | None], set[str]] = {}
    stays = False
    for decision in _asked(state, rule_set):
        group = GROUPS[decision.rule]
        if group == Group.STAY and stays and decision.rule != "HOLD_BOOK":
            continue  # one reason to stay says enough
        stays = stays or group == Group.STAY
        place = (decision.status, decision.sessions, decision.reps)
        found.setdefault(place, set()).add(decision.rule)
    order = [rule.code for rule in rule_set.rules]
    return [Move(*place, tuple(sorted(rules, key=order.index))) for place, rules in found.items()]


def _asked(state: PlanState, rule_set: RuleSet) -> Iterator[Decision]:
    """What the rules say to each answer. A session goes before it, where there are exercises."""
    policy = rule_set.policy
    if state.status in EXERCISING and state.day:
        done = DayFacts(state.day, sessions=(Session(),))
        state, _none = advance(state, done, rule_set)
    next_day = state.day + 1
    calm = min(state.checked_pain, policy.pause_pain - 1)
    for feel in ("same", *FEELS):
        for pain in (calm, *range(MAX_PAIN + 1)):
            yield from _told(state, next_day, feel, pain, rule_set)
    sign = CheckInFacts("same", calm, frozenset({min(rule_set.locking)}))
    yield from _decided(state, DayFacts(next_day, check_in=sign), rule_set)
    gaps = (policy.gap_once_a_day, policy.gap_fewer_reps, policy.gap_new_episode)
    for away in gaps if state.status in EXERCISING else ():
        yield from _told(state, next_day + away, "same", calm, rule_set)
    yield from _first_change(state, BETTER, 0, policy.maintenance_after, rule_set)
    yield from _first_change(state, "same", 0, policy.maintenance_after, rule_set)
    yield from _days_in_a_row(state, WORSE, calm, policy.worse_in_a_row, rule_set)


def _told(
    state: PlanState, day: int, feel: str, pain: int, rule_set: RuleSet
) -> Iterator[Decision]:
    answer = CheckInFacts(feel, pain, frozenset(), state.tight)
    yield from _decided(state, DayFacts(day, check_in=answer), rule_set)


def _decided(state: PlanState, day: DayFacts, rule_set: RuleSet) -> Iterator[Decision]:
    _state, decision = advance(state, day, rule_set)
    if decision is not None:
        yield decision


def _first_change(
    state: PlanState, feel: str, pain: int, days: int, rule_set: RuleSet
) -> Iterator[Decision]:
    """The first of such days in a row after which the level is another one."""
    for decision in _days_in_a_row(state, feel, pain, days, rule_set):
        if GROUPS[decision.rule] not in {Group.STAY, Group.REST}:
            yield decision
            return


def _days_in_a_row(
    state: PlanState, feel: str, pain: int, days: int, rule_set: RuleSet
) -> Iterator[Decision]:
    """The same answer day after day, with no tightness, and a session where there may be one."""
    tight = None if state.tight is None else 0 if feel != WORSE else state.tight
    for day in range(state.day + 1, state.day + 1 + days):
        told = DayFacts(day, check_in=CheckInFacts(feel, pain, frozenset(), tight))
        state, decision = advance(state, told, rule_set)
        if decision is None:
            return
        yield decision
        if decision.sessions:
            state, _none = advance(state, DayFacts(day, sessions=(Session(),)), rule_set)
