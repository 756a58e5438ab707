"""A version's timelines, compiled once for the same content, dose and language.

A published document never changes, so what is made of it need not be made again."""

import hashlib
import json
from functools import lru_cache

from django.utils.translation import get_language, gettext

from routines import script, timeline
from routines.models import RoutineVersion

_KEPT = 512  # doses × sides × variants × paces of a few versions


def timeline_of(
    version: RoutineVersion, *, reps: int | None, side: str, variant: str, pace: str
) -> timeline.Timeline:
    """The states of one session, in the language in use. `reps` None leaves rolling out."""
    return _compiled(_text(version), reps, side, variant, pace, get_language())


def timeline_json(
    version: RoutineVersion, *, reps: int | None, side: str, variant: str, pace: str
) -> tuple[bytes, str]:
    """The same as the bytes of `timeline.json`, with their ETag."""
    return _encoded(_text(version), reps, side, variant, pace, get_language())


def stretches_each_side(version: RoutineVersion) -> int:
    """How often each leg is stretched in the full variant."""
    return sum(s["repeats"] for s in version.script["steps"] if s["movement"] == "hold")


def _text(version: RoutineVersion) -> str:
    return json.dumps(version.script, sort_keys=True)


@lru_cache(maxsize=_KEPT)
def _compiled(
    document: str, reps: int | None, side: str, variant: str, pace: str, language: str | None
) -> timeline.Timeline:
    content = script.parse(json.loads(document))
    dose = timeline.Dose(reps=reps)
    return timeline.compile(content, dose, side, variant, pace, words=gettext)


@lru_cache(maxsize=_KEPT)
def _encoded(
    document: str, reps: int | None, side: str, variant: str, pace: str, language: str | None
) -> tuple[bytes, str]:
    plain = _compiled(document, reps, side, variant, pace, language).as_json()
    body = json.dumps(plain, separators=(",", ":")).encode()
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'
