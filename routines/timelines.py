"""A version's timelines, compiled once in a process for the same dose and language.

A published document never changes, so what is made of it need not be made again."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language, gettext

from routines import figures, script, timeline
from routines.models import GuidedSession, RoutineVersion

_MOST = 500  # doses × sides × variants × paces of a few versions
_kept: dict[tuple[Any, ...], "Prepared"] = {}


@dataclass(frozen=True)
class Prepared:
    """A timeline, and what is sent of it."""

    timeline: timeline.Timeline

    @cached_property
    def json(self) -> tuple[bytes, str]:
        """The bytes of `timeline.json`, and their ETag. With it go the frames of the figures in
        use, by name: they face right, and the page mirrors them with the picture."""
        moving = sorted({state.figure for state in self.timeline.states if state.figure})
        frames = {name: figures.frames(name) for name in moving}
        body = json.dumps(
            self.timeline.as_json() | {"figures": frames}, separators=(",", ":")
        ).encode()
        return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def prepared(
    version: RoutineVersion, *, reps: int | None, side: str, variant: str, pace: str
) -> Prepared:
    """The session of this dose, in the language in use. `reps` None leaves rolling out.

    The document itself is read only for a dose that was not asked for before."""
    key = (version.pk, version.published_at, reps, side, variant, pace, get_language())
    found = _kept.get(key)
    if found is None:
        if len(_kept) >= _MOST:
            _kept.clear()
        dose = timeline.Dose(reps=reps)
        content = script.parse(version.script)
        made = timeline.compile(content, dose, side, variant, pace, words=gettext)
        found = _kept[key] = Prepared(made)
    return found


def prepared_for(session: GuidedSession) -> Prepared:
    """What a session is made of: its frozen words, its dose, its side."""
    return prepared(
        session.version,
        reps=session.reps,
        side=session.side,
        variant=session.variant,
        pace=session.pace,
    )


def forget() -> None:
    """Drop what is kept. Only tests need it, where another database brings the same numbers."""
    _kept.clear()
