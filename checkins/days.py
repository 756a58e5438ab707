"""When a second session fits. Which day it is comes from routines."""

from datetime import datetime, timedelta, tzinfo

from checkins.rules import newest
from routines.days import day_of, seconds_left

__all__ = ["day_of", "evening_from", "seconds_left"]

LATEST_EVENING_HOUR = 22  # an evening session that would start later is not asked for


def evening_from(first_done: datetime, zone: tzinfo) -> datetime | None:
    """The local time from which the day's second session fits, some hours after the first was
    done; None where that is too late in the evening, since sessions are never doubled up."""
    start = (first_done + timedelta(hours=newest().policy.sessions_apart_hours)).astimezone(zone)
    too_late = start.hour >= LATEST_EVENING_HOUR or day_of(start, zone) != start.date()
    return None if too_late or day_of(start, zone) != day_of(first_done, zone) else start
