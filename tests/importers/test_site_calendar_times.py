"""Calendar pages: what is when."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.conference import About, Concern, Kind
from tests.importers.calendars import (
    PACIFIC,
    at,
    box,
    calendar,
    day,
    oral,
    pause,
    poster,
    session,
    single,
    span,
    titled,
)
from tests.importers.looking import Read, only_session, only_talk, remarks

SUNDAY = date(2027, 3, 14)  # the clocks of Los Angeles go forward on it, at 2:00


@pytest.mark.parametrize(
    ("time", "ends", "start", "end"),
    [
        ("noon", "(ends 1:00 PM)", at(12), at(13)),
        ("8 a.m.", "(duration 1.5 hr)", at(8), at(9, 30)),
        ("8 a.m.", "(duration 45 min)", at(8), at(8, 45)),
        ("10 p.m.", "(ends 1:00 AM)", at(22), at(1, day=10)),
        ("10 p.m.", "(ends 12:00 AM)", at(22), at(0, day=10)),
        ("16:30", "(ends 18:00)", at(16, 30), at(18)),
        ("11:15 a.m.", "ends 2:15", at(11, 15), at(14, 15)),
    ],
)
def test_the_ends_of_single_events(
    read: Read, time: str, ends: str, start: datetime, end: datetime
) -> None:
    assert span(only_talk(read(calendar(day(box(time, single(ends=ends))))))) == (start, end)


def test_an_end_that_is_not_understood_is_told(read: Read) -> None:
    programme = read(calendar(day(box("8 a.m.", single(ends="(till dawn)")))))
    assert span(only_talk(programme)) == (at(8), at(8))
    assert "“(till dawn)” tells no end that is understood" in remarks(programme, Concern.ODD)


@pytest.mark.parametrize(
    ("time", "times", "start", "end"),
    [
        ("8 a.m.", "[8:00-8:45]", at(8), at(8, 45)),
        ("8 p.m.", "[8:00-8:45]", at(20), at(20, 45)),
        ("1:30 p.m.", "[1:30-2:30]", at(13, 30), at(14, 30)),
        ("11 a.m.", "[11:00-2:00]", at(11), at(14)),
        ("11 a.m.", "[12:15-1:15]", at(12, 15), at(13, 15)),
        ("11 p.m.", "[11:00-1:00]", at(23), at(1, day=10)),
        ("16:30", "[16:30-18:00]", at(16, 30), at(18)),
        ("8 a.m.", "[8:00 PM-9:00 PM]", at(20), at(21)),
        ("noon", "[12:00-1:00]", at(12), at(13)),
        ("midnight", "[12:00-1:00]", at(0), at(1)),
    ],
)
def test_a_session_is_in_the_half_day_of_its_time_box(
    read: Read, time: str, times: str, start: datetime, end: datetime
) -> None:
    programme = read(calendar(day(box(time, session(poster(1), times=times)))))
    assert span(only_session(programme)) == (start, end)
    assert span(only_talk(programme)) == (start, end)


def test_the_end_with_a_half_day_counts_before_that_without(read: Read) -> None:
    long = session(poster(1), times="[8:00-9:00]", ends="(ends 9:00 PM)")
    assert span(only_session(read(calendar(day(box("8 a.m.", long)))))) == (at(8), at(21))


def test_orals_last_until_the_next_one_or_the_end(read: Read) -> None:
    times = ("[1:30] A", "[1:45] B", "[1:45] B2", "[2:00] [Re] C")
    page = calendar(day(box("1:30 p.m.", session(*map(oral, times), times="[1:30-2:30]"))))
    programme = read(page)
    assert [(t.title, t.start, t.end) for t in programme.conference.talks] == [
        ("A", at(13, 30), at(13, 45)),
        ("B", at(13, 45), at(14)),
        ("B2", at(13, 45), at(14)),
        ("[Re] C", at(14), at(14, 30)),
    ]
    assert {talk.kind for talk in programme.conference.talks} == {Kind.ORAL}
    assert remarks(programme, Concern.ODD) == []


def test_a_block_within_a_session_has_a_time_and_kind_of_its_own(read: Read) -> None:
    items = [
        '<div class="subevent-header">Spotlight<span>s</span> 10:30-11:00</div>',
        oral("[10:30] A", css=""),
        '<div class="subevent-header">Poster<span>s</span> 11:00-1:00</div>',
        oral("B", css=""),
    ]
    page = calendar(day(box("10:30 a.m.", session(*items, times="[10:30-1:00]"))))
    first, second = read(page).conference.talks
    assert (first.kind, *span(first)) == (Kind.SPOTLIGHT, at(10, 30), at(11))
    assert (second.kind, *span(second)) == (Kind.POSTER, at(11), at(13))


def test_without_links_the_year_is_found_by_the_weekdays(read: Read) -> None:
    programme = read(calendar(day(box("8 a.m.", pause()))))
    (year,) = [guess for guess in programme.report.guesses if guess.about is About.YEAR]
    assert year.value == "2021"
    assert "2027" in year.options
    assert only_talk(programme).start == datetime(2021, 3, 9, 8, tzinfo=PACIFIC)
    later = read(calendar(day(box("8 a.m.", pause()))), year=2027)
    assert later.conference.id == programme.conference.id
    assert [t.id for t in later.conference.talks] == [t.id for t in programme.conference.talks]


@pytest.mark.parametrize(
    ("place", "hour"), [("Europe/Berlin", 7), ("Asia/Seoul", 23), ("Asia/Kolkata", 2)]
)
def test_the_zone_that_the_menu_names_counts(read: Read, place: str, hour: int) -> None:
    menu = f'<a href="/set_timezone?next=/">TZ: {place}</a>'
    programme = read(calendar(menu, day(box("8 a.m.", single()))))
    assert programme.conference.time_zone == place
    start = only_talk(programme).start
    assert start == datetime(2027, 3, 9, 8, tzinfo=ZoneInfo(place))
    assert start.astimezone(UTC).hour == hour
    assert programme.report.guesses == ()


def test_the_night_in_which_the_clocks_go_forward(read: Read) -> None:
    page = calendar(day(box("11 p.m.", single(ends="(ends 4:00 AM)")), name="SAT 13 MAR"))
    start, end = span(only_talk(read(page)))
    assert start
    assert end
    assert end - start == timedelta(hours=4)
    assert end.astimezone(PACIFIC).date() == SUNDAY


def test_days_after_new_year_are_in_the_next_year(read: Read) -> None:
    second = single("B", link="/virtual/2027/workshop/8")
    page = calendar(
        day(box("8 a.m.", single("A")), name="FRI 31 DEC"),
        day(box("8 a.m.", second), name="SAT 1 JAN"),
    )
    programme = read(page)
    assert titled(programme, "B").start == datetime(2028, 1, 1, 8, tzinfo=PACIFIC)


def test_a_day_that_is_none_leaves_its_events_without_time(read: Read) -> None:
    programme = read(calendar(day(box("8 a.m.", session(poster(1))), name="Some day")))
    assert span(only_talk(programme)) == span(only_session(programme)) == (None, None)
    assert "No time was found" in remarks(programme, Concern.ODD)


def test_real_times_are_those_that_are_printed(read: Read, shared_data: Path) -> None:
    """Each talk's clock is one that stands in its session's or its box's text."""
    programme = read(shared_data / "html" / "neurips-2023-calendar.html")
    by_id = {session.id: session for session in programme.conference.sessions}
    for talk in programme.conference.talks:
        if talk.session_id:
            session = by_id[talk.session_id]
            assert session.start <= talk.start < talk.end <= session.end
