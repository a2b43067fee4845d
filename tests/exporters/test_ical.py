"""Calendar files: what two other readers make of them, and the rules of RFC 5545."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Kind, Talk
from planner.event_ids import read_mark
from planner.exporters import ical
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from tests.conftest import START
from tests.exporters import hostile
from tests.exporters.calendars import MARK, Found, by_icalendar, by_vobject, check_lines

NOW = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)

MakeTalk = Callable[..., Talk]


@pytest.fixture
def selected(conference: Conference) -> Callable[..., Selection]:
    """`selected("a", "b")`: a plan with these stars; `talks` takes the place of the programme's."""

    def select(*starred: str, **changes: object) -> Selection:
        timetable = Timetable(replace(conference, **changes))
        plan = Plan(conference_id=conference.id, time_zone=timetable.conference.time_zone)
        plan = plan.with_stars([talk for talk in timetable.talks if talk.id in starred], True)
        return selections.of_plan(timetable, plan)

    return select


def found(selection: Selection, alarm: int = 0, now: datetime = NOW) -> list[Found]:
    """The events of the file, on whose content both readers agree."""
    raw = ical.write(replace(selection, alarm=alarm), now)
    check_lines(raw)
    events = by_icalendar(raw)
    assert by_vobject(raw) == events
    return events


def one(selection: Selection, alarm: int = 0, now: datetime = NOW) -> Found:
    (event,) = found(selection, alarm, now)
    return event


def test_a_talk_has_its_time_place_link_note_and_abstract(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    talk = make_talk(
        abstract="It is $O(n^2)$.\n\nAnd so on.",
        poster_position="#7",
        url="https://example.org/a?b=1,2;c#d",
        paper_url="https://example.org/paper",
    )
    selection = selected("a", talks=(talk,))
    plan = selection.plan.with_note(talk, "Ask, then; go\\leave").with_priority([talk], 2)
    event = one(replace(selection, plan=plan.with_session_note("s1", "Full house")))
    assert event.uid == "talk-a@slm-2027.conference-planner"
    assert (event.start, event.end) == (START, START + timedelta(minutes=15))
    assert (event.title, event.place, event.url) == ("Talk a", "Hall 1 · #7", talk.url)
    assert event.about == (
        "Oral Session 1\nAnn a\n\nMy note: Ask, then; go\\leave\n\n"
        "My note on the session: Full house\n\nIt is O(n²).\n\nAnd so on.\n\n"
        "Paper: https://example.org/paper"
    )
    assert (event.categories, event.priority) == (("Oral", "Want to see"), 5)
    assert event.status == "CONFIRMED"
    assert event.alarms == ()


def test_alarms_ring_as_long_before_as_was_chosen(selected: Callable[..., Selection]) -> None:
    assert one(selected("a"), alarm=10).alarms == (10,)
    raw = ical.write(replace(selected("a"), alarm=10), NOW)
    (alarm,) = icalendar.Calendar.from_ical(raw).walk("VALARM")
    assert alarm["UID"] == "alarm-talk-a@slm-2027.conference-planner"
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Talk a")


def test_posters_of_a_session_are_one_event_that_stays_the_same_one(
    selected: Callable[..., Selection],
) -> None:
    event = one(selected("p1", "p2"))
    assert event.title == "Poster Session 1 (2 posters)"
    assert event.place == "Foyer"
    assert event.about == "#1 Talk p1\nAnn p1\n\n#2 Talk p2\nAnn p2"
    single = one(selected("p2"))
    assert single.title == "Talk p2"
    assert single.uid == event.uid == "posters-p1@slm-2027.conference-planner"


def test_a_poster_session_of_two_times_is_two_events_whatever_is_starred(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    posters = [make_talk(f"q{n}", 600 * n, session_id="p1", kind=Kind.POSTER) for n in (0, 1)]
    both = {event.title: event.uid for event in found(selected("q0", "q1", talks=posters))}
    assert len(set(both.values())) == 2
    assert one(selected("q1", talks=posters)).uid == both["Talk q1"]


def test_who_imports_again_updates_and_never_doubles(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    before = one(selected("a"))
    moved = make_talk("a", 45, title="Renamed", room="Hall 9")
    after = one(selected("a", talks=(moved,)), now=NOW + timedelta(seconds=1))
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert (after.title, after.start) == ("Renamed", moved.start)
    assert 0 < after.sequence < 2**31


def test_a_talk_that_is_gone_is_cancelled_and_rings_no_more(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    selection = selected("a")
    gone = selections.of_plan(
        Timetable(replace(selection.conference, talks=(make_talk("b"),))), selection.plan
    )
    event = one(gone, alarm=10)
    assert event.status == "CANCELLED"
    assert event.uid == one(selection).uid
    assert event.about.startswith("No longer in the programme.")
    assert event.alarms == ()


def test_own_entries_are_events_too(selected: Callable[..., Selection]) -> None:
    own = OwnEntry(
        id="w", title="Walk", start=START, end=START + timedelta(hours=1), place="Lake; north"
    )
    selection = selected()
    event = one(replace(selection, plan=selection.plan.with_own_entry(own), own_entries=(own,)))
    assert (event.title, event.place, event.end) == ("Walk", "Lake; north", own.end)
    assert read_mark(event.mark).own_entries == {"w": own}


def test_what_has_no_length_has_no_end(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    selection = selected("a", talks=(make_talk(length=0),))
    assert b"DTEND" not in ical.write(selection, NOW)
    assert one(selection).start == START


def test_no_address_is_more_than_an_address(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    told = {
        "javascript:alert(1)": "",
        "ftp://a.b": "",
        "https://a.b/\r\nATTENDEE:mailto:x@y.z": "https://a.b/%20ATTENDEE:mailto:x@y.z",
    }
    for address, expected in told.items():
        assert one(selected("a", talks=(make_talk(url=address),))).url == expected


def test_the_stars_come_back_from_the_events(
    selected: Callable[..., Selection], make_talk: MakeTalk
) -> None:
    selection = selected("a", "b", "p1", "p2", "night", "unplanned")
    plan = selection.plan.with_note(make_talk("b", 15), 'Say "hi"; 機\n\\done\x07')
    plan = plan.with_priority([selection.timetable.by_id["p1"]], 1).with_session_note("p1", "Big")
    raw = ical.write(replace(selection, plan=plan), NOW)
    calendar = icalendar.Calendar.from_ical(raw)
    marks = (calendar[MARK], *(event.mark for event in by_vobject(raw)))
    parts = [read_mark(str(mark)) for mark in marks]
    for name in ("entries", "session_notes"):
        back = {key: value for part in parts for key, value in getattr(part, name).items()}
        assert back == getattr(plan, name)
    assert {(p.conference_id, p.time_zone) for p in parts} == {(plan.conference_id, plan.time_zone)}


def test_a_calendar_without_a_talk_is_whole(selected: Callable[..., Selection]) -> None:
    assert found(selected()) == []
    assert found(selected("unplanned")) == []


def test_hostile_texts_come_out_as_they_are() -> None:
    selection = hostile.selection()
    events = {_talk_of(event): event for event in found(selection, alarm=5)}
    for talk in selection.talks:
        if talk.start:
            event = events[talk.id]
            assert (event.start, event.end) == (talk.start, talk.end)
            assert event.url == talk.url


def _talk_of(event: Found) -> str:
    plan = read_mark(event.mark)
    (name,) = plan.entries or plan.own_entries
    return name


@given(st.text(), st.text(min_size=1))
def test_any_text_is_read_as_it_was_written(text: str, title: str) -> None:
    talk = Talk(id=title, title=title, abstract=text, room=text, start=START, end=START)
    conference = Conference(id=text, title=text, time_zone="Asia/Kolkata", read_at=NOW)
    timetable = Timetable(replace(conference, talks=(talk,)))
    plan = Plan(conference_id=text).with_star(talk, True).with_note(talk, text)
    event = one(selections.of_plan(timetable, plan), alarm=5)
    assert len(event.uid) < 255
    assert read_mark(event.mark).entries[title] == plan.entries[title]


ZONES = (
    *("America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "Europe/Dublin", "UTC"),
    *("Etc/GMT+5", "Africa/Casablanca", "Pacific/Apia", "America/Sao_Paulo"),
)


@pytest.mark.parametrize("zone", ZONES)
@given(start=st.datetimes(datetime(2005, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC)))
def test_times_are_the_same_instants_by_the_rules_in_the_file(zone: str, start: datetime) -> None:
    start = start.replace(microsecond=0)
    talk = Talk(id="a", title="A", start=start, end=start + timedelta(hours=5))
    conference = Conference(id="c", title="C", time_zone=zone, read_at=NOW, talks=(talk,))
    selection = selections.of_talks(Timetable(conference), Plan(conference_id="c"), [talk])
    raw = ical.write(selection, NOW)
    (by_name,) = by_icalendar(raw)
    # No reader knows this zone: the rules in the file have to do. (vobject keeps those of a name.)
    unknown = raw.replace(zone.encode(), f"Nowhere/{zone}{start:%Y}".encode())
    for event in (by_name, *by_icalendar(unknown), *by_vobject(unknown)):
        assert (event.start, event.end) == (talk.start, talk.end)


def test_the_hour_that_comes_twice_is_told_in_utc() -> None:
    zone = ZoneInfo("Europe/Berlin")
    talk = Talk(
        id="a",
        start=datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        end=datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    )
    conference = Conference(id="c", title="C", time_zone=zone.key, read_at=NOW, talks=(talk,))
    selection = selections.of_talks(Timetable(conference), Plan(conference_id="c"), [talk])
    raw = ical.write(selection, NOW)
    assert b"DTSTART;TZID=Europe/Berlin:20271031T023000" in raw
    assert b"DTEND:20271031T013000Z" in raw
    event = one(selection)
    assert event.end.timestamp() - event.start.timestamp() == 3600


def test_the_rules_of_a_zone_say_when_its_clocks_change(selected: Callable[..., Selection]) -> None:
    raw = ical.write(selected("a"), NOW)
    assert (
        b"BEGIN:DAYLIGHT\r\nDTSTART:20270314T020000\r\nTZOFFSETFROM:-0800\r\n"
        b"TZOFFSETTO:-0700\r\nTZNAME:PDT\r\nEND:DAYLIGHT\r\n"
    ) in raw
    assert raw.count(b"BEGIN:VTIMEZONE") == 1
    assert b"2028" not in raw
