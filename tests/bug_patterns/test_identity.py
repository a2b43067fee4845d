"""Who is who: a title, a session name, an id that is there twice; and the same after an update."""

from dataclasses import replace
from datetime import date

import pytest

from planner.changes import Changes, changes, summary
from planner.clashes import clashes_of
from planner.combining import combine
from planner.comparing import What
from planner.conference import Conference, Kind, Programme
from planner.exporters.agenda import PrintOptions, make_agenda
from planner.plan import Plan
from planner.timeline_layout import lay_out
from planner.timetable import Timetable
from planner.ways_out import elsewhere
from tests.bug_patterns.sources import (
    BERLIN,
    BY_CLOCK,
    Slot,
    Write,
    as_csv,
    as_excel,
    as_ical,
    as_json,
    as_page,
    as_xml,
    read,
    starred,
)

WITH_KINDS = [as_csv, as_excel, as_xml, as_json]
WITH_IDS = [as_xml, as_json, as_ical, as_csv, as_page]
ORAL = Slot("On Snow", "2027-03-09 10:00", kind="talk", session="Orals")
POSTER = Slot("On Snow", "2027-03-10 16:00", 120, "Foyer", kind="poster", session="Posters")


def starred_titles(found: Changes) -> list[str]:
    """Of the carried plan, by time; with the hour, as several talks may have one title."""
    plan, now = found.carried.plan, found.carried.pairs.now.values()
    chosen = sorted((t.start, t.title) for t in now if t.start and plan.is_starred(t.id))
    return [f"{title} {start:%d %H:%M}" for start, title in chosen]


OTHER = Slot("On Rain", "2027-03-10 12:00", authors="Cy Em", kind="talk", session="Orals")


def joined(before: Programme, after: Programme) -> Conference:
    """As a newer copy is taken over: its talks have the ids that they had."""
    newer = combine([before, after]).conference
    assert len(newer.talks) == len(after.conference.talks)
    return newer


def updated(before: Programme, after: Programme, plan: Plan) -> Changes:
    return changes(before.conference, joined(before, after), plan)


@pytest.mark.parametrize("write", WITH_KINDS)
def test_one_title_as_oral_and_as_poster_are_two_talks_of_one_paper(write: Write) -> None:
    programme = read(write([ORAL, POSTER], BERLIN))
    oral, poster = programme.conference.talks
    assert (oral.kind, poster.kind) == (Kind.ORAL, Kind.POSTER)
    timetable = Timetable(programme.conference)
    assert elsewhere(oral, timetable) == [("its poster is Wed 10 16:00 – 18:00 in Foyer", poster)]
    plan = Plan(conference_id="snow").with_star(oral, True)
    assert not plan.is_starred(poster.id)


@pytest.mark.parametrize("write", WITH_KINDS)
@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("oral_moves", [False, True])
def test_the_star_of_an_oral_never_goes_to_its_poster_nor_back(
    write: Write, which: int, oral_moves: bool
) -> None:
    """Where the copy that comes later lists them the other way round, and one or both moved."""
    before = read(write([ORAL, POSTER], BERLIN))
    talk = before.conference.talks[which]
    plan = Plan(conference_id=before.conference.id).with_star(talk, True)
    later = POSTER._replace(start="2027-03-11 16:00")
    oral = ORAL._replace(start="2027-03-09 12:00") if oral_moves else ORAL
    after = read(write([later, oral], BERLIN))
    found = updated(before, after, plan)
    place = ("09 12:00" if oral_moves else "09 10:00", "11 16:00")[which]
    assert starred_titles(found) == [f"On Snow {place}"]


@pytest.mark.parametrize("write", WITH_KINDS)
@pytest.mark.parametrize("left", [ORAL, POSTER])
def test_of_an_oral_and_its_poster_that_one_is_cancelled_which_is(write: Write, left: Slot) -> None:
    """Also where the source gives the one that is left the number of the other."""
    before = read(write([ORAL, POSTER, OTHER], BERLIN))
    found = updated(before, read(write([left, OTHER], BERLIN)), starred(before))
    (gone,) = found.carried.pairs.gone
    assert gone.kind is (Kind.POSTER if left is ORAL else Kind.ORAL)
    assert dict(found.counts) == {What.CANCELLED: 1}
    assert len(starred_titles(found)) == 2
    assert len(found.carried.plan.entries) == 3


@pytest.mark.parametrize("write", [as_csv, as_excel])
def test_one_session_name_on_two_days_is_two_sessions(write: Write) -> None:
    programme = read(
        write(
            [
                Slot("On Snow", "2027-03-09 10:00", session="Plenary"),
                Slot("On Ice", "2027-03-10 10:00", session="Plenary"),
            ],
            BERLIN,
        )
    )
    timetable = Timetable(programme.conference)
    first, second = programme.conference.sessions
    assert first.id != second.id
    columns = lay_out(timetable, timetable.talks).columns
    assert [(column.title, column.day.day) for column in columns] == [
        ("Plenary", 9),
        ("Plenary", 10),
    ]
    whole = make_agenda(timetable, starred(programme), PrintOptions(), date(2027, 1, 15))
    assert [day.title for day in whole.days] == ["Tuesday 9 March 2027", "Wednesday 10 March 2027"]


def test_two_pages_of_one_session_name_are_two_sessions() -> None:
    pages = [
        as_page([Slot(f"Talk {day}", f"2027-03-{day:02} 10:00", id=str(day))]) for day in (9, 10)
    ]
    another = replace(pages[1], data=pages[1].data.replace(b"event_id='77'", b"event_id='78'"))
    conference = combine([read(pages[0]), read(another)]).conference
    assert [session.title for session in conference.sessions] == ["Oral Session 2"] * 2
    assert len({talk.session_id for talk in conference.talks}) == 2


TWICE = [
    Slot("On Snow", "2027-03-09 10:00", id="7"),
    Slot("On Ice", "2027-03-09 11:00", authors="Bo Ek", id="7"),
    Slot("On Rain", "2027-03-09 12:00", authors="Cy Em", id="8"),
]


@pytest.mark.parametrize("write", WITH_IDS)
def test_an_id_that_is_there_twice_loses_no_talk_and_shares_no_star(write: Write) -> None:
    programme = read(write(TWICE, "America/Los_Angeles"))
    talks = programme.conference.talks
    assert [talk.title for talk in talks] == ["On Snow", "On Ice", "On Rain"]
    assert len({talk.id for talk in talks}) == 3
    plan = starred(programme, "On Ice")
    assert [talk.title for talk in talks if plan.is_starred(talk.id)] == ["On Ice"]


@pytest.mark.parametrize("write", WITH_IDS)
def test_an_id_that_is_there_twice_makes_no_change_of_every_update(write: Write) -> None:
    before, again = (read(write(TWICE, "America/Los_Angeles")) for _ in range(2))
    found = updated(before, again, starred(before))
    assert not found.counts
    assert found.carried.plan == starred(before)


@pytest.mark.parametrize("write", WITH_IDS)
def test_an_id_that_is_there_twice_keeps_each_star_where_the_order_changes(write: Write) -> None:
    snow, ice, rain = TWICE
    before = read(write([snow, ice, rain], "America/Los_Angeles"))
    after = read(write([ice, rain, snow], "America/Los_Angeles"))
    found = updated(before, after, starred(before, "On Ice"))
    assert starred_titles(found) == ["On Ice 09 11:00"]
    assert not found.counts


@pytest.mark.parametrize("write", [as_xml, as_json, as_ical, as_csv])
def test_a_talk_that_is_given_twice_under_one_id_and_title_is_two_talks(write: Write) -> None:
    again = TWICE[0]._replace(start="2027-03-10 10:00")
    programme = read(write([TWICE[0], again], BERLIN))
    first, second = programme.conference.talks
    assert first.id != second.id
    assert Timetable(programme.conference).elsewhere(first) == [second]


@pytest.mark.parametrize("write", BY_CLOCK)
def test_the_star_of_a_talk_that_is_given_twice_stays_at_its_hour(write: Write) -> None:
    """Also where the copy that comes later lists the second one first."""
    first, second = (Slot("On Snow", f"2027-03-{day:02} 10:00") for day in (9, 10))
    before = read(write([first, second], BERLIN))
    plan = Plan(conference_id="snow").with_star(before.conference.talks[0], True)
    found = updated(before, read(write([second, first], BERLIN)), plan)
    assert starred_titles(found) == ["On Snow 09 10:00"]
    assert not found.counts


def session_of(name: str, day: str, room: str = "Igloo", hour: int = 10) -> list[Slot]:
    return [
        Slot(f"On {what}", f"{day} {hour + n}:00", room=room, authors=who, session=name)
        for n, (what, who) in enumerate((("Snow", "Ann Lee"), ("Ice", "Bo Ek")))
    ]


KEPT = Slot("On Rain", "2027-03-09 15:00", authors="Cy Em", session="Weather")
MORE = Slot("On Hail", "2027-03-09 17:00", authors="Di Fo", session="Weather")
FREEZING = session_of("Freezing", "2027-03-09")


@pytest.mark.parametrize("write", BY_CLOCK)
def test_a_session_that_is_removed_leaves_its_stars_in_the_plan(write: Write) -> None:
    before = read(write([*FREEZING, KEPT, MORE], BERLIN))
    after = read(write([KEPT, MORE], BERLIN))
    found = updated(before, after, starred(before, "On Snow", "On Ice", "On Rain"))
    plan = found.carried.plan
    assert summary(found.counts) == "2 cancelled"
    assert sorted(entry.snapshot.title for entry in plan.entries.values()) == [
        "On Ice",
        "On Rain",
        "On Snow",
    ]
    assert starred_titles(found) == ["On Rain 09 15:00"]
    printed = make_agenda(Timetable(joined(before, after)), plan, PrintOptions(), date(2027, 1, 15))
    gone = [row.title for day in printed.days for row in day.rows if "no longer" in row.remark]
    assert gone == ["On Snow", "On Ice"]


@pytest.mark.parametrize("write", BY_CLOCK)
def test_a_session_that_is_moved_takes_its_stars_along_and_tells_what_clashes(write: Write) -> None:
    before = read(write([*FREEZING, KEPT], BERLIN))
    moved = session_of("Freezing", "2027-03-09", "Hut", hour=14)
    after = read(write([*moved, KEPT], BERLIN))
    found = updated(before, after, starred(before))
    assert summary(found.counts) == "2 moved, 2 in another room"
    assert starred_titles(found) == [
        "On Snow 09 14:00",
        "On Ice 09 15:00",
        "On Rain 09 15:00",
    ]
    assert [{clash.first.title, clash.second.title} for clash in found.clashes] == [
        {"On Ice", "On Rain"}
    ]
    timetable = Timetable(joined(before, after))
    assert len(clashes_of(timetable, found.carried.plan)) == 1


@pytest.mark.parametrize("write", [as_xml, as_json, as_csv, as_excel])
def test_a_session_that_is_renamed_is_not_cancelled_and_keeps_its_stars(write: Write) -> None:
    before = read(write([*FREEZING, KEPT], BERLIN))
    after = read(write([*session_of("Melting", "2027-03-09"), KEPT], BERLIN))
    found = updated(before, after, starred(before))
    assert dict(found.counts) == {What.SESSION: 2}
    assert found.is_quiet  # nothing that anyone could have planned for is different
    assert len(starred_titles(found)) == 3
    titles = Timetable(after.conference).session_titles.values()
    assert set(titles) == {"Melting", "Weather"}


@pytest.mark.parametrize("write", WITH_IDS)
def test_a_talk_that_is_renamed_keeps_its_star(write: Write) -> None:
    snow, rain = TWICE[0], TWICE[2]
    before = read(write([snow, rain], "America/Los_Angeles"))
    renamed = snow._replace(title="Melting in spring")
    after = read(write([renamed, rain], "America/Los_Angeles"))
    found = updated(before, after, starred(before, "On Snow"))
    assert starred_titles(found) == ["Melting in spring 09 10:00"]
    assert dict(found.counts) == {What.TITLE: 1}


@pytest.mark.parametrize("write", [as_csv, as_excel])
def test_without_ids_a_mended_title_keeps_its_star_and_another_is_asked_about(write: Write) -> None:
    before = read(write([*FREEZING, KEPT], BERLIN))
    for title, stays in (("On  SNOW", True), ("On Snow: new results", False)):
        renamed = FREEZING[0]._replace(title=title)
        after = read(write([renamed, FREEZING[1], KEPT], BERLIN))
        found = updated(before, after, starred(before, "On Snow"))
        assert len(starred_titles(found)) == stays
        asked = [talk.title for doubt in found.carried.doubtful for talk in doubt.candidates]
        assert asked == ([] if stays else [title])
        assert len(found.carried.plan.entries) == 1
