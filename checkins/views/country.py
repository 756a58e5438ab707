"""The first page of starting: where the person is, and their yes to keeping health answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from checkins import agreeing, forms
from checkins.cookies import remember
from checkins.guessing import region_guessed
from checkins.regions import Region, region_or_neutral

WAITING = "yes"  # in the session, until there is a person whom the yes belongs to


@dataclass(frozen=True)
class Place:
    """One button: where, and which number that place has for an emergency."""

    code: str
    name: str
    number: str
    numbers: str


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def country(request: HttpRequest) -> HttpResponse:
    """One tap, the guess first. Who has agreed already is not asked that again."""
    asks_yes = not has_yes(request)
    sent = request.POST if request.method == "POST" else None
    form = forms.CountryForm(sent, asks_yes=asks_yes)
    if form.is_valid():
        region = form.cleaned_data["region"]
        _keep(request, region, now=timezone.now())
        response = redirect("checkins:safety")
        remember(response, "region", region)
        return response
    guess = region_guessed(request.headers.get("Accept-Language", ""))
    chosen = request.POST.get("region") or request.COOKIES.get("region", "")
    places = {code: _place(code) for code in forms.COUNTRIES}
    first = places.pop(chosen, None) or places.pop(guess, None)
    context = {
        "form": form,
        "asks_yes": asks_yes,
        "wording": agreeing.WORDINGS[agreeing.CURRENT],
        "first": first,
        "is_guess": first is not None and first.code != chosen,
        "places": places.values(),
    }
    return render(request, "checkins/country.html", context, status=422 if form.errors else 200)


def has_yes(request: HttpRequest) -> bool:
    """Whether answers about health may be kept: a person's own yes, or one that waits here."""
    if request.user.is_authenticated:
        return agreeing.has_agreed(request.user)
    return WAITING in request.session


def settle(request: HttpRequest, person: Any) -> None:
    """Give the person who was just made the yes and the region that waited for them."""
    waiting = request.session.pop(WAITING, None)
    if waiting:
        given = datetime.fromisoformat(waiting["given_at"])
        agreeing.agree(person, now=given, wording=waiting["wording"])
        _live_in(person, waiting["region"])


def _keep(request: HttpRequest, region: str, *, now: datetime) -> None:
    """Store region and yes with the person, or until there is one."""
    if request.user.is_authenticated:
        agreeing.agree(request.user, now=now)
        _live_in(request.user, region)
        return
    waiting = request.session.get(WAITING) or {
        "wording": agreeing.CURRENT,
        "given_at": now.isoformat(),
    }
    request.session[WAITING] = waiting | {"region": region}


def _live_in(person: Any, region: str) -> None:
    person.region = region
    person.save(update_fields=["region"])


def _place(code: str) -> Place:
    """What a button says. The names are short, for a number stands beside them."""
    region = region_or_neutral(code)
    names = {"EU": _("Elsewhere in the EU"), "other": _("Somewhere else")}
    name = names.get(code, str(region.name))
    return Place(code, name, region.emergency_number or "", _numbers(region))


def _numbers(region: Region) -> str:
    """ "999, and NHS 111"; general words where there is no number."""
    emergency = str(region.emergency_words)
    if not region.emergency_number:
        return _("General advice, no phone numbers")
    if not region.urgent_number:
        return emergency
    lines = {"GB": "NHS", "NZ": "Healthline"}
    advice = f"{lines.get(region.code, '')} {region.urgent_number}".strip()
    return _("%(emergency)s, and %(advice)s") % {
        "emergency": emergency,
        "advice": advice.replace(" ", "\N{NO-BREAK SPACE}"),
    }
