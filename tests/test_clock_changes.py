"""Changes of the clocks before and during a conference are found and told once, in a sentence."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clock_changes import changes, notice
from planner.clocks import Clock, Whose

LOS_ANGELES, BERLIN = ZoneInfo("America/Los_Angeles"), ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)


def utc(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "at", "minutes"),
    [
        ("America/Los_Angeles", "2027-03-14 10:00", 60),
        ("America/Los_Angeles", "2027-11-07 09:00", -60),
        ("Australia/Lord_Howe", "2027-04-03 15:00", -30),
        ("Australia/Lord_Howe", "2027-10-02 15:30", 30),
    ],
)
def test_a_change_is_found_to_the_second(zone: str, at: str, minutes: int) -> None:
    moment = utc(at)
    week = timedelta(days=7)
    found = list(changes(ZoneInfo(zone), moment - week, moment + week))
    assert found == [(moment, timedelta(minutes=minutes))]


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Asia/Kathmandu", "UTC", "America/Phoenix"])
def test_places_that_never_change_their_clocks(zone: str) -> None:
    assert not list(changes(ZoneInfo(zone), utc("2027-01-01 00:00"), utc("2029-01-01 00:00")))


@given(ZONES, st.datetimes(datetime(1975, 1, 2), datetime(2037, 1, 1)), st.integers(1, 400))
def test_the_changes_between_two_moments_add_up(zone: ZoneInfo, start: datetime, days: int) -> None:
    start = start.replace(tzinfo=UTC)
    end = start + timedelta(days=days)
    found = list(changes(zone, start, end))
    offsets = [moment.astimezone(zone).utcoffset() for moment in (start, end)]
    assert sum((each.by for each in found), timedelta()) == offsets[1] - offsets[0]
    for at, by in found:
        before = (at - timedelta(seconds=1)).astimezone(zone).utcoffset()
        assert at.astimezone(zone).utcoffset() - before == by


def told(first: str, last: str, now: str, *, zone: ZoneInfo = LOS_ANGELES) -> list[str]:
    own = Clock(Whose.OWN, BERLIN)
    found = notice(zone, own, utc(first), utc(last), utc(now))
    return [*found.urgent, "–", *found.rest]


def test_a_change_during_the_conference_is_told_in_either_clock() -> None:
    assert told("2027-03-12 17:00", "2027-03-29 17:00", "2027-03-10 12:00") == [
        "During the conference, on Sunday 14 March at 2:00, "
        "clocks in Los Angeles go forward by 1 h.",
        "During the conference, on Sunday 28 March at 2:00, clocks in Berlin go forward by 1 h.",
        "–",
    ]


def test_clocks_go_back_by_the_hour_that_they_showed_before() -> None:
    found = told("2027-11-05 17:00", "2027-11-08 17:00", "2027-11-05 18:00")
    assert found == [
        "During the conference, on Sunday 7 November at 2:00, "
        "clocks in Los Angeles go back by 1 h.",
        "–",
    ]


def test_another_distance_than_today_is_told() -> None:
    """Planned in winter for the two weeks in which only America has put its clocks forward."""
    assert told("2027-03-16 17:00", "2027-03-18 17:00", "2027-02-01 12:00") == [
        "Conference time will be 8 h behind your time; today it is 9 h behind: "
        "the times shown are already right.",
        "–",
        "Clocks in Los Angeles go forward by 1 h between now and the conference: "
        "the times shown are already right.",
    ]


def test_the_same_distance_as_today_is_only_good_to_know() -> None:
    """Planned in March for April: both places have put their clocks forward meanwhile."""
    found = told("2027-04-16 17:00", "2027-04-18 17:00", "2027-03-01 12:00")
    assert found[0] == "–"
    assert [sentence.split(" go ")[0] for sentence in found[1:]] == [
        "Clocks in Los Angeles",
        "Clocks in Berlin",
    ]


def test_to_show_the_same_time_from_then_on_is_told() -> None:
    london = ZoneInfo("Europe/London")
    found = notice(
        ZoneInfo("Africa/Abidjan"),
        Clock(Whose.OWN, london),
        utc("2027-11-16 17:00"),
        utc("2027-11-18 17:00"),
        utc("2027-07-01 12:00"),
    )
    assert found.urgent == (
        "Conference time will be the same time as your time; today it is 1 h behind: "
        "the times shown are already right.",
    )


def test_nothing_is_told_of_what_is_over_or_never_changes() -> None:
    assert told("2027-03-12 17:00", "2027-03-16 17:00", "2027-03-20 12:00") == ["–"]
    assert told("2027-03-20 09:00", "2027-03-22 17:00", "2027-03-20 12:00") == ["–"]


def test_a_talk_with_a_wrong_year_brings_no_sentence_for_each_year_until_then() -> None:
    found = told("2027-03-12 17:00", "2127-03-29 17:00", "2027-03-10 12:00")
    assert len(found) == 1 + 2 * 3


def test_one_clock_is_not_told_of_twice() -> None:
    found = told("2027-03-26 17:00", "2027-03-29 17:00", "2027-03-25 12:00", zone=BERLIN)
    assert len(found) == 2
