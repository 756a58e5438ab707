"""What is spoken, when, and at which level of voice."""

import pytest

from routines import timeline
from routines.timeline import Dose, cues, phrases
from routines.timeline.cues import Voice
from routines.timeline.states import State, Timeline
from tests.routines.scripts import SHIPPED, UX_VALUES, varied


def said(state: State, level: str) -> list[tuple[float, str]]:
    """Seconds into the state, and the words."""
    return [
        ((cue.at_ms - state.start_ms) / 1_000, cue.text)
        for cue in state.spoken
        if level in cue.levels
    ]


def words_of(compiled: Timeline, name: str, level: str) -> list[str]:
    return [
        text for state in compiled.states if state.name == name for _, text in said(state, level)
    ]


def ux_states() -> tuple[State, ...]:
    return timeline.compile(UX_VALUES, Dose(10), "left", "full").states


@pytest.fixture
def ux() -> Timeline:
    return timeline.compile(UX_VALUES, Dose(10), "left", "full")


def test_the_full_voice_says_how_to_get_ready_and_the_brief_voice_where_the_roller_goes(ux):
    ready = ux.states[0]
    assert said(ready, "full") == [
        (0.5, "Do not roll a leg that is swollen, warm or red."),
        (
            3.62,
            "Sit with straight legs, toes up. Put the roller under your left calf, "
            "above the ankle. Hands behind you.",
        ),
    ]
    assert said(ready, "brief") == [(0.5, "Left calf on the roller.")]


def test_every_roll_is_counted_at_its_start_and_the_last_one_is_named(ux):
    roll = ux.states[1]
    assert said(roll, "brief") == [
        *((0, "One."), (8, "Two."), (16, "Three."), (24, "Four."), (32, "Five.")),
        *((40, "Six."), (48, "Seven."), (56, "Eight."), (64, "Nine."), (72, "Last one.")),
    ]


@pytest.mark.parametrize("level", cues.LEVELS)
@pytest.mark.parametrize("pace", ["normal", "slow"])
def test_a_roll_is_said_and_shown_at_the_same_moment(level, pace):
    compiled = timeline.compile(SHIPPED, Dose(8), "both", "full", pace)
    counted = {f"{word}." for word in phrases.NUMBERS} | {phrases.LAST_ONE}
    for state in compiled.states:
        moments = [cue.at_ms for cue in state.spoken if level in cue.levels and cue.text in counted]
        assert moments == list(state.number.marks)


def test_the_full_voice_guides_the_first_roll_and_reminds_in_the_next(ux):
    counted = {f"{word}." for word in phrases.NUMBERS} | {phrases.LAST_ONE}
    remarks = [(at, text) for at, text in said(ux.states[1], "full") if text not in counted]
    assert [text for _, text in remarks] == [
        "Slowly, up to the knee.",
        "And back to the ankle.",
        "Stop before the back of the knee.",
        "Keep breathing.",
    ]
    first_up, first_back, second, third = [at for at, _ in remarks]
    assert 0 < first_up < 4
    assert first_back == 4.42  # the tone of the way back has faded by then
    assert 8 < second < 16
    assert 16 < third < 24


def test_a_remark_that_does_not_fit_is_left_out_and_the_count_is_not():
    long_lines = ("c" * 48, "d" * 48, "stop before the back of the knee")
    quick = varied(roll={"seconds_each_way": 2, "cues": long_lines})
    roll = timeline.compile(quick, Dose(5), "left", "full").states[1]
    assert said(roll, "full") == [
        *((0, "One."), (4, "Two."), (4.54, "Stop before the back of the knee.")),
        *((8, "Three."), (12, "Four."), (16, "Last one.")),
    ]


def test_one_single_roll_is_counted_and_not_called_the_last():
    roll = timeline.compile(SHIPPED, Dose(1), "left", "full").states[1]
    assert said(roll, "brief") == [(0, "One.")]


def test_a_hold_is_accompanied_as_in_the_specification(ux):
    hold = ux.states[4]
    accompanied = [
        (0.68, "Hold for thirty seconds."),
        (5, "Light pull, no pain."),
        (15.62, "Half-way."),
        (25, "Five seconds."),
    ]
    assert said(hold, "full") == said(hold, "brief") == accompanied
    assert (hold.half.at_ms - hold.start_ms, hold.half.text) == (15_000, "Half-way.")


def test_the_second_round_of_a_hold_brings_another_cue_of_form():
    holds = [state for state in ux_states() if state.name == "hold"]
    assert [said(hold, "full")[1][1] for hold in holds] == [
        *("Light pull, no pain.", "Light pull, no pain.", "Keep breathing.", "Keep breathing.")
    ]


def test_a_cue_or_a_length_that_nobody_has_spoken_costs_a_session_no_voice():
    """Authors wrote cues that were shown and never said before; their clips are still to come."""

    def clip_ms(text: str) -> int:
        if text in {"Light pull, no pain.", "Hold for 27 seconds."}:
            raise KeyError(text)
        return 900

    script = varied(hold={"hold_seconds": 27})
    plan = timeline.compile(script, Dose(5), "left", "full", clip_ms=clip_ms)
    first = next(state for state in plan.states if state.name == "hold")
    assert [text for _, text in said(first, "full")][:2] == ["Hold.", "Keep breathing."]


def test_in_a_short_hold_half_way_comes_before_the_rest():
    short = varied(hold={"hold_seconds": 10})
    hold = timeline.compile(short, Dose(5), "left", "full").states[4]
    assert said(hold, "full") == [(0.68, "Hold for ten seconds."), (5.62, "Half-way.")]


def test_easing_in_and_off_is_said(ux):
    assert words_of(ux, "ease-in", "full") == ["Lean forward. Stop at a light pull."] * 4
    assert words_of(ux, "ease-in", "brief") == ["Lean forward."] * 4
    assert words_of(ux, "ease-out", "full") == ["Ease off."] * 4
    assert words_of(ux, "ease-out", "brief") == []


def test_changing_legs_is_said_and_the_second_round_is_called_the_last(ux):
    assert words_of(ux, "swap", "full") == [
        "Change legs. Right leg back, knee straight, heel down.",
        "Same again. Left leg, last time.",
        "Same again. Right leg, last time.",
    ]
    assert words_of(ux, "swap", "brief") == [
        "Right leg back.",
        "Left leg back.",
        "Right leg back.",
    ]


def test_only_the_last_round_is_called_the_last():
    three = varied(hold={"repeats": 3})
    compiled = timeline.compile(three, Dose(5), "left", "full")
    assert words_of(compiled, "swap", "full")[1:] == [
        "Same again. Left leg.",
        "Same again. Right leg.",
        "Same again. Left leg, last time.",
        "Same again. Right leg, last time.",
    ]


def test_the_way_to_the_wall_is_said(ux):
    assert words_of(ux, "to-wall", "full") == [
        "That was the rolling. Stand up slowly.",
        "Face a wall, with your feet together and your hands on the wall. "
        "Left leg back, knee straight, heel down.",
        "Starting in five.",
    ]
    assert words_of(ux, "to-wall", "brief") == [
        "That was the rolling. To the wall. Left leg back.",
        "Starting in five.",
    ]


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize("level", cues.LEVELS)
def test_standing_up_ends_by_itself_five_seconds_after_it_says_so(is_new, level):
    plan = timeline.compile(SHIPPED, Dose(5), "left", "full", is_new=is_new)
    standing = plan.states[2]
    at, words = said(standing, level)[-1]
    assert (standing.length_ms / 1_000 - at, words) == (5, "Starting in five.")
    assert ("Take your time." in words_of(plan, "to-wall", level)) == is_new


def test_moving_the_roller_is_said_at_both_levels():
    compiled = timeline.compile(SHIPPED, Dose(5), "both", "full")
    for level in cues.LEVELS:
        assert words_of(compiled, "swap-roll", level) == ["Move the roller to your right calf."]


def test_a_rest_says_what_is_next():
    script = varied(hold={"short_repeats": 2})
    compiled = timeline.compile(script, Dose(5), "left", "short")
    assert words_of(compiled, "rest", "full") == ["Rest. Next: left leg, 2 of 2."]
    assert words_of(compiled, "rest", "brief") == ["Next: left leg, 2 of 2."]


def test_the_end_asks_for_one_calf_or_for_both(ux):
    assert words_of(ux, "finish", "full") == [
        "That is everything for now. Tell us how your calf feels."
    ]
    assert words_of(ux, "finish", "brief") == ["That is everything for now."]
    both = timeline.compile(SHIPPED, Dose(5), "both", "full")
    assert words_of(both, "finish", "full") == [
        "That is everything for now. Tell us how your calves feel."
    ]


def test_a_screen_reader_gets_one_sentence_a_state():
    states = timeline.compile(SHIPPED, Dose(5), "both", "full").states
    assert [state.announce for state in states[:9]] == [
        "Get ready: roller under your left calf.",
        "Roll: left calf, 5 times.",
        "Change legs: move the roller to your right calf.",
        "Roll: right calf, 5 times.",
        "Stand up slowly: then face a wall, left leg back.",
        "Lean in: left leg back, knee straight, heel down.",
        "Hold: left leg, 1 of 2, 20 seconds.",
        "Ease off: slowly, until the pull is gone.",
        "Change legs: right leg back, knee straight, heel down.",
    ]
    assert states[-1].announce == "That is everything: tell us how your calves feel."
    assert [state.name for state in states if state.half] == ["hold"] * 4


def test_a_state_grows_to_hold_its_longest_clip_and_a_second_more():
    def clip_ms(text: str) -> int:
        return 15_000 if text.startswith("Sit with") else 400

    grown = timeline.compile(SHIPPED, Dose(5), "left", "full", clip_ms=clip_ms)
    plain = timeline.compile(SHIPPED, Dose(5), "left", "full")
    # The caution and a gap come before it, the ticks after it.
    assert grown.states[0].length_ms == 1_120 + 400 + 300 + 15_000 + 120 + 3_000
    ticks = [tone.at_ms for tone in grown.states[0].tones if tone.name == "tick"]
    assert ticks == [16_940, 17_940, 18_940]
    for one, other in zip(plain.states[1:], grown.states[1:], strict=True):
        assert other.length_ms == one.length_ms
        assert other.start_ms == one.start_ms + 7_940


def test_a_roll_grows_to_hold_its_words_and_the_number_stays_with_its_clip():
    def clip_ms(text: str) -> int:
        return 3_500 if text == "Slowly, up to the knee." else 500

    roll = timeline.compile(SHIPPED, Dose(5), "left", "full", clip_ms=clip_ms).states[1]
    first_up_ms = 500 + 300 + 3_500 + 300
    assert [key.at_ms - roll.start_ms for key in roll.phase[:4]] == [
        *(0, first_up_ms, first_up_ms + 3_000, first_up_ms + 6_000)
    ]
    assert roll.number.marks[1] - roll.start_ms == first_up_ms + 3_000
    assert (roll.number.marks[1], "Two.", ("full", "brief")) in roll.spoken


def test_the_last_roll_leaves_a_second_after_its_words():
    def clip_ms(text: str) -> int:
        return 7_000 if text == "Last one." else 500

    roll = timeline.compile(SHIPPED, Dose(5), "left", "full", clip_ms=clip_ms).states[1]
    assert roll.end_ms - roll.number.marks[-1] == 7_000 + 1_000


def test_clips_that_fit_change_nothing():
    def clip_ms(text: str) -> int:
        return 200

    with_clips = timeline.compile(SHIPPED, Dose(5), "left", "full", clip_ms=clip_ms)
    without = timeline.compile(SHIPPED, Dose(5), "left", "full")
    assert [state.end_ms for state in with_clips.states] == [
        state.end_ms for state in without.states
    ]


def test_the_overlap_check_sees_clips_that_are_too_close():
    first, second = cues.Cue(0, "c" * 10, ("full",)), cues.Cue(899, "d", ("full", "brief"))
    assert cues.overlaps([second, first], Voice()) == [(first, second)]
    assert cues.overlaps([first, second._replace(at_ms=900)], Voice()) == []
    assert cues.overlaps([first, second._replace(levels=("brief",))], Voice()) == []


def test_the_list_of_clips_has_everything_any_session_says():
    known = set(timeline.spoken_texts(SHIPPED))
    for reps in (None, *range(5, 11)):
        for side, variant in (("left", "full"), ("both", "full"), ("right", "short")):
            for state in timeline.compile(SHIPPED, Dose(reps), side, variant).states:
                assert {cue.text for cue in state.spoken} <= known
    assert {"Nine.", "Last one.", "Stop before the back of the knee."} <= known
    assert len(known) == len(timeline.spoken_texts(SHIPPED)) < 60
