"""Where authors write exercises and routines, look at the draft, publish and withdraw."""

from routines.admin.exercise import ExerciseAdmin
from routines.admin.routine import RoutineAdmin
from routines.admin.version import RoutineVersionAdmin

__all__ = ["ExerciseAdmin", "RoutineAdmin", "RoutineVersionAdmin"]
