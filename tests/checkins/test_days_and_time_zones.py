"""Which day it is: the person's own date, rolling over at 04:00 (H9)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkins.days import day_of, evening_from, seconds_left
from routines.models import GuidedSession
from tests.checkins.steps import answer
from tests.pages import Page

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        (datetime(2026, 9, 8, 3, 59), date(2026, 9, 7)),
        (datetime(2026, 9, 8, 4, 0), date(2026, 9, 8)),
        (datetime(2026, 9, 8, 23, 59), date(2026, 9, 8)),
        (datetime(2026, 3, 29, 4, 30), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 3, 59), date(2026, 10, 24)),
    ],
)
def test_the_day_begins_at_four_also_when_the_clocks_change(local, expected):
    assert day_of(local.replace(tzinfo=LONDON), LONDON) == expected


CLOCK_CHANGES = [  # at each of them, 4 hours before is on another date than 4 on the clock
    (datetime(2026, 3, 29, 3, 30, tzinfo=UTC), date(2026, 3, 29), 23.5 * 3600),
    (datetime(2026, 10, 25, 3, 30, tzinfo=UTC), date(2026, 10, 24), 1800),
]


@pytest.mark.parametrize(("moment", "day", "left"), CLOCK_CHANGES)
def test_where_the_clocks_change_the_day_is_that_of_the_clock(moment, day, left):
    assert (day_of(moment, LONDON), seconds_left(moment, LONDON)) == (day, left)


@pytest.mark.django_db
@pytest.mark.parametrize(("moment", "day", "left"), CLOCK_CHANGES)
def test_a_page_says_its_day_and_how_long_that_lasts(client, plan, clock, moment, day, left):
    plan.user.time_zone = "Europe/London"
    plan.user.save()
    clock.move_to(moment)
    page = client.get("/settings/").content.decode()
    assert f'data-day="{day}" data-day-left="{int(left)}"' in page


@given(
    minutes=st.integers(0, 15 * 366 * 24 * 60),
    zone=st.sampled_from(sorted(available_timezones())),
)
def test_when_its_seconds_are_over_the_next_day_is_there(minutes, zone):
    moment, place = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes), ZoneInfo(zone)
    left = timedelta(seconds=seconds_left(moment, place))
    assert day_of(moment + left, place) > day_of(moment, place)
    assert day_of(moment + left - timedelta(seconds=1), place) == day_of(moment, place)


@given(
    minutes=st.integers(0, 15 * 366 * 24 * 60),  # whole datetimes are slow to make up
    zone=st.sampled_from(sorted(available_timezones())),
    hours=st.integers(0, 72),
)
def test_time_going_on_never_brings_an_earlier_day_back(minutes, zone, hours):
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    place = ZoneInfo(zone)
    assert day_of(moment + timedelta(hours=hours + 1), place) >= day_of(moment, place)


def at(hour, minute=0):
    return datetime(2026, 9, 8, hour, minute, tzinfo=LONDON)


def test_the_evening_is_six_hours_after_the_morning():
    assert evening_from(at(8, 15), LONDON) == at(14, 15)


def test_a_late_first_session_has_no_second_that_day():
    assert evening_from(at(15, 59), LONDON) == at(21, 59)
    assert evening_from(at(16), LONDON) is None
    assert evening_from(at(23), LONDON) is None
    assert evening_from(datetime(2026, 9, 9, 1, tzinfo=LONDON), LONDON) is None


@pytest.mark.django_db
def test_a_session_left_part_way_goes_on_after_travelling_west(client, plan, clock):
    clock.tomorrow()
    answer(plan, "same", 2)
    plan.user.time_zone = "America/Los_Angeles"
    plan.user.save()
    where = client.post("/sessions/", {"variant": "full"})["Location"]
    client.post(f"{where}stop/", {"state": 3})
    clock.later(hours=2)
    assert client.post("/sessions/", {"variant": "full"})["Location"] == where
    assert Page(client.get(where)).heading != "That day is over"
    client.post(f"{where}complete/")
    assert GuidedSession.objects.get(pk=where.split("/")[2]).finished_at
