"""How much is explained in a session, in words and in sound, and which sound its page offers first
(ux.md 2.6 and 2.16)."""

from typing import Any

from routines.models import GuidedSession

FULL_SESSIONS = 3  # so many are explained in full before the voice becomes brief
BY_ITSELF = "auto"


def level_for(session: GuidedSession, person: Any, *, new: bool | None = None) -> str:
    """Full, brief or off: as the person chose, or else full as long as the routine is new to them.
    `new` says so where it is known."""
    if person.voice != BY_ITSELF:
        return str(person.voice)
    return "full" if (is_new(session) if new is None else new) else "brief"


def is_new(session: GuidedSession) -> bool:
    """Whether the person did its routine fewer times than it is explained for."""
    return done_before(session) < FULL_SESSIONS


def done_before(session: GuidedSession) -> int:
    """How often the person did its routine before, counted up to `FULL_SESSIONS`.

    Only what was finished before this session began counts, so what a session explains stays."""
    done = GuidedSession.objects.filter(user=session.user_id, routine=session.routine_id)
    before = done.filter(finished_at__lt=session.started_at)
    return before.order_by()[:FULL_SESSIONS].count()


def sound_for(person: Any) -> str:
    """The sound that is chosen as the page opens: voice, reader, tones or off.

    Without a voice there is no choice of a screen reader: "voice" is then the tones alone too."""
    return "voice" if (person.voice, person.sound) == ("off", "reader") else str(person.sound)
