"""What is asked now: whether the weekly page is due, and which signs are known. Reads only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Subquery
from django.http import QueryDict

from checkins.models import CheckIn, Clearance, Plan, SafetyScreen
from checkins.rules import newest
from checkins.warning_signs.known import Known


def is_weekly_due(plan: Plan, day: date) -> bool:
    """The first check-in 7 or more days after the last weekly form, and so after any such gap
    (clinical.md 5.7 C)."""
    due_after = newest().policy.weekly_days
    return plan.weekly_on is None or (day - plan.weekly_on).days >= due_after


def asked_once(user: Any, sent: Mapping[str, Any]) -> frozenset[str]:
    """What the whole screen leaves out because this person was asked before: whether they are over
    65 and it is the first time (clinical.md 5.7 C). A page from before that still sends it is
    heard."""
    once = frozenset({"F24b"})  # a screen that stopped at what locks never came to that page
    is_sent = "F24b" in sent.getlist("signs") if isinstance(sent, QueryDict) else False
    if is_sent or not user.is_authenticated:
        return frozenset()
    return once if SafetyScreen.objects.filter(user=user, locks=False).exists() else frozenset()


def known(user: Any, plan: Plan | None) -> tuple[Known, ...]:
    """Signs and conditions told before a professional last looked at the person: asked for as "New
    or worse since?" (clinical.md 5.7 L). What was told before an absence that started the plan
    anew (GAP14) is known no more."""
    looked = Clearance.objects.filter(user=user).values_list("recorded_at", "facts")
    looks = [recorded_at for recorded_at, facts in looked if _stands(facts)]
    if not looks:
        return ()
    told: dict[str, Any] = {}
    rows = [
        (screen.answered_at, [*screen.signs, *screen.conditions])
        for screen in SafetyScreen.objects.filter(user=user)
    ]
    telling = CheckIn.objects.filter(plan__user=user, tells_signs=True).order_by()
    rows += telling.values_list("received_at", "signs")
    since = plan.known_from if plan else None
    for told_at, codes in sorted(rows, key=lambda row: row[0]):
        if since is None or told_at >= since:
            told |= dict.fromkeys(codes, told_at)
    found = []
    for code, told_at in told.items():
        look = next((one for one in looks if one >= told_at), None)
        if look is not None:
            days = (when.astimezone(user.zone).date() for when in (told_at, look))
            found.append(Known(code, *days))
    return tuple(found)


def told_since_cleared(plan: Plan) -> set[str]:
    """The signs of the whole screen that a clearance asks for. They belong to the episode that
    begins then: what was told before it, the clearance has closed."""
    cleared = plan.clearances.filter(kind=Clearance.Kind.CLEARED).order_by("-recorded_at")
    screens = SafetyScreen.objects.filter(
        user=plan.user_id, answered_at__gte=Subquery(cleared.values("recorded_at")[:1])
    )
    return {code for signs in screens.values_list("signs", flat=True) for code in signs}


def _stands(facts: list[dict[str, Any]]) -> bool:
    """Whether a clearance is of before the plan, or no later sign made it void. A void one looked
    at nothing."""
    return not facts or any(day.get("cleared") or day.get("seen") for day in facts)
