"""What is asked now: whether the weekly page is due, and which signs are known. Reads only."""

from collections.abc import Mapping
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from django.db.models import Max, Subquery
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
    if plan is not None and not plan.was_looked_at:
        return ()
    told = _last_told(user, plan.known_from if plan else None)
    if not told:
        return ()
    looked = Clearance.objects.filter(user=user, recorded_at__gte=min(told.values()))
    rows = looked.order_by("recorded_at").values_list("recorded_at", "facts")
    looks = [recorded_at for recorded_at, facts in rows if _stands(facts)]
    found = []
    for code, told_at in told.items():
        look = next((one for one in looks if one >= told_at), None)
        if look is not None:
            days = (when.astimezone(user.zone).date() for when in (told_at, look))
            found.append(Known(code, *days))
    return tuple(found)


def _last_told(user: Any, since: datetime | None) -> dict[str, datetime]:
    """When each sign and condition was told last, of those told from `since` on. The database
    answers with one row for all that told the same, so that years of it are read as fast."""
    screens = SafetyScreen.meant_by(user).order_by()
    check_ins = CheckIn.objects.filter(plan__user=user, tells_signs=True).order_by()
    if since is not None:
        screens = screens.filter(answered_at__gte=since)
        check_ins = check_ins.filter(received_at__gte=since)
    rows = [
        ([*signs, *conditions], told_at)
        for signs, conditions, told_at in screens.values_list("signs", "conditions").annotate(
            Max("answered_at")
        )
    ]
    rows += check_ins.values_list("signs").annotate(Max("received_at"))
    return {code: told_at for codes, told_at in sorted(rows, key=itemgetter(1)) for code in codes}


def told_since_cleared(plan: Plan) -> set[str]:
    """The signs of the whole screen that a clearance asks for. They belong to the episode that
    begins then: what was told before it, the clearance has closed."""
    cleared = plan.clearances.filter(kind=Clearance.Kind.CLEARED).order_by("-recorded_at")
    screens = SafetyScreen.meant_by(plan.user_id).filter(
        answered_at__gte=Subquery(cleared.values("recorded_at")[:1])
    )
    return {code for signs in screens.values_list("signs", flat=True) for code in signs}


def _stands(facts: list[dict[str, Any]]) -> bool:
    """Whether a clearance is of before the plan, or no later sign made it void. A void one looked
    at nothing."""
    return not facts or any(day.get("cleared") or day.get("seen") for day in facts)
