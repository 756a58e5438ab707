"""How much the voice says in a session, and which sound its page offers first (ux.md 2.6)."""

from typing import Any

from routines.models import GuidedSession

FULL_SESSIONS = 3  # so many are explained in full before the voice becomes brief
BY_ITSELF = "auto"


def level_for(session: GuidedSession, person: Any) -> str:
    """Full, brief or off: as the person chose, or else full for the first sessions.

    Only what was finished before this session began counts, so the level of a session stays."""
    if person.voice != BY_ITSELF:
        return str(person.voice)
    before = GuidedSession.objects.filter(user=person, finished_at__lt=session.started_at)
    return "full" if before.order_by()[:FULL_SESSIONS].count() < FULL_SESSIONS else "brief"


def is_new(session: GuidedSession) -> bool:
    """Whether the person did its routine fewer times than it is explained for, before it began."""
    done = GuidedSession.objects.filter(user=session.user_id, routine=session.routine_id)
    before = done.filter(finished_at__lt=session.started_at)
    return before.order_by()[:FULL_SESSIONS].count() < FULL_SESSIONS


def sound_for(person: Any) -> str:
    """The sound that is chosen as the page opens: voice, reader, tones or off.

    Without a voice there is no choice of a screen reader: "voice" is then the tones alone too."""
    return "voice" if (person.voice, person.sound) == ("off", "reader") else str(person.sound)
