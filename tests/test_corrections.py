"""Answers to guesses: what moves, what stays."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from planner import corrections
from planner.conference import (
    About,
    Conference,
    Guess,
    Kind,
    Programme,
    Report,
    Session,
    Talk,
)
from planner.errors import PlannerError
from planner.records import PROGRAMME, read_programme, to_json

PACIFIC = ZoneInfo("America/Los_Angeles")


@pytest.fixture
def programme(conference: Conference) -> Programme:
    guesses = (
        Guess(about=About.YEAR, value="2027", options=("2021",)),
        Guess(about=About.ZONE, value="America/Los_Angeles"),
        Guess(about=About.TITLE, value="SLM 2027"),
    )
    return Programme(conference=conference, report=Report(guesses=guesses))


def night(start: datetime, hours: int, zone: str = "America/Los_Angeles") -> Programme:
    """One talk that begins at `start`, as the whole programme."""
    times = {"start": start, "end": start + timedelta(hours=hours)}
    return Programme(
        conference=Conference(
            id="night",
            title="Night",
            time_zone=zone,
            read_at=datetime(2026, 11, 21, tzinfo=UTC),
            sessions=(Session(id="s", title="S", kind=Kind.SOCIAL, **times),),
            talks=(Talk(id="t", session_id="s", **times),),
        )
    )


def clocks(programme: Programme) -> list[str]:
    """What the wall clock shows, less the year."""
    conference = programme.conference
    return [
        f"{moment.astimezone(conference.zone):%m-%d %H:%M}"
        for item in (*conference.sessions, *conference.talks)
        for moment in (item.start, item.end)
        if moment
    ]


def ids(programme: Programme) -> list[str]:
    conference = programme.conference
    return [conference.id, *(s.id for s in conference.sessions), *(t.id for t in conference.talks)]


def open_guesses(programme: Programme) -> set[About]:
    return {guess.about for guess in programme.report.guesses}


def test_another_year_keeps_dates_clocks_and_ids(programme: Programme) -> None:
    moved = corrections.with_year(programme, 2021)
    assert clocks(moved) == clocks(programme)
    assert ids(moved) == ids(programme)
    # 9 March: the clocks had not changed yet in 2027, nor in 2021.
    assert moved.conference.talks[0].start == datetime(2021, 3, 9, 9, 0, tzinfo=PACIFIC)
    assert open_guesses(moved) == {About.ZONE, About.TITLE}
    assert moved.report.remarks[-1].what == "Year: set to 2021"


def test_another_year_keeps_the_clock_where_the_zone_changes(programme: Programme) -> None:
    summer = night(datetime(2021, 3, 14, 12, 0, tzinfo=PACIFIC), 2)
    moved = corrections.with_year(summer, 2024)  # 14 March 2021 was the day of the change
    assert clocks(moved) == clocks(summer)


def test_there_and_back_is_the_same(programme: Programme) -> None:
    there = corrections.with_year(programme, 2021)
    back = corrections.with_year(there, 2027)
    assert back.conference == programme.conference


def test_a_session_over_new_year_stays_one_night() -> None:
    begin = datetime(2026, 12, 31, 22, 0, tzinfo=PACIFIC)
    moved = corrections.with_year(night(begin, 4), 2021)
    (talk,) = moved.conference.talks
    assert talk.start == datetime(2021, 12, 31, 22, 0, tzinfo=PACIFIC)
    assert talk.end == datetime(2022, 1, 1, 2, 0, tzinfo=PACIFIC)


def test_a_night_in_the_last_year_that_is_taken_can_still_be_stored() -> None:
    begin = datetime(2026, 12, 31, 22, 0, tzinfo=PACIFIC)
    moved = corrections.with_year(night(begin, 4), corrections.LAST_YEAR)
    assert read_programme(to_json(moved, PROGRAMME)) == moved


def test_the_year_is_that_of_the_conferences_own_clock() -> None:
    begin = datetime(2026, 12, 31, 22, 0, tzinfo=PACIFIC)  # already 2027 in UTC
    assert corrections.year_of(night(begin, 1)) == 2026


def test_29_february_needs_a_leap_year() -> None:
    leap = night(datetime(2028, 2, 29, 9, 0, tzinfo=PACIFIC), 1)
    assert corrections.with_year(leap, 2024).conference.talks[0].start.day == 29
    with pytest.raises(PlannerError, match="29 February"):
        corrections.with_year(leap, 2027)


@pytest.mark.parametrize("year", [-1, 0, 20, 99999])
def test_a_year_out_of_reason_is_refused(programme: Programme, year: int) -> None:
    with pytest.raises(PlannerError, match="cannot be the year"):
        corrections.with_year(programme, year)


def test_another_zone_keeps_the_printed_clock_and_moves_the_instants(programme: Programme) -> None:
    moved = corrections.with_zone(programme, "Asia/Kolkata")
    assert moved.conference.time_zone == "Asia/Kolkata"
    assert clocks(moved) == clocks(programme)
    assert ids(moved) == ids(programme)
    before, after = programme.conference.talks[0].start, moved.conference.talks[0].start
    assert before - after == timedelta(hours=13, minutes=30)
    assert open_guesses(moved) == {About.YEAR, About.TITLE}


@pytest.mark.parametrize("zone", ["", "PDT/PST", "Mars/Crater", "../x"])
def test_an_unknown_zone_is_refused(programme: Programme, zone: str) -> None:
    with pytest.raises(PlannerError, match="not a time zone"):
        corrections.with_zone(programme, zone)


def test_another_name_keeps_everything_else(programme: Programme) -> None:
    named = corrections.with_title(programme, "  Snow \n 27 ")
    assert named.conference == replace(programme.conference, title="Snow 27")
    assert open_guesses(named) == {About.YEAR, About.ZONE}
    with pytest.raises(PlannerError, match="name"):
        corrections.with_title(programme, " ")


@pytest.mark.parametrize("about", list(About))
def test_a_confirmed_guess_is_closed_and_changes_no_fact(
    programme: Programme, about: About
) -> None:
    confirmed = corrections.confirmed(programme, about)
    assert confirmed.conference == programme.conference
    assert open_guesses(confirmed) == set(About) - {about}
    assert "was confirmed" in confirmed.report.remarks[-1].what
    assert corrections.confirmed(confirmed, about) == confirmed


def test_talks_without_a_time_stay_without(programme: Programme) -> None:
    moved = corrections.with_zone(corrections.with_year(programme, 2021), "UTC")
    assert moved.conference.talks[-1].start is None
