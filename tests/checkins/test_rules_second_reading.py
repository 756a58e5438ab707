"""clinical.md 5.2 and 5.7 are read twice: by the engine with its counters, and slowly from the
whole history. Both readings must agree on any life."""

from hypothesis import given, settings

from checkins.rules import RULE_SETS, DayFacts, PlanState, advance, replay
from tests.checkins.rules_lives import (
    caps,
    lives,
    lives_of_set_2,
    sinces,
    some_life,
    some_life_of_set_2,
)
from tests.checkins.rules_second_reading import Person, Told
from tests.checkins.rules_second_reading_of_set_2 import PersonOfSet2, Said

SET_1, SET_2 = RULE_SETS[1], RULE_SETS[2]


def second_reading(days: list[DayFacts], max_sessions: int) -> list[Told]:
    person = Person(max_sessions)
    return [answer for day in days if (answer := person.told(day))]


def first_reading(days: list[DayFacts], max_sessions: int) -> list[Told]:
    _, decisions = replay(days, SET_1, max_sessions)
    return [(d.day, d.rule, d.sessions, d.reps, d.status, d.book) for d in decisions]


def second_reading_of_set_2(days: list[DayFacts], cap: int, since: str | None) -> list[Said]:
    person = PersonOfSet2(cap, since=since)
    return [said for day in days if (said := person.lives(day))]


def first_reading_of_set_2(days: list[DayFacts], cap: int, since: str | None) -> list[Said]:
    state, told = PlanState.new(cap, since), []
    for day in days:
        state, d = advance(state, day, SET_2)
        if d is not None:
            assert d.book == state.book
            letters = frozenset(d.book_reasons), frozenset(state.letters)
            told.append(Said(d.day, d.rule, d.sessions, d.reps, d.status, *letters))
    return told


@given(lives, caps)
@settings(max_examples=40, deadline=None)
def test_both_readings_of_the_table_agree(days, max_sessions):
    assert first_reading(days, max_sessions) == second_reading(days, max_sessions)


def test_both_readings_agree_where_every_rule_has_its_day():
    met = set()
    for seed in range(40):
        days = some_life(seed)
        told = first_reading(days, 2)
        assert told == second_reading(days, 2), f"life {seed}"
        met |= {code for _, code, *_ in told}
    assert met == {rule.code for rule in SET_1.rules}


@given(lives_of_set_2, caps, sinces)
@settings(max_examples=40, deadline=None)
def test_both_readings_of_set_2_agree(days, cap, since):
    first = first_reading_of_set_2(days, cap, since)
    assert first == second_reading_of_set_2(days, cap, since)


def test_both_readings_of_set_2_agree_where_every_rule_and_letter_has_its_day():
    met, opened = set(), set()
    for seed in range(80):
        days = some_life_of_set_2(seed)
        told = first_reading_of_set_2(days, 2, "over6")
        assert told == second_reading_of_set_2(days, 2, "over6"), f"life {seed}"
        met |= {said.code for said in told}
        opened |= set().union(*(said.letters for said in told))
    assert met == {rule.code for rule in SET_2.rules}
    assert opened == set("abcdew")
