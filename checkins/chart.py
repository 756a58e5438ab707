"""The tall line of tightness and pain as numbers for the template: where each line and mark stands.

Places are per cent of the drawing, so that it is as wide and as tall as the page has room for, and
its words and marks keep their size. The scale is 0 to 10, always (look.md, picture 29)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checkins.history import Day

TOP = 10
GRID = tuple(range(0, TOP + 1, 2))


@dataclass(frozen=True)
class Mark:
    """The first answer of a line or the last, its number on the side where no line is. Of two that
    meet the number of pain goes lower."""

    x: float
    y: float
    number: int
    is_last: bool
    is_lower: bool


@dataclass(frozen=True)
class Line:
    """One measure: runs of neighbouring answers, and the marks of the first and the last."""

    name: str
    runs: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Chart:
    """What is drawn, and between which days: from the first answer to the last day."""

    first: date
    last: date
    lines: tuple[Line, ...]
    grid: tuple[tuple[int, float], ...]


def chart_of(days: Sequence[Day]) -> Chart | None:
    """The days from the first answer on; None before there is one. A blank day is a gap."""
    from_first = next((n for n, day in enumerate(days) if day.pain is not None), None)
    if from_first is None:
        return None
    shown = days[from_first:]
    tight = [day.tight for day in shown]
    pain = [day.pain for day in shown]
    lines = (_line("tight", tight, pain), _line("pain", pain, tight))
    return Chart(
        first=shown[0].day,
        last=shown[-1].day,
        lines=tuple(line for line in lines if line.runs),
        grid=tuple((number, _y(number)) for number in GRID),
    )


def _line(name: str, numbers: Sequence[int | None], others: Sequence[int | None]) -> Line:
    x = _columns(len(numbers))
    points = [None if n is None else (x(i), _y(n)) for i, n in enumerate(numbers)]
    told = [i for i, number in enumerate(numbers) if number is not None]
    ends = told[:1] if len(told) < 2 else [told[0], told[-1]]
    return Line(
        name,
        # A line needs two points; the same one twice is a dot.
        tuple(" ".join(run if run[1:] else run * 2) for run in _runs(points)),
        tuple(
            Mark(
                x(i),
                _y(numbers[i] or 0),
                numbers[i] or 0,
                is_last=n > 0,
                is_lower=name == "pain" and numbers[i] == others[i],
            )
            for n, i in enumerate(ends)
        ),
    )


def _columns(count: int) -> Callable[[int], float]:
    """Where a day stands from the start to the end; a single one at the start."""
    return lambda i: round(100 * i / max(1, count - 1), 2)


def _y(number: int) -> float:
    return 100 - 100 * number / TOP


def _runs(points: Iterable[tuple[float, float] | None]) -> Iterable[list[str]]:
    """Neighbouring days with a number; a blank day breaks the line."""
    run: list[str] = []
    for point in points:
        if point is not None:
            run.append(f"{point[0]:g},{point[1]:g}")
        elif run:
            yield run
            run = []
    if run:
        yield run
