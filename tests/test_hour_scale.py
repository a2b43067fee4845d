"""The other clock's full hours stand where that clock shows them, in any zone and on any day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.hour_scale import marks

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
DAY = date(2027, 3, 9)
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)


def shown(
    zone: str, first: int, last: int, day: date = DAY, conference: ZoneInfo = LOS_ANGELES
) -> list[str]:
    """`9:30=23:00`, with a + where it is the next day."""
    found = marks(day, first, last, conference, ZoneInfo(zone))
    return [
        f"{m.minute // 60}:{m.minute % 60:02}={m.hour}:00{'+' if m.day > day else ''}"
        for m in found
    ]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", ["9:00=18:00", "10:00=19:00", "11:00=20:00"]),
        ("Asia/Kolkata", ["9:30=23:00", "10:30=0:00+"]),
        ("Asia/Kathmandu", ["9:15=23:00", "10:15=0:00+"]),
        ("Australia/Lord_Howe", ["9:00=4:00+", "10:00=5:00+", "11:00=6:00+"]),
    ],
)
def test_full_hours_stand_at_the_right_place(zone: str, expected: list[str]) -> None:
    assert shown(zone, 9, 11) == expected


def test_half_hours_of_lord_howe_in_its_winter() -> None:
    assert shown("Australia/Lord_Howe", 9, 10, date(2027, 6, 9)) == ["9:30=3:00+"]


def test_an_hour_is_left_out_where_the_other_clock_goes_forward() -> None:
    """Berlin, 28 March: after 1:59 comes 3:00."""
    found = shown("Europe/Berlin", 17, 20, date(2027, 3, 27))
    assert found == ["17:00=1:00+", "18:00=3:00+", "19:00=4:00+", "20:00=5:00+"]


def test_half_an_hour_is_left_out_on_lord_howe() -> None:
    """3 October: after 1:59 comes 2:30, and half an hour later it is 3:00."""
    found = shown("Australia/Lord_Howe", 7, 10, date(2027, 10, 2))
    assert found == ["7:30=1:00+", "9:00=3:00+", "10:00=4:00+"]


def test_the_conference_clock_may_jump_itself() -> None:
    """Los Angeles, 14 March: there is no hour from 2 to 3; 7 November: one comes twice."""
    forward = shown("UTC", 0, 5, date(2027, 3, 14))
    assert forward == ["0:00=8:00", "1:00=9:00", "3:00=10:00", "4:00=11:00", "5:00=12:00"]
    back = shown("UTC", 0, 3, date(2027, 11, 7))
    assert back == ["0:00=7:00", "1:00=8:00", "2:00=10:00", "3:00=11:00"]


def test_a_night_goes_on_after_midnight() -> None:
    assert shown("Europe/Berlin", 23, 26)[-1] == "26:00=11:00+"


@given(ZONES, ZONES, st.dates(date(1990, 1, 1), date(2037, 1, 1)), st.integers(0, 20))
def test_each_mark_is_the_same_instant_on_both_clocks(
    conference: ZoneInfo, other: ZoneInfo, day: date, first: int
) -> None:
    for mark in marks(day, first, first + 8, conference, other):
        assert first * 60 <= mark.minute <= (first + 8) * 60
        there = datetime.combine(day, time()) + timedelta(minutes=mark.minute)
        here = datetime.combine(mark.day, time(mark.hour))
        instants = [
            {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
            for local, zone in ((there, conference), (here, other))
        ]
        assert instants[0] & instants[1]
