"""What the session that Today offers holds: its rolls, its stretches, its minutes. Reads only."""

from dataclasses import dataclass
from typing import Any

from checkins.models import Plan
from checkins.today import Today
from routines.models.practice import NEW_FOR, times_done
from routines.timeline import State, Step, Timeline
from routines.timelines import prepared, prepared_for


@dataclass(frozen=True)
class Ahead:
    """A session that can start now, in numbers. Of one that was left part way, what is left."""

    minutes: int
    short_minutes: int
    rolls: int  # on each calf that is rolled
    stretches: int  # on each leg; of a session left part way, all that are left
    steps: tuple[Step, ...]
    stopped_at: str  # where it was left: "Wall stretch, left leg, 1 of 2"; else empty


def ahead_of(today: Today, *, pace: str) -> Ahead:
    """What comes when the person presses Start, or Carry on."""
    plan = today.plan
    if today.going is not None:
        return _what_is_left(prepared_for(today.going).timeline, today.going.furthest_state)
    done = times_done(plan.user_id, today.version.routine_id)
    dose: Any = {"reps": today.reps, "pace": pace, "is_new": done < NEW_FOR}
    full = prepared(today.version, side=plan.side, variant="full", **dose).timeline
    short = prepared(today.version, side=plan.side, variant="short", **dose).timeline
    one_side = "left" if plan.side == Plan.Side.BOTH else plan.side
    return Ahead(
        minutes=full.minutes(),
        short_minutes=short.minutes(),
        rolls=today.reps or 0,
        stretches=sum(s.is_held and s.side == one_side for s in full.states),
        steps=full.steps,
        stopped_at="",
    )


def _what_is_left(timeline: Timeline, furthest: int) -> Ahead:
    """From the state that was reached on, which is done again."""
    left: tuple[State, ...] = timeline.states[min(furthest, len(timeline.states) - 1) :]
    at = left[0]
    return Ahead(
        minutes=max(1, round((timeline.duration_ms - at.start_ms) / 60_000)),
        short_minutes=0,
        rolls=sum(len(state.number.marks) for state in left),
        stretches=sum(state.is_held for state in left),
        steps=tuple(step for step in timeline.steps if step.number >= at.step),
        stopped_at=at.label,
    )
