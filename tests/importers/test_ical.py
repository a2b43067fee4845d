"""Invented calendars, as Google, Outlook, pretalx and Symposion write them; and the real ones."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import importers
from planner.conference import About, Concern, Kind, Programme, Talk
from planner.errors import PlannerError, UnreadableError
from planner.importers import Given

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Read = Callable[..., Programme]
BERLIN = "DTSTART;TZID=Europe/Berlin:20270309T090000"


def event(*lines: str, uid: str = "1@x", title: str = "On Snow", start: str = BERLIN) -> str:
    end = [] if any(re.match("DTEND|DURATION", line) for line in lines) else ["DURATION:PT30M"]
    told = [f"UID:{uid}", f"SUMMARY:{title}", start, *end, *lines]
    return "\r\n".join(["BEGIN:VEVENT", *filter(None, told), "END:VEVENT"])


def calendar(*parts: str, head: str = "X-WR-CALNAME:Snow 2027") -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", head, *parts, "END:VCALENDAR", ""])


def programme_of(talks: int) -> Given:
    """With folded lines, HTML, two zones and a zone of its own."""
    parts = [
        event(
            f"LOCATION:Hall {n % 7}",
            "DESCRIPTION:<p>We melt it\\, <b>slowly</b>.</p>\\n<p>Then\r\n  we freeze it.</p>",
            f"CATEGORIES:Track {n % 3},Ice",
            f'ATTENDEE;ROLE=CHAIR;CN="Lee, Ann {n}":mailto:ann{n}@example.org',
            f"URL:https://example.org/talk/{n}",
            uid=f"talk-{n}@example.org",
            title=f"On Snow\\, Part {n}",
            start=f"DTSTART;TZID={('Europe/Berlin', 'Own')[n % 2]}:202703{n % 27 + 1:02}T090000",
        )
        for n in range(talks)
    ]
    return Given("snow.ics", calendar(OWN_ZONE, *parts).encode())


OWN_JUNE = "DTSTART;TZID=Own:20270609T090000"
OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Own
BEGIN:STANDARD
DTSTART:16011028T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.fixture
def talk(read: Read) -> Callable[..., Talk]:
    """The only talk of a calendar."""

    def of(*parts: str, **head: str) -> Talk:
        (only,) = read(calendar(*parts, **head)).conference.talks
        return only

    return of


def said(programme: Programme, concern: Concern) -> str:
    return "\n".join(
        f"{r.where}: {r.what}" for r in programme.report.remarks if r.concern is concern
    )


def berlin(day: int, hour: int, minute: int = 0, *, offset: int = 1) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=timezone(timedelta(hours=offset)))


def test_an_event_becomes_a_talk_with_all_that_it_says(read: Read) -> None:
    programme = read(
        calendar(
            event(
                "DTEND;TZID=Europe/Berlin:20270309T094500",
                "LOCATION:Hall\\, left",
                "DESCRIPTION:<p>We melt it &amp; <b>freeze</b> $x<y$.</p><p>Twi\r\n ce.</p>",
                "CATEGORIES:Ice\\, Snow,Keynote,Winter",
                'ATTENDEE;CN="Lee, Ann":mailto:ann@example.org',
                "ATTENDEE;CN=Bo Ek;CUTYPE=INDIVIDUAL:mailto:bo@example.org",
                "ATTENDEE;CN=Hall 1;CUTYPE=ROOM:mailto:hall@example.org",
                "ATTENDEE:mailto:nobody@example.org",
                "URL:https://example.org/talk/1",
                "BEGIN:VALARM\r\nDESCRIPTION:Wake up\r\nEND:VALARM",
            )
        )
    )
    conference, (talk,) = programme.conference, programme.conference.talks
    assert (conference.id, conference.title) == ("snow-2027", "Snow 2027")
    assert conference.time_zone == "Europe/Berlin"
    assert not conference.sources[0].whole, "one event is no programme"
    assert talk == Talk(
        id="1@x",
        title="On Snow",
        kind=Kind.KEYNOTE,
        start=berlin(9, 9),
        end=berlin(9, 9, 45),
        room="Hall, left",
        track="Ice, Snow",
        topics=("Winter",),
        authors=talk.authors,
        abstract="We melt it & freeze $x<y$.\n\nTwice.",
        url="https://example.org/talk/1",
    )
    assert [person.name for person in talk.authors] == ["Lee, Ann", "Bo Ek"]
    assert programme.report.guesses == ()


@pytest.mark.parametrize(
    ("start", "instant"),
    [
        ("DTSTART:20270309T080000Z", "2027-03-09T08:00+00:00"),
        ("DTSTART;TZID=Europe/Berlin:20270309T090000", "2027-03-09T08:00+00:00"),
        ("DTSTART;TZID=Europe/Berlin;VALUE=DATE-TIME:20270609T090000", "2027-06-09T07:00+00:00"),
        ('DTSTART;TZID="W. Europe Standard Time":20270609T090000', "2027-06-09T07:00+00:00"),
        ("DTSTART;TZID=/x.org/2027_1/Europe/Berlin:20270609T090000", "2027-06-09T07:00+00:00"),
        ("DTSTART;TZID=CET:20270609T090000", "2027-06-09T07:00+00:00"),
        ("DTSTART;TZID=Asia/Kolkata:20270309T090000", "2027-03-09T03:30+00:00"),
        ("DTSTART;TZID=Own:20270309T090000", "2027-03-09T08:00+00:00"),
        ("DTSTART;TZID=Own:20270609T090000", "2027-06-09T07:00+00:00"),
        ("DTSTART;TZID=Own:20270328T015900", "2027-03-28T00:59+00:00"),
        ("DTSTART;TZID=Own:20270328T030000", "2027-03-28T01:00+00:00"),
        ("DTSTART;TZID=Own:20271031T023000", "2027-10-31T00:30+00:00"),
        ("DTSTART;TZID=Own:20271031T030000", "2027-10-31T02:00+00:00"),
        ("dtstart;tzid=Europe/Berlin:20270309T090000", "2027-03-09T08:00+00:00"),
    ],
)  # fmt: skip
def test_times_are_the_right_instants(talk: Callable[..., Talk], start: str, instant: str) -> None:
    found = talk(OWN_ZONE, event(start=start))
    assert found.start == datetime.fromisoformat(instant)
    assert found.end == found.start + timedelta(minutes=30)


def test_a_zone_of_the_file_that_ended_and_changed_without_a_rule(
    talk: Callable[..., Talk],
) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:20000101T000000\nTZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;UNTIL=20100101T000000\nEND:STANDARD\n"
        "BEGIN:STANDARD\nDTSTART:20270309T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0530\n"
        "RDATE:20280101T000000\nEND:STANDARD\nEND:VTIMEZONE"
    )
    before = talk(zone, event(start="DTSTART;TZID=Own:20270308T090000"))
    after = talk(zone, event(start="DTSTART;TZID=Own:20270309T090000"))
    assert before.start == datetime(2027, 3, 8, 8, 0, tzinfo=UTC)
    assert after.start == datetime(2027, 3, 9, 3, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour"), [("20250601", 7), ("20250920", 7), ("20251201", 8), ("20270609", 8)]
)
def test_the_last_change_of_a_zone_of_the_file_is_at_its_until_in_utc(
    talk: Callable[..., Talk], day: str, hour: int
) -> None:
    zone = OWN_ZONE.replace("BYMONTH=10", "BYMONTH=10;UNTIL=20251026T010000Z")
    zone = zone.replace("BYMONTH=3", "BYMONTH=3;UNTIL=20250330T010000Z")
    found = talk(zone, event(start=f"DTSTART;TZID=Own:{day}T090000"))
    assert found.start == datetime(int(day[:4]), int(day[4:6]), int(day[6:]), hour, tzinfo=UTC)


def test_a_zone_of_the_file_keeps_what_of_it_can_be_read(talk: Callable[..., Talk]) -> None:
    broken = "BEGIN:STANDARD\nDTSTART:x\nTZOFFSETTO:+9999\nEND:STANDARD\nEND:VTIMEZONE"
    zone = OWN_ZONE.replace("RRULE:", "TZNAME;LANGUAGE=de:Zeit\nX-A:b\nRRULE:")
    found = talk(zone.replace("END:VTIMEZONE", broken), event(start=OWN_JUNE))
    assert found.start == datetime(2027, 6, 9, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYDAY=MO,TU,WE"]
)
def test_a_rule_that_no_clock_follows_leaves_its_first_change(
    talk: Callable[..., Talk], rule: str
) -> None:
    zone = re.sub("FREQ=.*", rule, OWN_ZONE)
    found = talk(zone, event(start=OWN_JUNE))
    assert found.start == datetime(2027, 6, 9, 8, 0, tzinfo=UTC)


def test_a_zone_that_only_the_file_knows_leaves_the_place_to_confirm(read: Read) -> None:
    programme = read(calendar(OWN_ZONE, event(start="DTSTART;TZID=Own:20270609T090000")))
    (guess,) = programme.report.guesses
    assert guess.about is About.ZONE
    assert guess.value == programme.conference.time_zone == "Europe/Berlin"
    assert "Europe/Paris" in guess.options


def test_floating_times_ask_for_a_zone(read: Read) -> None:
    text = calendar(event(start="DTSTART:20270309T090000"))
    (guess,) = read(text).report.guesses
    assert (guess.about, guess.value) == (About.ZONE, "America/Los_Angeles")
    answered = read(text, zone="Asia/Tokyo").conference
    assert answered.talks[0].start == datetime(2027, 3, 9, 0, 0, tzinfo=UTC)


def test_the_header_is_proposed_for_floating_times(read: Read) -> None:
    head = "X-WR-CALNAME:Snow\r\nX-WR-TIMEZONE:Africa/Nairobi"
    programme = read(calendar(event(start="DTSTART:20270309T090000"), head=head))
    (guess,) = programme.report.guesses
    assert guess.value == programme.conference.time_zone == "Africa/Nairobi"
    assert programme.conference.talks[0].start == datetime(2027, 3, 9, 6, 0, tzinfo=UTC)


def test_some_floating_times_are_on_the_clock_of_the_others(read: Read) -> None:
    programme = read(calendar(event(), event(uid="2@x", start="DTSTART:20270310T090000")))
    assert [talk.start for talk in programme.conference.talks] == [berlin(9, 9), berlin(10, 9)]
    assert programme.report.guesses == ()
    assert "1 time without a known zone read as in Europe/Berlin" in said(
        programme, Concern.GUESSED
    )


def test_an_unknown_zone_is_told_and_asked_for(read: Read) -> None:
    programme = read(calendar(event(start="DTSTART;TZID=Moon/Crater:20270309T090000")))
    assert [guess.about for guess in programme.report.guesses] == [About.ZONE]
    assert "Moon/Crater is no time zone" in said(programme, Concern.ODD)


def test_the_events_zone_is_stronger_than_the_header(read: Read) -> None:
    head = "X-WR-CALNAME:Snow\r\nX-WR-TIMEZONE:Africa/Nairobi"
    other = event(uid="3@x", start="DTSTART;TZID=Asia/Tokyo:20270309T090000")
    programme = read(calendar(event(), event(uid="2@x"), other, head=head))
    assert programme.conference.time_zone == "Europe/Berlin"
    assert "Its header says Africa/Nairobi, its events Europe/Berlin" in said(
        programme, Concern.ODD
    )


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("DTEND;TZID=Europe/Berlin:20270309T094500", 45),
        ("DTEND;TZID=Europe/London:20270309T094500", 105),
        ("DTEND:20270309T230000Z", 900),
        ("DURATION:PT1H30M", 90),
        ("DURATION:P1DT2H", 26 * 60),
        ("DURATION:P1W", 7 * 24 * 60),
        ("DTEND;TZID=Europe/Berlin:20270309T090000", 0),
    ],
)
def test_ends_and_durations(talk: Callable[..., Talk], line: str, minutes: int) -> None:
    assert talk(event(line)).end == berlin(9, 9) + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("DTEND;TZID=Europe/Berlin:20270309T080000", "It ends before it starts"),
        ("DURATION:-PT5M", "It ends before it starts"),
        ("DURATION:soon", "No end was found"),
        ("DTEND:21270309T080000Z", "It would last 36524 days"),
    ],
)
def test_an_end_that_cannot_be_is_left_out_and_told(read: Read, line: str, what: str) -> None:
    programme = read(calendar(event(line)))
    (talk,) = programme.conference.talks
    assert talk.start == talk.end == berlin(9, 9)
    assert f"On Snow: {what}" in said(programme, Concern.ODD)


def test_a_night_in_which_the_clock_goes_forward_is_an_hour_shorter(
    talk: Callable[..., Talk],
) -> None:
    night = talk(
        event(
            "DTEND;TZID=Europe/Berlin:20270328T040000",
            start="DTSTART;TZID=Europe/Berlin:20270327T230000",
        )
    )
    assert night.end - night.start == timedelta(hours=4)


def test_a_day_is_kept_without_a_time_and_several_are_skipped(read: Read) -> None:
    programme = read(
        calendar(
            event(),
            event(uid="2@x", title="Arrival", start="DTSTART;VALUE=DATE:20270308"),
            event("DTEND;VALUE=DATE:20270310", uid="3@x", title="Rest", start="DTSTART:20270309"),
            event(
                "DTEND;VALUE=DATE:20270312",
                uid="4@x",
                title="The Week",
                start="DTSTART;VALUE=DATE:20270308",
            ),
        )
    )
    talks = {talk.title: talk for talk in programme.conference.talks}
    assert set(talks) == {"On Snow", "Arrival", "Rest"}
    assert talks["Arrival"].start is talks["Arrival"].end is talks["Rest"].start is None
    assert "Arrival: It lasts all day on 2027-03-08" in said(programme, Concern.ODD)
    assert "The Week: It lasts 4 days from 2027-03-08" in said(programme, Concern.SKIPPED)


def starts(programme: Programme) -> list[str]:
    return [f"{talk.start:%m-%d %H:%M %z}" for talk in programme.conference.talks if talk.start]


def test_what_recurs_is_expanded_on_the_places_clock(read: Read) -> None:
    programme = read(
        calendar(
            event(
                "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270401T070000Z",
                "EXDATE;TZID=Europe/Berlin:20270316T090000,20270318T090000",
                "RDATE;TZID=Europe/Berlin:20270312T110000",
            ),
            event(
                "RECURRENCE-ID;TZID=Europe/Berlin:20270311T090000",
                title="On Ice",
                start="DTSTART;TZID=Europe/Berlin:20270311T100000",
            ),
            event(
                "RECURRENCE-ID:20270325T080000Z", "STATUS:CANCELLED", title="Not on Snow"
            ),
        )
    )  # fmt: skip
    assert sorted(starts(programme)) == [
        "03-09 09:00 +0100",
        "03-11 10:00 +0100",
        "03-12 11:00 +0100",
        "03-23 09:00 +0100",
        "03-30 09:00 +0200",
        "04-01 09:00 +0200",
    ]
    ids = {talk.id: talk.title for talk in programme.conference.talks}
    assert ids["1@x-20270311"] == "On Ice"
    assert ids["1@x-20270330"] == "On Snow"
    assert "Not on Snow: It is cancelled" in said(programme, Concern.SKIPPED)


def test_an_endless_recurrence_is_cut_and_told(read: Read) -> None:
    programme = read(calendar(event("RRULE:FREQ=DAILY")))
    assert len(programme.conference.talks) == 500
    assert "It goes on; only the first 500 times were read" in said(programme, Concern.SKIPPED)


def test_all_recurrences_together_are_bounded(read: Read) -> None:
    many = [event("RRULE:FREQ=DAILY", uid=f"{n}@x") for n in range(60)]
    never = [event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=f"n{n}@x") for n in range(300)]
    assert len(read(calendar(*many, *never)).conference.talks) < 20_500


def test_rules_beyond_what_one_calendar_may_cost_leave_the_first_time(read: Read) -> None:
    never = [event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=f"{n}@x") for n in range(20)]
    programme = read(calendar(*never, event("RRULE:FREQ=DAILY;COUNT=3", uid="z@x", title="Last")))
    assert len(programme.conference.talks) == 21
    assert "Last: Its recurrence, FREQ=DAILY;COUNT=3, is more than" in said(
        programme, Concern.SKIPPED
    )


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=9,10", "BYDAY=TU", "FREQ=WEEKLY;BYDAY=XX", ""]
)
def test_a_rule_that_is_none_leaves_the_first_time(read: Read, rule: str) -> None:
    programme = read(calendar(event(f"RRULE:{rule}")))
    assert starts(programme) == ["03-09 09:00 +0100"]
    assert "is not known; the first counts" in said(programme, Concern.SKIPPED)


def test_ids_are_the_calendars_own_and_depend_on_no_place_in_it(read: Read) -> None:
    parts = [
        event(uid="same", title="A"),
        event(uid="same", title="B"),
        event(uid="", title="C"),
        event(uid="own", title="D"),
    ]
    there = {talk.title: talk.id for talk in read(calendar(*parts)).conference.talks}
    back = {talk.title: talk.id for talk in read(calendar(*parts[::-1])).conference.talks}
    assert there == back
    assert there["D"] == "own"
    assert len(set(there.values())) == 4


def test_pretalx_writes_the_speakers_behind_the_title(read: Read) -> None:
    def names(summary: str) -> tuple[str, list[str]]:
        text = calendar(event(uid="pretalx-snow-ABC@example.org", title=summary))
        (talk,) = read(text).conference.talks
        return talk.title, [person.name for person in talk.authors]

    assert names("On Snow - Ann Lee\\, Bo Ek") == ("On Snow", ["Ann Lee", "Bo Ek"])
    assert names("Snow - and Ice - Ann Lee-Ek") == ("Snow - and Ice", ["Ann Lee-Ek"])
    assert names("Snow - and Ice - ") == ("Snow - and Ice", [])
    assert names("Snow") == ("Snow", [])


def test_a_dash_of_others_divides_nothing(talk: Callable[..., Talk]) -> None:
    assert talk(event(title="Snow - and Ice")).title == "Snow - and Ice"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["DESCRIPTION:Speaker: Ann Lee\\nWe melt it."], ["Ann Lee"]),
        (["DESCRIPTION:Speakers: Ann Lee\\, Bo Ek and Cy Dee\\nWe melt it."],
         ["Ann Lee", "Bo Ek", "Cy Dee"]),
        (["X-SPEAKER:Ann Lee", "X-SPEAKER:Bo Ek", "DESCRIPTION:We melt it."], ["Ann Lee", "Bo Ek"]),
        (["ORGANIZER;CN=Ann Lee:mailto:a@example.org", "DESCRIPTION:We melt it."], ["Ann Lee"]),
    ],
)  # fmt: skip
def test_speakers_stand_in_many_places(read: Read, lines: list[str], names: list[str]) -> None:
    other = event("ORGANIZER;CN=Someone Else:mailto:b@example.org", uid="2@x")
    talk = read(calendar(event(*lines), other)).conference.talks[0]
    assert [person.name for person in talk.authors] == names
    assert talk.abstract == "We melt it."


def test_the_one_organizer_of_all_events_is_no_speaker(talk: Callable[..., Talk]) -> None:
    assert talk(event("ORGANIZER;CN=Snow Office:mailto:a@example.org")).authors == ()


def test_a_link_for_a_place_is_where_to_click(talk: Callable[..., Talk]) -> None:
    found = talk(event("LOCATION:https://example.org/room"))
    assert (found.room, found.url) == ("", "https://example.org/room")
    assert talk(event("URL:javascript:alert(1)")).url == ""


def test_an_untitled_event_is_kept(talk: Callable[..., Talk]) -> None:
    assert talk(event(title="")).title == ""


def test_what_does_not_take_place_or_is_no_event_is_told(read: Read) -> None:
    programme = read(
        calendar(
            event(),
            event("STATUS:CANCELLED", uid="2@x", title="Gone"),
            event(uid="3@x", title="Some Day", start=""),
            event(uid="4@x", title="Odd Day", start="DTSTART:20271399T090000"),
            "BEGIN:VTODO\r\nSUMMARY:Sweep\r\nEND:VTODO",
        )
    )
    assert [talk.title for talk in programme.conference.talks] == ["On Snow", "Some Day", "Odd Day"]
    assert "Gone: It is cancelled" in said(programme, Concern.SKIPPED)
    assert "1 × VTODO" in said(programme, Concern.SKIPPED)
    assert "Odd Day: Its start, “20271399T090000”, cannot be read" in said(programme, Concern.ODD)
    assert "3 talks" in said(programme, Concern.READ)


def test_broken_lines_are_mended_and_told(read: Read) -> None:
    text = calendar(
        event("DESCRIPTION:We melt it.\r\nand then we\r\nNote: cool it", uid="1@x"),
        event(uid="2@x", title="Two").replace("END:VEVENT", ""),
        event('LOCATION;X="un:Hall 2', uid="3@x", title="Three"),
    ).replace("\r\n", "\n")
    programme = read(text.replace("END:VCALENDAR", ""))
    assert [talk.title for talk in programme.conference.talks] == ["On Snow", "Two", "Three"]
    assert programme.conference.talks[0].abstract == "We melt it. and then we Note: cool it"
    assert programme.conference.talks[2].room == "Hall 2"
    assert "has parameters that cannot be read" in said(programme, Concern.ODD)
    assert "“and then we” is no property" in said(programme, Concern.ODD)
    assert "VEVENT “Two” has no end" in said(programme, Concern.ODD)


def test_a_file_that_is_cut_off_gives_what_is_there(read: Read) -> None:
    text = calendar(event(), event(uid="2@x", title="Two"))
    programme = read(text[: text.rindex("END:VEVENT")])
    assert len(programme.conference.talks) == 2
    assert "It is cut off: VEVENT “Two” has no end" in said(programme, Concern.ODD)


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\nEND:VCALENDAR", calendar("BEGIN:VTODO")])
def test_a_calendar_without_events_is_refused(read: Read, text: str) -> None:
    with pytest.raises(UnreadableError, match="is a calendar \\(iCalendar\\)"):
        read(text)


def test_a_calendar_without_a_name_is_called_like_its_file() -> None:
    data = calendar(event(), event(uid="2@x"), head="X-A:b").encode()
    programme = importers.read(Given("snow days.ics", data), now=NOW)
    assert (programme.conference.title, programme.conference.id) == ("snow days", "snow-days-2027")
    assert [guess.about for guess in programme.report.guesses] == [About.TITLE]
    assert programme.conference.sources[0].whole


@given(st.lists(st.sampled_from(
    ["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD", "TZID:X",
     "END:STANDARD", "END:VCALENDAR", "BEGIN:VCALENDAR", "DTSTART;TZID=X:20270309T090000",
     "DTSTART:20270309", "DTSTART:20270309T250000", "TZOFFSETTO:+9999", "TZOFFSETTO:+0530", "UID:",
     "DTEND:21991231T235959Z", "DTSTART:21991231T235959+0100", "RRULE:FREQ=YEARLY;INTERVAL=0",
     "RRULE:FREQ=MONTHLY;BYDAY=5MO;COUNT=9999;UNTIL=x", "DURATION:P9999W", "EXDATE:20270309",
     "RDATE;TZID=Moon:20270309T090000/PT1H", "RECURRENCE-ID;TZID=X:20270309T090000", " folded",
     "X-WR-TIMEZONE:../../etc", "SUMMARY:\N{GRINNING FACE}",
     "RRULE:FREQ=WEEKLY;WKST=SU;INTERVAL=2", 'ATTENDEE;CN="a":b', "no property", "TZOFFSETFROM:x"]),
    max_size=40,
))  # fmt: skip
def test_no_order_of_lines_breaks_it(lines: list[str]) -> None:
    data = "\n".join(["BEGIN:VCALENDAR", *lines]).encode()
    try:
        programme = importers.read(Given("x.ics", data), now=NOW)
    except PlannerError:
        return
    ids = [talk.id for talk in programme.conference.talks]
    assert len(ids) == len(set(ids))


def independent(path: Path) -> dict[str, tuple[str, str]]:
    """UID to start and title, by the simplest means."""
    text = re.sub(r"\r?\n[ \t]", "", path.read_text(encoding="utf-8"))
    found = {}
    for part in text.split("BEGIN:VEVENT")[1:]:
        fields = dict(re.findall(r"^(UID|DTSTART|SUMMARY)[^:\r\n]*:(.*?)\r?$", part, re.MULTILINE))
        title = " ".join(fields["SUMMARY"].replace("\\", "").split())
        found[fields["UID"]] = fields["DTSTART"], title
    return found


def test_linux_conf_au_2020(shared_data: Path, read: Read) -> None:
    path = shared_data / "ical" / "linux-conf-au-2020.ics"
    programme, expected = read(path), independent(path)
    conference = programme.conference
    assert (conference.id, conference.time_zone) == ("linux-conf-au-2020", "Australia/Brisbane")
    assert len(conference.talks) == len(expected) == 262
    for talk in conference.talks:
        assert talk.start.utcoffset() == timedelta(hours=10)
        assert (f"{talk.start:%Y%m%dT%H%M%S}", talk.title) == expected[talk.id]
    assert sum(bool(talk.authors) for talk in conference.talks) == 190
    assert not any(re.search(r"</?\w+>|^Speaker:", talk.abstract) for talk in conference.talks)
    assert programme.report.guesses == ()


def test_iclr_2020_is_at_its_instants_whatever_its_header_says(
    shared_data: Path, read: Read
) -> None:
    path = shared_data / "ical" / "iclr-2020-basic.ics"
    programme, expected = read(path), independent(path)
    conference = programme.conference
    assert (conference.id, conference.time_zone) == ("iclr-2020", "Africa/Nairobi")
    assert len(conference.talks) == len(expected) == 56
    for talk in conference.talks:
        assert f"{talk.start.astimezone(UTC):%Y%m%dT%H%M%SZ}" == expected[talk.id][0]
    assert programme.report.guesses == ()
