"""Pages anyone may read: warning signs, how we decide, about. None of them needs the database."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from checkins import warning_signs
from checkins.regions import REGIONS, WITH_NUMBERS, region_or_neutral
from checkins.rules import newest
from checkins.views.access import region_of
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
    """Every rule in the order in which it is asked, from the tuple that the engine runs."""
    context = {
        "rules": rules_in_words(newest()),
        "book_rules": book_rules_in_words(newest()),
        "policy": newest().policy,
    }
    return render(request, "checkins/how_we_decide.html", context)


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who wrote the method, what the evidence shows, and who can read the answers."""
    return render(request, "checkins/about.html", {"regions": WITH_NUMBERS})
