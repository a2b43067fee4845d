"""Times and days are written in English, short and without a doubt, in any locale."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.times import (
    clock,
    day_and_month,
    day_range,
    instant,
    long_day,
    minutes,
    short_day,
    span,
    zone_name,
)

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
NINE = datetime(2027, 3, 9, 17, 5, tzinfo=UTC)


def test_a_clock_shows_its_zone() -> None:
    assert clock(NINE, LOS_ANGELES) == "9:05"
    assert clock(NINE, ZoneInfo("Asia/Kathmandu")) == "22:50"


def test_a_span() -> None:
    assert span(NINE, NINE + timedelta(minutes=15), LOS_ANGELES) == "9:05 – 9:20"
    assert span(None, None, LOS_ANGELES) == ""


def test_days() -> None:
    day = date(2021, 5, 4)
    assert short_day(day) == "Tue 4"
    assert day_and_month(day) == "Tue 4 May"
    assert long_day(day) == "Tuesday 4 May 2021"


@given(st.dates())
def test_long_days_are_those_of_the_calendar(day: date) -> None:
    weekday, number, month, year = long_day(day).split()
    assert datetime.strptime(f"{number} {month} {int(year):04}", "%d %B %Y").date() == day
    assert weekday == f"{day:%A}"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2021, 5, 3), date(2021, 5, 7), "3–7 May 2021"),
        (date(2021, 5, 3), date(2021, 5, 3), "3 May 2021"),
        (date(2021, 4, 30), date(2021, 5, 2), "30 Apr 2021 – 2 May 2021"),
        (date(2021, 5, 3), date(2022, 5, 7), "3 May 2021 – 7 May 2022"),
    ],
)
def test_day_ranges(first: date, last: date, expected: str) -> None:
    assert day_range(first, last) == expected


@pytest.mark.parametrize(
    ("zone", "moment", "expected"),
    [
        ("America/Los_Angeles", NINE, "PST"),
        ("America/Los_Angeles", NINE + timedelta(days=30), "PDT"),
        ("America/Sao_Paulo", NINE, "UTC-03"),
        ("Asia/Kathmandu", NINE, "UTC+0545"),
        ("UTC", NINE, "UTC"),
    ],
)
def test_zone_names(zone: str, moment: datetime, expected: str) -> None:
    assert zone_name(moment, ZoneInfo(zone)) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, "0 min"), (50, "50 min"), (60, "1 h"), (575, "9 h 35 min"), (24 * 60, "24 h")],
)
def test_minutes(length: int, expected: str) -> None:
    assert minutes(NINE, NINE + timedelta(minutes=length)) == expected


def test_minutes_pass_while_clocks_are_put_forward() -> None:
    before = datetime(2027, 3, 14, 1, 30, tzinfo=LOS_ANGELES)
    after = datetime(2027, 3, 14, 3, 30, tzinfo=LOS_ANGELES)
    assert minutes(before, after) == "1 h"


def test_instants_sort_by_time_with_none_at_the_end() -> None:
    early = datetime(2027, 3, 9, 12, tzinfo=UTC)
    late = datetime(2027, 3, 9, 8, tzinfo=ZoneInfo("America/New_York"))  # 13:00 UTC
    assert sorted([None, late, early], key=instant) == [early, late, None]
