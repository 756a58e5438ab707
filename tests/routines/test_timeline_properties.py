"""What holds for every routine that may be published, every dose, side and variant."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from routines import timeline
from routines.content import checking
from routines.content.document import Script, dump, parse
from routines.sound import clips, track
from routines.timeline import Dose, cues
from routines.timeline.cues import CLEAR_MS, GAP_MS, LEVELS, TAIL_MS, Voice
from routines.timeline.silence import MOST_MS, silences
from routines.timeline.states import Timeline
from tests.routines.scripts import CODES, FIGURES, varied

DOSES = st.builds(Dose, st.none() | st.integers(1, 10))
SESSIONS = st.sampled_from(
    [("left", "full"), ("right", "full"), ("both", "full"), ("left", "short"), ("right", "short")]
)
PACES = st.sampled_from(["normal", "slow"])
TEMPOS = st.integers(20, 200)  # milliseconds a character: a quick and a very slow voice


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Any script within the limits, at their edges too."""
    cue = st.text("abc ", min_size=1, max_size=48).filter(lambda text: text.strip())
    few = cue.map(lambda text: " ".join(text.split()[:8]) or "a")
    roll_repeats, hold_repeats = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    position = draw(st.integers(1, 130))
    made = varied(
        roll={
            "seconds_each_way": draw(st.integers(2, 10)),
            "sides": draw(st.sampled_from(["affected", "each"])),
            "repeats": roll_repeats,
            "short_repeats": draw(st.integers(0, roll_repeats)),
            "rest_seconds": draw(st.integers(10, 30)),
            "position": ("calf. " * 22)[:position].strip(),
            "cues": tuple(draw(st.lists(few, min_size=2, max_size=6))),
        },
        hold={
            "hold_seconds": draw(st.integers(10, 120)),
            "hold_reason": "Older adults.",
            "ease_in_seconds": draw(st.integers(3, 10)),
            "ease_off_seconds": draw(st.integers(2, 10)),
            "repeats": hold_repeats,
            "short_repeats": draw(st.integers(1, hold_repeats)),
            "rest_seconds": draw(st.integers(10, 30)),
            "position": ("calf. " * 22)[:position].strip(),
            "cues": tuple(draw(st.lists(few, min_size=2, max_size=4))),
        },
    )
    assert checking.validate(made, FIGURES, CODES) == []
    return made


def check_clock(compiled: Timeline) -> None:
    """States follow one another from 0 without a gap, and everything lies inside its state."""
    end = 0
    for n, state in enumerate(compiled.states):
        assert (state.index, state.start_ms) == (n, end)
        assert state.length_ms > 0
        end = state.end_ms
        moments = [
            *(line.at_ms for line in state.cues),
            *(cue.at_ms for cue in state.spoken),
            *(tone.at_ms for tone in state.tones),
            *(tick.at_ms for tick in state.ticks),
            *state.number.marks,
        ]
        assert all(state.start_ms <= at < state.end_ms for at in moments)
        keys = [key.at_ms for key in state.phase]
        assert keys == sorted(set(keys))
        assert (keys[0], keys[-1]) == (state.start_ms, state.end_ms)
        assert state.cues[0].at_ms == state.start_ms
    assert compiled.duration_ms == end


def check_steps(compiled: Timeline) -> None:
    """Steps ascend by one, and each has a state of work or the walk to the wall."""
    numbers = [state.step for state in compiled.states]
    assert numbers == sorted(numbers)
    assert [step.number for step in compiled.steps] == sorted(set(numbers))
    assert compiled.steps[0].number == 1
    for step in compiled.steps:
        names = {state.name for state in compiled.states if state.step == step.number}
        assert len(names & {"roll", "hold", "to-wall"}) == 1


def check_voice(compiled: Timeline, voice: Voice) -> None:
    """No two clips of a level overlap, across the whole session, and no word is cut."""
    spoken = [cue for state in compiled.states for cue in state.spoken]
    for level in LEVELS:
        heard = sorted(cue for cue in spoken if level in cue.levels)
        for one, other in zip(heard, heard[1:], strict=False):
            assert voice.end_ms(one) + GAP_MS <= other.at_ms, (one, other)
    assert voice.end_ms(max(spoken)) <= compiled.duration_ms
    assert cues.overlaps(spoken, voice) == []


def check_tones(compiled: Timeline, voice: Voice) -> None:
    """No tone sounds into words or into another tone, across the whole session, and no level of
    voice is silent for longer than is allowed: its ticks stand apart from all else."""
    sounds = [(tone.at_ms, tone.end_ms) for state in compiled.states for tone in state.tones]
    assert sounds == sorted(sounds)
    assert sounds[-1][1] <= compiled.duration_ms
    assert all(one[1] < other[0] for one, other in zip(sounds, sounds[1:], strict=False))
    said = [cue for state in compiled.states for cue in state.spoken] if voice.stretches else []
    for cue in said:
        met = [tone for tone in sounds if tone[0] < voice.end_ms(cue) and cue.at_ms < tone[1]]
        assert not met, (cue, met)


def check_silence(compiled: Timeline, voice: Voice) -> None:
    """No level of voice is silent for long, and no tick sounds into anything else of its level."""
    states = [replace(state, ticks=()) for state in compiled.states]
    for level in LEVELS:
        assert all(b - a <= MOST_MS for a, b in silences(compiled.states, level, voice))
        free = list(silences(states, level, voice))
        for tick in (tick for state in compiled.states for tick in state.ticks):
            if level in tick.levels:
                assert any(a + CLEAR_MS < tick.at_ms < b - CLEAR_MS for a, b in free)


@settings(max_examples=80, deadline=None)
@given(scripts(), DOSES, SESSIONS, PACES)
def test_every_session_is_whole(made, dose, session, pace):
    compiled = timeline.compile(made, dose, session[0], session[1], pace)
    check_clock(compiled)
    check_steps(compiled)
    check_voice(compiled, Voice())
    check_tones(compiled, Voice())
    check_silence(compiled, Voice())
    assert track.build(compiled, "off", {}, clips.tones())


@settings(max_examples=80, deadline=None)
@given(scripts(), DOSES, SESSIONS, PACES, TEMPOS)
def test_every_session_is_whole_at_any_speed_of_speech(made, dose, session, pace, tempo):
    def clip_ms(text: str) -> int:
        return int(tempo) * len(text)

    compiled = timeline.compile(made, dose, session[0], session[1], pace, clip_ms=clip_ms)
    check_clock(compiled)
    check_steps(compiled)
    check_voice(compiled, Voice(clip_ms))
    check_tones(compiled, Voice(clip_ms))
    check_silence(compiled, Voice(clip_ms))
    for state in compiled.states:
        for cue in state.spoken:
            assert clip_ms(cue.text) + cue.at_ms + TAIL_MS <= state.end_ms


@settings(max_examples=40, deadline=None)
@given(scripts(), DOSES, SESSIONS, PACES, TEMPOS)
def test_a_voice_lengthens_a_session_and_never_a_hold(made, dose, session, pace, tempo):
    plain = timeline.compile(made, dose, session[0], session[1], pace)
    voiced = timeline.compile(
        made, dose, session[0], session[1], pace, clip_ms=lambda text: tempo * len(text)
    )
    for one, other in zip(plain.states, voiced.states, strict=True):
        assert other.name == one.name
        assert other.length_ms >= one.length_ms
        assert one.name != "hold" or other.length_ms == one.length_ms


@settings(max_examples=40, deadline=None)
@given(scripts(), DOSES, st.sampled_from(["left", "right", "both"]), PACES)
def test_a_full_session_is_fair_to_both_legs(made, dose, side, pace):
    compiled = timeline.compile(made, dose, side, "full", pace)
    held = {
        leg: sum(s.length_ms for s in compiled.states if (s.name, s.side) == ("hold", leg))
        for leg in ("left", "right")
    }
    assert (
        held["left"]
        == held["right"]
        == made.steps[1].repeats * (made.steps[1].dose.hold_seconds * 1_000)
    )
    assert "rest" not in {state.name for state in compiled.states if state.figure == "wall"}


@settings(max_examples=40, deadline=None)
@given(scripts(), st.integers(1, 10), SESSIONS, PACES)
def test_every_prescribed_roll_is_counted_once(made, reps, session, pace):
    compiled = timeline.compile(made, Dose(reps), session[0], session[1], pace)
    for state in compiled.states:
        assert len(state.number.marks) == (reps if state.name == "roll" else 0)
        counted = [cue for cue in state.spoken if cue.at_ms in state.number.marks]
        assert len(counted) == len(state.number.marks)


@settings(max_examples=40, deadline=None)
@given(scripts(), DOSES, SESSIONS, st.integers(-10, 2_000_000))
def test_every_moment_has_its_state(made, dose, session, ms):
    compiled = timeline.compile(made, dose, session[0], session[1])
    state = compiled.state_at(ms)
    inside = max(0, min(ms, compiled.duration_ms - 1))
    assert state.start_ms <= inside < state.end_ms


@settings(max_examples=40, deadline=None)
@given(scripts())
def test_every_script_comes_back_from_its_document(made):
    assert parse(dump(made)) == made
