"""Times and days are written in English, short and without a doubt, in any locale."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.times import (
    clock,
    day_and_month,
    day_mark,
    day_range,
    instant,
    long_day,
    minutes,
    offset_name,
    short_day,
    span,
    span_under,
    zone_name,
)

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
NINE = datetime(2027, 3, 9, 17, 5, tzinfo=UTC)
SUMMER = datetime(2027, 7, 1, 12, tzinfo=UTC)


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
        (date(2021, 4, 30), date(2021, 5, 2), "30 Apr – 2 May 2021"),
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
        ("America/Sao_Paulo", NINE, "UTC−3"),
        ("Asia/Kathmandu", NINE, "UTC+5:45"),
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


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("America/Los_Angeles", "UTC−7"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC−2:30"),
        ("UTC", "UTC+0"),
    ],
)
def test_an_offset_has_a_name(place: str, name: str) -> None:
    assert offset_name(SUMMER.astimezone(ZoneInfo(place))) == name


@pytest.mark.parametrize(
    ("place", "start", "length", "expected"),
    [
        ("America/Los_Angeles", "9 17:00", 15, "9:00 – 9:15"),
        ("Asia/Tokyo", "9 17:00", 15, "2:00 – 2:15 next day"),
        ("Asia/Kolkata", "9 18:15", 30, "23:45 – 0:15 into next day"),
        ("America/Los_Angeles", "10 07:45", 30, "23:45 – 0:15 into next day"),
        ("Pacific/Honolulu", "9 09:45", 30, "23:45 – 0:15 from previous day"),
        ("Pacific/Honolulu", "9 08:00", 15, "22:00 – 22:15 previous day"),
        ("America/Los_Angeles", "10 07:45", 15, "23:45 – 0:00"),
        ("Asia/Kolkata", "9 18:30", 15, "0:00 – 0:15 next day"),
        ("America/Los_Angeles", "9 17:00", 3 * 24 * 60, "9:00 – 9:00 until 3 days later"),
        ("Asia/Tokyo", "9 17:00", 24 * 60, "2:00 – 2:00 next day – 2 days later"),
    ],
)
def test_a_span_says_where_its_date_is_not_that_of_its_heading(
    place: str, start: str, length: int, expected: str
) -> None:
    moment = datetime.strptime(f"2027-3-{start} +0000", "%Y-%m-%d %H:%M %z")
    end = moment + timedelta(minutes=length)
    assert span_under(date(2027, 3, 9), moment, end, ZoneInfo(place)) == expected


def test_a_span_under_no_day_or_without_a_time_has_no_mark() -> None:
    end = NINE + timedelta(minutes=15)
    assert span_under(None, NINE, end, ZoneInfo("Asia/Tokyo")) == "2:05 – 2:20"
    assert span_under(date(2027, 3, 9), None, None, LOS_ANGELES) == ""


_ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
_MARKS = {"": (0, 0), "next day": (1, 1), "previous day": (-1, -1), "into next day": (0, 1)}
_MARKS |= {"from previous day": (-1, 0)}


@given(
    _ZONES,
    st.datetimes(datetime(1990, 1, 2), datetime(2060, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 600),
)
def test_a_shown_time_with_its_day_and_zone_is_the_same_instant(
    zone: ZoneInfo, start: datetime, length: int
) -> None:
    """In every zone of the world: nothing but the fold of an hour that comes twice is lost."""
    start = start.replace(second=0, microsecond=0)
    end = start + timedelta(minutes=length)
    for heading in (start.date(), start.astimezone(zone).date()):
        mark = day_mark(heading, start, end, zone)
        if mark not in _MARKS:
            continue  # two days away
        for moment, shown, days in zip(
            (start, end), span(start, end, zone).split(" – "), _MARKS[mark], strict=True
        ):
            hour, minute = map(int, shown.split(":"))
            is_midnight = moment is end and (hour, minute) == (0, 0)  # which ends its day
            day = heading + timedelta(days=days + is_midnight)
            local = datetime.combine(day, time(hour, minute), zone)
            shown_as = {local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
            assert moment in shown_as
