"""What a person told under rule set 1 becomes rows of reasons. A plan without rolling gets its
conditions and F21. A lock that still stands, or that nobody has answered since, gets its signs: it
ends under rule set 2, where these stay out until a professional agrees (clinical.md 5.7 D)."""

from django.db import migrations

# As rule set 2 was released.
AFTER_A_LOCK = {
    "rolling": {"F06", "F07", "F08", "F09", "F10", "F11", "F11b", "F13", "F21"},
    "raises": {"F10", "F11", "F17", "F21"},
}
UNTIL_AGREED = {"raises": {"F21"}, "glides": {"F22"}}


def write_reasons_down(apps, schema_editor):
    SafetyScreen = apps.get_model("checkins", "SafetyScreen")
    people = SafetyScreen.objects.order_by("user").values_list("user", flat=True).distinct()
    for person in people.iterator():
        plans = apps.get_model("checkins", "Plan").objects.filter(user=person)
        reasons = {}
        for plan in plans:
            for reason, told_at in _of_plan(apps, plan):
                reasons.setdefault(reason, told_at)
        if not plans:
            for screen in _screens_that_count(apps, person):
                for reason in _reasons([*screen.signs, *screen.conditions], AFTER_A_LOCK):
                    reasons.setdefault(reason, screen.answered_at)
        for (what, code), told_at in reasons.items():
            apps.get_model("checkins", "LeftOut").objects.create(
                user_id=person, what=what, code=code, told_at=told_at
            )
        if any(what == "rolling" for what, _code in reasons):
            plans.update(may_roll=False)


def _reasons(codes, leaves_out):
    for code in codes:
        if not code.startswith("F"):
            yield "rolling", code  # a condition
        for what, signs in leaves_out.items():
            if code in signs:
                yield what, code


def _of_plan(apps, plan):
    """(what, code) and when it was told, oldest first."""
    screens = apps.get_model("checkins", "SafetyScreen").objects.filter(user=plan.user_id)
    check_ins = plan.check_ins.order_by("received_at")
    told = [(one.answered_at, [*one.signs, *one.conditions]) for one in screens]
    told += [(one.received_at, one.signs) for one in check_ins]
    leaves_out = UNTIL_AGREED if plan.may_roll else UNTIL_AGREED | {"rolling": {"F21"}}
    for told_at, codes in sorted(told, key=lambda one: one[0]):
        for reason in _reasons(codes, leaves_out):
            if reason[0] != "rolling" or not plan.may_roll:
                yield reason, told_at
    for check_in in _of_the_lock(plan):
        for reason in _reasons(check_in.signs, AFTER_A_LOCK):
            yield reason, check_in.received_at


def _of_the_lock(plan):
    """The answers of a lock that no answer has followed yet."""
    counted = plan.check_ins.filter(event__isnull=False).order_by("event")
    last = counted.last()
    if last is None or not last.decisions.filter(superseded_at=None, status="locked").exists():
        return []
    cleared = plan.clearances.filter(kind="cleared", event__lt=last.event).order_by("event").last()
    return list(counted.filter(event__gt=cleared.event) if cleared else counted)


def _screens_that_count(apps, person):
    """Of somebody without a plan: the newest screen, and those whose lock stands."""
    screens = apps.get_model("checkins", "SafetyScreen").objects.filter(user=person)
    cleared = apps.get_model("checkins", "Clearance").objects.filter(user=person, kind="cleared")
    last = cleared.order_by("recorded_at").last()
    locking = screens.filter(locks=True)
    standing = locking.filter(answered_at__gt=last.recorded_at) if last else locking
    newest = screens.order_by("answered_at").last()
    return [*standing.exclude(pk=newest.pk), newest]


class Migration(migrations.Migration):
    dependencies = [("checkins", "0002_rule_set_2")]
    operations = [migrations.RunPython(write_reasons_down, migrations.RunPython.noop)]
