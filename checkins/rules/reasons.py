"""The words of the rules: the only place where the engine's codes turn into sentences.

Numbers stand in {braces}: the thresholds of the policy and the numbers of ``Decision.reason``.
The sentences are marked here and translated where they are shown.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .policy import Policy
from .state import Decision


def _(text: str) -> str:
    """Mark a sentence for translation."""
    return text


class Words(NamedTuple):
    """When a rule answers and what follows, for "How we decide"; and what the person is told."""

    when: str
    then: str
    reason: str


# clinical.md 5.2, 5.5 and 5.7, in the order of the rules of the newest set. No sentence calls a
# calf settled: that it hurts no more does not say that it is no longer tight (5.7 F).
WORDS = {
    "FLAG": Words(
        _("You choose a warning sign that needs help today or right now."),
        _("No exercise. The plan is locked until a clinician has cleared you."),
        _("You chose a warning sign. Stop for now and get medical help today."),
    ),
    "LOCKED": Words(
        _("The plan is locked, and no clinician has cleared you yet."),
        _("No exercise."),
        _(
            "Keep resting until you have been seen. "
            "The plan stays locked until a clinician has cleared you."
        ),
    ),
    "SEVERE": Words(
        _("Pain is {severe_pain} or more out of 10."),
        _("No exercise. Get medical help today. The plan is locked until you are cleared."),
        _("This much pain needs a professional today."),
    ),
    "HOLD_EARLY": Words(
        _(
            "You answered again within {answers_apart_hours} hours, or after a session of the "
            "same day."
        ),
        _("It is your answer for today. It allows no more than the plan did before it."),
        _("You answered a few hours ago, or after your session, so the plan stays for now."),
    ),
    "START": Words(
        _(
            "It is your first check-in, the first after a clinician cleared you, or the first "
            "after you started again."
        ),
        _("You start gently: one session a day with {base_reps} rolls."),
        _("Start gently: one session today."),
    ),
    "GAP14": Words(
        _("You were away for {gap_new_episode} days or more."),
        _("You start again: one session a day with {base_reps} rolls."),
        _("It has been a while, so we start again from the beginning."),
    ),
    "MAINTAIN": Words(
        _(
            "You are in maintenance, it is no worse, pain is {maintain_pain} or less and "
            "tightness is below {relapse_tight}."
        ),
        _("You keep going: once a day, {maintenance_days} to {maintenance_days_most} days a week."),
        _("It is no worse, so keep going as you are."),
    ),
    "RELAPSE": Words(
        _(
            "You were in maintenance, but it is worse, pain is above {maintain_pain}, or "
            "tightness is {relapse_tight} or more."
        ),
        _("The daily plan begins again: once a day, with {step_down_reps} fewer rolls."),
        _("Your calf is not as good as it was, so we go back to a gentle daily plan."),
    ),
    "PAIN6": Words(
        _("Pain is {pause_pain} or more out of 10."),
        _("Rest today. Check in again tomorrow."),
        _("Pain is {pain} out of 10 today, so no exercise. Check in again tomorrow."),
    ),
    "THREE_WORSE": Words(
        _("It is worse today, and {worse_count} times within {worse_days} days."),
        _("Rest, and book to see your doctor."),
        _("It keeps getting worse. Please see your doctor."),
    ),
    "TWO_WORSE": Words(
        _("It is worse at {worse_in_a_row} check-ins in a row."),
        _("Rest today. If tomorrow is no better, book an appointment."),
        _(
            "Two worse days running, so stop for now. "
            "If tomorrow is no better, book an appointment."
        ),
    ),
    "WORSE_BASE": Words(
        _("It is worse while you are resting or at the lowest level."),
        _("Rest today. Check in again tomorrow."),
        _("Worse, so rest today and check in tomorrow."),
    ),
    "WORSE_DOWN": Words(
        _("It is worse at a higher level."),
        _("Twice a day becomes once a day. Once a day becomes {step_down_reps} fewer rolls."),
        _("Worse today, so we do less."),
    ),
    "RESUME": Words(
        _("You were resting, and today it is no worse."),
        _("You start again: once a day, with {step_down_reps} fewer rolls."),
        _("It is no worse today, so restart gently, once a day."),
    ),
    "GAP7": Words(
        _("You were away for {gap_fewer_reps} days or more."),
        _("Once a day, with {step_down_reps} fewer rolls."),
        _("It has been a while, so we start lower."),
    ),
    "GAP3": Words(
        _("You were away for {gap_once_a_day} days or more."),
        _("Once a day, with the same number of rolls."),
        _("A few days off, so once a day to begin."),
    ),
    "BAD_SESSIONS": Words(
        _("The last {bad_sessions} sessions felt worse, or hurt {bad_session_pain} or more."),
        _("One step down. At the lowest level, rest today."),
        _("Two sore sessions, so we do less."),
    ),
    "WEEK_RISE": Words(
        _("Once a week: pain is up by {week_rise_points} or more on the week before."),
        _("One step down. At the lowest level, the plan stays the same."),
        _("Pain is higher than last week, so we keep things gentle."),
    ),
    "MAINT_OFFER": Words(
        _(
            "After {maintenance_after} days: at {maintenance_check_ins} check-ins in a row pain "
            "was {maintenance_pain} or less, tightness {maintenance_tight} or less, and nothing "
            "was worse."
        ),
        _(
            "You move to maintenance: once a day, "
            "{maintenance_days} to {maintenance_days_most} days a week."
        ),
        _(
            "Your last {maintenance_check_ins} answers were good. "
            "You move to maintenance: once a day, "
            "{maintenance_days} to {maintenance_days_most} days a week."
        ),
    ),
    "HOLD_SAME": Words(
        _("It feels about the same."),
        _("The plan stays the same."),
        _("No change, so we keep the plan the same."),
    ),
    "HOLD_CONFLICT": Words(
        _("You feel better, but pain went up by {pain_jump} or more."),
        _("The plan stays the same."),
        _("You feel better but pain went up, so we wait a day."),
    ),
    "HOLD_BOOK": Words(
        _("It is better, but we have asked you to see your doctor."),
        _("The plan stays the same until you have been seen."),
        _("We keep this level until you have been seen."),
    ),
    "HOLD_NO_SESSION": Words(
        _("It is better, but there was no session yesterday."),
        _("The plan stays the same."),
        _("No session yesterday, so we repeat the plan."),
    ),
    "HOLD_BAD": Words(
        _("It is better, but a session yesterday felt worse, or hurt {bad_session_pain} or more."),
        _("The plan stays the same."),
        _("Yesterday's session was sore, so we repeat it."),
    ),
    "HOLD_COOL": Words(
        _("It is better, but only once since a step down or a rest."),
        _("The plan stays the same until you have {better_after_cool} good days."),
        _("One more good day before we add anything."),
    ),
    "TWICE": Words(
        _("It felt better, and it still does today."),
        _("Two sessions a day, morning and evening, with the same number of rolls."),
        _("It felt better and still does today, so try a morning and an evening session."),
    ),
    "REPS": Words(
        _("It was better on {better_for_reps} days, and pain is {reps_pain} or less."),
        _("Rolls go up by {step_up_reps} each time, to {top_reps} at most."),
        _("Two good days, so more rolls each time: {reps}."),
    ),
    "HOLD_SORE": Words(
        _("It is better, but pain is above {reps_pain}."),
        _("The plan stays the same until pain is {reps_pain} or less."),
        _("Better, but still sore. The plan stays until pain is {reps_pain} or less."),
    ),
    "HOLD_SETTLE": Words(
        _("It is better, but not yet on {better_for_reps} days at this level."),
        _("The plan stays the same."),
        _("Good. One more good day before adding."),
    ),
    "AT_TOP": Words(
        _("It is better, and you are at the top of the plan: {top_reps} rolls."),
        _("The plan stays the same."),
        _("You are at the top of the plan, so it stays there."),
    ),
}

# What a FLAG says when one of the signs is an emergency.
FLAG_EMERGENCY = _("You chose a warning sign that needs help right now. Call for emergency help.")

# What opens BOOK beside a rule, clinical.md 5.2 (a) to (d) and 5.7 G.
BOOK_WORDS = {
    "a": Words(
        _("After {book_after} days it is not clearly better."),
        _("We ask you to book an appointment."),
        _(
            "It has been {book_after} days or more and it is not clearly better. The tightness "
            "may come from somewhere else, such as your back. Please book an appointment."
        ),
    ),
    "b": Words(
        _("After {book_always_after} days you still have a daily plan."),
        _("We ask you to book an appointment, even if it is getting better."),
        _(
            "It has been {book_always_after} days or more and it is still there. "
            "Please book an appointment, even if it is getting better."
        ),
    ),
    "c": Words(
        _("You had to rest at {book_paused} check-ins in a row."),
        _("We ask you to book an appointment."),
        _("You have had to rest several times in a row. Please book an appointment."),
    ),
    "d": Words(
        _("You choose a sign that needs a check, but not today."),
        _("We ask you to book an appointment."),
        _("One of your answers needs a check. Please book an appointment."),
    ),
    "e": Words(
        _("When you began, it had been there for more than 6 weeks."),
        _("We ask you to book an appointment. The plan goes on as usual."),
        _(
            "It has been there for more than six weeks. "
            "Please book an appointment, even if it is getting better."
        ),
    ),
}


@lru_cache(maxsize=8)
def _thresholds(policy: Policy) -> dict[str, int | str]:
    return policy.numbers()


def sentence(decision: Decision, policy: Policy, translate: Callable[[str], str] = str) -> str:
    """Say why: the rule's reason, then a sentence for each thing that opened BOOK.

    ``policy`` is the one that decided. ``translate`` turns a marked sentence into the reader's
    language, such as Django's gettext.
    """
    emergency = decision.reason["emergency"]
    texts = [FLAG_EMERGENCY if emergency else WORDS[decision.rule].reason]
    texts += [BOOK_WORDS[letter].reason for letter in decision.book_reasons]
    said = " ".join(translate(text) for text in texts)
    return said.format(**_thresholds(policy), **decision.reason)
