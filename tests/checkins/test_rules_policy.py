"""The thresholds: what the released ones are, and what no policy may be."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from checkins.rules import RULE_SETS, CheckInFacts, DayFacts, Policy, PolicyError, replay
from checkins.rules.set_1 import RULE_SET as SET_1
from checkins.rules.set_1.policy import POLICY

# clinical.md 5. A change here is a new policy beside this one.
RELEASED = {
    "version": "1",
    "base_reps": 5,
    "top_reps": 10,
    "step_up_reps": 1,
    "step_down_reps": 2,
    "pause_pain": 6,
    "severe_pain": 8,
    "bad_session_pain": 6,
    "reps_pain": 2,
    "maintain_pain": 2,
    "pain_jump": 2,
    "worse_in_a_row": 2,
    "worse_count": 3,
    "worse_days": 7,
    "gap_once_a_day": 3,
    "gap_fewer_reps": 7,
    "gap_new_episode": 14,
    "bad_sessions": 2,
    "week_days": 7,
    "week_rise_after": 14,
    "week_rise_points": 1,
    "week_rise_check_ins": 4,
    "better_for_reps": 2,
    "better_after_cool": 2,
    "maintenance_after": 28,
    "maintenance_check_ins": 7,
    "maintenance_within": 10,
    "maintenance_pain": 1,
    "book_after": 14,
    "book_always_after": 42,
    "book_paused": 3,
    "improved_points": 2,
    "improved_mean_of": 3,
    "improved_baseline": 2,
    "improved_mean": 1,
    "improved_better": 4,
    "improved_better_of": 7,
}

# clinical.md 5.7, by its letters: F, A H and I, C E and G, J; and what were words before.
ADDED = {
    "improved_tight_points": 2,
    "improved_tight_baseline": 2,
    "improved_tight_mean": 1,
    "maintenance_tight": 2,
    "relapse_tight": 5,
    "answers_apart_hours": 8,
    "sessions_apart_hours": 6,
    "extra_after_hours": 2,
    "extra_sessions": 1,
    "weekly_days": 7,
    "journey_weeks": 4,
    "strain_hours": 72,
    "birth_weeks": 12,
    "appointment_days": 90,
    "journey_hours": 4,
    "bed_days": 3,
    "operation_weeks": 12,
    "cancer_months": 6,
    "episodes": 3,
    "episodes_months": 6,
    "adult_age": 18,
    "older_age": 65,
    "maintenance_days": 3,
    "maintenance_days_most": 5,
    "running_pain": 5,
    "running_pain_better": 2,
}


def test_the_released_policy_is_frozen():
    numbers = POLICY.numbers()
    assert {name: numbers[name] for name in RELEASED} == RELEASED
    with pytest.raises(FrozenInstanceError):
        POLICY.pause_pain = 7  # type: ignore[misc]


def test_every_threshold_has_a_unit_and_bounds():
    for threshold in fields(Policy):
        if threshold.name != "version":
            assert set(threshold.metadata) == {"unit", "low", "high"}
            low, high = threshold.metadata["low"], threshold.metadata["high"]
            for rule_set in RULE_SETS.values():
                assert low <= getattr(rule_set.policy, threshold.name) <= high


def test_set_2_differs_from_set_1_in_what_it_asks_beside_it_alone():
    first, second = POLICY.numbers(), RULE_SETS[2].policy.numbers()
    changed = {name: second[name] for name in second if second[name] != first[name]}
    assert changed == {"version": "2"} | {
        name: number for name, number in ADDED.items() if first[name] != number
    }
    assert set(second) == {*RELEASED, *ADDED}


@pytest.mark.parametrize("name", [name for name in (*RELEASED, *ADDED) if name != "version"])
def test_a_threshold_out_of_bounds_is_named_with_its_bounds(name):
    bounds = next(field.metadata for field in fields(Policy) if field.name == name)
    for value in (bounds["low"] - 1, bounds["high"] + 1, True, 2.0, "2", None):
        with pytest.raises(PolicyError) as refusal:
            replace(POLICY, **{name: value})  # type: ignore[arg-type]
        assert len(refusal.value.errors) == 1
        assert name in refusal.value.errors[0]
        assert bounds["unit"] in refusal.value.errors[0]
        assert f"from {bounds['low']} to {bounds['high']}" in refusal.value.errors[0]


def test_all_faults_are_named_at_once():
    with pytest.raises(PolicyError) as refusal:
        replace(POLICY, base_reps=0, severe_pain=11, gap_new_episode=99, version="")
    assert len(refusal.value.errors) == 4
    assert str(refusal.value) == "; ".join(refusal.value.errors)
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"base_reps": 11}, "base_reps must not be above top_reps"),
        ({"maintenance_pain": 3}, "maintenance_pain must not be above maintain_pain"),
        ({"worse_count": 8}, "worse_count must not be above worse_days"),
        ({"week_rise_check_ins": 6, "week_days": 5}, "week_rise_check_ins must not be above"),
        ({"maintenance_check_ins": 11}, "maintenance_check_ins must not be above"),
        ({"improved_better": 8}, "improved_better must not be above improved_better_of"),
        ({"reps_pain": 6}, "reps_pain must be below pause_pain"),
        ({"maintain_pain": 6}, "maintain_pain must be below pause_pain"),
        ({"pause_pain": 8}, "pause_pain must be below severe_pain"),
        ({"gap_once_a_day": 7}, "gap_once_a_day must be below gap_fewer_reps"),
        ({"gap_fewer_reps": 14}, "gap_fewer_reps must be below gap_new_episode"),
        ({"book_after": 42}, "book_after must be below book_always_after"),
        ({"maintenance_tight": 5}, "maintenance_tight must be below relapse_tight"),
        ({"extra_after_hours": 7}, "extra_after_hours must not be above sessions_apart_hours"),
        ({"maintenance_days": 6}, "maintenance_days must not be above maintenance_days_most"),
        ({"running_pain": 6}, "running_pain must be below pause_pain"),
        ({"running_pain_better": 6}, "running_pain_better must not be above running_pain"),
        ({"week_rise_after": 13}, "week_rise_after must be at least twice week_days"),
    ],
)
def test_thresholds_that_cross_are_refused(change, fault):
    with pytest.raises(PolicyError, match=fault) as refusal:
        replace(RULE_SETS[2].policy, **change)
    assert len(refusal.value.errors) == 1


@pytest.mark.parametrize("version", ["", 1, None])
def test_a_policy_has_a_version(version):
    with pytest.raises(PolicyError, match="version must be a text"):
        replace(POLICY, version=version)


def test_a_policy_takes_names_only():
    with pytest.raises(TypeError):
        Policy("1")  # type: ignore[call-arg]


def test_another_policy_decides_otherwise_and_its_set_signs_the_decisions():
    careful = replace(POLICY, version="careful", pause_pain=4, base_reps=3)
    days = [
        DayFacts(1, check_in=CheckInFacts(None, 3)),
        DayFacts(2, check_in=CheckInFacts("same", 4)),
    ]
    _, decisions = replay(days, replace(SET_1, id=9, policy=careful))
    assert [decision.rule for decision in decisions] == ["START", "PAIN6"]
    assert decisions[0].reps == 3
    assert {decision.policy_version for decision in decisions} == {"9"}


def test_the_first_weekly_comparison_is_on_the_day_that_the_policy_names():
    later = replace(POLICY, week_rise_after=16)
    days = [DayFacts(1, check_in=CheckInFacts(None, 5))]
    days += [
        DayFacts(day, check_in=CheckInFacts("same", 1 if day <= 10 else 2)) for day in range(2, 18)
    ]
    rules = [decision.rule for decision in replay(days, replace(SET_1, policy=later))[1]]
    assert rules == ["START", *["HOLD_SAME"] * 15, "WEEK_RISE"]


def test_maintenance_waits_for_all_its_check_ins_even_if_it_may_come_early():
    early = replace(POLICY, maintenance_after=3)
    days = [DayFacts(day, check_in=CheckInFacts("same", 0)) for day in range(1, 8)]
    rules = [decision.rule for decision in replay(days, replace(SET_1, policy=early))[1]]
    assert rules == ["START", *["HOLD_SAME"] * 5, "MAINT_OFFER"]
