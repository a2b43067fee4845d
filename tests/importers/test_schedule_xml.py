"""Programmes as schedule.xml: Pentabarf's old ones, frab's, pretalx's; dangerous or broken XML."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

import pytest

from planner import importers
from planner.conference import About, Concern, Kind, Person, Programme, Talk
from planner.errors import UnreadableError
from tests.importers.looking import Read, only_talk, remarks
from tests.importers.schedules import event_fields

CET = timezone(timedelta(hours=1))
BRUSSELS = ZoneInfo("Europe/Brussels")
ABOUT = {
    "acronym": "snow27",
    "title": "Snow Days 2027",
    "start": "2027-02-06",
    "end": "2027-02-07",
    "days": "1",
    "timeslot_duration": "00:05",
    "time_zone_name": "Europe/Brussels",
    "base_url": "https://snow.example/2027/",
}


def event(persons: str = "", links: str = "", key: str = 'id="7" guid="g-7"', **fields: str) -> str:
    """One event; a field given as "" stands there empty, one given as None not at all."""
    told = {
        "date": "2027-02-06T10:00:00+01:00",
        "start": "10:00",
        "duration": "00:30",
        "room": "Igloo",
        "title": "On Snow",
    } | fields
    inside = "".join(
        f"<{name}>{escape(value)}</{name}>" for name, value in told.items() if value is not None
    )
    named = "".join(
        f"<person id='{n}'>{name}</person>" for n, name in enumerate(persons.split(";"))
    )
    persons = named if persons else ""
    return f"<event {key}>{inside}<persons>{persons}</persons><links>{links}</links></event>"


def old_event(**fields: str) -> str:
    """As Pentabarf wrote them: no date, no guid."""
    return event(**{"key": 'id="20"', "date": None} | fields)


def schedule(*events: str, day: str = 'date="2027-02-06" index="1"', **about: str | None) -> str:
    told = ABOUT | about
    inside = "".join(
        f"<{name}>{value}</{name}>" for name, value in told.items() if value is not None
    )
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<!-- by hand -->\n<schedule><version>1</version>"
        f"<conference>{inside}</conference><persons><person id='1'>Nobody</person></persons>"
        f"<day {day}><room name='Igloo'>{''.join(events)}</room></day></schedule>"
    )


def programme_of(talks: int) -> importers.Given:
    """An invented programme of so many talks, with markup, persons and links."""
    events = "".join(
        event(
            key=f'id="{n}" guid="{n:08x}-aaaa"',
            type="devroom",
            abstract=f"<p>We melt it {n} times.</p><ul><li>Slowly</li></ul>",
            description="More of it.\n\nAnd more.",
            url=f"https://snow.example/talk/{n}/",
            persons="Ann Lee;Bo Ek",
            links='<link href="https://snow.example/slides.pdf">Slides</link>',
            **event_fields(n),
        )
        for n in range(talks)
    )
    return importers.Given("schedule.xml", schedule(events).encode())


def test_every_field_of_an_event_is_kept(read: Read) -> None:
    links = (
        '<link href="javascript:alert(1)">Paper</link>'
        '<link href="https://snow.example/p.pdf">Paper</link>'
    )
    programme = read(
        schedule(
            event(
                persons="Ann Lee; Bo  Ek ;Ann Lee",
                links=links,
                title="On <b>Snow</b> & Ice",
                subtitle="Cold",
                track="Winter",
                type="maintrack",
                language="en",
                abstract="<p>We melt it.</p>",
                description="<p>We melt it.</p><p>Then it is water.</p>",
                url="https://snow.example/talk/7/",
            )
        )
    )
    assert only_talk(programme) == Talk(
        id="g-7",
        title="On <b>Snow</b> & Ice",
        kind=Kind.ORAL,
        start=datetime(2027, 2, 6, 10, 0, tzinfo=CET),
        end=datetime(2027, 2, 6, 10, 30, tzinfo=CET),
        room="Igloo",
        track="Winter",
        authors=(Person(name="Ann Lee"), Person(name="Bo Ek")),
        abstract="Cold\n\nWe melt it.\n\nThen it is water.",
        url="https://snow.example/talk/7/",
        paper_url="https://snow.example/p.pdf",
        language="en",
    )
    conference = programme.conference
    assert (conference.id, conference.title) == ("snow27-2027", "Snow Days 2027")
    assert (conference.time_zone, conference.url) == ("Europe/Brussels", ABOUT["base_url"])
    assert conference.sessions == ()
    (source,) = conference.sources
    assert (source.importer, source.whole) == ("schedule.xml", True)
    assert programme.report.guesses == ()
    assert remarks(programme, Concern.READ) == [
        "1 event in 1 room and 1 track: 1 with authors, 1 with an abstract"
    ]
    assert remarks(programme, Concern.SKIPPED) == ["1 further link of events"]


@pytest.mark.parametrize(
    ("acronym", "title", "expected"),
    [
        ("38c3", "38C3", "38c3-2027"),
        ("fosdem-2027", "FOSDEM", "fosdem-2027"),
        ("Camp2026", "Camp", "camp2026"),
        ("", "Snow Days", "snow-days-2027"),
    ],
)
def test_the_conference_is_known_by_acronym_and_year(
    read: Read, acronym: str, title: str, expected: str
) -> None:
    text = schedule(event(), acronym=acronym, title=title)
    assert read(text).conference.id == expected
    assert read(text.replace("On Snow", "On Ice")).conference.id == expected


def test_a_programme_without_a_name_asks_for_one(read: Read) -> None:
    programme = read(schedule(event(), acronym=None, title=None))
    (guess,) = programme.report.guesses
    assert (guess.about, guess.value) == (About.TITLE, programme.conference.title)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("09:00", datetime(2027, 2, 6, 8, 0, tzinfo=UTC)),
        ("23:30", datetime(2027, 2, 6, 22, 30, tzinfo=UTC)),
        ("00:30", datetime(2027, 2, 6, 23, 30, tzinfo=UTC)),
        ("8:59", datetime(2027, 2, 7, 7, 59, tzinfo=UTC)),
        ("24:15", datetime(2027, 2, 6, 23, 15, tzinfo=UTC)),
    ],
)
def test_what_is_before_the_day_change_belongs_to_the_next_date(
    read: Read, start: str, expected: datetime
) -> None:
    talk = only_talk(read(schedule(old_event(start=start), day_change="09:00:00")))
    assert talk.start == expected
    assert talk.id == "20"


@pytest.mark.parametrize(
    ("about", "start", "day", "date"),
    [
        # A day's own begin is stronger than a day change; without either the date holds.
        ({"day_change": "09:00"}, "08:00", "2027-02-06T07:00:00+01:00", 6),
        ({}, "01:00", "2027-02-06T09:00:00+01:00", 7),
        ({}, "05:00", "2027-02-06T09:00:00+01:00", 6),
        ({}, "01:00", "", 6),
    ],
)
def test_a_day_may_say_when_it_begins_and_ends(
    read: Read, about: dict[str, str], start: str, day: str, date: int
) -> None:
    at = f'date="2027-02-06" start="{day}" end="2027-02-07T04:00:00+01:00"'
    talk = only_talk(read(schedule(old_event(start=start), day=at, **about)))
    assert talk.start == datetime(2027, 2, date, int(start[:2]), tzinfo=CET)


def test_events_directly_under_their_day_are_read(read: Read) -> None:
    text = schedule(old_event(), old_event(key='id="21"', room="Hut"))
    text = re.sub(r"<room name='Igloo'>(.*)</room></day>", r"\1</day>", text)
    talks = read(text).conference.talks
    assert [(talk.id, talk.room) for talk in talks] == [("20", "Igloo"), ("21", "Hut")]


def test_an_event_without_a_room_is_in_the_one_around_it(read: Read) -> None:
    text = schedule(event(room=None), event(room="Hut", key='id="8"'), event(room="", key='id="9"'))
    assert [talk.room for talk in read(text).conference.talks] == ["Igloo", "Hut", "Igloo"]


def test_a_talk_may_last_over_midnight_and_over_a_change_of_the_clocks(read: Read) -> None:
    late = event(date="2027-03-27T23:30:00+01:00", start="23:30", duration="05:00")
    talk = only_talk(read(schedule(late)))
    assert talk.end == datetime(2027, 3, 28, 3, 30, tzinfo=UTC)
    assert talk.end.astimezone(BRUSSELS).hour == 5


def test_local_times_are_those_of_the_named_zone_on_each_side_of_the_change(read: Read) -> None:
    winter = event(key='id="1"', date="2027-03-27T10:00:00")
    summer = event(key='id="2"', date="2027-03-28T10:00:00")
    programme = read(schedule(winter, summer))
    starts = [talk.start for talk in programme.conference.talks]
    assert starts[1] - starts[0] == timedelta(hours=23)
    assert programme.report.guesses == ()


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("00:45", 45), ("1:30", 90), ("90", 90), ("1:02:30", 26 * 60 + 30), ("00:30:00", 30),
        ("02:00:00", 120), ("0:45:00", 45), ("12:00", 720),
    ],
)  # fmt: skip
def test_durations_are_written_in_several_ways(read: Read, written: str, minutes: int) -> None:
    programme = read(schedule(event(duration=written)))
    talk = only_talk(programme)
    assert talk.start
    assert talk.end == talk.start + timedelta(minutes=minutes)
    assert remarks(programme, Concern.ODD) == []


@pytest.mark.parametrize(
    ("written", "odd"),
    [
        ("00:00", "It lasts no time"),
        ("6944:11:40", "Its duration, 6944:11:40, cannot be; it is left out"),
        ("9999:00", "Its duration, 9999:00, cannot be; it is left out"),
        ("135.0:00", "Its duration, “135.0:00”, cannot be read"),
        ("-1:00", "Its duration, “-1:00”, cannot be read"),
        ("soon", "Its duration, “soon”, cannot be read"),
        ("", "It has no duration"),
    ],
)
def test_a_duration_that_cannot_be_is_told_and_has_no_length(
    read: Read, written: str, odd: str
) -> None:
    programme = read(schedule(event(duration=written)))
    talk = only_talk(programme)
    assert talk.end == talk.start
    assert remarks(programme, Concern.ODD) == [odd]


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Pacific Time (US &amp; Canada)", "America/Los_Angeles"),
        ("Bern", "Europe/Zurich"),
    ],
)
def test_zones_are_known_by_several_names(read: Read, named: str, place: str) -> None:
    programme = read(schedule(old_event(), time_zone_name=named))
    talk = only_talk(programme)
    assert programme.conference.time_zone == place
    assert talk.start == datetime(2027, 2, 6, 10, 0, tzinfo=ZoneInfo(place))
    assert programme.report.guesses == ()


def test_without_a_zone_its_city_or_the_offsets_are_a_guess(read: Read) -> None:
    by_city = read(schedule(old_event(), time_zone_name=None, city="Brussels"))
    by_offset = read(schedule(event(), time_zone_name=None))
    by_nothing = read(schedule(old_event(), time_zone_name="Mars"))
    by_short_name = read(schedule(old_event(), time_zone_name="EST"))
    assert [p.conference.time_zone for p in (by_city, by_offset, by_nothing)] == [
        "Europe/Brussels",
        "Europe/Berlin",
        "UTC",
    ]
    assert by_short_name.conference.time_zone == "America/New_York"
    for programme in (by_city, by_offset, by_nothing, by_short_name):
        (guess,) = programme.report.guesses
        assert (guess.about, guess.value) == (About.ZONE, programme.conference.time_zone)
    assert remarks(by_nothing, Concern.ODD) == ["Mars is no time zone that is known"]
    assert only_talk(by_city).start == only_talk(by_offset).start


def test_offsets_are_stronger_than_the_zone_that_is_named(read: Read) -> None:
    programme = read(schedule(event(), time_zone_name="America/New_York"))
    assert programme.conference.time_zone == "Europe/Berlin"
    assert only_talk(programme).start == datetime(2027, 2, 6, 9, 0, tzinfo=UTC)
    assert "its times are UTC+1" in remarks(programme, Concern.ODD)[0]


def test_times_in_utc_do_not_contradict_a_zone(read: Read) -> None:
    programme = read(schedule(event(date="2027-02-06T09:00:00Z", start="10:00")))
    assert programme.conference.time_zone == "Europe/Brussels"
    assert only_talk(programme).start == datetime(2027, 2, 6, 10, 0, tzinfo=CET)
    assert remarks(programme, Concern.ODD) == []


def test_a_start_unlike_the_date_is_told(read: Read) -> None:
    programme = read(schedule(event(start="11:15")))
    assert only_talk(programme).start == datetime(2027, 2, 6, 10, 0, tzinfo=CET)
    assert remarks(programme, Concern.ODD) == [
        "Its date says 10:00, its start 11:15; the date counts"
    ]


@pytest.mark.parametrize(
    "date", ["", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-12:00", "x"]
)
def test_an_event_without_a_date_that_can_be_is_kept_without_a_time(read: Read, date: str) -> None:
    programme = read(schedule(event(date=date), day=""))
    assert (only_talk(programme).start, only_talk(programme).end) == (None, None)
    assert "No time was found" in remarks(programme, Concern.ODD)


def test_ids_are_those_that_are_unique_in_the_file(read: Read) -> None:
    keys = ['id="1" guid="a"', 'id="2" guid="b"', 'id="3" guid="b"', 'id="3" guid="b"', "", ""]
    talks = read(schedule(*(event(key=key) for key in keys))).conference.talks
    hashed = talks[4].id
    assert [talk.id for talk in talks] == ["a", "2", "b", "b-2", hashed, f"{hashed}-2"]
    alone = only_talk(read(schedule(event(key="", date="2028-02-06T10:00:00+01:00"))))
    assert alone.id == hashed


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "lecture"}, Kind.ORAL), ({"type": "Talk 40 (30min +10 Q&A)"}, Kind.ORAL),
        ({"type": "Workshop"}, Kind.WORKSHOP), ({"type": "keynote"}, Kind.KEYNOTE),
        ({"type": "podium"}, Kind.PANEL), ({"type": "DJ Set"}, Kind.SOCIAL),
        ({"type": "other"}, Kind.OTHER), ({"type": "", "persons": "Ann Lee"}, Kind.ORAL),
        ({"type": ""}, Kind.OTHER), ({"title": "Lunch", "type": "talk"}, Kind.BREAK),
        ({"type": "Lightning Talks"}, Kind.ORAL), ({"type": "poster"}, Kind.POSTER),
    ],
)  # fmt: skip
def test_the_organisers_words_become_kinds(read: Read, fields: dict[str, str], kind: Kind) -> None:
    assert only_talk(read(schedule(event(**fields)))).kind is kind


def test_markup_that_is_not_escaped_is_text_as_well(read: Read) -> None:
    text = schedule(event(abstract="HERE")).replace(
        "HERE", "One <em>cold</em> day.<p>And &lt;b&gt; night.</p>"
    )
    assert only_talk(read(text)).abstract == "One cold day.\n\nAnd <b> night."


def test_the_longer_of_abstract_and_description_is_kept_once(read: Read) -> None:
    for abstract, description in (("Snow.", "Snow."), ("Snow. Ice.", "Snow."), ("", "Snow.")):
        talk = only_talk(read(schedule(event(abstract=abstract, description=description))))
        assert talk.abstract == abstract or description


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE schedule [<!ENTITY a "b">]>',
        '<!DOCTYPE schedule [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE schedule SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % p "x">%p;]>',
        '<!doctype schedule [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_xml_that_defines_entities_is_refused(read: Read, doctype: str) -> None:
    text = schedule(event(title="HERE")).replace("<schedule>", f"{doctype}<schedule>")
    with pytest.raises(UnreadableError, match="defines its own XML entities, which can do harm"):
        read(text.replace("HERE", "&a;"))


def test_a_doctype_that_defines_nothing_is_not_fetched(read: Read) -> None:
    doctype = '<!DOCTYPE schedule SYSTEM "http://127.0.0.1:1/schedule.dtd">'
    text = schedule(event()).replace("<schedule>", f"{doctype}<schedule>")
    assert only_talk(read(text)).title == "On Snow"


def test_damaged_xml_is_read_as_far_as_it_goes_and_told(read: Read) -> None:
    whole = schedule(event(title="TITLE"), event(key='id="8" guid="g-8"'))
    loose = read(whole.replace("TITLE", "Snow & Ice&nbsp;&mdash; R&D; 1&#2;2"))
    cut = read(whole[: whole.index("</event></room>")])
    assert loose.conference.talks[0].title.startswith("Snow & Ice — R&D;")
    assert [talk.id for talk in loose.conference.talks] == ["g-7", "g-8"]
    assert [talk.id for talk in cut.conference.talks] == ["g-7", "g-8"]
    for programme in (loose, cut):
        assert remarks(programme, Concern.ODD)[0].startswith("The XML is damaged; what could be")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_the_encoding_may_be_any_that_is_declared(read: Read, encoding: str) -> None:
    text = schedule(event(title="Снег")).replace("UTF-8", encoding)
    assert only_talk(read(text.encode(encoding))).title == "Снег"


def test_utf8_wins_over_a_wrong_declaration(read: Read) -> None:
    assert only_talk(read(schedule(event(title="Снег")).replace("UTF-8", "ascii"))).title == "Снег"


def test_a_schedule_of_another_kind_is_refused_by_name(read: Read) -> None:
    text = schedule(event()).replace("<event", "<entry").replace("</event", "</entry")
    with pytest.raises(UnreadableError, match=r"its talks are <entry> elements, not <event>"):
        read(text)
    with pytest.raises(UnreadableError, match="is a schedule that holds no event; get it again"):
        read(schedule())


def test_fosdem_2026_gives_every_event(read: Read, shared_data: Path) -> None:
    path = shared_data / "schedule-xml" / "fosdem-2026.xml"
    programme = read(path)
    conference = programme.conference
    assert (conference.id, conference.time_zone) == ("fosdem-2026", "Europe/Brussels")
    _same_as_in_file(conference.talks, path)
    assert len(conference.talks) == 883
    assert len({talk.track for talk in conference.talks}) == 62
    assert len({talk.room for talk in conference.talks}) == 30
    assert _days(programme) == {"2026-01-31", "2026-02-01"}
    assert Counter(talk.kind for talk in conference.talks) == {Kind.ORAL: 882, Kind.WORKSHOP: 1}
    assert all(talk.abstract and "<p>" not in talk.abstract for talk in conference.talks)
    assert not remarks(programme, Concern.ODD)
    assert not programme.report.guesses


def test_fosdem_2010_gives_every_event(read: Read, shared_data: Path) -> None:
    path = shared_data / "schedule-xml" / "fosdem-2010.xml"
    programme = read(path)
    talks = programme.conference.talks
    assert programme.conference.id == "fosdem-2010"
    assert len(talks) == 301
    assert _days(programme) == {"2010-02-06", "2010-02-07"}
    days = ElementTree.parse(path).getroot().findall("day")
    expected = [
        datetime.fromisoformat(f"{day.get('date')}T{event.findtext('start')}:00+01:00")
        for day in days
        for event in day
    ]
    assert [talk.start for talk in talks] == expected
    assert [guess.about for guess in programme.report.guesses] == [About.ZONE]
    assert programme.conference.time_zone == "Europe/Brussels"


def test_38c3_gives_every_event(read: Read, shared_data: Path) -> None:
    path = shared_data / "schedule-xml" / "38c3.xml"
    programme = read(path)
    talks = programme.conference.talks
    zone = programme.conference.zone
    _same_as_in_file(talks, path)
    assert len(talks) == 1007
    assert programme.conference.id == "38c3-2024"
    assert sum(not talk.authors for talk in talks) == 118
    times = [(talk.start, talk.end) for talk in talks if talk.start and talk.end]
    second = timedelta(seconds=1)  # what ends at midnight does not cross it
    assert sum(_date(start, zone) < _date(end - second, zone) for start, end in times) == 26
    assert max(end - start for start, end in times) == timedelta(hours=12)
    assert (
        sum(any(ord(sign) > 0xFFFF for sign in talk.title + talk.abstract) for talk in talks) > 50
    )


def test_another_schema_under_the_same_name_is_refused(read: Read, shared_data: Path) -> None:
    with pytest.raises(UnreadableError, match="its talks are <entry> elements, not <event>"):
        read(shared_data / "schedule-xml" / "europython-2014-other-schema.xml")


def _same_as_in_file(talks: tuple[Talk, ...], path: Path) -> None:
    """By the standard library's own parser, in the same order."""
    events = list(ElementTree.parse(path).getroot().iter("event"))
    for talk, event in zip(talks, events, strict=True):
        start = datetime.fromisoformat(_told(event, "date"))
        hours, minutes = map(int, _told(event, "duration").split(":"))
        assert talk.id == event.get("guid")
        assert talk.title == _told(event, "title")
        assert (talk.room, talk.track) == (_told(event, "room"), _told(event, "track"))
        assert talk.start == start
        assert talk.end == start + timedelta(hours=hours, minutes=minutes)
        names = [" ".join((person.text or "").split()) for person in event.iter("person")]
        assert [person.name for person in talk.authors] == list(dict.fromkeys(names))
        assert (talk.url, talk.language) == (_told(event, "url"), _told(event, "language"))


def _told(event: ElementTree.Element, field: str) -> str:
    return " ".join((event.findtext(field) or "").split())


def _days(programme: Programme) -> set[str]:
    zone = programme.conference.zone
    return {_date(talk.start, zone) for talk in programme.conference.talks if talk.start}


def _date(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).date().isoformat()
