"""Abbreviations of time zones, and instants from a place's clock."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import zones
from planner.errors import PlannerError

SUMMER = datetime(2027, 7, 1, 12, 0)
WINTER = datetime(2027, 1, 15, 12, 0)


@pytest.mark.parametrize(
    ("printed", "local", "place", "hours"),
    [
        ("PDT", SUMMER, "America/Los_Angeles", -7),
        ("PST", WINTER, "America/Los_Angeles", -8),
        ("EDT", SUMMER, "America/New_York", -4),
        ("EST", WINTER, "America/New_York", -5),
        ("CDT", SUMMER, "America/Chicago", -5),
        ("CST", WINTER, "America/Chicago", -6),
        ("MDT", SUMMER, "America/Denver", -6),
        ("MST", WINTER, "America/Denver", -7),
        ("MST", SUMMER, "America/Phoenix", -7),
        ("AKDT", SUMMER, "America/Anchorage", -8),
        ("HST", SUMMER, "Pacific/Honolulu", -10),
        ("UTC", SUMMER, "UTC", 0),
        ("GMT", WINTER, "Europe/London", 0),
        ("BST", SUMMER, "Europe/London", 1),
        ("CET", WINTER, "Europe/Berlin", 1),
        ("CEST", SUMMER, "Europe/Berlin", 2),
        ("EET", WINTER, "Europe/Helsinki", 2),
        ("EEST", SUMMER, "Europe/Helsinki", 3),
        ("WET", WINTER, "Europe/Lisbon", 0),
        ("WEST", SUMMER, "Europe/Lisbon", 1),
        ("IST", SUMMER, "Asia/Kolkata", 5.5),
        ("SGT", SUMMER, "Asia/Singapore", 8),
        ("HKT", SUMMER, "Asia/Hong_Kong", 8),
        ("JST", SUMMER, "Asia/Tokyo", 9),
        ("KST", SUMMER, "Asia/Seoul", 9),
        ("AEST", SUMMER, "Australia/Sydney", 10),
        ("AEDT", WINTER, "Australia/Sydney", 11),
        ("ACST", SUMMER, "Australia/Adelaide", 9.5),
        ("AWST", SUMMER, "Australia/Perth", 8),
        ("NZST", SUMMER, "Pacific/Auckland", 12),
        ("NZDT", WINTER, "Pacific/Auckland", 13),
        ("BRT", SUMMER, "America/Sao_Paulo", -3),
        # Out of its season the offset still holds; only the place has no name of its own.
        ("EDT", WINTER, "Etc/GMT+4", -4),
        ("CEST", WINTER, "Etc/GMT-2", 2),
        ("UTC+2", SUMMER, "Etc/GMT-2", 2),
        ("UTC-07:00", SUMMER, "Etc/GMT+7", -7),
        ("UTC+5:30", SUMMER, "Asia/Kolkata", 5.5),
        ("GMT+0", SUMMER, "UTC", 0),
    ],
)
def test_an_abbreviation_gives_its_offset_and_a_place(
    printed: str, local: datetime, place: str, hours: float
) -> None:
    assert zones.known(printed)
    assert zones.places(printed, local)[0] == place
    moment = zones.instant(local, zones.zone(place))
    assert moment.utcoffset() == timedelta(hours=hours)


def test_other_meanings_are_proposed_last() -> None:
    assert "Asia/Shanghai" in zones.places("CST", WINTER)[1:]
    assert "Europe/Dublin" in zones.places("IST", SUMMER)[1:]
    assert "Europe/Dublin" not in zones.places("IST", WINTER)


@pytest.mark.parametrize("printed", zones.ABBREVIATIONS)
def test_every_place_of_the_table_exists(printed: str) -> None:
    for local in (SUMMER, WINTER):
        for place in zones.places(printed, local):
            assert zones.zone(place).key == place


@pytest.mark.parametrize("printed", ["", "XQST", "pdt", "UTC+"])
def test_an_unknown_abbreviation_has_no_place(printed: str) -> None:
    assert not zones.known(printed)
    assert zones.places(printed, SUMMER) == ()


@pytest.mark.parametrize("name", ["", "Mars/Crater", "../etc/passwd", "/etc", "America", "\0"])
def test_a_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(PlannerError, match="not a time zone"):
        zones.zone(name)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2080, 1, 1)))
def test_an_instant_shows_the_clock_it_was_made_from(local: datetime) -> None:
    moment = zones.instant(local, zones.zone("Europe/Berlin"))
    assert moment.replace(tzinfo=None) == local


@pytest.mark.parametrize(
    ("place", "printed", "local", "may"),
    [
        ("America/Tijuana", "PDT", SUMMER, True),
        ("America/Tijuana", "PDT", WINTER, False),
        ("Asia/Manila", "PST", WINTER, True),
        ("Asia/Kathmandu", "UTC+5:45", SUMMER, True),
        ("Europe/Paris", "PDT", SUMMER, False),
        ("Europe/Paris", "XQST", SUMMER, False),
        ("Europe/Paris", "", SUMMER, False),
    ],
)
def test_a_place_may_show_an_abbreviation(
    place: str, printed: str, local: datetime, may: bool
) -> None:
    assert zones.may_show(place, printed, local) is may


def test_only_real_names_exist() -> None:
    assert zones.exists("Europe/Paris")
    assert not any(map(zones.exists, ("", "Mars/Crater", "../etc/passwd", "Europe")))


def test_instants_count_over_a_change_of_the_clocks() -> None:
    berlin = zones.zone("Europe/Berlin")
    before = zones.instant(datetime(2027, 3, 28, 1, 30), berlin)
    after = zones.instant(datetime(2027, 3, 28, 3, 30), berlin)
    assert after - before == timedelta(hours=1)
