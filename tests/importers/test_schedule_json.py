"""Programmes as schedule.json, v1 and v2, as XML turned into JSON, and pretalx's widget data."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import importers
from planner.conference import About, Concern, Kind, Person, Programme, Talk
from planner.errors import PlannerError, UnreadableError
from tests.importers.conftest import NOW
from tests.importers.looking import Read, only_talk, remarks
from tests.importers.schedules import event_fields

CET = timezone(timedelta(hours=1))
TEN = datetime(2027, 2, 6, 10, 0, tzinfo=CET)
Json = dict[str, Any]


def event(**fields: Any) -> Json:
    return {
        "id": 7,
        "guid": "g-7",
        "date": "2027-02-06T10:00:00+01:00",
        "start": "10:00",
        "duration": "00:30",
        "room": "Igloo",
        "title": "On Snow",
    } | fields


def schedule(*events: Json, day: Json | None = None, **about: Any) -> Json:
    """v1: events by day and room."""
    one = {"index": 1, "date": "2027-02-06", "rooms": {"Igloo": list(events)}} | (day or {})
    conference = {
        "acronym": "snow27",
        "title": "Snow Days 2027",
        "start": "2027-02-06",
        "daysCount": 1,
        "time_zone_name": "Europe/Brussels",
        "days": [one],
    }
    return {"schedule": {"version": "1", "base_url": "https://snow.example/", "conference":
            conference | about}}  # fmt: skip


def flat(*events: Json) -> Json:
    """v2: one list of events; rooms and tracks by their keys."""
    return {
        "schedule": {
            "conference": {
                "acronym": "snow27",
                "title": {"de": "Schneetage", "en": "Snow Days"},
                "start": "2027-02-06T09:00:00+01:00",
                "time_zone_name": "Europe/Berlin",
                "url": "https://snow.example/",
                "tracks": [{"slug": "winter", "name": {"en": None, "de": "Winter"}}],
                "rooms": [{"guid": "r-1", "name": "Igloo"}],
                "days": [{"index": 1, "date": "2027-02-06"}],
            },
            "events": list(events),
            "persons": [{"guid": "p-1", "name": "Ann Lee"}],
        }
    }


def widget(*talks: Json) -> Json:
    return {
        "talks": list(talks),
        "version": "2",
        "schedule_id": 31,
        "timezone": "Europe/Berlin",
        "event_start": "2027-02-06",
        "tracks": [{"id": 3, "name": {"en": "Winter", "de": "Winterzeit"}}],
        "rooms": [{"id": 11, "name": {"de": "Iglu"}}, {"id": 12, "name": "Hut"}],
        "speakers": [{"code": "AAA", "name": "Ann Lee"}, {"code": "BBB", "name": "Bo Ek"}],
    }


def slot(**fields: Any) -> Json:
    return {
        "code": "CODE7",
        "id": 901,
        "title": "On Snow",
        "abstract": "We melt it.",
        "speakers": ["AAA", "BBB"],
        "track": 3,
        "start": "2027-02-06T10:00:00+01:00",
        "end": "2027-02-06T10:30:00+01:00",
        "room": 11,
        "duration": 30,
        "content_locale": "en",
    } | fields


def programme_of(talks: int) -> importers.Given:
    """An invented programme of so many talks in v1, with markup, persons and links."""
    events = [
        event(
            id=n,
            guid=f"{n:08x}-aaaa",
            type="Talk",
            abstract="We *melt* it.",
            description="<p>Slowly.</p>\r\n\r\nAnd again.",
            persons=[{"id": n, "public_name": "Ann Lee"}, {"code": "B", "name": "Bo Ek"}],
            links=[{"url": "https://snow.example/slides", "title": "Slides"}],
            **event_fields(n),
        )
        for n in range(talks)
    ]
    return importers.Given("schedule.json", json.dumps(schedule(*events)).encode())


@pytest.fixture
def read_json(read: Read) -> Callable[[object], Programme]:
    return lambda data: read(json.dumps(data))


def test_every_field_of_an_event_is_kept(read_json: Read) -> None:
    programme = read_json(
        schedule(
            event(
                subtitle="Cold",
                track="Winter",
                type="lecture",
                language="de",
                abstract="We melt it.",
                description="<p>Then it is <em>water</em>.</p>",
                url="https://snow.example/talk/7/",
                persons=[{"public_name": "Ann Lee"}, {"name": "Bo Ek"}, {"full_public_name": "Cy"}],
                links=[{"title": "Preprint", "url": "https://snow.example/p.pdf"}],
                attachments=None,
            )
        )
    )
    assert only_talk(programme) == Talk(
        id="g-7",
        title="On Snow",
        kind=Kind.ORAL,
        start=TEN,
        end=TEN + timedelta(minutes=30),
        room="Igloo",
        track="Winter",
        authors=(Person(name="Ann Lee"), Person(name="Bo Ek"), Person(name="Cy")),
        abstract="Cold\n\nWe melt it.\n\nThen it is water.",
        url="https://snow.example/talk/7/",
        paper_url="https://snow.example/p.pdf",
        language="de",
    )
    conference = programme.conference
    assert (conference.id, conference.title) == ("snow27-2027", "Snow Days 2027")
    assert (conference.time_zone, conference.url) == ("Europe/Brussels", "https://snow.example/")
    assert conference.sources[0].whole
    assert programme.report.guesses == ()
    assert remarks(programme, Concern.ODD) == []


def test_the_second_version_names_rooms_tracks_and_persons_by_keys(read_json: Read) -> None:
    programme = read_json(
        flat(
            {
                "guid": "g-7",
                "start": "2027-02-06T23:30:00+01:00",
                "end": "2027-02-07T00:15:00+01:00",
                "room": {"guid": "r-1"},
                "track": {"slug": "winter"},
                "title": {"de": "Über Schnee", "en": "On Snow"},
                "subtitle": None,
                "type": "talk",
                "participants": [{"guid": "p-1", "role": "speaker"}, {"name": "Bo Ek"}],
                "abstract": {"de": "Wir schmelzen ihn."},
            }
        )
    )
    talk = only_talk(programme)
    assert (talk.title, talk.room, talk.track) == ("On Snow", "Igloo", "Winter")
    assert (talk.start, talk.end) == (
        datetime(2027, 2, 6, 22, 30, tzinfo=UTC),
        datetime(2027, 2, 6, 23, 15, tzinfo=UTC),
    )
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]
    assert talk.abstract == "Wir schmelzen ihn."
    assert programme.conference.title == "Snow Days"
    assert programme.conference.time_zone == "Europe/Berlin"


def test_the_widgets_data_is_read(read_json: Read) -> None:
    programme = read_json(
        widget(
            slot(),
            slot(id=902, start="2027-02-07T10:00:00+01:00", end="2027-02-07T11:00:00+01:00"),
            {"id": 903, "title": {"en": "Tea"}, "start": "2027-02-06T11:00:00Z",
             "end": "2027-02-06T12:30:00+01:00", "room": 12, "slot_type": "break"},
            slot(code="CODE8", speakers=["AAA", "ZZZ", None, []], start=None, end=None),
        )
    )  # fmt: skip
    first, again, tea, unplanned = programme.conference.talks
    assert (first.id, again.id, unplanned.id) == ("CODE7", "CODE7-2", "CODE8")
    assert (first.room, first.track, first.kind) == ("Iglu", "Winter", Kind.ORAL)
    assert [person.name for person in first.authors] == ["Ann Lee", "Bo Ek"]
    assert (first.start, first.end) == (TEN, TEN + timedelta(minutes=30))
    # The slot's own end, not the length that was asked for.
    assert again.end == datetime(2027, 2, 7, 11, 0, tzinfo=CET)
    assert (tea.title, tea.kind, tea.room) == ("Tea", Kind.BREAK, "Hut")
    assert (tea.start, tea.end) == (TEN + timedelta(hours=2), TEN + timedelta(hours=2.5))
    assert [person.name for person in unplanned.authors] == ["Ann Lee"]
    assert unplanned.start is None
    assert programme.conference.time_zone == "Europe/Berlin"
    assert [guess.about for guess in programme.report.guesses] == [About.TITLE]


def test_the_widgets_conference_is_found_again_in_the_next_version(read_json: Read) -> None:
    data = widget(slot())
    first = read_json(data).conference.id
    data |= {"schedule_id": 32, "version": "3", "rooms": data["rooms"][::-1]}
    assert read_json(data).conference.id == first
    data["timezone"] = "Asia/Tokyo"
    assert read_json(data).conference.id != first


def test_the_widgets_address_names_conference_and_talks() -> None:
    address = "https://talks.snow.example/snow27/schedule/widgets/schedule.json"
    data = json.dumps(widget(slot())).encode()
    programme = importers.read(importers.Given("schedule.json", data, address), now=NOW)
    conference = programme.conference
    assert (conference.id, conference.title) == ("snow27-2027", "snow27")
    assert conference.url == "https://talks.snow.example/snow27/"
    assert only_talk(programme).url == "https://talks.snow.example/snow27/talk/CODE7/"
    assert programme.report.guesses == ()


def test_xml_turned_into_json_is_read(read_json: Read) -> None:
    wrapped = {name: {"_text": text} for name, text in event(subtitle="Cold").items()}
    wrapped |= {
        "_attributes": {"guid": "g-7", "id": "7"},
        "persons": {"person": {"_attributes": {"id": "1"}, "_text": "Ann Lee"}},
        "links": {"link": [{"_attributes": {"href": "https://snow.example/"}, "_text": "Page"}]},
    }
    del wrapped["id"], wrapped["guid"]
    room = {"_attributes": {"name": "Igloo"}, "event": wrapped}
    day = {"_attributes": {"date": "2027-02-06", "index": "1"}, "room": room}
    conference = {"title": {"_text": "Snow Days"}, "time_zone_name": {"_text": "Europe/Brussels"}}
    talk = only_talk(read_json({"schedule": {"conference": conference, "day": day}}))
    assert (talk.id, talk.title, talk.room, talk.start) == ("g-7", "On Snow", "Igloo", TEN)
    assert talk.authors == (Person(name="Ann Lee"),)
    assert (talk.abstract, talk.url) == ("Cold", "https://snow.example/")


def test_events_under_their_numbers_take_the_date_of_their_day(read_json: Read) -> None:
    events = {
        str(n): {"id": str(n), "day": n, "startTime": "00:30", "duration": "00:20", "title": "Ice",
                 "room": "Hut", "persons": ["Ann Lee"]}
        for n in (1, 2)
    }  # fmt: skip
    days = {str(n): {"date": f"2027-02-0{5 + n}", "id": n} for n in (1, 2)}
    about = {
        "title": {"_text": "Snow Days"},
        "time_zone_name": {"_text": "Europe/Brussels"},
        "day_change": {"_text": "09:00:00"},
    }
    talks = read_json({"conference": about, "days": days, "events": events}).conference.talks
    assert [talk.start for talk in talks] == [
        datetime(2027, 2, 7, 0, 30, tzinfo=CET),
        datetime(2027, 2, 8, 0, 30, tzinfo=CET),
    ]
    assert talks[0].authors == (Person(name="Ann Lee"),)


def test_a_day_that_says_when_it_begins_keeps_its_night(read_json: Read) -> None:
    day = {"day_start": "2027-02-06T09:00:00+01:00", "day_end": "2027-02-07T04:00:00+01:00"}
    talk = only_talk(read_json(schedule(event(date=None, start="01:00"), day=day)))
    assert talk.start == datetime(2027, 2, 7, 1, 0, tzinfo=CET)


def test_offsets_win_over_the_zone_and_old_names_are_understood(read_json: Read) -> None:
    wrong = read_json(schedule(event(), time_zone_name="UTC"))
    short = read_json(schedule(event(), time_zone_name="Berlin"))
    assert wrong.conference.time_zone == short.conference.time_zone == "Europe/Berlin"
    assert only_talk(wrong).start == only_talk(short).start == TEN
    assert [guess.about for guess in wrong.report.guesses] == [About.ZONE]
    assert short.report.guesses == ()


def test_the_same_programme_has_the_same_ids_as_json_and_as_xml(
    read_json: Read, read: Read
) -> None:
    from_json = read_json(schedule(event()))
    from_xml = read(
        "<schedule><conference><acronym>snow27</acronym><start>2027-02-06</start></conference>"
        "<day date='2027-02-06'><room name='Igloo'><event id='7' guid='g-7'>"
        "<date>2027-02-06T10:00:00+01:00</date></event></room></day></schedule>"
    )
    assert from_json.conference.id == from_xml.conference.id
    assert only_talk(from_json).id == only_talk(from_xml).id


def test_what_is_no_event_is_told(read_json: Read) -> None:
    programme = read_json(schedule(event(), 3, None, ["x"], daysCount=4))  # type: ignore[arg-type]
    assert len(programme.conference.talks) == 1
    assert remarks(programme, Concern.SKIPPED) == ["An event that is no record"] * 3
    assert remarks(programme, Concern.ODD) == ["It tells of 4 days, but holds 1"]


@pytest.mark.parametrize("data", [schedule(), flat(), widget()])
def test_a_schedule_without_events_is_refused(read_json: Read, data: Json) -> None:
    with pytest.raises(UnreadableError, match="is a schedule that holds no event; get it again"):
        read_json(data)


@pytest.mark.parametrize(
    "data", [{"talks": []}, {"schedule": 3}, {"schedule": {}}, {"talks": 3, "timezone": "UTC"}]
)
def test_other_json_is_not_taken_for_a_schedule(read_json: Read, data: Json) -> None:
    with pytest.raises(UnreadableError, match="is a JSON file"):
        read_json(data)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["2027-02-06T25:00:00", "2027-02-06", "99:99", "\ud800", "http://[", "Rome"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["_text", "name", "en", "event", "guid", "url"]), inner),
    max_leaves=6,
)  # fmt: skip
FIELDS = ["id", "guid", "date", "start", "end", "duration", "room", "title", "track", "persons",
          "links", "type", "abstract", "day", "_attributes", "speakers", "code"]  # fmt: skip
ABOUT = ["acronym", "title", "start", "time_zone_name", "tracks", "rooms", "days", "daysCount",
         "day_change", "url"]  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(FIELDS), anything),
    st.dictionaries(st.sampled_from(ABOUT), anything),
    st.sampled_from([schedule, lambda one, **about: {"schedule": {"conference": about,
                    "events": one}}, lambda one, **about: widget(one) | about]),
)  # fmt: skip
@settings(max_examples=200)
def test_values_of_any_type_are_read_or_refused(
    fields: Json, about: Json, make: Callable[..., Json]
) -> None:
    data = json.dumps(make(event() | fields, **about)).encode()
    try:
        programme = importers.read(importers.Given("any", data), now=NOW)
    except PlannerError:
        return
    for talk in programme.conference.talks:
        assert talk.id
        assert (talk.start is None) == (talk.end is None)
        assert talk.start is None or talk.end is None or talk.start <= talk.end


@pytest.mark.parametrize(
    ("name", "own_id", "zone", "events"),
    [
        ("pretalx-democon.json", "democon-2020", "Europe/Berlin", 36),
        ("frab-camp2019.json", "camp2019", "Europe/Berlin", 79),
        ("invalid-example.json", "winterchaos2022", "Europe/Zurich", 1),
    ],
)
def test_real_files_give_every_event(
    read: Read, shared_data: Path, name: str, own_id: str, zone: str, events: int
) -> None:
    path = shared_data / "schedule-json" / name
    conference = read(path).conference
    assert (conference.id, conference.time_zone) == (own_id, zone)
    days = json.loads(path.read_text(encoding="utf-8"))["schedule"]["conference"]["days"]
    written = [event for day in days for room in day["rooms"].values() for event in room]
    assert len(written) == events
    for talk, event in zip(conference.talks, written, strict=True):
        hours, minutes = map(int, event["duration"].split(":"))
        assert talk.start == datetime.fromisoformat(event["date"])
        assert talk.end == talk.start + timedelta(hours=hours, minutes=minutes)
        assert (talk.id, talk.url) == (event["guid"], event["url"])
        assert (talk.room, talk.language) == (event["room"], event["language"])
        assert talk.title == " ".join(event["title"].split())
        assert [person.name for person in talk.authors] == [
            " ".join(person["public_name"].split()) for person in event["persons"]
        ]
        text = event["abstract"].partition("<")[0]  # as far as it has no markup
        assert " ".join(text.split()) in " ".join(talk.abstract.split())


def test_the_reports_of_the_real_files(read: Read, shared_data: Path) -> None:
    folder = shared_data / "schedule-json"
    democon, camp, invalid = (
        read(folder / f"{name}.json")
        for name in ("pretalx-democon", "frab-camp2019", "invalid-example")
    )
    assert "says that it is in UTC, but its times are UTC+1" in remarks(democon, Concern.ODD)[0]
    assert [guess.about for guess in democon.report.guesses] == [About.ZONE]
    assert remarks(camp, Concern.ODD) == []
    assert remarks(invalid, Concern.ODD) == ["It tells of 3 days, but holds 1"]
