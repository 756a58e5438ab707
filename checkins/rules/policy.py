"""The numbers behind the rules: named, bounded, checked when built, and versioned."""

from dataclasses import MISSING, asdict, dataclass, field, fields
from typing import Any

# The engine remembers this many check-ins. No threshold may ask for more.
WINDOW = 14


class PolicyError(ValueError):
    """A policy breaks its bounds. ``errors`` lists every fault, one sentence each."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = tuple(errors)


def _threshold(unit: str, low: int, high: int, not_asked: int | None = None) -> int:
    """Declare a whole number with its unit and its inclusive bounds.

    ``not_asked`` is what a set has that does not ask for it: the value that changes nothing.
    """
    default: Any = MISSING if not_asked is None else not_asked
    declared: int = field(default=default, metadata={"unit": unit, "low": low, "high": high})
    return declared


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every threshold of clinical.md 5. Raises PolicyError naming all faults at once.

    A released policy is never changed: a new one is written beside it, with a new version.
    Pain and tightness are on the 0-10 scale; "days" are calendar days. What set 1 does not ask
    has a value that no answer reaches, so that its policy stands as it was released.
    """

    version: str

    # Level: rolls in one session.
    base_reps: int = _threshold("rolls", 1, 20)
    top_reps: int = _threshold("rolls", 1, 20)
    step_up_reps: int = _threshold("rolls", 1, 5)
    step_down_reps: int = _threshold("rolls", 1, 5)

    # Pain limits.
    pause_pain: int = _threshold("pain", 1, 10)  # from here no exercise that day
    severe_pain: int = _threshold("pain", 1, 10)  # from here the plan locks
    bad_session_pain: int = _threshold("pain", 1, 10)  # from here a session was a bad one
    reps_pain: int = _threshold("pain", 0, 10)  # up to here rolls may be added
    maintain_pain: int = _threshold("pain", 0, 10)  # up to here maintenance goes on
    pain_jump: int = _threshold("points", 1, 10)  # a rise beyond measurement error

    # Worse answers.
    worse_in_a_row: int = _threshold("check-ins", 2, WINDOW)
    worse_count: int = _threshold("check-ins", 2, WINDOW)
    worse_days: int = _threshold("days", 2, WINDOW)

    # Days away.
    gap_once_a_day: int = _threshold("days", 1, 60)
    gap_fewer_reps: int = _threshold("days", 1, 60)
    gap_new_episode: int = _threshold("days", 1, 60)

    # Sessions and weeks that hurt.
    bad_sessions: int = _threshold("sessions", 1, WINDOW)
    week_days: int = _threshold("days", 1, WINDOW // 2)
    week_rise_after: int = _threshold("days", 1, 60)
    week_rise_points: int = _threshold("points", 1, 10)
    week_rise_check_ins: int = _threshold("check-ins", 1, WINDOW // 2)

    # Going up.
    better_for_reps: int = _threshold("check-ins", 1, WINDOW)
    better_after_cool: int = _threshold("check-ins", 1, WINDOW)

    # Going over to maintenance.
    maintenance_after: int = _threshold("days", 1, 365)
    maintenance_check_ins: int = _threshold("check-ins", 1, WINDOW)
    maintenance_within: int = _threshold("days", 1, 60)
    maintenance_pain: int = _threshold("pain", 0, 10)

    # When to say "see your doctor".
    book_after: int = _threshold("days", 1, 365)
    book_always_after: int = _threshold("days", 1, 365)
    book_paused: int = _threshold("check-ins", 1, WINDOW)
    improved_points: int = _threshold("points", 1, 10)
    improved_mean_of: int = _threshold("check-ins", 1, WINDOW)
    improved_baseline: int = _threshold("pain", 0, 10)
    improved_mean: int = _threshold("pain", 0, 10)
    improved_better: int = _threshold("check-ins", 1, WINDOW)
    improved_better_of: int = _threshold("check-ins", 1, WINDOW)

    # Tightness, clinical.md 5.7 F. 11 is above the scale.
    improved_tight_points: int = _threshold("points", 1, 11, not_asked=11)
    improved_tight_baseline: int = _threshold("tightness", 1, 11, not_asked=11)  # else on pain
    improved_tight_mean: int = _threshold("tightness", 0, 10, not_asked=0)
    maintenance_tight: int = _threshold("tightness", 0, 10, not_asked=10)
    relapse_tight: int = _threshold("tightness", 1, 11, not_asked=11)  # from here it ends

    # How close two answers or two sessions may come, 5.7 A, H and I.
    answers_apart_hours: int = _threshold("hours", 1, 24, not_asked=8)
    sessions_apart_hours: int = _threshold("hours", 1, 24, not_asked=6)
    extra_after_hours: int = _threshold("hours", 0, 24, not_asked=0)
    extra_sessions: int = _threshold("sessions", 0, 20, not_asked=20)  # beyond the plan, a day

    # What is asked again, and for how long it counts, 5.7 C, E and G.
    weekly_days: int = _threshold("days", 1, 365, not_asked=365)  # from one weekly form to the next
    journey_weeks: int = _threshold("weeks", 1, 52, not_asked=52)  # F09
    strain_hours: int = _threshold("hours", 0, 168, not_asked=72)  # a strain with bruising
    birth_weeks: int = _threshold("weeks", 0, 52, not_asked=12)  # after it, rolling may come back
    appointment_days: int = _threshold("days", 0, 365, not_asked=0)  # booked at most so far ahead

    # What makes a sign or a condition one, 3.2 and 3.3. Set 1 had these as words alone.
    journey_hours: int = _threshold("hours", 1, 24, not_asked=4)  # F09 [R1][R2]: longer than these
    bed_days: int = _threshold("days", 1, 60, not_asked=3)  # F09 [R1][R2]: so many in bed, or more
    operation_weeks: int = _threshold("weeks", 1, 52, not_asked=12)  # F09 [R1][R2], and 3.3
    cancer_months: int = _threshold("months", 1, 120, not_asked=6)  # F09 [R1][R2]: since treatment
    episodes: int = _threshold("episodes", 2, 20, not_asked=3)  # F23 (PD): so many of them,
    episodes_months: int = _threshold("months", 1, 60, not_asked=6)  # within these
    adult_age: int = _threshold("years", 16, 21, not_asked=18)  # F24 (PD): under it, no plan
    older_age: int = _threshold("years", 40, 100, not_asked=65)  # F24b (PD): over it

    # Maintenance, O16 [D17]: on so many days a week.
    maintenance_days: int = _threshold("days", 1, 7, not_asked=3)
    maintenance_days_most: int = _threshold("days", 1, 7, not_asked=5)

    # Running, 5.7 J: up to here a person may go on.
    running_pain: int = _threshold("pain", 0, 10, not_asked=0)
    running_pain_better: int = _threshold("pain", 0, 10, not_asked=0)

    def __post_init__(self) -> None:
        errors = self._errors_in_bounds() or self._errors_in_order()
        if not (isinstance(self.version, str) and self.version):
            errors.append("version must be a text that is not empty")
        if errors:
            raise PolicyError(errors)

    def numbers(self) -> dict[str, int | str]:
        """Return every threshold by name, to fill the {placeholders} of a sentence."""
        return asdict(self)

    def _errors_in_bounds(self) -> list[str]:
        errors = []
        for threshold in fields(self):
            if not threshold.metadata:
                continue
            value = getattr(self, threshold.name)
            low, high = threshold.metadata["low"], threshold.metadata["high"]
            if type(value) is not int or not low <= value <= high:
                unit = threshold.metadata["unit"]
                errors.append(
                    f"{threshold.name} must be a whole number of {unit} from {low} to {high}, "
                    f"not {value!r}"
                )
        return errors

    def _errors_in_order(self) -> list[str]:
        """Return the pairs that stand the wrong way round."""
        not_above = [
            ("base_reps", "top_reps"),
            ("maintenance_pain", "maintain_pain"),
            ("worse_count", "worse_days"),
            ("week_rise_check_ins", "week_days"),
            ("maintenance_check_ins", "maintenance_within"),
            ("improved_better", "improved_better_of"),
            ("extra_after_hours", "sessions_apart_hours"),
            ("maintenance_days", "maintenance_days_most"),
            ("running_pain_better", "running_pain"),
        ]
        below = [
            ("reps_pain", "pause_pain"),
            ("maintain_pain", "pause_pain"),
            ("pause_pain", "severe_pain"),
            ("gap_once_a_day", "gap_fewer_reps"),
            ("gap_fewer_reps", "gap_new_episode"),
            ("book_after", "book_always_after"),
            ("maintenance_tight", "relapse_tight"),
            ("running_pain", "pause_pain"),
        ]
        errors = [
            f"{lower} must not be above {upper}"
            for lower, upper in not_above
            if getattr(self, lower) > getattr(self, upper)
        ]
        errors += [
            f"{lower} must be below {upper}"
            for lower, upper in below
            if getattr(self, lower) >= getattr(self, upper)
        ]
        # Both weeks that are compared lie inside the episode, and so inside the window.
        if self.week_rise_after < 2 * self.week_days:
            errors.append("week_rise_after must be at least twice week_days")
        return errors
