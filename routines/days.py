"""Which day it is for a person: their own date, rolling over at 04:00 (clinical.md 5.6).

The only place with this rule. A page gets the seconds that its day has left (`seconds_left`), so
that its scripts need no clock rule of their own."""

import math
from datetime import date, datetime, time, timedelta, tzinfo

ROLL_OVER = timedelta(hours=4)


def day_of(now: datetime, zone: tzinfo) -> date:
    """The person's day at the moment `now` (aware): until 04:00 it is still yesterday."""
    return (now.astimezone(zone).replace(tzinfo=None) - ROLL_OVER).date()


def seconds_left(now: datetime, zone: tzinfo) -> int:
    """Whole seconds from `now` (aware) until the person's next day begins, at least 1."""
    begins = datetime.combine(day_of(now, zone) + timedelta(days=1), time.min) + ROLL_OVER
    return max(1, math.ceil(begins.replace(tzinfo=zone).timestamp() - now.timestamp()))
