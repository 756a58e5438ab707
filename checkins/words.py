"""Decisions in words: the engine answers in codes and numbers, pages need sentences."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from checkins.models import Decision, Plan
from checkins.rules import NEWEST
from checkins.rules.policy import Policy
from checkins.rules.reasons import BOOK_WORDS, FLAG_EMERGENCY, WORDS, Words

_TITLES = {
    "rest": _("Rest today"),
    "twice": _("Morning and evening"),
    "stay-twice": _("Keep going, morning and evening"),
    "back-once": _("Back to once a day"),
    "once": _("Once a day"),
    "stay-once": _("Keep to once a day"),
    "maintenance": _("Keep it up, once a day"),
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


def reason_sentence(decision: Decision) -> str:
    """Why: the sentence of the rule that answered, with its numbers."""
    if decision.reason.get("emergency"):
        return gettext(FLAG_EMERGENCY)
    return _filled(WORDS[decision.rule].reason, decision.reason)


def book_sentences(decision: Decision) -> list[str]:
    """Why to book an appointment: one sentence for each thing that opened the advice today."""
    return [_filled(BOOK_WORDS[letter].reason, decision.reason) for letter in decision.book_reasons]


def rules_in_words(policy: Policy) -> list[dict[str, str]]:
    """Every rule in its order, with this policy's numbers, for "How we decide"."""
    return [{"code": rule.code} | _when_and_then(WORDS[rule.code], policy) for rule in NEWEST.rules]


def book_rules_in_words(policy: Policy) -> list[dict[str, str]]:
    """What opens the advice to book an appointment, besides the rules themselves."""
    return [_when_and_then(words, policy) for words in BOOK_WORDS.values()]


def _when_and_then(words: Words, policy: Policy) -> dict[str, str]:
    return {
        "when": _filled(words.when, {}, policy),
        "then": _filled(words.then, {}, policy),
    }


def _filled(text: str, numbers: dict[str, int], policy: Policy = NEWEST.policy) -> str:
    return gettext(text).format(**(policy.numbers() | numbers))
