"""Made-up people for the property tests: any legal days, in stretches that resemble real ones."""

import random
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from checkins.rules import Ceiling, CheckInFacts, DayFacts, SessionFacts

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


def _tightness(rng: random.Random) -> Iterator[int | None]:
    """One person's tightness from answer to answer: asked from some answer on, or never."""
    silent = rng.choice((0, 0, 0, 5, 30, 10_000))
    tight = rng.choice((0, 1, 2, 3, 6, 9))
    while True:
        tight = min(10, max(0, tight + rng.choice((-2, -1, -1, 0, 0, 0, 0, 0, 1, 3))))
        silent -= 1
        yield tight if silent < 0 and rng.random() < 0.9 else None


def _ceiling(rng: random.Random) -> Ceiling | None:
    status = rng.choice((None, None, "active", "paused", "maintenance"))
    if status is None:
        return None
    if status == "paused" and rng.random() < 0.5:
        return Ceiling(status, 0, None)
    return Ceiling(status, rng.choice((1, 2)), rng.randint(5, 10))


def with_what_set_2_takes(days: list[DayFacts], seed: int) -> list[DayFacts]:
    """The same life, told to set 2: tightness, early answers, new starts; "cleared", "seen" and
    F24 at any moment."""
    rng = random.Random(seed)
    tightness = _tightness(rng)
    told = []
    for day in days:
        answer = day.check_in
        if answer is not None:
            early = rng.random() < 0.08
            answer = CheckInFacts(
                feel=answer.feel,
                pain=answer.pain,
                signs=answer.signs | ({"F24"} if rng.random() < 0.01 else set()),
                tight=next(tightness),
                early=early,
                ceiling=_ceiling(rng) if early else None,
            )
        told.append(
            replace(
                day,
                check_in=answer,
                cleared=day.cleared or rng.random() < 0.03,
                seen=day.seen or rng.random() < 0.02,
                restart=rng.random() < 0.02,
            )
        )
    return told


lives_of_set_2 = st.builds(with_what_set_2_takes, lives, st.integers(0, 2**16))
sinces = st.sampled_from((None, "under2", "over6"))


def some_life_of_set_2(seed: int) -> list[DayFacts]:
    """A life by number, told to set 2."""
    return with_what_set_2_takes(some_life(seed), seed)
