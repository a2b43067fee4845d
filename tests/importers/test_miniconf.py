"""The data of Mini-Conf and ACL sites: invented folders in the real structure, and a real one."""

import csv
import io
import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import importers
from planner.conference import About, Concern, Kind, Person, Programme
from planner.errors import UnreadableError
from planner.importers import Given, Readings, yaml_text

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Read = Callable[..., Programme]

PAPERS = """\
UID,title,authors,abstract,keywords,sessions
b1,On Snow,Ann Lee|Bo Ek,"We melt, and
stop.",ice|melting,Tues Session 1|Mon Session 1
b2,On Rain,Cy Wu,We wait.,rain,
"""
SPEAKERS = """\
UID,image,title,institution,speaker,abstract,bio,session
1,x.jpg,On Weather,"Snow A&M, Bergen",Dr. Di Oz,We look up.,She looks.,1
"""
WORKSHOPS = 'UID,title,authors,abstract\n1,Clouds,"Eve Po|Flo Ra",We count.\n'
CONFIG = """\
name: SnowConf
tagline: SNOW <br> CONFERENCE
date: May 2027
page_title:
  prefix: 'SnowConf 2027'
site_url: https://snow.example.org
calendar:
  colors: # of events
    ---: '#bed972'
"""


def entry(title: str, start: str, end: str, **fields: Any) -> dict[str, Any]:
    times = {"start": f"2027-04-{start}:00+00:00", "end": f"2027-04-{end}:00+00:00"}
    rest = {"location": None, "link": None, "category": "time", "calendarId": "---"}
    return {"title": title} | times | rest | fields


LINK = "papers.html?session="
CALENDAR = json.dumps(
    [
        entry("Poster Day 1", "26T05:00", "26T07:00", link=f"{LINK}Mon+Session+1&filter=k"),
        entry("Poster Day 2", "27T23:00", "28T01:00", location=f"{LINK}Tues+Session+1"),
        entry("Poster Day 3", "28T05:00", "28T07:00", link=f"{LINK}Wed+Session+1"),
        entry("Snow Social", "29T10:00", "29T11:00", location="Hall 1"),
        entry("Snow Social", "28T10:00", "28T11:00", link="https://snow.example.org/a?b=1&c=2"),
    ]
)


def folder(**changes: str) -> Readings:
    """All files of the invented site; `papers_csv=""` leaves that one out."""
    files = {
        "papers_csv": PAPERS,
        "main_calendar_json": CALENDAR,
        "speakers_csv": SPEAKERS,
        "workshops_csv": WORKSHOPS,
        "config_yml": CONFIG,
    } | changes
    return together({name: text for name, text in files.items() if text})


def together(files: dict[str, str]) -> Readings:
    names = {name: ".".join(name.rsplit("_", 1)) for name in files}
    given = [Given(f"sitedata/{names[name]}", text.encode()) for name, text in files.items()]
    return importers.read_all(given, now=NOW)


def only(readings: Readings) -> Programme:
    assert not readings.refused
    (programme,) = readings.programmes
    return programme


def slots(programme: Programme) -> list[tuple[str, str, str]]:
    """Id, title and start in UTC of each talk."""
    return [
        (talk.id, talk.title, f"{talk.start.astimezone(UTC):%d %H:%M}" if talk.start else "")
        for talk in programme.conference.talks
    ]


def programme_of(talks: int) -> Given:
    """An invented table of that many papers, ten a session."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["UID", "title", "authors", "abstract", "keywords", "sessions"])
    for n in range(talks):
        names = f"Ann Lee {n}|Bo Ek"
        writer.writerow(
            [f"b{n}", f"On “Snow” {n}", names, "We melt.\n" * 20, "ice|rain", f"S {n // 10}"]
        )
    return Given("papers.csv", text.getvalue().encode())


def test_of_two_files_of_one_name_one_leads() -> None:
    files = [Given("papers.csv", PAPERS.encode()), Given("papers.csv", PAPERS.encode())]
    (programme,), refused = importers.read_all(files, now=NOW)
    assert not refused
    assert len(programme.conference.sources) == 2


def test_a_folder_is_one_programme() -> None:
    programme = only(folder())
    conference = programme.conference
    assert (conference.id, conference.title) == ("snowconf-2027", "SnowConf 2027")
    assert (conference.time_zone, conference.url) == ("UTC", "https://snow.example.org")
    assert not programme.report.guesses
    assert slots(programme) == [
        ("b1", "On Snow", "26 05:00"),
        ("b1-2", "On Snow", "27 23:00"),
        ("b2", "On Rain", ""),
        ("speaker-1", "On Weather", ""),
        ("workshop-1", "Clouds", ""),
        (slots(programme)[5][0], "Poster Day 3", "28 05:00"),
        (slots(programme)[6][0], "Snow Social", "28 10:00"),
        (slots(programme)[6][0] + "-2", "Snow Social", "29 10:00"),
    ]
    assert [source.name for source in conference.sources] == [
        "sitedata/papers.csv",
        "sitedata/main_calendar.json",
        "sitedata/speakers.csv",
        "sitedata/workshops.csv",
        "sitedata/config.yml",
    ]
    assert all(source.whole for source in conference.sources)


def test_the_fields_of_papers_and_events_are_read() -> None:
    snow, _, rain, weather, clouds, *_, first, second = only(folder()).conference.talks
    assert snow.authors == (Person(name="Ann Lee"), Person(name="Bo Ek"))
    assert snow.abstract == "We melt, and stop."
    assert snow.keywords == ("ice", "melting")
    assert snow.kind is rain.kind is Kind.POSTER  # all sessions of papers are poster sessions
    assert weather.kind is Kind.KEYNOTE
    assert weather.authors == (Person(name="Dr. Di Oz", affiliation="Snow A&M, Bergen"),)
    assert clouds.kind is Kind.WORKSHOP
    assert [person.name for person in clouds.authors] == ["Eve Po", "Flo Ra"]
    assert (first.kind, first.room, first.url) == (
        Kind.SOCIAL,
        "",
        "https://snow.example.org/a?b=1&c=2",
    )
    assert second.room == "Hall 1"


def test_calendar_entries_with_papers_are_their_sessions() -> None:
    conference = only(folder()).conference
    sessions = {session.title: session for session in conference.sessions}
    assert set(sessions) == {"Poster Day 1", "Poster Day 2"}
    night = sessions["Poster Day 2"]
    assert (night.start, night.end) == (
        datetime(2027, 4, 27, 23, 0, tzinfo=UTC),
        datetime(2027, 4, 28, 1, 0, tzinfo=UTC),
    )
    assert [talk.session_id for talk in conference.talks[:2]] == ["mon-session-1", "tues-session-1"]


def test_the_report_counts_each_file() -> None:
    read = [r.what for r in only(folder()).report.remarks if r.concern is Concern.READ]
    assert read == ["2 papers", "1 event", "1 event", "5 calendar entries"]


@pytest.mark.parametrize(
    ("name", "text", "talks"),
    [
        ("papers.csv", PAPERS, 3),
        ("main_calendar.json", CALENDAR, 5),
        ("speakers.csv", SPEAKERS, 1),
        ("workshops.csv", WORKSHOPS, 1),
    ],
)
def test_each_file_with_talks_opens_alone(name: str, text: str, talks: int) -> None:
    programme = importers.read(Given(name, text.encode()), now=NOW)
    assert len(programme.conference.talks) == talks
    assert [guess.about for guess in programme.report.guesses] == [About.TITLE]
    assert not programme.conference.sources[0].whole


@pytest.mark.parametrize(
    ("text", "what"),
    [(CONFIG, "the settings of"), ("1A:\n  date: 2027-07-06_05:00:00\n  papers:\n", "sessions")],
)
def test_settings_and_sessions_alone_ask_for_the_rest(read: Read, text: str, what: str) -> None:
    with pytest.raises(UnreadableError, match=f"{what}.*open it together"):
        read(text)


def test_two_folders_are_two_conferences() -> None:
    files = {"a/papers.csv": PAPERS, "a/config.yml": CONFIG, "b/speakers.csv": SPEAKERS}
    given = [Given(name, text.encode()) for name, text in files.items()]
    a, b = importers.read_all(given, now=NOW).programmes
    assert (a.conference.title, b.conference.title) == ("SnowConf 2027", "b")
    assert len(b.conference.talks) == 1


def test_a_broken_file_beside_is_told_and_the_rest_is_read() -> None:
    programme = only(folder(config_yml="tagline: [\n"))
    (skipped,) = [r for r in programme.report.remarks if r.concern is Concern.SKIPPED]
    assert skipped.where == "sitedata/config.yml"
    assert len(programme.conference.talks) == 8


@pytest.mark.parametrize(
    "papers",
    [
        {"b1": {"UID": "b1", "title": "On Snow", "authors": ["Ann Lee", "Bo Ek"], "abstract": "A"}},
        {"b1": {"content": {"title": "On Snow", "authors": ["Ann Lee", "Bo Ek"]}}},
        [{"id": "b1", "content": {"title": "On Snow", "authors": ["Ann Lee", "Bo Ek"]}}],
        [{"UID": "b1", "title": "On Snow", "authors": "Ann Lee|Bo Ek", "keywords": []}],
    ],
)
def test_papers_may_be_a_table_or_list_of_json(read: Read, papers: object) -> None:
    (talk,) = read(json.dumps(papers)).conference.talks
    assert (talk.id, talk.title) == ("b1", "On Snow")
    assert [person.name for person in talk.authors] == ["Ann Lee", "Bo Ek"]


ACL_PAPERS = """\
UID,title,authors,abstract,keywords,track,paper_type,pdf_url
main.1,On Snow,Ann Lee,We melt.,ice,Weather,Long,https://x.org/1.pdf
main.2,On Rain,Bo Ek,We wait.,,Weather,Short,
"""
ACL_SESSIONS = """\
1A:
  date: 2027-07-06_05:00:00
  papers:
  - main.1
  - main.2
14B:
  date: 2027-07-07_23:30:00
  papers:
  - id: main.1
    join_link: https://x.org
"""
TUTORIALS = """\
- UID: T1
  title: Reading Snow
  organizers: "Presenter: Ann Lee, Bo Ek and Cy Wu"
  abstract: |
    One.

    Two.
  sessions:
    - name: Live Session 1
      start_time: 2027-07-05_22:00:00
      end_time: 2027-07-06_01:30:00
    - name: Live Session 2
      start_time: 2027-07-06_13:00:00
      end_time: 2027-07-06_16:30:00
  website: https://x.org/t1
"""
SOCIALS = """\
- UID: "sledging"
  name: Sledging
  description: >
    Bring a
    sledge.
  organizers: &all
    members:
    - Snow Club
  sessions:
    - name: S-Session A
      start_time: 2027-07-09_14:00:00
      end_time: 2027-07-09_15:30:00
- UID: "skating"
  name: Skating
  organizers: *all
"""


def test_an_acl_site_is_read_with_its_sessions() -> None:
    programme = only(
        together(
            {
                "main_papers_csv": ACL_PAPERS,
                "main_paper_sessions_yml": ACL_SESSIONS,
                "tutorials_yml": TUTORIALS,
                "socials_yml": SOCIALS,
                "config_yml": "name: SNOW2027\ntagline: x\nsite_url: https://x.org\n",
            }
        )
    )
    assert programme.conference.id == "snow-2027"
    assert slots(programme) == [
        ("main.1", "On Snow", "06 05:00"),
        ("main.1-2", "On Snow", "07 23:30"),
        ("main.2", "On Rain", "06 05:00"),
        ("social-sledging", "Sledging", "09 14:00"),
        ("social-skating", "Skating", ""),
        ("tutorial-T1", "Reading Snow", "05 22:00"),
        ("tutorial-T1-2", "Reading Snow", "06 13:00"),
    ]
    snow, again, *_, sledging, skating, tutorial, _ = programme.conference.talks
    assert (snow.track, snow.paper_url) == ("Weather", "https://x.org/1.pdf")
    assert again.end == datetime(2027, 7, 8, 0, 30, tzinfo=UTC)
    assert sledging.kind is Kind.SOCIAL
    assert sledging.abstract == "Bring a sledge."
    assert [person.name for person in skating.authors] == ["Snow Club"]
    assert tutorial.kind is Kind.TUTORIAL
    assert tutorial.abstract == "One.\n\nTwo."
    assert tutorial.keywords == ("Live Session 1",)
    assert [person.name for person in tutorial.authors] == ["Ann Lee", "Bo Ek", "Cy Wu"]
    (guess,) = programme.report.guesses
    assert (guess.about, guess.value) == (About.ZONE, "UTC")


def test_the_calendar_does_not_repeat_what_has_its_own_file() -> None:
    again = entry("Reading Snow", "05T22:00", "06T01:30", type="Tutorials") | {
        "start": "2027-07-05T22:00:00",
        "end": "2027-07-06T01:30:00",
    }
    lunch = again | {"title": "Lunch", "end": "2027-07-05T23:00:00"}
    calendar = json.dumps([again, lunch])
    programme = only(together({"tutorials_yml": TUTORIALS, "overall_calendar_json": calendar}))
    titles = sorted(talk.title for talk in programme.conference.talks)
    assert titles == ["Lunch", "Reading Snow", "Reading Snow"]


def test_offsets_of_sessions_hold(read: Read) -> None:
    text = TUTORIALS.replace("2027-07-05_22:00:00", "2027-07-05T22:00:00-07:00")
    start = read(text.replace("2027-07-06_01:30:00", "2027-07-06T01:30:00-07:00"))
    assert start.conference.talks[0].start == datetime(2027, 7, 6, 5, 0, tzinfo=UTC)


def test_times_that_cannot_be_are_told(read: Read) -> None:
    text = TUTORIALS.replace("2027-07-05_22:00:00", "tonight").replace("_16:30", "_12:30")
    programme = read(text)
    first, second = programme.conference.talks
    assert first.start is None
    assert second.start == second.end
    told = " ".join(r.what for r in programme.report.remarks if r.concern is Concern.ODD)
    assert "“tonight” cannot be read" in told
    assert "ends before it starts" in told


def test_any_value_may_be_of_any_type() -> None:
    for value in (None, 3, True, [], {}, [None, [1]], {"a": 1}, "\ud800", "9999-12-31T23:59"):
        for field in ("authors", "abstract", "keywords", "sessions", "title", "UID", "track"):
            papers = [{"UID": "a", "title": "b", "keywords": []} | {field: value}, {"UID": "c"}]
            assert only(folder(papers_csv="", papers_json=json.dumps(papers))).conference.talks
        for field in ("title", "start", "end", "location", "link", "type"):
            entries = json.dumps([entry("a", "26T05:00", "26T07:00") | {field: value}])
            assert only(folder(main_calendar_json=entries)).conference.talks


def test_a_table_of_other_columns_is_not_ours(read: Read) -> None:
    with pytest.raises(UnreadableError):
        read("name,address\nAnn Lee,Snow Street 1\n")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[" * 100_000, "nested too deeply"),
        ("{a: " * 100_000, "nested too deeply"),
        ("- " * 100_000, "nested too deeply"),
        ("a: &a [x]\n" + "b: *a\n" * 5000, "repeats itself"),
        ("a: [", "cannot be read"),
        ("a: \x00", "cannot be read"),
        ("a: *b", "cannot be read"),
        ("a: 1\n---\nb: 2\n", "several documents"),
    ],
)
def test_dangerous_yaml_is_refused_at_once(text: str, what: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(UnreadableError, match=what):
        yaml_text.load(text)
    assert time.perf_counter() - begin < 2


def test_yaml_is_read_as_it_is_written() -> None:
    text = "a: &a {x: 0012, y: 1:2:3, z: ~}\nb: *a\nc: {<<: *a}\nd: no\n? [k]\n: v\n"
    fields = {"x": "0012", "y": "1:2:3", "z": "~"}
    expected = {"a": fields, "b": fields, "c": {"<<": fields}, "d": "no", "": "v"}
    assert yaml_text.load(text) == expected
    assert yaml_text.load("") is None


@given(st.text(alphabet="ab:-[]{}&*!|>'\"\n #?,%\\\t~0"))
def test_no_yaml_breaks_it(text: str) -> None:
    with suppress(UnreadableError):
        yaml_text.load(text)


def test_the_real_site_is_read_whole(shared_data: Path) -> None:
    paths = sorted((shared_data / "miniconf").iterdir())
    given = [Given(path.name, path.read_bytes()) for path in paths]
    programme = only(importers.read_all(given, now=NOW))
    conference = programme.conference
    assert (conference.title, conference.time_zone) == ("MiniConf 2020", "UTC")
    with (shared_data / "miniconf" / "papers.csv").open(encoding="utf-8", newline="") as file:
        papers = {row["UID"]: row for row in csv.DictReader(file)}
    found = {talk.id: talk for talk in conference.talks}
    assert len(papers) == 687
    for uid, row in papers.items():
        assert found[uid].title == " ".join(row["title"].split())
        authors = "".join(filter(str.isprintable, row["authors"])).strip("|")
        assert "|".join(p.name for p in found[uid].authors) == authors
        assert set(found[uid].keywords) == set(filter(None, row["keywords"].split("|")))
        assert found[uid].abstract[:40] == " ".join(row["abstract"].split())[:40]
    # One of them is shown twice: with its second showing these are 688.
    (twice,) = [row["UID"] for row in papers.values() if "|" in row["sessions"]]
    shown = [found[twice].start, found[f"{twice}-2"].start]
    assert shown == [datetime(2020, 4, day, 5, 0, tzinfo=UTC) for day in (27, 28)]
    text = (shared_data / "miniconf" / "main_calendar.json").read_text(encoding="utf-8")
    entries = {(e["title"], datetime.fromisoformat(e["start"])) for e in json.loads(text)}
    timed = {(item.title, item.start) for item in (*conference.talks, *conference.sessions)}
    assert len(entries) == 56
    assert entries <= timed
    assert len(conference.talks) == 688 + 2 + 2 + 54
