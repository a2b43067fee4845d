"""Own entries when zone or year are corrected: each by the clock by which it was typed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Programme
from planner.corrections import with_title, with_year, with_zone
from planner.own_times import with_own_entries_moved
from planner.plan import OwnEntry, Plan

ZONES = ("America/Los_Angeles", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "UTC")


def own(text: str, zone: str, typed_in: str = "", hours: int = 1) -> OwnEntry:
    start = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    end = start + timedelta(hours=hours)
    return OwnEntry(id="own", title="Lunch", start=start, end=end, time_zone=typed_in)


def moved(entry: OwnEntry, before: Programme, after: Programme) -> OwnEntry:
    plan = Plan(conference_id="slm-2027").with_own_entry(entry)
    return with_own_entries_moved(plan, before, after).own_entries["own"]


def shown(entry: OwnEntry, zone: str) -> list[str]:
    return [f"{m.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" for m in (entry.start, entry.end)]


@pytest.fixture
def programme(conference: Conference) -> Programme:
    """In the time of Los Angeles."""
    return Programme(conference=conference)


@pytest.mark.parametrize("zone", ZONES)
def test_what_was_typed_by_the_conferences_clock_keeps_its_time_there(
    programme: Programme, zone: str
) -> None:
    lunch = own("2027-03-09 12:30", "America/Los_Angeles")
    after = moved(lunch, programme, with_zone(programme, zone))
    assert shown(after, zone) == ["2027-03-09 12:30", "2027-03-09 13:30"]


@pytest.mark.parametrize("zone", ZONES)
def test_what_was_typed_by_another_clock_keeps_its_instant(programme: Programme, zone: str) -> None:
    call = own("2027-03-09 18:00", "Europe/Berlin", "Europe/Berlin")
    assert moved(call, programme, with_zone(programme, zone)) == call


def test_an_entry_over_midnight_and_over_a_change_of_clocks_keeps_both_times(
    programme: Programme,
) -> None:
    night = own("2027-03-13 23:30", "America/Los_Angeles", hours=4)  # clocks go on at 2:00
    assert shown(night, "America/Los_Angeles") == ["2027-03-13 23:30", "2027-03-14 03:30"]
    after = moved(night, programme, with_zone(programme, "Europe/Berlin"))
    assert shown(after, "Europe/Berlin") == ["2027-03-13 23:30", "2027-03-14 03:30"]


def test_another_year_takes_all_along_each_by_its_own_clock(programme: Programme) -> None:
    later = with_year(programme, 2029)
    lunch = moved(own("2027-03-09 12:30", "America/Los_Angeles"), programme, later)
    assert shown(lunch, "America/Los_Angeles")[0] == "2029-03-09 12:30"
    # Berlin's clocks go on later than those of Los Angeles.
    call = moved(own("2027-03-20 18:00", "Europe/Berlin", "Europe/Berlin"), programme, later)
    assert shown(call, "Europe/Berlin")[0] == "2029-03-20 18:00"
    leap = moved(own("2028-02-29 12:30", "America/Los_Angeles"), programme, later)
    assert shown(leap, "America/Los_Angeles")[0] == "2030-02-28 12:30"


def test_another_name_and_a_zone_that_is_not_known_move_nothing(programme: Programme) -> None:
    lunch = own("2027-03-09 12:30", "America/Los_Angeles")
    assert moved(lunch, programme, with_title(programme, "Lanterns")) is lunch
    odd = replace(lunch, time_zone="Mars/Olympus")
    assert moved(odd, programme, with_zone(programme, "UTC")) is odd


@given(zones=st.permutations(ZONES), minutes=st.integers(-600, 600))
def test_there_and_back_again_is_where_it_was(zones: list[str], minutes: int) -> None:
    first = datetime(2027, 6, 9, 12, tzinfo=ZoneInfo(zones[0]))
    facts = Conference(id="slm-2027", title="S", time_zone=zones[0], read_at=first)
    before = Programme(conference=facts)
    after = with_zone(before, zones[1])
    lunch = own((first + timedelta(minutes=minutes)).replace(tzinfo=None).isoformat(), zones[0])
    assert shown(moved(moved(lunch, before, after), after, before), "UTC") == shown(lunch, "UTC")
