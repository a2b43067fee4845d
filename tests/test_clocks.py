"""The clock in use is named in words, and so is its distance from the conference's."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clocks import Clock, Whose, agree, ahead, difference, place_name

MARCH = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)
APRIL = datetime(2027, 4, 9, 17, 0, tzinfo=UTC)
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)


@pytest.mark.parametrize(
    ("whose", "zone", "expected"),
    [
        (Whose.CONFERENCE, "America/Los_Angeles", "Conference time (PST)"),
        (Whose.OWN, "Europe/Berlin", "Your time (CET)"),
        (Whose.PLACE, "Asia/Kolkata", "Kolkata time (IST)"),
        (Whose.PLACE, "Asia/Kathmandu", "Kathmandu time (UTC+5:45)"),
        (Whose.PLACE, "America/Argentina/Buenos_Aires", "Buenos Aires time (UTC−3)"),
        (Whose.PLACE, "Australia/Lord_Howe", "Lord Howe time (UTC+11)"),
        (Whose.PLACE, "UTC", "UTC"),
    ],
)
def test_a_clock_is_named_in_words(whose: Whose, zone: str, expected: str) -> None:
    assert Clock(whose, ZoneInfo(zone)).name([MARCH]) == expected


def test_both_names_are_told_where_clocks_change_meanwhile() -> None:
    clock = Clock(Whose.CONFERENCE, ZoneInfo("America/Los_Angeles"))
    assert clock.name([MARCH, APRIL]) == "Conference time (PST/PDT)"
    assert clock.name([]) == "Conference time (Los Angeles)"


@pytest.mark.parametrize(
    ("zone", "name"), [("Etc/GMT+5", "UTC−5"), ("America/Indiana/Knox", "Knox"), ("UTC", "UTC")]
)
def test_a_place_has_a_name(zone: str, name: str) -> None:
    assert place_name(ZoneInfo(zone)) == name


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Kolkata", "13 h 30 min ahead of you"),
        ("Asia/Kathmandu", "13 h 45 min ahead of you"),
        ("Pacific/Honolulu", "2 h behind you"),
        ("America/Tijuana", "the same time as you"),
    ],
)
def test_the_difference_is_told_in_words(zone: str, expected: str) -> None:
    by = ahead(ZoneInfo(zone), ZoneInfo("America/Los_Angeles"), MARCH)
    assert difference(by) == expected.removesuffix(" you").removesuffix(" of").removesuffix(" as")
    assert difference(by, "you") == expected


def test_clocks_agree_only_if_they_do_all_the_time() -> None:
    denver, phoenix = ZoneInfo("America/Denver"), ZoneInfo("America/Phoenix")
    assert agree(denver, phoenix, [MARCH])
    assert not agree(denver, phoenix, [MARCH, APRIL])
    assert agree(denver, denver, [MARCH, APRIL])


@given(ZONES, ZONES, st.datetimes(datetime(1990, 1, 2), datetime(2060, 1, 1)))
def test_to_be_ahead_is_the_other_one_being_behind(
    zone: ZoneInfo, other: ZoneInfo, moment: datetime
) -> None:
    moment = moment.replace(tzinfo=UTC)
    assert ahead(zone, other, moment) == -ahead(other, zone, moment)
    local = (moment.astimezone(each).replace(tzinfo=None) for each in (zone, other))
    assert next(local) - next(local) == ahead(zone, other, moment)
