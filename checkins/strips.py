"""The progress strips as numbers for the template: where each dot, shape and line stands.

One axis for all three strips, 12 units a day (look.md). Tightness and pain are in chart.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checkins.history import Day, History

COLUMN = 12
COLUMNS = 28  # days side by side at most: more would make the dots too small to read
PLAN_ROWS = {0: 32, 1: 18, 2: 4}  # rest, once, twice: lower is less


@dataclass(frozen=True)
class Strips:
    """What is drawn. Points are (x, y) in units of the drawing; y grows downwards."""

    first: date
    middle: date
    last: date
    width: int
    dots: tuple[tuple[float, float], ...]
    feels: tuple[tuple[float, str], ...]
    plan: str


def strips_of(history: History) -> list[Strips]:
    """One drawing for every 28 days, the newest first."""
    days = history.days
    ends = range(len(days), 0, -COLUMNS)
    return [_laid_out(days[max(0, end - COLUMNS) : end]) for end in ends]


def _laid_out(days: Sequence[Day]) -> Strips:
    """The days from left to right."""
    return Strips(
        first=days[0].day,
        middle=days[len(days) // 2].day,
        last=days[-1].day,
        width=COLUMN * len(days),
        dots=tuple((_x(n), 6 + 11 * (2 - row)) for n, d in enumerate(days) for row in _rows(d)),
        feels=tuple((_x(n), day.feel) for n, day in enumerate(days) if day.feel),
        plan=_plan_path(days),
    )


def _x(column: int) -> float:
    return COLUMN * (column + 0.5)


def _rows(day: Day) -> range:
    """One dot a session, two high at most: an extra session is not shown as an achievement."""
    return range(1, min(day.done, 2) + 1)


def _plan_path(days: Sequence[Day]) -> str:
    """The step line of sessions a day, as an SVG path that starts with the first known day."""
    commands: list[str] = []
    for column, day in enumerate(days):
        if day.sessions is None:
            continue
        y = PLAN_ROWS[day.sessions]
        commands.append(f"V{y}" if commands else f"M{COLUMN * column} {y}")
        commands.append(f"H{COLUMN * (column + 1)}")
    return "".join(commands)
