"""What the page after a session says: today's half circles, one true sentence, what comes next
(ux.md 2.16). Reads only."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from checkins import change_words, changes
from checkins import today as reading
from checkins.models import Plan
from checkins.rules import newest
from routines.models import GuidedSession


@dataclass(frozen=True)
class Closing:
    """The page in words. `halves` has one mark for each session of the day, true where it is done;
    `now` says that Today has something to do at once."""

    heading: str
    halves: tuple[bool, ...]
    line: str
    next: str
    now: bool = False


def closing_of(
    session: GuidedSession,
    plan: Plan,
    *,
    rests: bool,
    day: date,
    now: datetime,
    zone: tzinfo,
) -> Closing:
    """What is said after a session of this day. `rests`: it felt worse or hurt too much."""
    here = reading.today_for(plan, day=day, now=now, zone=zone)
    is_over = rests or here.state in {reading.DONE, reading.REST, reading.REST_AFTER_SESSION}
    halves = tuple(half for half in here.halves if half or not is_over)
    heading, what_next, is_now = _what_next(here, zone)
    # Whatever fell before: somebody who says "worse" now is not told of it.
    if rests and here.is_stopped:
        line = ""  # rest is no advice where something else comes first
    elif rests:
        heading, line = (
            _("No more exercises today"),
            _("That can happen. Rest it for the rest of today."),
        )
    else:
        line = _line(session, plan, day)
    return Closing(heading, halves, line, what_next, is_now)


def _what_next(here: reading.Today, zone: tzinfo) -> tuple[str, str, bool]:
    """The heading, what comes next and when, and whether that is now."""
    for_now = _("Done for now")
    if here.is_stopped:
        return _("Saved"), _("Now: see what Today says."), True
    if here.state == reading.EVENING and here.evening_from:
        time = date_format(here.evening_from.astimezone(zone), "H:i")
        return for_now, _("This evening, after {time}: the same again.").format(time=time), False
    if here.state in {reading.CHECK_IN, reading.WELCOME_BACK}:
        words = _("Now: tell us how your calf is today. It decides the rest of the day.")
        return for_now, words, True
    if here.state == reading.CARRY_ON:
        return for_now, _("Today, when you like: carry on where you stopped."), True
    if here.state == reading.DUE:
        return for_now, _("Today, when you like: your session."), True
    if here.state == reading.DONE and here.plan.status == Plan.Status.MAINTENANCE:
        words = _(
            "Tomorrow, or a day later. {maintenance_days} to {maintenance_days_most} days a week"
            " are enough."
        )
        return _("Done for today"), words.format(**newest().policy.numbers()), False
    is_rest = here.state != reading.DONE
    heading = _("No more exercises today") if is_rest else _("Done for today")
    return heading, _("Tomorrow we will ask once more, then decide."), False


def _line(session: GuidedSession, plan: Plan, day: date) -> str:
    """How the numbers went in the last days; where they did not, that the session is over. Which of
    its steps were skipped nobody is told, so nothing is said of what was done."""
    answers = plan.check_ins.filter(
        event__isnull=False, day__gte=day - changes.LOOKS_BACK, day__lte=day
    ).values_list("day", "pain", "tight")
    found = changes.of_the_week(
        (changes.Told(*answer) for answer in answers),
        today=day,
        worst_since=session.highest_pain,
    )
    if found:
        return change_words.line_of(*found, today=day)
    if session.finished_at:
        return _("Your session is over.")
    return _("Your session ended early. What you did still counts.")
