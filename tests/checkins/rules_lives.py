"""Made-up people for the property tests: any legal days, in stretches that resemble real ones."""

import random
from collections.abc import Iterator

from hypothesis import strategies as st

from checkins.rules import CheckInFacts, DayFacts, SessionFacts

# How likely better, same and worse are, and where pain lies, while a mood lasts.
MOODS = {
    "mending": ((8, 2, 0), (0, 2)),
    "settled": ((2, 8, 0), (0, 1)),
    "steady": ((2, 7, 1), (2, 3)),
    "sore": ((2, 3, 5), (3, 7)),
    "wild": ((1, 1, 1), (0, 10)),
    "away": ((1, 1, 1), (0, 6)),
}
FEELS = ("better", "same", "worse")
SIGNS = [f"F{n:02}" for n in range(1, 25)]


def _session(rng: random.Random, mood: str) -> SessionFacts:
    if mood in ("mending", "settled") or rng.random() < 0.5:
        return SessionFacts()
    return SessionFacts(
        feel=rng.choice(FEELS),
        worst_pain=rng.choice([None, rng.randint(0, 10)]),
        variant=rng.choice(["full", "short"]),
    )


def _stretch(day: int, mood: str, length: int, seed: int) -> Iterator[DayFacts]:
    rng = random.Random(seed)
    odds, (low, high) = MOODS[mood]
    for _ in range(length):
        day += rng.randint(2, 16) if mood == "away" else 1 + (rng.random() < 0.04)
        signs = frozenset(rng.sample(SIGNS, rng.randint(0, 2)) if rng.random() < 0.02 else ())
        check_in = CheckInFacts(rng.choices(FEELS, odds)[0], rng.randint(low, high), signs)
        yield DayFacts(
            day=day,
            cleared=rng.random() < (0.01 if mood != "wild" else 0.2),
            seen=rng.random() < 0.02,
            check_in=check_in if rng.random() < 0.95 else None,
            sessions=tuple(_session(rng, mood) for _ in range(rng.choice((0, 1, 1, 1, 2, 2, 3)))),
            max_sessions=rng.choice((1, 2)) if rng.random() < 0.02 else None,
        )


def life(stretches: list[tuple[str, int, int]]) -> list[DayFacts]:
    """String stretches of (mood, length in days, seed) together, one after another."""
    days: list[DayFacts] = []
    for mood, length, seed in stretches:
        days += _stretch(days[-1].day if days else 0, mood, length, seed)
    return days


lives = st.lists(
    st.tuples(st.sampled_from(sorted(MOODS)), st.integers(1, 20), st.integers(0, 2**16)),
    min_size=1,
    max_size=6,
).map(life)
caps = st.sampled_from((1, 2))


def some_life(seed: int) -> list[DayFacts]:
    """A life by number, for tests that need the same ones every time."""
    rng = random.Random(seed)
    moods = sorted(MOODS)
    return life(
        [
            (rng.choice(moods), rng.randint(1, 25), rng.randrange(2**16))
            for _ in range(rng.randint(1, 7))
        ]
    )
