"""The worked examples of clinical.md 5.7, by name. Those of 5.6 are played by both sets in
``test_rules_examples.py``: 5.7 changes none of them. What pages do in G6 and G7 is not here."""

from tests.checkins.rules_notation import play_set_2


def test_g1_stays_tight():
    play_set_2(
        """
        D1 start/3 t6 → 1×5 START
        D2..D14 S/0 t6 → 1×5 HOLD_SAME
        D15 S/0 t6 → 1×5 HOLD_SAME + BOOK(a)
        D16 seen S/0 t6 → 1×5 HOLD_SAME
        D17..D29 S/0 t6 → 1×5 HOLD_SAME
        D30 S/0 t6 → 1×5 HOLD_SAME + BOOK(a)
        """
    )


def test_g2_settles():
    play_set_2(
        """
        D1 start/3 t5 → 1×5 START
        D2..D27 S/1 t3 → 1×5 HOLD_SAME
        D28..D33 S/1 t2 → 1×5 HOLD_SAME
        D34 S/1 t2 → 1×5 MAINT_OFFER
        D35 S/1 t5 → 1×5 RELAPSE
        """
    )


def test_g3_long_before():
    play_set_2("D1 start/3 t5 → 1×5 START + BOOK(e)", since="over6")


def test_g4_clearance_unlocked():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 W/4 → – WORSE_BASE
        D3 cleared S/3 → 1×5 RESUME
        """
    )


def test_g5_early_morning():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2 S/2 → 1×5 HOLD_SAME
        D3 early B/1 → 1×5 HOLD_EARLY
        D3 B/1 → 2×5 TWICE
        D4 B/1 → 2×5 HOLD_SETTLE
        """
    )


def test_g6_severe_pain_that_was_typed_locks_for_good():
    play_set_2(
        """
        D1 start/3 → 1×5 START
        D2..D4 S/3 → 1×5 HOLD_SAME
        D5 W/9 → – SEVERE
        D6 B/2 → – LOCKED
        """
    )


def test_g7_known():
    play_set_2(
        """
        D1 start/3 F22 → 1×5 START + BOOK(d)
        D2 S/3 → 1×5 HOLD_SAME + BOOK
        D3 seen B/3 → 2×5 TWICE
        """
    )
