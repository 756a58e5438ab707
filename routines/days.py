"""Which day it is for a person: their own date, rolling over at 04:00 (clinical.md 5.6)."""

from datetime import date, datetime, timedelta, tzinfo

ROLL_OVER = timedelta(hours=4)


def day_of(now: datetime, zone: tzinfo) -> date:
    """The person's day at the moment `now` (aware): until 04:00 it is still yesterday."""
    return (now.astimezone(zone).replace(tzinfo=None) - ROLL_OVER).date()
