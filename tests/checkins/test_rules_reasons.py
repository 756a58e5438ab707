"""The words: every code has them, their numbers fit, and they are plain and kind."""

import re
from dataclasses import replace

from hypothesis import given, settings

from checkins.rules import newest, replay, sentence
from checkins.rules.reasons import BOOK_WORDS, FLAG_EMERGENCY, WORDS
from checkins.rules.set_1 import RULE_SET as SET_1
from tests.checkins.rules_lives import lives, some_life_of_set_2
from tests.checkins.rules_notation import play

BANNED = re.compile(
    r"\b(streak|missed|failed|should|easy|just|safe|cure|treat|diagnos\w*|don't|can't|won't)\b|!",
    re.IGNORECASE,
)
FACTS = {"pain": 6, "sessions": 2, "reps": 7, "gap": 3, "days_in": 15, "better_count": 2}
TEXTS = [
    *(text for words in (*WORDS.values(), *BOOK_WORDS.values()) for text in words),
    FLAG_EMERGENCY,
]


def test_every_rule_has_words_and_all_words_have_a_rule():
    assert [rule.code for rule in newest().rules] == list(WORDS)
    assert {rule.code for rule in SET_1.rules} < set(WORDS)


def test_the_codes_are_those_of_the_design_in_their_order():
    codes = [rule.code for rule in newest().rules]
    assert [code for code in codes if code != "HOLD_EARLY"] == [r.code for r in SET_1.rules]
    assert " ".join(rule.code for rule in SET_1.rules) == (
        "FLAG LOCKED SEVERE START GAP14 MAINTAIN RELAPSE PAIN6 THREE_WORSE TWO_WORSE WORSE_BASE "
        "WORSE_DOWN RESUME GAP7 GAP3 BAD_SESSIONS WEEK_RISE MAINT_OFFER HOLD_SAME HOLD_CONFLICT "
        "HOLD_BOOK HOLD_NO_SESSION HOLD_BAD HOLD_COOL TWICE REPS HOLD_SORE HOLD_SETTLE AT_TOP"
    )


def test_every_rule_names_its_source():
    assert all(rule.source.startswith("clinical.md ") for rule in newest().rules)


def test_when_and_then_are_filled_from_the_policy_alone():
    numbers = newest().policy.numbers()
    for rule in newest().rules:
        assert "{" not in rule.when.format(**numbers) + rule.then.format(**numbers)


def test_when_follows_the_policy():
    careful = replace(SET_1.policy, pause_pain=4)
    rule = next(rule for rule in SET_1.rules if rule.code == "PAIN6")
    assert rule.when.format(**careful.numbers()) == "Pain is 4 or more out of 10."


def test_sentences_are_short_plain_and_kind():
    for text in TEXTS:
        filled = text.format(**newest().policy.numbers(), **FACTS)
        assert not BANNED.search(filled), text
        assert filled.endswith("."), text
        assert all(len(said.split()) <= 20 for said in re.split(r"(?<=[.:]) ", filled)), text


@given(lives)
@settings(max_examples=20, deadline=None)
def test_every_decision_can_be_put_into_words(days):
    for decision in replay(days, SET_1)[1]:
        said = sentence(decision, SET_1.policy)
        assert said
        assert "{" not in said


def test_every_rule_that_fires_gives_its_own_sentence():
    said: dict[str, str] = {}
    for seed in range(40):
        for decision in replay(some_life_of_set_2(seed), newest())[1]:
            if not decision.book_reasons and not decision.reason["emergency"]:
                said.setdefault(decision.rule, sentence(decision, newest().policy))
    assert set(said) == set(WORDS)
    assert len(set(said.values())) == len(WORDS)


def test_numbers_of_the_day_stand_in_the_sentence():
    _, decisions = play(
        """
        D1 start/2 → 1×5 START
        D2 B/2 → 2×5 TWICE
        D3 B/2 → 2×5 HOLD_SETTLE
        D4 B/1 → 2×6 REPS
        D5 B/7 → – PAIN6
        """
    )
    said = [sentence(decision, SET_1.policy) for decision in decisions]
    assert said[3] == "Two good days, so more rolls each time: 6."
    assert said[4].startswith("Pain is 7 out of 10 today")


def test_no_sentence_calls_a_calf_settled_for_it_may_be_tight():
    assert not [text for text in TEXTS if "settle" in text.lower()]


def test_a_person_moves_to_maintenance_and_rests_until_seen_in_these_words():
    said = WORDS["MAINT_OFFER"].reason.format(**SET_1.policy.numbers())
    assert "You move to maintenance: once a day, 3 to 5 days a week." in said
    assert "Keep resting until you have been seen." in WORDS["LOCKED"].reason
    assert "fewer rolls" in WORDS["RESUME"].then


def test_an_emergency_says_so_and_a_same_day_sign_does_not():
    _, (emergency,) = play("D1 start/2 F01 F08 → – FLAG")
    _, (same_day,) = play("D1 start/2 F08 → – FLAG")
    assert sentence(emergency, SET_1.policy) == FLAG_EMERGENCY
    assert sentence(same_day, SET_1.policy) == WORDS["FLAG"].reason


def test_what_opens_book_is_said_after_the_rule():
    _, decisions = play(
        """
        D1 start/3 → 1×5 START
        D2..D14 S/3 → 1×5 HOLD_SAME
        D15 S/3 F20 → 1×5 HOLD_SAME + BOOK
        D16 S/3 → 1×5 HOLD_SAME + BOOK
        """
    )
    said = sentence(decisions[-2], SET_1.policy)
    assert said.startswith(WORDS["HOLD_SAME"].reason)
    assert "It has been 14 days" in said
    assert BOOK_WORDS["d"].reason in said
    assert sentence(decisions[-1], SET_1.policy) == WORDS["HOLD_SAME"].reason


def test_sentences_are_translated_before_numbers_are_put_in():
    _, decisions = play("D1 start/6 F20 → – PAIN6 + BOOK")
    words = {WORDS["PAIN6"].reason: "Douleur {pain}.", BOOK_WORDS["d"].reason: "Rendez-vous."}
    assert sentence(decisions[0], SET_1.policy, words.__getitem__) == "Douleur 6. Rendez-vous."
