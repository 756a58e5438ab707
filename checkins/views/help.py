"""Pages anyone may read: warning signs, how we decide, about. None of them needs the database; how
we decide says where a known person stands, if it can."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checkins import severe_pain, warning_signs
from checkins.ladder import grouped_rules, rungs_of, steps_of
from checkins.models import Plan
from checkins.plans import running_plan
from checkins.regions import REGIONS, WITH_NUMBERS, region_or_neutral
from checkins.rules import newest
from checkins.views.access import now_and_day, region_of
from checkins.words import book_rules_in_words, rules_in_words


@login_not_required
@require_safe
def signs(request: HttpRequest) -> HttpResponse:
    """When to get help and where, in the region's words. Anyone may look at another region."""
    asked = region_or_neutral(request.GET.get("region"))
    region = asked if asked.code else region_of(request)
    context = {
        "cards": warning_signs.public_cards(region),
        "not_sure": warning_signs.if_not_sure(region),
        "reviewed_on": warning_signs.REVIEWED_ON,
        "review_note": warning_signs.REVIEW_NOTE,
        "region": region,
        "regions": REGIONS,
    }
    return render(request, "checkins/warning_signs.html", context)


@login_not_required
@require_safe
def how_we_decide(request: HttpRequest) -> HttpResponse:
    """The levels as a ladder, and every rule, from the tuple that the engine runs. Who has a plan
    sees where they stand, and what would move them."""
    rule_set = newest()
    plan = _own_plan(request)
    rolls = plan is None or plan.rolls
    context = {
        "plan": plan,
        "rolls": rolls,
        "rungs": rungs_of(rule_set, plan),
        "steps": steps_of(plan, rule_set) if plan else [],
        "asks_back": plan and severe_pain.open_question(plan, today=now_and_day(request, plan)[1]),
        "groups": grouped_rules(rule_set, rules_in_words(rule_set, rolls=rolls)),
        "book_rules": book_rules_in_words(rule_set),
        "policy": rule_set.policy,
    }
    return render(request, "checkins/how_we_decide.html", context)


def _own_plan(request: HttpRequest) -> Plan | None:
    """The person's running plan with what the engine remembers of it; None for anyone else, and
    where the database cannot say: the rules are the same for all."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    try:
        return (
            running_plan(request.user, with_state=True) if request.user.is_authenticated else None
        )
    except DatabaseError:
        return None


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who wrote the method, what the evidence shows, and who can read the answers."""
    return render(request, "checkins/about.html", {"regions": WITH_NUMBERS})
