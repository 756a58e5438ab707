"""The writer of safety screens: what was ticked, whether it locks, and what it leaves out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from checkins import deciding, leaving_out, warning_signs
from checkins.models import Plan, SafetyScreen
from checkins.plans import held
from checkins.rules import newest

_CLOSE = timedelta(minutes=1)  # a phone tells the age of an answer in whole seconds


def pass_screen(
    user: Any,
    *,
    signs: Iterable[str],
    conditions: Iterable[str],
    now: datetime,
    as_was: Iterable[str] = (),
) -> SafetyScreen:
    """Keep an answered safety screen, with whether it locks exercises (clinical.md 3.1). `as_was`
    are signs and conditions known before that are no worse (5.7 L)."""
    signs, conditions = sorted(set(signs)), sorted(set(conditions))
    with transaction.atomic():
        screen = SafetyScreen.objects.create(
            user=user,
            answered_at=now,
            signs=signs,
            conditions=conditions,
            as_was=sorted(set(as_was)),
            locks=warning_signs.outcome(signs, conditions).locks,
            rule_set=newest().id,
        )
        leaving_out.leave_out(user.pk, [*signs, *conditions], now)
        return screen


def pass_screen_again(
    plan: Plan,
    *,
    signs: Iterable[str],
    conditions: Iterable[str],
    now: datetime,
    today: date,
    as_was: Iterable[str] = (),
) -> SafetyScreen:
    """The whole screen while the plan runs: after a clearance, before starting again, or on a page
    left open in another tab. A yes of any level counts at once."""
    with transaction.atomic():
        plan = held(plan.pk)
        screen = pass_screen(plan.user, signs=signs, conditions=conditions, now=now, as_was=as_was)
        deciding.count_signs(plan, 0, [*screen.signs, *screen.conditions], now, is_anew=True)
        Plan.objects.filter(pk=plan.pk).update(weekly_on=today, screen_due=False)
        return screen


@contextmanager
def one_by_one(user: Any) -> Iterator[None]:
    """Two deliveries of one answer, of which a page that closes may leave the first behind, wait
    for each other: the second finds what the first has kept."""
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)
        yield


def is_told(
    user: Any,
    *,
    since: datetime | None,
    signs: Iterable[str],
    conditions: Iterable[str],
    as_was: Iterable[str] = (),
) -> bool:
    """Whether the same answer, given at `since`, has been kept: a phone that did not hear so sends
    it again. Without a moment nobody can tell; then it counts, as that may lock, never unlock."""
    if since is None:
        return False
    kept = SafetyScreen.objects.filter(user=user, answered_at__gte=since - _CLOSE)
    same = tuple(sorted(set(one)) for one in (signs, conditions, as_was))
    return same in kept.values_list("signs", "conditions", "as_was")


def tell(
    plan: Plan, *, now: datetime, signs: Iterable[str] = (), conditions: Iterable[str] = ()
) -> SafetyScreen:
    """Signs or conditions without a whole screen: health changed, as the weekly page asks, or a
    screen stopped at what locks. It is kept as a screen is, and what locks counts at once; a whole
    screen that is due stays due."""
    with transaction.atomic():
        plan = held(plan.pk)
        screen = pass_screen(plan.user, signs=signs, conditions=conditions, now=now)
        deciding.count_signs(plan, 0, [*screen.signs, *screen.conditions], now, is_anew=True)
        return screen
