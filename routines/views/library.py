"""The library: pages that anyone may read, of what is published and in use. Nothing is started or
written here."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from routines import figures
from routines.content.document import Script, Step
from routines.content.in_use import scripts_in_use
from routines.content.limits import PLAYED
from routines.content.publishing import known_codes
from routines.explaining import Explained, explained
from routines.pictures import named_still, pair


@login_not_required
@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """Every exercise, grouped by what it is for, and the routines that are made of them."""
    scripts = scripts_in_use()
    shelves = [
        {"script": script, "rows": [_row(_explained(script, step)) for step in script.steps]}
        for script in _shelves(scripts)
    ]
    if not shelves:
        raise Http404
    routines = [script for script in scripts if script.role in PLAYED]
    return render(request, "library/exercises.html", {"shelves": shelves, "routines": routines})


@login_not_required
@require_safe
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    """One exercise with everything that is known about it."""
    script, step = _on_shelf(slug)
    context = {
        "exercise": _explained(script, step),
        "shelf": script,
        "figure": named_still(step.figure, 0, "right", arrow=True, movable=True),
        "pair": pair(step.figure, "right"),
        "frames": f"img/figures/{figures.frames_file(step.figure)}",
        "leave_out": _left_out_for(step),
        "goes_round": figures.DRAWN[step.figure].cyclic,
    }
    return render(request, "library/exercise.html", context)


@login_not_required
@require_safe
def routine(request: HttpRequest, slug: str) -> HttpResponse:
    """What a published routine consists of, in order. An exercise that is on no shelf any more has
    no page to lead to."""
    scripts = scripts_in_use()
    script = next((one for one in scripts if one.slug == slug and one.role in PLAYED), None)
    if script is None:
        raise Http404
    on_shelves = {step.exercise for shelf in _shelves(scripts) for step in shelf.steps}
    rows = [
        {**_row(told), "has_page": step.exercise in on_shelves, "says": _says(told)}
        for step in script.steps
        if (told := _explained(script, step))
    ]
    return render(request, "library/routine.html", {"script": script, "rows": rows})


@login_not_required
@require_safe
def causes(request: HttpRequest) -> HttpResponse:
    """What the article says about tight and weak calves, and what the evidence says
    (clinical.md 1.6). Needs no database."""
    return render(request, "library/causes.html")


def _left_out_for(step: Step) -> list[Any]:
    """The signs and conditions with which nobody does it, in words."""
    words = known_codes()
    return [words[code] for code in words if code in step.avoid_if]


def _shelves(scripts: Any) -> list[Script]:
    return [script for script in scripts if script.role not in PLAYED]


def _on_shelf(slug: str) -> tuple[Script, Step]:
    """An exercise where it stands first. Raises Http404 for one that stands nowhere."""
    for script in _shelves(scripts_in_use()):
        for step in script.steps:
            if step.exercise == slug:
                return script, step
    raise Http404


def _explained(script: Script, step: Step) -> Explained:
    return explained(script, step, get_language() or "")


def _says(told: Explained) -> str:
    """How much of it and on which legs, in a line."""
    return " ".join(f"{capfirst(one)}." for one in (told.start, told.often or told.sides))


def _row(told: Explained) -> dict[str, Any]:
    """A line of a list: an exercise, and its still."""
    return {"exercise": told, "pair": pair(told.step.figure, "right")}
