"""What every page about a plan needs first: the person's own plan, and which day it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from checkins.days import day_of
from checkins.models import Plan
from checkins.plans import running_plan
from checkins.regions import Region, region_or_neutral
from routines.acks import not_yet

if TYPE_CHECKING:
    from accounts.models import User  # its type only: this app needs no import of accounts

P = ParamSpec("P")
started = login_required(login_url=reverse_lazy("checkins:country"))


def plan_required(
    view: Callable[Concatenate[HttpRequest, Plan, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Hand the view the person's running plan; without one, they start at the safety screen."""

    @wraps(view)
    def with_plan(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        plan = running_plan(request.user)
        if plan is None:
            return redirect("checkins:safety")
        return view(request, plan, *args, **kwargs)

    return with_plan


def agreed(
    view: Callable[Concatenate[HttpRequest, Plan, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Plan, P], HttpResponse]:
    """Let only those pass whose yes to keeping health answers holds (clinical.md 5.7 M). The others
    are asked for it first; an answer from an outbox stays on the phone until then. Stands below
    `plan_required`."""

    @wraps(view)
    def with_yes(
        request: HttpRequest, plan: Plan, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if needs_agreement(plan):
            return asked_to_agree(request)
        return view(request, plan, *args, **kwargs)

    return with_yes


def asked_to_agree(request: HttpRequest) -> HttpResponse:
    """To the page of the yes. An answer from an outbox stays where it is, and comes again."""
    page = reverse("accounts:agreement")
    why = _("First agree that we may keep your health answers. This answer stays on your phone.")
    return not_yet(request, redirect(page), "agreement", why, page)


def needs_agreement(plan: Plan) -> bool:
    """Whether the person has to agree before the next check-in or session. Asks the database
    nothing: `running_plan` has read it with the plan."""
    return not plan.is_agreed


def person_of(request: HttpRequest) -> User:
    """The signed-in person. Views that anyone may open do not ask."""
    assert request.user.is_authenticated
    return request.user


def now_and_day(request: HttpRequest, plan: Plan | None = None) -> tuple[datetime, date]:
    """The moment of this request and the person's day. Taken once, in the view. A plan's day never
    goes back: for who travels west the last one stays until the local date passes it (clinical.md
    5.7 I)."""
    now = timezone.now()
    day = day_of(now, person_of(request).zone)
    return now, max(day, plan.sessions_from) if plan else day


def region_of(request: HttpRequest) -> Region:
    """Whose phone numbers to show: the person's choice, kept in a cookie so that the warning
    pages need no database (trust.md I13), else the site's."""
    return region_or_neutral(request.COOKIES.get("region") or settings.REGION)
