"""Tables of what to do (content) and of doing it (practice)."""

from routines.models.content import Exercise, Routine, RoutineVersion, Step
from routines.models.practice import GuidedSession

__all__ = ["Exercise", "GuidedSession", "Routine", "RoutineVersion", "Step"]
