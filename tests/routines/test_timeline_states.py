"""The states of a session: which, in which order, how long, and what stands on the screen."""

import json

import pytest

from routines import timeline
from routines.timeline import Dose
from routines.timeline.states import State, Timeline
from tests.routines.scripts import SHIPPED, UX_VALUES, varied


def session(
    reps: int | None = 5, side: str = "left", variant: str = "full", pace: str = "normal"
) -> Timeline:
    return timeline.compile(SHIPPED, Dose(reps), side, variant, pace)


def names(compiled: Timeline) -> list[str]:
    return [state.name for state in compiled.states]


def of(compiled: Timeline, name: str) -> list[State]:
    return [state for state in compiled.states if state.name == name]


def seconds(state: State) -> float:
    return state.length_ms / 1_000


@pytest.mark.parametrize(
    ("reps", "side", "variant", "states", "total"),
    [
        (10, "left", "full", 19, "4:50"),
        (5, "left", "full", 19, "4:10"),
        (10, "both", "full", 21, "6:22"),
        (5, "left", "short", 7, "1:55"),
    ],
)
def test_the_totals_are_those_of_the_specification(reps, side, variant, states, total):
    """ux.md 2.6, with its content values."""
    compiled = timeline.compile(UX_VALUES, Dose(reps), side, variant)
    minutes, rest = divmod(compiled.duration_ms // 1_000, 60)
    assert (len(compiled.states), f"{minutes}:{rest:02}") == (states, total)


def test_a_full_session_of_one_side_has_its_19_states():
    hold = ["ease-in", "hold", "ease-out"]
    assert names(session()) == [
        *("ready", "roll", "to-wall"),
        *(*hold, "swap", *hold, "swap", *hold, "swap", *hold),
        "finish",
    ]


def test_with_both_calves_sore_both_are_rolled_one_after_the_other():
    compiled = session(side="both")
    assert names(compiled)[:5] == ["ready", "roll", "swap-roll", "roll", "to-wall"]
    assert [state.side for state in compiled.states[:5]] == [
        *("left", "left", "right", "right", "")
    ]


@pytest.mark.parametrize(
    ("side", "order"),
    [
        ("left", ["left", "right", "left", "right"]),
        ("right", ["right", "left", "right", "left"]),
        ("both", ["left", "right", "left", "right"]),
    ],
)
def test_the_sore_leg_is_held_first_and_the_legs_take_turns(side, order):
    assert [state.side for state in of(session(side=side), "hold")] == order


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_short_session_is_the_sore_side_alone_and_once(side):
    compiled = session(side=side, variant="short")
    assert names(compiled) == ["ready", "roll", "to-wall", "ease-in", "hold", "ease-out", "finish"]
    assert {state.side for state in compiled.states} == {side, ""}  # none while standing up


def test_a_short_session_of_both_calves_does_each_of_them_once_the_left_one_first():
    """Its two sides are two parts of one session (clinical.md 5.7 H)."""
    compiled = session(side="both", variant="short")
    for name in ("roll", "hold"):
        assert [state.side for state in of(compiled, name)] == ["left", "right"]
    assert names(compiled)[0] == "ready" and names(compiled)[-1] == "finish"
    assert of(compiled, "roll")[-1].end_ms <= of(compiled, "hold")[0].start_ms, (
        "one way to the wall"
    )


@pytest.mark.parametrize(
    "wrong", [{"side": "middle"}, {"variant": "long"}, {"pace": "fast"}, {"side": ""}]
)
def test_an_unknown_word_is_refused(wrong):
    with pytest.raises(ValueError, match="is none of"):
        session(**wrong)


@pytest.mark.parametrize("reps", [0, -1])
def test_a_dose_of_no_rolls_is_said_by_none_and_not_by_zero(reps):
    with pytest.raises(ValueError, match="at least one roll"):
        Dose(reps)


def test_without_rolling_the_person_gets_ready_at_the_wall():
    compiled = session(reps=None)
    assert names(compiled)[:3] == ["ready", "ease-in", "hold"]
    assert "roll" not in names(compiled)
    assert "to-wall" not in names(compiled)
    ready = compiled.states[0]
    assert ready.figure == "wall"
    assert ready.spoken[0].text == (
        "Face a wall, with your feet together and your hands on the wall. "
        "Left leg back, knee straight, heel down."
    )
    assert "roller" not in json.dumps(compiled.as_json()).lower()


def test_a_dose_that_leaves_nothing_to_do_is_refused():
    rolling_only = varied(hold={"short_repeats": 0})
    with pytest.raises(ValueError, match="nothing to do"):
        timeline.compile(rolling_only, Dose(None), "left", "short")


def test_standing_up_is_a_state_of_its_own_with_its_own_pose_and_no_side():
    """ux.md 2.16. The figure faces as the stretch that follows does, by the side of the step."""
    compiled = session(side="right")
    (standing,) = of(compiled, "to-wall")
    assert (standing.heading, standing.figure, standing.side) == ("Stand up slowly", "stand", "")
    assert compiled.steps[standing.step - 1].side == "right"
    assert compiled.steps[standing.step - 1].figure == "stand"


def test_in_the_first_three_sessions_standing_up_takes_longer_and_shows_no_seconds():
    usual, new = (
        timeline.compile(SHIPPED, Dose(5), "left", "full", is_new=is_new)
        for is_new in (False, True)
    )
    (before,), (after,) = of(usual, "to-wall"), of(new, "to-wall")
    assert (seconds(before), before.number.kind) == (20, "seconds")
    assert (seconds(after), after.number.kind) == (40, "none")
    assert "Go on" in after.note and before.note == "Take your time."
    assert new.duration_ms - usual.duration_ms == 20_000
    assert names(new) == names(usual)  # a note of how far one came means the same in both


def test_each_roll_takes_the_tempo_twice():
    assert [seconds(state) for state in of(session(reps=7), "roll")] == [7 * 2 * 3]


def test_slow_rolls_take_six_seconds_each_way():
    assert [seconds(state) for state in of(session(reps=7, pace="slow"), "roll")] == [7 * 2 * 6]


def test_the_slow_pace_never_makes_a_roll_quicker():
    slow_already = varied(roll={"seconds_each_way": 8})
    compiled = timeline.compile(slow_already, Dose(5), "left", "full", "slow")
    assert [seconds(state) for state in of(compiled, "roll")] == [5 * 2 * 8]


def test_the_slow_pace_changes_nothing_but_the_rolls():
    normal, slow = session(), session(pace="slow")
    assert names(slow) == names(normal)
    for one, other in zip(normal.states, slow.states, strict=True):
        assert one.name == "roll" or one.length_ms == other.length_ms


def test_the_lengths_of_an_exercise_come_from_its_author():
    script = varied(hold={"hold_seconds": 25, "ease_in_seconds": 5, "ease_off_seconds": 2})
    compiled = timeline.compile(script, Dose(5), "left", "full")
    assert {seconds(state) for state in of(compiled, "hold")} == {25}
    assert {seconds(state) for state in of(compiled, "ease-in")} == {5}
    assert {seconds(state) for state in of(compiled, "ease-out")} == {2}


def test_a_leg_rests_between_two_holds_of_its_own():
    script = varied(hold={"short_repeats": 2, "rest_seconds": 15})
    compiled = timeline.compile(script, Dose(5), "right", "short")
    hold = ["ease-in", "hold", "ease-out"]
    assert names(compiled) == ["ready", "roll", "to-wall", *hold, "rest", *hold, "finish"]
    rest = of(compiled, "rest")[0]
    assert (seconds(rest), rest.heading, rest.next) == (15, "Rest", "Next: right leg, 2 of 2")


def test_no_leg_rests_twice_where_the_other_works_meanwhile():
    assert "rest" not in names(session())


def test_the_number_of_a_roll_changes_at_the_start_of_each_roll():
    roll = of(session(reps=7), "roll")[0]
    assert roll.number.kind == "reps"
    assert roll.unit == "of 7"
    assert list(roll.number.marks) == [roll.start_ms + n * 6_000 for n in range(7)]


def test_every_other_working_or_waiting_state_counts_down_and_the_finish_has_no_number():
    kinds = {state.name: (state.number.kind, state.unit) for state in session(side="both").states}
    assert kinds.pop("roll") == ("reps", "of 5")
    assert kinds.pop("finish") == ("none", "")
    assert set(kinds.values()) == {("seconds", "seconds")}


def test_the_line_beside_the_number_turns_with_the_roller():
    roll = of(session(), "roll")[0]
    assert roll.cues[:3] == (
        (12_000, "slowly, up to the knee"),
        (15_000, "and back to the ankle"),
        (18_000, "slowly, up to the knee"),
    )
    assert len(roll.cues) == 2 * 5


def test_the_figure_follows_the_work():
    compiled = session()
    roll, ease_in, hold, ease_out = (
        of(compiled, name)[0] for name in ("roll", "ease-in", "hold", "ease-out")
    )
    assert roll.phase[:5] == (
        *((12_000, 0.0), (15_000, 1.0), (18_000, 0.0)),
        *((21_000, 1.0), (24_000, 0.0)),
    )
    assert [key.phase for key in ease_in.phase] == [0.0, 1.0]
    assert [key.phase for key in hold.phase] == [1.0, 1.0]
    assert [key.phase for key in ease_out.phase] == [1.0, 0.0]
    for state in compiled.states:
        if state.name in {"ready", "to-wall", "swap", "finish"}:
            assert {key.phase for key in state.phase} == {0.0}


def test_the_stop_rule_is_on_the_screen_in_every_working_state_and_only_there():
    for state in session(side="both").states:
        working = state.name in {"roll", "ease-in", "hold", "ease-out"}
        assert state.ground == ("work" if working else "rest")
        own = SHIPPED.steps[0 if state.name == "roll" else 1].stop_rule
        assert state.stop_rule == (own if working else "")
        assert not (working and state.note)


def test_the_kit_is_on_the_screen_while_getting_ready():
    assert session().states[0].note == "1 ft or 3 ft roller, floor"
    assert session(reps=None).states[0].note == "Wall"


def test_there_is_no_hurry_in_a_change_over():
    for state in session(side="both").states:
        if state.name in {"swap-roll", "to-wall", "swap"}:
            assert state.note == "Take your time."


def test_the_next_line_names_what_comes():
    expected = {
        (0, "ready"): "Next: roll, left calf",
        (1, "roll"): "Next: stand up, find a wall",
        (2, "to-wall"): "Next: hold, left leg",
        (4, "hold"): "Next: right leg, 1 of 2",
        (6, "swap"): "Next: hold, right leg",
        (8, "hold"): "Next: left leg, 2 of 2",
        (16, "hold"): "Next: tell us how it feels",
        (18, "finish"): "",
    }
    states = session().states
    assert {(n, states[n].name): states[n].next for n, _ in expected} == expected


def test_a_change_over_belongs_to_the_coming_step():
    assert [(state.name, state.step) for state in session(side="both").states[:10]] == [
        ("ready", 1),
        ("roll", 1),
        ("swap-roll", 2),
        ("roll", 2),
        ("to-wall", 3),
        ("ease-in", 4),
        ("hold", 4),
        ("ease-out", 4),
        ("swap", 5),
        ("ease-in", 5),
    ]


def test_a_step_is_a_rolled_calf_the_walk_to_the_wall_or_one_hold():
    assert [(step.number, step.label, step.side) for step in session().steps] == [
        (1, "Rolling, left calf", "left"),
        (2, "Stand up, find a wall", "left"),
        (3, "Wall stretch, left leg, 1 of 2", "left"),
        (4, "Wall stretch, right leg, 1 of 2", "right"),
        (5, "Wall stretch, left leg, 2 of 2", "left"),
        (6, "Wall stretch, right leg, 2 of 2", "right"),
    ]


def test_a_step_starts_where_its_first_state_starts():
    compiled = session()
    for step in compiled.steps:
        first = next(state for state in compiled.states if state.step == step.number)
        assert step.start_ms == first.start_ms


def test_the_seconds_of_the_steps_are_the_session_without_its_finish():
    compiled = session()
    assert sum(step.seconds for step in compiled.steps) == (compiled.duration_ms - 6_000) // 1_000


def test_a_step_can_be_done_from_its_own_words():
    plan = session(reps=6)
    roll, wall, hold, *_ = plan.steps
    assert roll.dose == "6 rolls, 3 seconds each way"
    assert "Put the roller under your left calf" in roll.position
    assert plan.how_to_of(roll).caution == "Do not roll a leg that is swollen, warm or red."
    assert (wall.dose, plan.how_to_of(wall)) == ("", None)
    assert hold.dose == "hold for 20 seconds"
    assert plan.how_to_of(hold).instructions == SHIPPED.steps[1].instructions


def test_how_to_do_it_says_nothing_twice():
    """The caution and the position stand above the instructions."""
    known = SHIPPED.steps[1]
    again = varied(hold={"instructions": (known.position, *known.instructions)})
    roll, hold = timeline.compile(again, Dose(5), "left", "full").how_to
    assert roll.caution and roll.caution not in roll.instructions
    assert hold.caution == "" and hold.instructions == known.instructions


def test_every_exercise_is_explained_once_and_each_step_from_its_own_leg():
    plan = session(side="both")
    assert [told.exercise for told in plan.how_to] == ["foam-roll-calf", "wall-calf-stretch"]
    told = [plan.how_to_of(step) for step in plan.steps[:2]]
    assert [("left calf" in one.position, one.side) for one in told] == [
        *((True, "left"), (False, "right")),
    ]
    for one, step in zip(plan.how_to, SHIPPED.steps, strict=True):
        assert (one.mistakes, one.easier) == (step.mistakes, step.easier)
        assert (one.stop_rule, one.stop_signs) == (step.stop_rule, step.stop_signs)


@pytest.mark.parametrize(
    ("reps", "side", "variant", "minutes"),
    [
        (10, "left", "full", 5),
        (5, "left", "full", 4),
        (10, "both", "full", 6),
        (5, "left", "short", 2),
    ],
)
def test_minutes_are_rounded_to_the_nearest(reps, side, variant, minutes):
    assert timeline.compile(UX_VALUES, Dose(reps), side, variant).minutes() == minutes


def test_the_state_at_a_moment_is_the_one_that_has_started_last():
    compiled = session()
    assert compiled.state_at(-1).name == "ready"
    assert compiled.state_at(0).name == "ready"
    assert compiled.state_at(11_999).name == "ready"
    assert compiled.state_at(12_000).name == "roll"
    assert compiled.state_at(compiled.duration_ms - 1).name == "finish"
    assert compiled.state_at(compiled.duration_ms + 5).name == "finish"


def test_the_json_says_the_same_as_the_timeline():
    compiled = session()
    document = compiled.as_json()
    assert json.loads(json.dumps(document)) == document
    assert document["duration_ms"] == compiled.duration_ms
    assert [state["name"] for state in document["states"]] == names(compiled)
    assert sum(state["length_ms"] for state in document["states"]) == compiled.duration_ms
    roll = document["states"][1]
    assert roll["cues"][0] == [0, "slowly, up to the knee"]
    assert roll["spoken"][0] == [0, "One.", ["full", "brief"]]
    assert roll["tones"][0] == [3_000, "low-back"]
    assert roll["phase"][1] == [3_000, 1]
    marks = [mark - 12_000 for mark in compiled.states[1].number.marks]
    assert roll["number"] == {"kind": "reps", "marks": marks}
    first = compiled.steps[0]
    assert document["steps"][0] == {
        "number": 1,
        "side": first.side,
        "start_ms": first.start_ms,
        "exercise": first.exercise,
    }


def test_every_time_of_the_json_counts_from_the_start_of_its_state():
    compiled = session()
    for state, told in zip(compiled.states, compiled.as_json()["states"], strict=True):
        for name in ("cues", "phase", "spoken", "tones", "ticks"):
            times = [one.at_ms - state.start_ms for one in getattr(state, name)]
            assert [at for at, *_rest in told[name]] == times, name
        if state.half:
            assert told["half"] == [state.half.at_ms - state.start_ms, state.half.text]
    assert any(state.half for state in compiled.states)


def test_the_same_arguments_give_the_same_timeline():
    assert session() == session()
    assert session().as_json() == session().as_json()
