"""The worked examples of clinical.md 5.6, by name."""


def test_e1_the_seed_path(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2 B/3 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 B/2 → 2×6 REPS
        D5 B/1 → 2×6 HOLD_SETTLE
        D6 B/1 → 2×7 REPS
        D7 S/1 → 2×7 HOLD_SAME
        """
    )


def test_e2_the_same_for_two_weeks(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2..D14 S/3 → 1×5 HOLD_SAME
        D15..D16 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )


def test_e3_worse_at_the_base(play):
    play(
        """
        D1 start/3 → 1×5 START
        D2 W/4 → – WORSE_BASE
        D3 S/3 → 1×5 RESUME
        D4 B/3 → 1×5 HOLD_COOL
        D5 B/2 → 2×5 TWICE
        """
    )


def test_e4_a_step_down_then_a_pause(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 B/1 → 2×6 REPS
        D5 B/1 → 2×6 HOLD_SETTLE
        D6 B/1 → 2×7 REPS
        D7 W/3 → 1×7 WORSE_DOWN
        D8 W/4 → – TWO_WORSE
        D9 B/2 → 1×5 RESUME
        D10 B/2 → 1×5 HOLD_COOL
        """
    )


def test_e5_pain_beats_feel(play):
    play(
        """
        D1 start/4 → 1×5 START
        D2 B/4 → 2×5 TWICE
        D3 B/6 → – PAIN6
        D4 S/5 → 1×5 RESUME
        D5 S/8 → – SEVERE
        D6 B/2 → – LOCKED
        """
    )


def test_e7_two_days_away(play):
    play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D6 B/2 → 2×5 HOLD_NO_SESSION
        D7 B/2 → 2×6 REPS
        """
    )


def test_e9_warning_signs(play):
    _, decisions = play(
        """
        D1 start/3 → 1×5 START
        D2 B/3 → 2×5 TWICE
        D3 S/3 F08 → – FLAG
        D4 B/2 → – LOCKED
        D5 S/2 F01 → – FLAG
        D12 cleared S/2 → 1×5 START
        D13 B/2 → 2×5 TWICE
        """
    )
    flags = [decision for decision in decisions if decision.rule == "FLAG"]
    assert [flag.reason["emergency"] for flag in flags] == [False, True]


def test_e10_a_busy_person(play):
    play(
        """
        D1 start/3 → 1×5 START, short session
        D2 B/3 → 2×5 TWICE, session
        D3 B/2 → 2×5 HOLD_SETTLE, session
        D4 B/2 → 2×6 REPS
        D5 B/2 → 2×6 HOLD_SETTLE, no session
        D6 B/2 → 2×6 HOLD_NO_SESSION
        """
    )


def test_e10_a_busy_person_who_wants_once_a_day(play):
    play(
        """
        D1 start/3 → 1×5 START, short session
        D2 B/3 → 1×5 HOLD_SORE
        D3 B/2 → 1×6 REPS
        """,
        max_sessions=1,
    )


def test_e13_maintenance(play):
    _, decisions = play(
        """
        D1 start/3 → 1×5 START
        D2 B/3 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 B/2 → 2×6 REPS
        D5 B/2 → 2×6 HOLD_SETTLE
        D6 B/2 → 2×7 REPS
        D7 B/1 → 2×7 HOLD_SETTLE
        D8 B/1 → 2×8 REPS
        D9 B/1 → 2×8 HOLD_SETTLE
        D10 B/1 → 2×9 REPS
        D11 B/1 → 2×9 HOLD_SETTLE
        D12 B/1 → 2×10 REPS
        D13..D15 B/1 → 2×10 AT_TOP
        D16..D28 S/1 → 2×10 HOLD_SAME
        D29 S/1 → 1×10 MAINT_OFFER
        D33 S/0 → 1×10 MAINTAIN
        D36 S/3 → 1×8 RELAPSE
        """
    )
    assert [decision.status for decision in decisions[-3:]] == [
        "maintenance",
        "maintenance",
        "active",
    ]
