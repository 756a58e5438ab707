"""How much is explained in a session, in words and in sound, and which sound its page offers first
(ux.md 2.6 and 2.16)."""

from typing import Any

from routines.models import GuidedSession

BY_ITSELF = "auto"


def level_for(session: GuidedSession, person: Any) -> str:
    """Full, brief or off: as the person chose, or else full while the routine is new to them."""
    if person.voice != BY_ITSELF:
        return str(person.voice)
    return "full" if session.is_new else "brief"


def sound_for(person: Any) -> str:
    """The sound that is chosen as the page opens: voice, reader, tones or off.

    Without a voice there is no choice of a screen reader: "voice" is then the tones alone too."""
    return "voice" if (person.voice, person.sound) == ("off", "reader") else str(person.sound)
