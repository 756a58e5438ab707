"""Joining clips into a track: what goes where, how big it is, and what stops it."""

import gzip
import itertools
import re
import unicodedata
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines import timeline
from routines.sound import clips, tones, track
from routines.sound.track import FRAME_BYTES, FRAME_MS, SILENCE
from routines.timeline.cues import GAP_MS, Cue, Tone
from tests.routines.scripts import SHIPPED, varied
from tests.routines.sound import built, voiced

CLIP = SILENCE * 10
TONES = dict.fromkeys(tones.TONES, SILENCE * 8)
SESSIONS = [
    (*each, pace)
    for each in itertools.product((None, *range(1, 11)), ("left", "right", "both"), ("full",))
    for pace in ("normal", "slow")
] + [(reps, side, "short", "normal") for reps in (None, 5, 10) for side in ("left", "right")]


def plan_of(*spoken, tones=(), length_ms=10_000):
    """A session of one state."""
    state = SimpleNamespace(spoken=spoken, tones=tones, ticks=())
    return SimpleNamespace(states=[state], duration_ms=length_ms)


def cue(at_ms, text="Two.", levels=("full", "brief")):
    return Cue(at_ms, text, levels)


@pytest.mark.parametrize(("reps", "side", "variant", "pace"), SESSIONS)
def test_every_session_has_its_track_at_every_level(reps, side, variant, pace):
    """Every cue has a clip, none overlaps, and the length is that of the timeline."""
    plan = voiced(reps=reps, side=side, variant=variant, pace=pace)
    for level in track.LEVELS:
        made = built(plan, level)
        assert abs(track.clip_ms(made) - plan.duration_ms) <= FRAME_MS / 2
        track.check(made)


def test_with_the_real_clips_no_tone_gives_way():
    for reps, side, variant, pace in SESSIONS:
        plan = voiced(reps=reps, side=side, variant=variant, pace=pace)
        for state in plan.states:
            if state.name == "roll":
                assert [t.name for t in state.tones].count("low-back") == reps
            if state.name == "hold":
                assert [t.name for t in state.tones] == ["start", "half", *["tick"] * 3]


@pytest.mark.parametrize("level", track.LEVELS)
def test_a_track_takes_far_less_than_a_megabyte_and_a_half_on_its_way(level):
    """Played, only both calves with eight or more slower rolls take more (docs/decisions/0010)."""
    sizes, sent = {}, []
    for reps, side, variant, pace in SESSIONS:
        made = built(voiced(reps=reps, side=side, variant=variant, pace=pace), level)
        sizes[reps, side, variant, pace] = len(made)
        sent.append(len(gzip.compress(made, 6)))  # as Django's GZipMiddleware does
    large = {session for session, size in sizes.items() if size >= 1_500_000}
    assert large == {(reps, "both", "full", "slow") for reps in (8, 9, 10)}
    assert max(sizes.values()) < 1_710_000
    assert max(sent) < 440_000


def test_the_same_session_gives_the_same_bytes():
    assert built(voiced()) == built(voiced())
    assert built(voiced(), "brief") != built(voiced())
    assert built(voiced(side="right")) != built(voiced())


def test_sounds_begin_at_their_frame_and_the_rest_is_silence():
    mark = SILENCE[:10] + b"x" * (FRAME_BYTES - 10)
    made = track.build(plan_of(cue(1_000)), "full", {"Two.": mark * 3}, TONES)
    first = round((1_000 - track.DELAY_MS) / FRAME_MS)
    frames = [made[n : n + FRAME_BYTES] for n in range(0, len(made), FRAME_BYTES)]
    assert [n for n, frame in enumerate(frames) if frame == mark] == [first, first + 1, first + 2]
    assert frames.count(SILENCE) == len(frames) - 3 == round(10_000 / FRAME_MS) - 3


def test_a_sound_at_the_very_start_is_not_before_it():
    made = track.build(plan_of(cue(0)), "full", {"Two.": CLIP}, TONES)
    assert track.clip_ms(made) == 10_008  # the nearest whole frame


def test_words_without_a_clip_stop_the_track_and_are_named():
    with pytest.raises(track.MissingClip, match="no clip says “Two.”"):
        track.build(plan_of(cue(0)), "full", {}, TONES)
    assert track.build(plan_of(cue(0)), "off", {}, TONES)
    with pytest.raises(track.MissingClip, match="Left foot on the moon"):
        voiced(varied(hold={"cues": ("{side} foot on the moon", "light pull")}))


@pytest.mark.parametrize(
    "spoken",
    [
        (cue(0), cue(100)),
        (cue(0), cue(240 + GAP_MS - 2 * FRAME_MS)),
        (cue(9_900),),
    ],
)
def test_words_that_would_meet_or_outlast_the_session_stop_the_track(spoken):
    with pytest.raises(track.Overlap):
        track.build(plan_of(*spoken), "full", {"Two.": CLIP}, TONES)


def test_words_of_different_levels_may_share_a_time():
    plan = plan_of(cue(0, levels=("full",)), cue(100, levels=("brief",)))
    assert track.build(plan, "full", {"Two.": CLIP}, TONES)


def test_a_tone_into_words_stops_the_track_and_one_right_before_them_does_not():
    with pytest.raises(track.Overlap, match="“tick” runs into “Two.”"):
        track.build(plan_of(cue(900), tones=[Tone(800, "tick")]), "full", {"Two.": CLIP}, TONES)
    assert track.build(
        plan_of(cue(1_000), tones=[Tone(800, "tick")]), "full", {"Two.": CLIP}, TONES
    )


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="'loud' is none of full, brief, off"):
        track.build(plan_of(), "loud", {}, TONES)


@pytest.mark.parametrize(
    "clip",
    [
        b"",
        SILENCE[:-1],
        b"ID3" + SILENCE[3:],
        SILENCE + b"\xff\xf3\x64" + SILENCE[3:],  # 48 kbit/s
        SILENCE[:4] + b"\1" + SILENCE[5:],  # leans on the frame before
    ],
)
def test_only_frames_that_stand_alone_are_clips(clip):
    with pytest.raises(ValueError):
        track.check(clip)


def test_names_of_clips_are_their_words():
    assert track.name_of("Half-way.") == "half-way"
    assert track.name_of("Swap. Left leg back, knee straight, heel down.") == (
        "swap-left-leg-back-knee-straight-heel-down"
    )
    long = track.name_of("Sit with your legs straight. " * 5)
    assert long.startswith("sit-with-your-legs-straight-sit") and len(long) < 80
    assert track.name_of("Près du mur.").startswith("pres-du-")
    assert track.name_of("يمين") != track.name_of("يسار")


@given(st.text(max_size=130), st.text(max_size=130))
def test_two_texts_share_a_name_only_with_the_same_words(one, other):
    for text in (one, other):
        name = track.name_of(text)
        assert name and len(name) <= 80
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and "--" not in name
    if track.name_of(one) == track.name_of(other):
        assert words_of(one) == words_of(other)


def words_of(text):
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def test_every_phrase_that_ships_has_a_clip_and_no_two_share_one():
    texts = timeline.spoken_texts(SHIPPED)
    assert clips.spoken("en").missing(texts) == []
    assert len({track.name_of(text) for text in texts}) == len(texts)
    assert set(clips.tones()) == set(tones.TONES)
