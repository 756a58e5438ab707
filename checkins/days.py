"""The time between two sessions and between two check-ins; which day it is comes from routines."""

from datetime import datetime, timedelta, tzinfo

from routines.days import day_of

__all__ = ["BETWEEN_CHECK_INS", "BETWEEN_SESSIONS", "day_of", "evening_from"]

BETWEEN_SESSIONS = timedelta(hours=6)  # clinical.md 2, O12
BETWEEN_CHECK_INS = timedelta(hours=8)  # trust.md T8: no zone makes two days of one
LATEST_EVENING_HOUR = 22  # an evening session that would start later is not asked for


def evening_from(first_done: datetime, zone: tzinfo) -> datetime | None:
    """The local time from which the day's second session fits, six hours after the first was
    done; None where that is too late in the evening, since sessions are never doubled up."""
    start = (first_done + BETWEEN_SESSIONS).astimezone(zone)
    too_late = start.hour >= LATEST_EVENING_HOUR or day_of(start, zone) != start.date()
    return None if too_late or day_of(start, zone) != day_of(first_done, zone) else start
