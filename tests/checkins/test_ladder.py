"""Where a person stands on the ladder of levels, and what would move them: asked of the rules
themselves, so it says nothing else than they do (ux.md 2.16)."""

from dataclasses import replace

import pytest
from django.test import Client

from checkins.ladder import rungs_of
from checkins.rules import RULE_SETS, PlanState, SessionFacts, advance, newest
from checkins.rules.facts import CheckInFacts, DayFacts
from checkins.rules.groups import GROUPS, Group
from checkins.rules.moves import moves_from
from checkins.rules.reasons import WORDS
from tests import builders
from tests.checkins.rules_lives import some_life_of_set_2
from tests.checkins.steps import answer
from tests.pages import Page

ADDRESS = "/help/how-we-decide/"
START, BETTER, SAME, WORSE = (None, 3, 5), ("better", 2, 4), ("same", 3, 5), ("worse", 4, 5)
CALM = ("better", 1, 2)


def stand(*answers, cap=2):
    """The state after these (feel, pain, tightness), with a session each day but the last."""
    state = PlanState.new(cap)
    for day, (feel, pain, tight) in enumerate(answers, start=1):
        told = DayFacts(day, check_in=CheckInFacts(feel, pain, frozenset(), tight))
        state, decision = advance(state, told, newest())
        if decision.sessions and day < len(answers):
            state, _none = advance(state, DayFacts(day, sessions=(SessionFacts(),)), newest())
    return state


def moves(*answers, cap=2):
    return {
        (move.status, move.sessions, move.reps): set(move.rules)
        for move in moves_from(stand(*answers, cap=cap), newest())
    }


def test_from_the_start_it_may_become_twice_and_may_become_a_rest():
    found = moves(START)
    assert found["active", 2, 5] == {"TWICE"}
    assert found["paused", 0, None] == {"PAIN6", "TWO_WORSE", "WORSE_BASE"}
    assert found["locked", 0, None] == {"FLAG", "SEVERE"}
    assert found["maintenance", 1, 5] == {"MAINT_OFFER"}
    assert "HOLD_SAME" in found["active", 1, 5]


def test_at_twice_rolls_come_next_and_worse_leads_down():
    found = moves(START, BETTER)
    assert found["active", 2, 6] == {"REPS"}
    assert "WORSE_DOWN" in found["active", 1, 5]


def test_who_wants_once_a_day_at_most_is_not_told_of_twice():
    found = moves(START, BETTER, cap=1)
    assert found["active", 1, 6] == {"REPS"}
    assert not any(sessions == 2 for _status, sessions, _reps in found)


def test_at_the_top_there_are_no_more_rolls():
    found = moves(START, *[CALM] * 14)
    assert found["active", 2, 10] and not any((reps or 0) > 10 for _s, _n, reps in found)


def test_a_rest_ends_gently_and_a_lock_by_no_answer():
    assert moves(START, WORSE)["active", 1, 5] == {"RESUME"}
    assert moves(START, ("same", 9, 5)) == {}


def test_maintenance_goes_on_or_ends():
    found = moves(START, *[CALM] * 31)
    assert found["maintenance", 1, 10] == {"MAINTAIN"}
    assert found["active", 1, 8] == {"RELAPSE"}


@pytest.mark.parametrize("seed", range(40))
def test_every_move_of_any_life_is_what_a_rule_decides(seed):
    state = PlanState.new()
    for day in some_life_of_set_2(seed):
        state, _decision = advance(state, day, newest())
    for move in moves_from(state, newest()):
        assert move.rules and all(code in WORDS for code in move.rules)
        assert (move.sessions == 0) is (move.reps is None) is (move.status in {"paused", "locked"})
        if all(GROUPS[code] == Group.STAY for code in move.rules) and move.sessions:
            assert (move.sessions, move.reps) == (
                min(state.sessions, state.max_sessions),
                state.reps,
            )


def test_another_limit_is_another_word_and_another_rung(monkeypatch):
    other = replace(newest().policy, pause_pain=5, running_pain=4, base_reps=4, top_reps=12)
    other_set = replace(newest(), id=3, policy=other)
    assert rungs_of(other_set)[1].reps == tuple(range(4, 13))
    monkeypatch.setitem(RULE_SETS, 3, other_set)
    assert "4 to 12 rolls" in Page(Client().get(ADDRESS)).text


@pytest.mark.django_db
def test_the_page_says_where_the_person_stands_and_what_would_move_them(client, twice):
    page = Page(client.get(ADDRESS))
    assert "You are here Twice a day, 5 rolls" in page.text
    assert page.text.count("You are here") == 1
    assert "Twice a day, 6 rolls It was better on 2 days, and pain is 2 or less." in page.text
    assert "No change It feels about the same." in page.text
    assert "Rest Pain is 6 or more out of 10." in page.text
    up, stay, down = (page.text.index(words) for words in ("6 rolls It", "No change", "Rest Pain"))
    assert up < stay < down, "up before down"


@pytest.mark.django_db
def test_who_rests_or_is_locked_stands_on_the_lowest_rung(client, tuesday):
    answer(tuesday, "worse", 4)
    assert "You are here Rest" in Page(client.get(ADDRESS)).text
    answer(tuesday, "worse", 4, signs=["F08"])
    page = Page(client.get(ADDRESS))
    assert "You are here Rest Your plan is locked until someone has checked you" in page.text
    assert "No answer moves you now." in page.text
    assert page.links["Go to today"] == "/today/"


@pytest.mark.django_db
def test_without_rolling_no_level_and_no_move_speaks_of_rolls(client, guest):
    builders.make_plan(guest, roller="none")
    html = client.get(ADDRESS).content.decode()
    mine = html.split('class="cc-ladder"')[1].split("All the rules")[0]
    rest = mine.replace(WORDS["GAP14"].when, "")
    assert "You are here" in mine and "roll" not in rest


@pytest.mark.django_db
def test_without_a_plan_a_known_person_sees_what_everybody_sees(client, guest):
    assert "You are here" not in Page(client.get(ADDRESS)).text
