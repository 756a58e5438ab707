"""A version's timelines and tracks, made once in a process for the same dose and language.

A published document never changes, so what is made of it need not be made again. One timeline
serves all levels of voice: its states are as long as the longest words need. So page, list and
every track agree, and a person may change the level on the way."""

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache, partial
from typing import Any

from django.utils.translation import get_language, gettext

from routines import figures, timeline
from routines.content.document import Script, parse
from routines.content.limits import PLAYED
from routines.content.prescribing import prescribed, without
from routines.models import GuidedSession, RoutineVersion
from routines.sound import clips, track

_MOST = 500  # doses × sides × variants × paces of a few versions
_MOST_TRACKS = 16  # of up to 2 MB each
_kept: dict[tuple[Any, ...], "Prepared"] = {}
_kept_reps: dict[tuple[Any, ...], int | None] = {}
_kept_scripts: dict[tuple[int, datetime], Script] = {}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Track:
    """A session in sound: an MP3, and a hash that changes with any of its bytes."""

    body: bytes
    digest: str

    @property
    def etag(self) -> str:
        """Its strong validator."""
        return f'"{self.digest}"'


@dataclass(frozen=True, eq=False)  # one object a session's content, found again by being itself
class Prepared:
    """A timeline, and what is sent of it. `unsaid` lists the words that no clip says; with any
    of them the states keep their own lengths, and the one track is that of tones alone."""

    timeline: timeline.Timeline
    language: str = "en"
    unsaid: tuple[str, ...] = ()

    @cached_property
    def json(self) -> tuple[bytes, str]:
        """The bytes of `timeline.json`, and their ETag. With it go the figures in use by name,
        each a still and the frames that move it: they face right, and the page mirrors them."""
        return self._sent(self.timeline.as_json())

    @cached_property
    def short_json(self) -> tuple[bytes, str]:
        """The same for the player that asks for it."""
        return self._sent(self.timeline.short_json())

    def _sent(self, told: dict[str, Any]) -> tuple[bytes, str]:
        used = sorted({state.figure for state in self.timeline.states if state.figure})
        drawn = {name: {"svg": _moving(name), **figures.frames(name)} for name in used}
        body = json.dumps(told | {"figures": drawn}, separators=(",", ":")).encode()
        return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'

    def track(self, level: str) -> Track | None:
        """The sound of a level – full, brief or off – or None where clips are missing."""
        if self.unsaid and level != "off":
            return None
        return _joined(self, level)


def _moving(name: str) -> str:
    # In a string of JSON a double quote takes two characters.
    return figures.still(name, 0, arrow=True, movable=True).replace('"', "'")


def prepared(
    version: RoutineVersion,
    *,
    reps: int | None,
    side: str,
    variant: str,
    pace: str,
    is_new: bool = False,
    left_out: Sequence[str] = (),
) -> Prepared:
    """The session of this dose, in the language in use. `reps` None leaves rolling out; `is_new` is
    for a person's first three sessions; `left_out` are exercises that it goes without.

    The document itself is read only for a dose that was not asked for before."""
    language = get_language() or ""
    dose = (reps, side, variant, pace, is_new, *left_out)
    key = (version.pk, version.published_at, language, *dose)
    found = _kept.get(key)
    if found is None:
        if len(_kept) >= _MOST:
            _kept.clear()
        content = without(parse(version.script), left_out)
        rolls = timeline.Dose(reps=reps)
        found = _kept[key] = _made(content, rolls, side, variant, pace, is_new)
    return found


def reps_for(version: RoutineVersion, reps: int | None) -> int | None:
    """The rolls of a session for a plan at so many, as `prescribed` has it. The document is read
    only for a number that was not asked for before."""
    key = (version.pk, version.published_at, reps)
    if key not in _kept_reps:
        if len(_kept_reps) >= _MOST:
            _kept_reps.clear()
        _kept_reps[key] = prescribed(parse(version.script), reps)
    return _kept_reps[key]


def script_of(version: int, published_at: datetime) -> Script:
    """What a version says. The document is read once."""
    key = (version, published_at)
    if key not in _kept_scripts:
        if len(_kept_scripts) >= _MOST:
            _kept_scripts.clear()
        _kept_scripts[key] = parse(RoutineVersion.objects.only("script").get(pk=version).script)
    return _kept_scripts[key]


def prepared_for(session: GuidedSession) -> Prepared:
    """What a session is made of: its frozen words, its dose, its side."""
    return prepared(
        session.version,
        reps=session.reps,
        side=session.side,
        variant=session.variant,
        pace=session.pace,
        is_new=session.is_new,
        left_out=session.left_out,
    )


def unsaid(content: Script) -> list[str]:
    """What the voice may have to say in this script and no clip says yet, in the language in
    use. The script has passed `checking.validate`. Where nothing is played, nothing is said."""
    if content.role not in PLAYED:
        return []
    return list(_unsaid(content, get_language() or ""))


@lru_cache(maxsize=32)
def _unsaid(content: Script, language: str) -> tuple[str, ...]:
    voice = clips.spoken(language)
    return tuple(voice.missing(timeline.spoken_texts(content, words=gettext)))


def forget() -> None:
    """Drop what is kept. Only tests need it, where another database brings the same numbers."""
    _kept.clear()
    _kept_reps.clear()
    _kept_scripts.clear()
    _joined.cache_clear()
    _unsaid.cache_clear()


def _made(
    content: Script, dose: timeline.Dose, side: str, variant: str, pace: str, is_new: bool
) -> Prepared:
    language = get_language() or ""
    voice = clips.spoken(language)
    compiled = partial(
        timeline.compile, content, dose, side, variant, pace, is_new=is_new, words=gettext
    )
    try:
        made = compiled(clip_ms=voice.ms)
    except track.MissingClip:
        made = compiled()
        missing = voice.missing(cue.text for state in made.states for cue in state.spoken)
        # Words of an author, never of a person who follows them.
        log.warning("No clip in %s says: %s", language, " | ".join(missing))
        return Prepared(made, language, tuple(missing))
    return Prepared(made, language)


@lru_cache(maxsize=_MOST_TRACKS)
def _joined(made: Prepared, level: str) -> Track | None:
    try:
        body = track.build(made.timeline, level, clips.spoken(made.language), clips.tones())
    except (track.Overlap, KeyError):
        # The player then guides without the track; a session is worth more than its sound.
        log.exception("No track could be joined")
        return None
    return Track(body, hashlib.sha256(body).hexdigest()[:32])
