"""The right hour: over a change of the clocks, from abbreviations, with lengths that cannot be."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner import importers
from planner.clashes import clashes_of
from planner.conference import Concern
from planner.day_budget import Span
from planner.day_plan import agenda
from planner.exporters.agenda import PrintOptions, make_agenda
from planner.listing import Filters, matching
from planner.mine import mine
from planner.now import begins
from planner.reminders import due
from planner.timeline_layout import lay_out
from planner.timetable import Timetable
from tests.bug_patterns.sources import (
    BY_CLOCK,
    Slot,
    Write,
    as_csv,
    as_ical,
    as_json,
    as_page,
    as_text,
    as_xml,
    local,
    read,
    starred,
    titled,
)

WINTER, SUMMER = (datetime(2027, month, 15, 12, tzinfo=UTC) for month in (1, 7))
TODAY = date(2027, 1, 15)


@pytest.mark.parametrize("today", [WINTER, SUMMER])
@pytest.mark.parametrize(
    ("place", "day", "hour"),
    [
        ("Europe/Berlin", "2027-04-13", 8),
        ("America/Los_Angeles", "2027-04-13", 17),
        ("Australia/Sydney", "2027-04-13", 0),  # its summer is over
        ("Australia/Adelaide", "2027-01-12", -1),  # +10:30
        ("Europe/Berlin", "2027-11-09", 9),
    ],
)
@pytest.mark.parametrize("write", BY_CLOCK)
def test_the_hour_is_right_when_the_clocks_change_between_today_and_the_event(
    write: Write, place: str, day: str, hour: int, today: datetime
) -> None:
    """As planned in March for April, in November for April, or the other way round."""
    programme = read(write([Slot("Talk", f"{day} 10:00")], place), today)
    expected = datetime.fromisoformat(f"{day}T00:00Z") + timedelta(hours=hour)
    if hour < 0:
        expected += timedelta(minutes=30)
    assert titled(programme, "Talk").start == expected
    assert local(programme, "Talk") == "10:00–10:30"
    (printed,) = make_agenda(
        Timetable(programme.conference), starred(programme), PrintOptions(), TODAY
    ).days
    assert printed.rows[0].time == "10:00 – 10:30"


@pytest.mark.parametrize("write", [as_page, as_text])
@pytest.mark.parametrize("today", [WINTER, SUMMER])
def test_the_hour_of_a_page_is_right_when_the_clocks_change_before_the_event(
    write: Write, today: datetime
) -> None:
    for day, name, hour in (("2027-04-13", b"PDT", 17), ("2027-03-09", b"PST", 18)):
        given = write([Slot("Talk", f"{day} 10:00")], "America/Los_Angeles")
        assert name in given.data
        talk = titled(read(given, today), "Talk")
        assert talk.start == datetime.fromisoformat(f"{day}T{hour}:00Z")


@pytest.mark.parametrize("write", BY_CLOCK)
def test_time_is_counted_by_instants_where_the_clocks_change_during_the_event(write: Write) -> None:
    """From 1:30 to 3:30 of that night there is one hour; a reminder and a gap are no other."""
    slots = [Slot("Late", "2027-03-28 01:00"), Slot("Early", "2027-03-28 03:30")]
    programme = read(write(slots, "Europe/Berlin"))
    timetable, plan = Timetable(programme.conference), starred(programme)
    (day,) = agenda(timetable, plan, clashes_of(timetable, plan)).days
    assert [part.seconds for part in day.parts if isinstance(part, Span)] == [3600]
    assert day.budget.planned == 3600
    early = titled(programme, "Early").start
    assert early
    before = early - timedelta(minutes=10)
    items = mine(timetable, plan)
    told = due(items, 10, before - timedelta(minutes=1), before)
    assert [each.title for each in told] == ["Early"]
    assert begins(items[1], timetable.zone, before) == "in 10 min"


@pytest.mark.parametrize(
    ("printed", "day", "utc", "place"),
    [
        ("PST", "Tue 9 Mar", "2027-03-09T18:00Z", "America/Los_Angeles"),
        ("PDT", "Tue 13 Apr", "2027-04-13T17:00Z", "America/Los_Angeles"),
        ("AEDT", "Tue 9 Mar", "2027-03-08T23:00Z", "Australia/Sydney"),
        ("AEST", "Tue 13 Apr", "2027-04-13T00:00Z", "Australia/Sydney"),
        ("CEST", "Tue 13 Apr", "2027-04-13T08:00Z", "Europe/Berlin"),
        ("CET", "Tue 9 Mar", "2027-03-09T09:00Z", "Europe/Berlin"),
    ],
)
@pytest.mark.parametrize("write", [as_page, as_text])
def test_an_abbreviation_in_the_text_is_the_zone_of_its_times(
    write: Write, printed: str, day: str, utc: str, place: str
) -> None:
    given = write([Slot("Talk", "2027-03-09 10:00")], "America/Los_Angeles")
    text = given.data.decode().replace("Tue 9 Mar", day).replace(" PST", f" {printed}")
    text = text.replace("a.m. PST", f"a.m. {printed}")
    programme = read(importers.Given(given.name, text.encode()))
    assert titled(programme, "Talk").start == datetime.fromisoformat(utc)
    assert programme.conference.time_zone == place
    assert [guess.value for guess in programme.report.guesses if guess.value == place] == [place]


@pytest.mark.parametrize(
    ("printed", "utc"),
    [("PDT", "17:00"), ("CEST", "08:00"), ("AEST", "00:00")],
)
def test_an_abbreviation_in_a_table_is_the_zone_of_its_row(printed: str, utc: str) -> None:
    programme = read(as_csv([Slot("Talk", "2027-04-13 10:00")], printed))
    assert titled(programme, "Talk").start == datetime.fromisoformat(f"2027-04-13T{utc}Z")


LENGTHS = {
    as_xml: ["00:00", "6944:11:40", "135.0:00", "-1:00", ""],
    as_json: ["00:00", "6944:11:40", "135.0:00", "-1:00", ""],
}


@pytest.mark.parametrize(
    ("write", "length"), [(write, length) for write, some in LENGTHS.items() for length in some]
)
def test_a_length_that_cannot_be_fills_neither_the_day_nor_the_clashes(
    write: Write, length: str
) -> None:
    given = write([Slot("Odd", minutes=99), Slot("Later", "2027-03-09 12:00")], "Europe/Berlin")
    data = given.data.replace(b"01:39", length.encode())
    assert data != given.data
    _has_no_length(importers.Given(given.name, data))


@pytest.mark.parametrize("end", ["20270309T093000", "20270309T100000", "20990309T103000"])
def test_an_end_that_cannot_be_fills_neither_the_day_nor_the_clashes(end: str) -> None:
    given = as_ical([Slot("Odd", minutes=99), Slot("Later", "2027-03-09 12:00")])
    data = given.data.replace(b"20270309T113900", end.encode())
    assert data != given.data
    _has_no_length(importers.Given(given.name, data))


@pytest.mark.parametrize("end", ["10:00", "2027-03-08 10:30", "soon"])
def test_an_end_in_a_table_that_cannot_be_fills_neither_the_day_nor_the_clashes(end: str) -> None:
    given = as_csv([Slot("Odd", minutes=99), Slot("Later", "2027-03-09 12:00", room="Hut")])
    data = given.data.replace(b"11:39", end.encode())
    _has_no_length(importers.Given(given.name, data))


def _has_no_length(given: importers.Given) -> None:
    """It runs at its start, is told as odd, and all views go on."""
    programme = read(given)
    odd = titled(programme, "Odd")
    assert odd.start == odd.end == datetime(2027, 3, 9, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert Concern.ODD in {remark.concern for remark in programme.report.remarks}
    timetable, plan = Timetable(programme.conference), starred(programme)
    assert len(clashes_of(timetable, plan)) == 0
    layout = lay_out(timetable, timetable.talks, by_room=True)
    assert (layout.first_hour, layout.last_hour) == (10, 13)
    (day,) = agenda(timetable, plan, clashes_of(timetable, plan)).days
    assert day.budget.planned == 1800


@pytest.mark.parametrize("write", [as_ical, as_csv, as_xml])
def test_an_all_day_entry_is_kept_clashes_with_nothing_and_stretches_no_day(write: Write) -> None:
    given = write([Slot("Exhibition", "2027-03-09 00:01", 60), Slot("Talk")], "Europe/Berlin")
    text = given.data.decode()
    for written, all_day in (
        ("DTSTART;TZID=Europe/Berlin:20270309T000100", "DTSTART;VALUE=DATE:20270309"),
        ("DTEND;TZID=Europe/Berlin:20270309T010100", "DTEND;VALUE=DATE:20270310"),
        ("00:01,01:01", ","),
        ("<date>2027-03-09T00:01:00+01:00</date><start>00:01</start>", "<date>2027-03-09</date>"),
    ):
        text = text.replace(written, all_day)
    programme = read(importers.Given(given.name, text.encode()))
    exhibition = titled(programme, "Exhibition")
    assert exhibition.start is None
    timetable, plan = Timetable(programme.conference), starred(programme)
    assert len(clashes_of(timetable, plan)) == 0
    layout = lay_out(timetable, timetable.talks)
    assert (layout.first_hour, layout.last_hour, layout.untimed) == (10, 11, 1)
    assert exhibition in matching(timetable, Filters())
    assert agenda(timetable, plan, clashes_of(timetable, plan)).untimed == (exhibition,)
