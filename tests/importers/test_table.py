"""CSV and spreadsheets with named columns, in many people's ways of writing."""

import csv
import io
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from planner import importers
from planner.conference import About, Concern, Kind, Person, Programme, Talk
from planner.errors import PlannerError, UnreadableError
from planner.importers.table_template import template

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Read = Callable[..., Programme]

COLUMNS = (
    "id,date,start,end,timezone,title,authors,affiliation,room,session,chair,type,track,topics,"
    "keywords,position,abstract,url,notes,Coffee?"
)


def programme_of(talks: int) -> importers.Given:
    """A table of so many invented talks, every column in it."""
    first = datetime(2027, 5, 4, 9, 0)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS.split(","))
    for n in range(talks):
        start = first + timedelta(days=n // 200, minutes=n % 200 // 5 * 15)
        end = start + timedelta(minutes=15)
        times = [f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}", "Europe/Berlin"]
        people = [f"Ann Alder; Bo “Birch” {n}", "Harbour; Hill"]
        place = [f"Room {n % 5}", f"Session {n // 20}", "Mo Derator", "talk", "Light", "a; b"]
        abstract = f"On light.\n\nAnd, “more” of $x<{n}$."
        rest = ["x, y", f"#{n}", abstract, f"https://example.org/{n}", "", "yes"]
        table.writerow([f"t{n}", *times, f"Lanterns, part {n}", *people, *place, *rest])
    return importers.Given("lanterns.csv", text.getvalue().encode())


def excel(*sheets: list[list[object]], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
        for cell, code in (formats or {}).items():
            sheet[cell].number_format = code
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def times(programme: Programme) -> list[tuple[str, str]]:
    return [
        (f"{talk.start:%Y-%m-%d %H:%M}", f"{talk.end:%Y-%m-%d %H:%M}")
        for talk in programme.conference.talks
        if talk.start and talk.end
    ]


def told(programme: Programme, concern: Concern) -> str:
    return "\n".join(
        f"{remark.where}: {remark.what}"
        for remark in programme.report.remarks
        if remark.concern is concern
    )


def guessed(programme: Programme) -> dict[About, str]:
    return {guess.about: guess.value for guess in programme.report.guesses}


def only(programme: Programme) -> Talk:
    [talk] = programme.conference.talks
    return talk


@pytest.mark.parametrize("talks", [1, 300])
def test_a_programme_of_so_many_talks(talks: int) -> None:
    conference = importers.read(programme_of(talks), now=NOW).conference
    assert len(conference.talks) == talks
    assert len(conference.sessions) == (talks + 19) // 20
    last = conference.talks[-1]
    assert last == Talk(
        id=f"t{talks - 1}",
        title=f"Lanterns, part {talks - 1}",
        kind=Kind.ORAL,
        start=last.start,
        end=last.end,
        room=f"Room {(talks - 1) % 5}",
        session_id=conference.sessions[-1].id,
        track="Light",
        authors=(
            Person(name="Ann Alder", affiliation="Harbour"),
            Person(name=f"Bo “Birch” {talks - 1}", affiliation="Hill"),
        ),
        abstract=f"On light.\n\nAnd, “more” of $x<{talks - 1}$.",
        topics=("a", "b"),
        keywords=("x", "y"),
        poster_position=f"#{talks - 1}",
        url=f"https://example.org/{talks - 1}",
    )
    assert conference.time_zone == "Europe/Berlin"


def test_the_template_is_read_without_a_remark(read: Read) -> None:
    programme = read(template())
    assert [talk.kind for talk in programme.conference.talks] == [
        Kind.KEYNOTE,
        Kind.ORAL,
        Kind.BREAK,
    ]
    assert [remark.concern for remark in programme.report.remarks] == [Concern.READ]
    assert set(guessed(programme)) == {About.TITLE}
    assert programme.conference.sessions[0].moderators == (Person(name="Mo Derator"),)


CONFERIA = """\
date_start,date_end,type,title,abstract,author,location,session,session_order,chair,notes
2027-05-04T09:00:00+02:00,2027-05-04T10:00:00+02:00,keynote,Lanterns,Bright.,Ann Alder,Hall,,,,

2027-05-04T10:00+02:00,2027-05-04T10:20+02:00,session_presentation,Snow,"Cold, white
and wet.",Bo Birch and Cleo Cedar,Room 2,Weather,1,Mo Derator,Bring a coat.
2027-05-04T12:00:00+02:00,2027-05-04T13:00:00+02:00,meta,Lunch,,,Foyer,,,,
"""


def test_conferias_table(read: Read) -> None:
    programme = read(CONFERIA)
    keynote, snow, lunch = programme.conference.talks
    assert [keynote.kind, snow.kind, lunch.kind] == [Kind.KEYNOTE, Kind.ORAL, Kind.BREAK]
    assert snow.abstract == "Cold, white and wet.\n\nBring a coat."
    assert [person.name for person in snow.authors] == ["Bo Birch", "Cleo Cedar"]
    assert [session.title for session in programme.conference.sessions] == ["Weather"]
    assert snow.start == datetime(2027, 5, 4, 8, 0, tzinfo=UTC)
    assert programme.conference.time_zone == "Europe/Berlin"  # a guess from +02:00
    assert guessed(programme)[About.ZONE] == "Europe/Berlin"
    assert "session_order" in told(programme, Concern.SKIPPED)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(read: Read, sign: str, encoding: str) -> None:
    rows = [
        ["Spring meeting", "", ""],
        [""],
        ["Talk", "Speaker", "Start_Time"],
        ["Zoë’s lamp", "Jürgen Weiß", "2027-05-04 09:00"],
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=sign).writerows(rows)
    talk = only(read(text.getvalue().encode(encoding)))
    assert (talk.title, talk.authors) == ("Zoë’s lamp", (Person(name="Jürgen Weiß"),))
    assert talk.start == datetime(2027, 5, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("start,end", "2027-05-04 09:00,2027-05-04 09:30", ("04 09:00", "04 09:30")),
        ("date,start,end", "4 May 2027,9:00 AM,1:30 PM", ("04 09:00", "04 13:30")),
        ("day,from,until", '"Tuesday, May 4, 2027",9.00,9.30', ("04 09:00", "04 09:30")),
        ("date,time", "4.5.2027,9:00-10:30", ("04 09:00", "04 10:30")),
        ("date,time", "4.5.2027,9 – 10:30 a.m.", ("04 09:00", "04 10:30")),
        ("date,time,duration", "2027/05/04,14h30,1 h 15 min", ("04 14:30", "04 15:45")),
        ("Start Date,Start Time,End Date,End Time",
         "05/14/2027,10:00 PM,05/15/2027,1:00 AM", ("14 22:00", "15 01:00")),
        ("date,start,end", "20270504,23:30,00:15", ("04 23:30", "05 00:15")),
        ("date,start,end", "4-May-27,22:00,24:00", ("04 22:00", "05 00:00")),
        ("date,start,end", "2027-05-04,11:00,1:00", ("04 11:00", "04 13:00")),
        ("begin,minutes", "2027-05-04T23:50,20", ("04 23:50", "05 00:10")),
        ("date,start", "2027-05-04,9:00", ("04 09:00", "04 09:00")),
    ],
)  # fmt: skip
def test_dates_and_times(read: Read, header: str, row: str, expected: tuple[str, str]) -> None:
    programme = read(f"title,{header}\nSnow,{row}\n")
    assert times(programme) == [tuple(f"2027-05-{moment}" for moment in expected)]


@pytest.mark.parametrize(
    ("dates", "first", "why"),
    [
        (["4/5/2027", "5/5/2027"], date(2027, 5, 4), "close together"),
        (["5/4/2027", "5/5/2027"], date(2027, 5, 4), "close together"),
        (["5/4/2027", "5/14/2027"], date(2027, 5, 4), ""),
        (["4/5/2027", "14/5/2027"], date(2027, 5, 4), ""),
        (["5/4/2027"], date(2027, 5, 4), "slashes"),
        (["4-5-2027"], date(2027, 5, 4), "hyphens"),
    ],
)
def test_the_whole_column_decides_which_number_is_the_day(
    read: Read, dates: list[str], first: date, why: str
) -> None:
    programme = read("title,date,start\n" + "".join(f"Snow,{day},9:00\n" for day in dates))
    start = programme.conference.talks[0].start
    assert start
    assert start.date() == first
    remarks = told(programme, Concern.GUESSED)
    assert ("Dates are read as" in remarks) == bool(why)
    assert why in remarks


@pytest.mark.parametrize(
    ("header", "row", "zone", "utc"),
    [
        ("start,timezone", "2027-05-04 09:00,Asia/Tokyo", "Asia/Tokyo", 0),
        ("start,tz", "2027-05-04 09:00,PDT", "America/Los_Angeles", 16),
        ("start", "2027-05-04 09:00 CEST", "Europe/Berlin", 7),
        ("start", "2027-05-04T09:00:00-04:00", "America/New_York", 13),
        ("start", "2027-05-04T09:00:00Z", "UTC", 9),
        ("start", "2027-05-04T09:00", "UTC", 9),
        ("start,zone", "2027-05-04 09:00,Berlin", "Europe/Berlin", 7),
    ],
)
def test_zones(read: Read, header: str, row: str, zone: str, utc: int) -> None:
    programme = read(f"title,{header}\nSnow,{row}\n")
    assert programme.conference.time_zone == zone
    assert only(programme).start == datetime(2027, 5, 4, utc, 0, tzinfo=UTC)
    certain = row.endswith(("Asia/Tokyo", "Berlin", "Z"))
    assert (About.ZONE in guessed(programme)) != certain


def test_each_row_may_have_its_own_zone(read: Read) -> None:
    rows = "A,2027-05-04 09:00,Asia/Tokyo\nB,2027-05-04 09:00,Asia/Tokyo\nC,2027-05-04 02:00,CEST\n"
    programme = read(f"title,start,timezone\n{rows}")
    assert programme.conference.time_zone == "Asia/Tokyo"
    assert len({talk.start for talk in programme.conference.talks}) == 1


def test_the_night_in_which_the_clocks_go_back(read: Read) -> None:
    rows = "A,2027-10-31,1:30,Europe/Berlin,3:30\nB,2027-10-31T02:30+02:00,,,2027-10-31T02:30+01:00"
    first, second = read(f"title,date,start,timezone,end\n{rows}").conference.talks
    assert first.start
    assert first.end
    assert first.end - first.start == timedelta(hours=3)
    assert second.start
    assert second.end
    assert second.end - second.start == timedelta(hours=1)


def test_days_without_a_year_are_guessed_from_the_weekday(read: Read) -> None:
    programme = read("title,date,time\nSnow,Tue 4 May,9:00-9:30\n")
    assert guessed(programme)[About.YEAR] == "2021"
    assert times(programme) == [("2021-05-04 09:00", "2021-05-04 09:30")]
    assert programme.conference.id == "page"  # no id depends on a guess


def test_the_id_has_the_year_that_the_dates_tell() -> None:
    table = b"title,start\nSnow,2027-05-04 09:00\n"
    ids = [
        importers.read(importers.Given(name, table), now=NOW).conference.id
        for name in ("My Talks.csv", "My Talks (1).csv", "site/My Talks 2027.csv")
    ]
    assert ids == ["my-talks-2027"] * 3


def test_merged_cells_and_missing_ends(read: Read) -> None:
    rows = "A,4 May 2027,9:00,Hall\nB,,9:20,Hall\nC,,9:40,Hall\nD,,9:30,Foyer\n"
    programme = read(f"title,date,start,room\n{rows}")
    assert times(programme) == [
        ("2027-05-04 09:00", "2027-05-04 09:20"),
        ("2027-05-04 09:20", "2027-05-04 09:40"),
        ("2027-05-04 09:40", "2027-05-04 09:40"),
        ("2027-05-04 09:30", "2027-05-04 09:30"),
    ]
    assert "4 talks without an end" in told(programme, Concern.GUESSED)
    assert "3 rows without a day" in told(programme, Concern.GUESSED)


def test_what_cannot_be_read_is_told_with_its_row(read: Read) -> None:
    programme = read(
        "title,date,start,end,duration,Coffee?\n"
        "Snow,31 Feb 2027,soon,,long,yes\n"
        ",2027-05-04,9:00,10:00,,\n"
        ",,,,,no\n"
        ",,,,,\n"
        "Ice,2027-05-04,,,,\n"
        "Back,2027-05-05 12:00,,2027-05-04 12:00,,\n"
    )
    snow, untitled, ice, back = programme.conference.talks
    assert (snow.start, untitled.title, ice.start) == (None, "", None)
    assert untitled.start == datetime(2027, 5, 4, 9, 0, tzinfo=UTC)
    assert back.start == back.end
    odd = told(programme, Concern.ODD)
    assert "row 2: The date “31 Feb 2027” cannot be read" in odd
    assert "row 2: The start “soon” cannot be read" in odd
    assert "row 2: The duration “long” cannot be read" in odd
    assert "1 row with a day but no time" in odd
    assert "row 7: It ends before it begins" in odd
    skipped = told(programme, Concern.SKIPPED)
    assert "“Coffee?”" in skipped
    assert "row 4: A row without a title and a time" in skipped
    assert "row 5" not in skipped


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ann Alder; Bo Birch", ["Ann Alder", "Bo Birch"]),
        ("Alder, Ann; Birch, Bo", ["Alder, Ann", "Birch, Bo"]),
        ("Ann Alder | Bo Birch", ["Ann Alder", "Bo Birch"]),
        ("Ann Alder · Bo Birch", ["Ann Alder", "Bo Birch"]),
        ("Ann Alder, Bo Birch, and Cleo Cedar", ["Ann Alder", "Bo Birch", "Cleo Cedar"]),
        ("Ann Alder & Bo Birch", ["Ann Alder", "Bo Birch"]),
        ("Alder, Ann", ["Alder, Ann"]),
        ("Ann Alder, PhD", ["Ann Alder, PhD"]),
        ("Ann Alder\nBo Birch\nAnn Alder", ["Ann Alder", "Bo Birch"]),
        ("", []),
    ],
)
def test_people_in_one_cell(read: Read, cell: str, names: list[str]) -> None:
    talk = only(read(f'title,authors,room\nSnow,"{cell}",Hall\n'))
    assert [person.name for person in talk.authors] == names


@pytest.mark.parametrize("name", ["Length (min)", "Duration (min)", "Duration (hh:mm)", "Mins"])
def test_names_of_columns_with_their_unit(read: Read, name: str) -> None:
    length = "0:20" if "hh" in name else "20"
    talk = only(read(f"Title,Date,Start,{name},Blurb\nSnow,2027-05-04,9:00,{length},We melt it."))
    assert talk.start
    assert talk.end == talk.start + timedelta(minutes=20)
    assert talk.abstract == "We melt it."


def test_affiliations(read: Read) -> None:
    rows = 'A,Ann Alder (Harbour; Hill),\nB,"Ann Alder (Harbour)",\nC,Ann Alder; Bo Birch,Hill\n'
    _, second, third = read(f"title,authors,affiliation\n{rows}").conference.talks
    assert second.authors == (Person(name="Ann Alder", affiliation="Harbour"),)
    assert [person.affiliation for person in third.authors] == ["Hill", "Hill"]


def test_the_words_for_kinds(read: Read) -> None:
    rows = (
        "A,Talk,Ann Alder,\nB,Poster,Ann Alder,#3\nC,,Ann Alder,#4\nCoffee break,,,\nD,Tutorial,,\n"
    )
    programme = read(f"title,type,speaker,poster\n{rows}")
    kinds = [talk.kind for talk in programme.conference.talks]
    assert kinds == [Kind.ORAL, Kind.POSTER, Kind.POSTER, Kind.BREAK, Kind.TUTORIAL]


def test_a_tables_id_never_looks_like_one_of_the_programs_own(read: Read) -> None:
    rows = "id,title,start,end\na~2,Ice,2027-05-04 9:00,2027-05-04 10:00\n"
    assert [talk.id for talk in read(rows).conference.talks] == ["a-2"]


def test_ids_are_the_tables_own_only_where_each_row_has_another(read: Read) -> None:
    own = read("id,title,room\n7,A,Hall\n8,B,Hall\n").conference.talks
    assert [talk.id for talk in own] == ["7", "8"]
    programme = read("id,title,room\n7,A,Hall\n7,B,Hall\n,B,Hall\n")
    hashed = [talk.id for talk in programme.conference.talks]
    assert len(set(hashed)) == 3
    assert "7" not in hashed
    turned = read("title,room\nB,Hall\nA,Hall\n").conference.talks
    assert {talk.id for talk in turned} < set(hashed)
    assert "they do not count" in told(programme, Concern.ODD)


def test_one_session_title_on_two_days_is_two_sessions_but_not_over_midnight(read: Read) -> None:
    rows = (
        "A,2027-05-04 23:00,Night\nB,2027-05-05 00:30,Night\nC,2027-05-05 23:00,Night\n"
        "D,2027-05-05 12:00,\n"
    )
    conference = read(f"title,start,session\n{rows}").conference
    first, second = conference.sessions
    assert [talk.session_id for talk in conference.talks] == [first.id, first.id, second.id, ""]


def test_a_table_without_titles_is_refused_with_its_columns(read: Read) -> None:
    with pytest.raises(UnreadableError, match=r"“Room”, “Start”, “Chair”.*“title”"):
        read("Room,Start,Chair\nHall,9:00,Mo\n")
    with pytest.raises(UnreadableError, match="“A”, “B”, but none that is called “title”"):
        read(excel([["A", "B"], [1, 2]]))


def test_almost_a_title_is_one_where_nothing_else_is(read: Read) -> None:
    google = "Subject,Start Date,Start Time,Location\nSnow,05/14/2027,9:00 AM,Hall\n"
    assert only(read(google)).title == "Snow"
    talk = only(read("title,topic,room\nSnow,Winter; Cold,Hall\n"))
    assert (talk.title, talk.topics) == ("Snow", ("Winter", "Cold"))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ann,\n\nthe talk, the poster and the room are ready.\n\nBo, Cleo",
        "title\nSnow\n",
        "Schedule, Papers, Sponsors\n\nTalk | Room\n\nOral Session 7",
        '{"title": 1, "room": 2}',
    ],
)
def test_other_texts_are_no_tables(read: Read, text: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        read(text)
    assert "a table" not in str(refusal.value).replace("CSV or Excel table", "")


def test_a_quotation_mark_that_is_not_closed(read: Read) -> None:
    programme = read('title,room\nSnow,Hall\n"Ice,Hall\nRain,Hall\n')
    assert "not closed" in told(programme, Concern.ODD)
    long = read('title,room\nSnow,Hall\n"Ice' + ",Hall\n" * 50_000)
    assert "not closed" in told(long, Concern.ODD)


def test_excel_cells_of_every_kind(read: Read) -> None:
    rows: list[list[object]] = [
        ["Spring meeting"],
        [],
        ["Title", "Date", "Start", "End", "Duration", "No", "Poster"],
        ["A", date(2027, 5, 4), time(9, 0), time(9, 30), None, 1, 12],
        ["B", datetime(2027, 5, 4, 10, 0), None, datetime(2027, 5, 4, 11, 0), None, 2, None],
        ["C", date(2027, 5, 4), time(23, 50), None, timedelta(minutes=20), 3, None],
        ["D", 46511, 0.5, 0.75, None, 4, None],
        ["E", "4 May 2027", "1 PM", None, 45, 5, None],
        [None, None, None, None, None, None, None],
        ["F", date(2027, 5, 4), time(0, 0), time(0, 30), None, 6, None],
    ]
    programme = read(excel(rows, formats={"B4": "d. mmm yyyy", "C4": '"at" hh:mm'}))
    assert times(programme) == [
        ("2027-05-04 09:00", "2027-05-04 09:30"),
        ("2027-05-04 10:00", "2027-05-04 11:00"),
        ("2027-05-04 23:50", "2027-05-05 00:10"),
        ("2027-05-04 12:00", "2027-05-04 18:00"),
        ("2027-05-04 13:00", "2027-05-04 13:45"),
        ("2027-05-04 00:00", "2027-05-04 00:30"),
    ]
    assert programme.conference.talks[0].poster_position == "12"
    assert "“No”" in told(programme, Concern.SKIPPED)


def test_the_first_sheet_with_talks_is_read_and_the_others_told(read: Read) -> None:
    talks: list[list[object]] = [["title", "start"], ["Snow", datetime(2027, 5, 4, 9, 0)]]
    programme = read(excel([["Welcome"]], talks, talks))
    assert only(programme).title == "Snow"
    skipped = told(programme, Concern.SKIPPED)
    assert "Sheet 1" in skipped
    assert "Sheet 3" in skipped
    assert "Sheet 2" not in skipped


@settings(max_examples=60)
@given(st.data())
def test_no_table_raises_anything_but_our_errors(data: st.DataObject) -> None:
    text = programme_of(3).data.decode()
    place = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.text(st.sampled_from('0123456789:-/., \n\t";|[]AaPpMmZz٣é\0'), max_size=30))
    damaged = text[:place] + put + text[place + length :]
    with suppress(PlannerError):
        importers.read(importers.Given("t.csv", damaged.encode()), now=NOW)
