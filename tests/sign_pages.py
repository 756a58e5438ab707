"""Addresses that only tests open: the parts about warning signs on pages of their own, with what
is known from before."""

from datetime import date
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path

from calfcare.urls import handler500, urlpatterns
from checkins import safety_form, sign_forms
from checkins.views.access import region_of
from checkins.warning_signs import Known

__all__ = ["handler500", "urlpatterns"]
TOLD, SEEN = date(2026, 5, 3), date(2026, 5, 5)
KINDS = {
    "daily": (sign_forms.DailySignsForm, "signs"),
    "weekly": (sign_forms.WeeklySignsForm, "weekly_signs"),
    "leg": (partial(safety_form.SafetyForm, page="leg"), "weekly_signs"),
}


@login_not_required
def page(request: HttpRequest, kind: str) -> HttpResponse:
    """One form. A valid answer comes back as data; `known` in the address makes codes known."""
    form_class, template = KINDS[kind]
    known = [Known(code, TOLD, SEEN) for code in request.GET.getlist("known")]
    form = form_class(request.POST if request.method == "POST" else None, known=known)
    if form.is_valid():
        kept = ("signs", "conditions", "as_was")
        return JsonResponse({name: form.cleaned_data.get(name) for name in kept})
    context = {"form": form, "region": region_of(request)}
    status = 422 if form.errors else 200
    return render(request, f"checkins/{template}.html", context, status=status)


urlpatterns = [*urlpatterns, path("only-tests/<slug:kind>/", page)]
