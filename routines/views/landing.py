"""The first page."""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from routines import figures
from routines.pictures import named_still


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """Who this is for and what will happen. A known device goes straight to today."""
    if request.user.is_authenticated and not request.user.is_staff:
        return redirect("checkins:today")
    context = {
        "figure": named_still("roll", 0.5, "right", movable=True),
        "frames": json.dumps(figures.frames("roll"), separators=(",", ":")),
    }
    return render(request, "routines/landing.html", context)
