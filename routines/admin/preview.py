"""The draft as a person would see it: the player at phone width, the list of steps, every word."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from routines import figures, timeline
from routines.admin import publish
from routines.admin.forms import PreviewForm
from routines.content import publishing
from routines.content.document import ScriptError, parse
from routines.content.prescribing import prescribed
from routines.models import Exercise
from routines.movements import WORK_STATES
from routines.timeline import HowTo, State, Step, Timeline

FIRST_ROLLS = 5  # where the rules begin: clinical.md 1.2


@dataclass(frozen=True)
class Row:
    """A state in the table of everything that happens, and the way to see it on the phone."""

    state: State
    url: str

    @property
    def clock(self) -> str:
        """When it begins, from the start of the session: "1:05"."""
        return f"{self.state.start_ms // 60_000}:{self.state.start_ms // 1000 % 60:02}"

    @property
    def screen(self) -> list[str]:
        """The lines on the screen, each once."""
        return list(dict.fromkeys(line.text for line in self.state.cues))

    @property
    def voice(self) -> list[str]:
        """What the full voice says."""
        return [cue.text for cue in self.state.spoken if "full" in cue.levels]


@dataclass(frozen=True)
class ListedStep:
    """A step, how to do it, and its two still figures."""

    step: Step
    how_to: HowTo | None
    start: SafeString
    end: SafeString


@require_safe
def preview(request: HttpRequest, routine_id: int, model_admin: ModelAdmin) -> HttpResponse:
    """Show the saved draft. Nothing is stored and nothing is published."""
    routine = publish.routine_or_404(model_admin, request, routine_id)
    draft = publish.state_of(routine)
    form = PreviewForm(_choices(request.GET, draft.document))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Preview"),
        "subtitle": routine.name,
        "opts": model_admin.opts,
        "original": routine,
        "draft": draft,
        "may_publish": request.user.has_perm("routines.publish_routine"),
        "form": form,
    }
    if form.is_valid():
        plan = _played(draft.document, form.cleaned_data)
        context |= _screens(request.GET, plan) if plan else {}
    return TemplateResponse(request, "admin/routines/routine/preview.html", context)


def _choices(asked: QueryDict, document: dict[str, Any]) -> dict[str, Any]:
    """What to show: as asked, else a first full session with the left calf sore."""
    usual: dict[str, Any] = {"variant": "full", "side": "left", "reps": _first_rolls(document)}
    return usual | {name: asked[name] for name in usual if name in asked}


def _first_rolls(document: dict[str, Any]) -> int:
    """The rolls of a person's first session, as a session would have it."""
    try:
        return prescribed(parse(document), FIRST_ROLLS) or FIRST_ROLLS
    except ScriptError:
        return FIRST_ROLLS


def _played(document: dict[str, Any], chosen: dict[str, Any]) -> Timeline | None:
    """The session, or None for a draft too unfinished to be played."""
    try:
        script = parse(document)
        return timeline.compile(
            script,
            timeline.Dose(reps=prescribed(script, chosen["reps"])),
            chosen["side"],
            chosen["variant"],
            words=gettext,
        )
    except (ValueError, IndexError, KeyError):  # no steps, or cue lines or a posture missing
        return None


def phone(plan: Timeline, at: int) -> dict[str, Any]:
    """What the template of the player needs to show the state `at` as it begins."""
    state = plan.states[at]
    side = plan.steps[state.step - 1].side  # also where the state itself is of no side
    number = ""
    if state.number.kind == "seconds":
        number = str(round(state.length_ms / 1000))
    elif state.number.kind == "reps":
        number = "1"
    return {
        "plan": plan,
        "state": state,
        "number": number,
        "marks": state.number.marks[1:],
        "figure": _still(state.figure, state.phase[0].phase, side),
    }


def phone_of(exercise: Exercise) -> dict[str, Any]:
    """The player where this exercise is worked, alone; empty for one that is too unfinished."""
    document = publishing.draft_alone(exercise)
    plan = _played(document, _choices(QueryDict(), document))
    working = [state.index for state in plan.states if state.name in WORK_STATES] if plan else []
    return phone(plan, working[0]) if plan and working else {}


def _screens(asked: QueryDict, plan: Timeline) -> dict[str, Any]:
    """The phone, its other screens, and the table of everything that happens."""
    at = asked.get("state", "")
    is_number = at.isascii() and at.isdigit() and len(at) < 6
    here = min(int(at), len(plan.states) - 1) if is_number else 0
    rows = [Row(state, _url(asked, screen="player", state=state.index)) for state in plan.states]
    return phone(plan, here) | {
        "screen": "list" if asked.get("screen") == "list" else "player",
        "player_url": _url(asked, screen="player"),
        "list_url": _url(asked, screen="list"),
        "rows": rows,
        "before": rows[here - 1] if here else None,
        "after": rows[here + 1] if here + 1 < len(rows) else None,
        "steps": [
            ListedStep(
                step,
                plan.how_to_of(step),
                _still(step.figure, 0.0, step.side),
                _still(step.figure, _far_end(step.figure), step.side),
            )
            for step in plan.steps
        ],
    }


def _url(asked: QueryDict, **changed: Any) -> str:
    """This page with the same choices and another screen or state."""
    query = asked.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return "?" + query.urlencode()


def _far_end(figure: str) -> float:
    """Where a movement is furthest from its start; anywhere for no figure."""
    return figures.DRAWN[figure].far_end if figure else 1.0


def _still(figure: str, phase: float, side: str) -> SafeString:
    """A figure, or nothing for the walk to the wall. The drawing holds no text of an author's."""
    return mark_safe(figures.still(figure, phase, side or "right")) if figure else SafeString()
