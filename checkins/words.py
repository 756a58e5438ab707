"""Decisions in words: the engine answers in codes and numbers, pages need sentences."""

from datetime import timedelta, tzinfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from checkins.models import CheckIn, Decision, Plan
from checkins.rules import RULE_SETS, RuleSet, newest
from checkins.rules.book import BY_RULE
from checkins.rules.policy import Policy
from checkins.rules.reasons import BOOK_WORDS, FLAG_EMERGENCY, WORDS, Words

_TITLES = {
    "rest": _("No more exercises today"),
    "twice": _("Morning and evening"),
    "stay-twice": _("Keep going, morning and evening"),
    "back-once": _("Back to once a day"),
    "once": _("Once a day"),
    "stay-once": _("Keep to once a day"),
    "maintenance": _("Keep it up, once a day"),
}


# Where the rules go by rolls and a person has none: what stays is the stretch.
_WITHOUT_ROLLING = {
    "REPS": gettext_noop("Two good days. Your stretch stays as it is."),
    "HOLD_SETTLE": gettext_noop("Good. Your stretch stays as it is."),
    "AT_TOP": gettext_noop("Good. Your stretch stays as it is."),
    "GAP7": gettext_noop("It has been a while, so once a day to begin."),
}
# The same in "How we decide": when such a rule answers, and what follows.
_WHEN_WITHOUT_ROLLING = {
    "AT_TOP": gettext_noop("It is better, and you are at the top of the plan."),
}
_THEN_WITHOUT_ROLLING = {
    "START": gettext_noop("You start gently: one session a day."),
    "GAP14": gettext_noop("You start again: one session a day."),
    "RELAPSE": gettext_noop("The daily plan begins again: once a day."),
    "WORSE_DOWN": gettext_noop("Twice a day becomes once a day."),
    "RESUME": gettext_noop("You start again: once a day."),
    "GAP7": gettext_noop("Once a day."),
    "GAP3": gettext_noop("Once a day."),
    "TWICE": gettext_noop("Two sessions a day, morning and evening."),
    "REPS": gettext_noop("The plan stays the same."),
}


# Where "I have been seen" came after a decision that had asked for it.
_SINCE_SEEN = {
    "HOLD_BOOK": gettext_noop(
        "We kept this level until you were seen. Your next answer can change it."
    ),
    "THREE_WORSE": gettext_noop("It keeps getting worse, so no exercise today."),
    "TWO_WORSE": gettext_noop("Two worse days running, so stop for now."),
}


def outcome_of(decision: Decision) -> str:
    """Which of the result page's outcomes a decision is (ux.md 2.10)."""
    if not decision.sessions:
        return "rest"
    if decision.status == Plan.Status.MAINTENANCE:
        return "maintenance"
    if decision.sessions == 2:
        return "twice" if decision.sessions_before < 2 else "stay-twice"
    if decision.sessions_before == 2:
        return "back-once"
    return "once" if decision.rule in {"START", "GAP14", "RESUME"} else "stay-once"


def result_title(decision: Decision) -> str:
    """The heading of the result page."""
    return str(_TITLES[outcome_of(decision)])


def reason_sentence(decision: Decision, plan: Plan, zone: tzinfo) -> str:
    """Why: the sentence of the rule that answered, with its numbers. `zone` is the person's. Where
    nothing is rolled, no sentence speaks of rolls (clinical.md 5.7 E)."""
    if decision.reason.get("emergency"):
        return gettext(FLAG_EMERGENCY)
    if decision.rule == "HOLD_EARLY":
        return _early_sentence(decision.check_in, plan, zone)
    if decision.book and not plan.book and decision.rule in _SINCE_SEEN:
        return gettext(_SINCE_SEEN[decision.rule])
    if not plan.rolls and decision.rule in _WITHOUT_ROLLING:
        return gettext(_WITHOUT_ROLLING[decision.rule])
    return _filled(WORDS[decision.rule].reason, decision.reason, _policy_of(decision))


def _early_sentence(check_in: CheckIn, plan: Plan, zone: tzinfo) -> str:
    """Why an early answer changed nothing, and what to do about it (clinical.md 5.7 A and I)."""
    if check_in.early == CheckIn.Early.REST:
        return gettext("Today stays a rest day. Tomorrow you start again from the lowest level.")
    answered_at = plan.answered_at
    if check_in.early != CheckIn.Early.HOURS or answered_at is None:
        return gettext(
            "You had done your session, so the plan stays. Answer before it, and it can grow."
        )
    from_then = (answered_at + timedelta(hours=newest().policy.answers_apart_hours)).astimezone(
        zone
    )
    return gettext(
        "You answered a few hours ago, so the plan stays for now. "
        "Tell us again after {time} if you like."
    ).format(time=date_format(from_then, "H:i"))


def book_sentences(decision: Decision) -> list[str]:
    """Why to book an appointment: one sentence for each thing that opened the advice today."""
    policy = _policy_of(decision)
    reasons = [BOOK_WORDS[letter].reason for letter in decision.book_reasons]
    return [_filled(reason, decision.reason, policy) for reason in reasons]


def standing_book_sentences(plan: Plan) -> list[str]:
    """Why the advice to book stands: one sentence for each thing that holds it open, whenever that
    was told."""
    policy = RULE_SETS[plan.rule_set].policy
    reasons = [
        _filled(BOOK_WORDS[one].reason, {}, policy)
        for one in BOOK_WORDS
        if one in plan.book_letters
    ]
    if BY_RULE in plan.book_letters:
        reasons.append(gettext(WORDS["THREE_WORSE"].reason))
    return reasons


def advice_at_start(since: str) -> str:
    """What somebody is told whom it has troubled for long before they start (clinical.md 5.7 G)."""
    is_long = since == Plan.Since.OVER_6_WEEKS
    return gettext(BOOK_WORDS["e"].reason) if is_long else ""


def _policy_of(decision: Decision) -> Policy:
    """The numbers that decided."""
    return RULE_SETS[decision.check_in.rule_set].policy


def rules_in_words(rule_set: RuleSet, *, rolls: bool = True) -> list[dict[str, str]]:
    """Every rule in its order, with this policy's numbers, for "How we decide". For somebody who
    does not roll, without a word about rolls (clinical.md 5.7 E)."""
    policy = rule_set.policy
    return [
        {"code": rule.code, "when": when_of(rule.code, policy, rolls=rolls)}
        | {"then": _then_of(rule.code, policy, rolls=rolls)}
        for rule in rule_set.rules
    ]


def book_rules_in_words(rule_set: RuleSet) -> list[dict[str, str]]:
    """What opens the advice to book an appointment, besides the rules themselves."""
    return [_when_and_then(words, rule_set.policy) for words in BOOK_WORDS.values()]


def when_of(code: str, policy: Policy, *, rolls: bool = True) -> str:
    """When a rule answers, with this policy's numbers."""
    words = {} if rolls else _WHEN_WITHOUT_ROLLING
    return _filled(words.get(code, WORDS[code].when), {}, policy)


def _then_of(code: str, policy: Policy, *, rolls: bool) -> str:
    words = {} if rolls else _THEN_WITHOUT_ROLLING
    return _filled(words.get(code, WORDS[code].then), {}, policy)


def _when_and_then(words: Words, policy: Policy) -> dict[str, str]:
    return {
        "when": _filled(words.when, {}, policy),
        "then": _filled(words.then, {}, policy),
    }


def _filled(text: str, numbers: dict[str, int], policy: Policy) -> str:
    return gettext(text).format(**(policy.numbers() | numbers))
