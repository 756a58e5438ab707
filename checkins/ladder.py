"""How we decide, for one person: the levels as a ladder, where they stand on it, and what would
move them. The numbers are the policy's, the reasons are the words of the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checkins.models import Plan
from checkins.rules import PlanState, RuleSet
from checkins.rules.facts import LOCKED, MAINTENANCE, PAUSED
from checkins.rules.groups import GROUPS, Group
from checkins.rules.moves import Move, moves_from
from checkins.words import when_of

TOP, TWICE, ONCE, REST = "maintenance", "twice", "once", "rest"
_HEIGHTS = {REST: 0, ONCE: 1, TWICE: 2, TOP: 3}
UP, STAY, DOWN = "up", "stay", "down"


@dataclass(frozen=True)
class Rung:
    """One rung. `reps` are the numbers of rolls on it, lowest first; `here` that the person stands
    there, at `reps_here` rolls where the rung has any."""

    name: str
    title: str
    hint: str
    reps: tuple[int, ...] = ()
    here: bool = False
    reps_here: int | None = None


@dataclass(frozen=True)
class Step:
    """A way to go from here: up, stay or down, where it leads, and when."""

    way: str
    title: str
    whens: tuple[str, ...]


def rungs_of(rule_set: RuleSet, plan: Plan | None = None) -> list[Rung]:
    """The ladder with the most on top; with a plan, where it stands."""
    low, top = rule_set.policy.base_reps, rule_set.policy.top_reps
    rolls = plan is None or plan.rolls
    reps = tuple(range(low, top + 1)) if rolls else ()
    one_more = _("One more roll at a time") if rolls else ""
    starts = (
        _("Everyone starts with {low} rolls").format(low=low)
        if rolls
        else _("Everyone starts here")
    )
    rest_hint = _("We ask again the next day")
    if plan and plan.status == Plan.Status.LOCKED:
        rest_hint = _("Your plan is locked until someone has checked you")
    now_and_then = _("Once a day, {maintenance_days} to {maintenance_days_most} days a week")
    rungs = [
        Rung(TOP, _("Maintenance"), now_and_then.format(**rule_set.policy.numbers())),
        Rung(TWICE, _("Twice a day"), one_more, reps),
        Rung(ONCE, _("Once a day"), starts, reps),
        Rung(REST, _("Rest"), rest_hint),
    ]
    if plan is None:
        return rungs
    here = _rung_name(plan.status, plan.sessions_per_day)
    reps_here = plan.reps if rolls and here in {TWICE, ONCE} else None
    return [
        Rung(r.name, r.title, r.hint, r.reps, r.name == here, reps_here if r.name == here else None)
        for r in rungs
    ]


def steps_of(plan: Plan, rule_set: RuleSet) -> list[Step]:
    """What would move the plan, up before down; one row for each place that can be reached."""
    state = PlanState.from_json(plan.state)
    here = (_rung_name(state.status, state.sessions), state.reps)
    rows: dict[str, tuple[tuple[int, int], str, list[str]]] = {}
    for move in moves_from(state, rule_set):
        way, place = _way(move, here)
        title = _title(move, way, rolls=plan.rolls)
        rules = _kept(move.rules, way, rolls=plan.rolls)
        if rules:
            whens = [when_of(code, rule_set.policy, rolls=plan.rolls) for code in rules]
            rows.setdefault(title, (place, way, []))[2].extend(whens)
    steps = [(place, Step(way, title, tuple(w))) for title, (place, way, w) in rows.items()]
    ways = (UP, STAY, DOWN)
    ordered = sorted(steps, key=lambda row: (ways.index(row[1].way), _near(row[0], row[1].way)))
    return [step for _place, step in ordered]


def _rung_name(status: str, sessions: int) -> str:
    if status in {PAUSED, LOCKED}:
        return REST
    if status == MAINTENANCE:
        return TOP
    return TWICE if sessions == 2 else ONCE


def _way(move: Move, here: tuple[str, int]) -> tuple[str, tuple[int, int]]:
    """Up, stay or down, and how high it leads: below a rest there is the lock."""
    name = _rung_name(move.status, move.sessions)
    if move.status == LOCKED:
        return DOWN, (-1, 0)
    place, stands = (_HEIGHTS[name], move.reps or 0), (_HEIGHTS[here[0]], here[1])
    if name == here[0] and (name == REST or place == stands):
        return STAY, place
    return (UP if place > stands else DOWN), place


def _near(place: tuple[int, int], way: str) -> tuple[int, int]:
    """The nearest first: going up the lowest, going down the highest."""
    return place if way == UP else (-place[0], -place[1])


def _title(move: Move, way: str, *, rolls: bool) -> str:
    if move.status == LOCKED:
        return _("Everything stops")
    if way == STAY:
        return _("No change")
    if move.status == PAUSED:
        return _("Rest")
    if move.status == MAINTENANCE:
        return _("Maintenance")
    if not rolls or move.reps is None:
        return _("Twice a day") if move.sessions == 2 else _("Once a day")
    if move.sessions == 2:
        words = ngettext("Twice a day, {n} roll", "Twice a day, {n} rolls", move.reps)
    else:
        words = ngettext("Once a day, {n} roll", "Once a day, {n} rolls", move.reps)
    return words.format(n=move.reps)


def _kept(rules: Sequence[str], way: str, *, rolls: bool) -> list[str]:
    """Who stays is told why they stay. Where nothing is rolled, rolls do not rise."""
    if way == STAY:
        return [code for code in rules if GROUPS[code] in {Group.STAY, Group.REST}]
    return [code for code in rules if rolls or code != "REPS"]


def grouped_rules(rule_set: RuleSet, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rules under their six headings, each with its number in the order of asking. `rows` are
    those of `words.rules_in_words`."""
    headings = {
        Group.STOP: _("When we stop everything"),
        Group.REST: _("When you rest"),
        Group.LESS: _("When you do less"),
        Group.STAY: _("When nothing changes"),
        Group.MORE: _("When you start, or do more"),
        Group.SEE: _("When we ask you to see someone"),
    }
    numbered = [row | {"number": n} for n, row in enumerate(rows, start=1)]
    groups = [
        {
            "name": group.value,
            "heading": heading,
            "rules": [row for row in numbered if GROUPS[row["code"]] == group],
        }
        for group, heading in headings.items()
    ]
    return [group for group in groups if group["rules"] or group["name"] == Group.SEE]
