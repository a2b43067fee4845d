"""What overlaps and what only touches: side by side, over midnight, in many rooms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from planner.clashes import Clashes, clashes_of
from planner.conference import Programme
from planner.day_budget import Span
from planner.day_plan import Block, agenda
from planner.exporters.agenda import PrintOptions, make_agenda
from planner.timeline_layout import Layout, lay_out
from planner.timetable import Timetable
from tests.bug_patterns.sources import (
    ALL,
    BY_CLOCK,
    Slot,
    Write,
    as_csv,
    as_xml,
    local,
    read,
    starred,
    titled,
)

LOS_ANGELES = "America/Los_Angeles"


def all_starred(write: Write, *slots: Slot, place: str = LOS_ANGELES) -> tuple[Programme, Clashes]:
    programme = read(write(slots, place))
    return programme, clashes_of(Timetable(programme.conference), starred(programme))


def rivals(programme: Programme, clashes: Clashes, title: str) -> list[str]:
    return [talk.title for talk in clashes.others(titled(programme, title).id)]


def parts_of_days(programme: Programme, clashes: Clashes) -> list[Sequence[Block | Span]]:
    plan = agenda(Timetable(programme.conference), starred(programme), clashes)
    return [day.parts for day in plan.days]


def by_room(programme: Programme) -> Layout:
    timetable = Timetable(programme.conference)
    return lay_out(timetable, timetable.talks, by_room=True)


@pytest.mark.parametrize("write", ALL)
def test_a_talk_overlaps_one_that_is_not_its_neighbour(write: Write) -> None:
    """The long one, the short one after it, and one that begins when the short one is over."""
    programme, clashes = all_starred(
        write,
        Slot("Long", "2027-03-09 10:00", 150),
        Slot("Short", "2027-03-09 10:15", 15),
        Slot("Late", "2027-03-09 12:00", 60),
    )
    assert rivals(programme, clashes, "Long") == ["Short", "Late"]
    assert rivals(programme, clashes, "Late") == ["Long"]
    (parts,) = parts_of_days(programme, clashes)
    assert [len(part.items) for part in parts if isinstance(part, Block)] == [3]


@pytest.mark.parametrize("write", ALL)
def test_talks_that_touch_are_no_clash(write: Write) -> None:
    programme, clashes = all_starred(
        write, Slot("First", "2027-03-09 10:00"), Slot("Second", "2027-03-09 10:30")
    )
    assert len(clashes) == 0
    (parts,) = parts_of_days(programme, clashes)
    assert [type(part) for part in parts] == [Block, Block]  # and no free time of no minutes
    (column,) = by_room(programme).columns
    assert column.lanes == 1


@pytest.mark.parametrize("write", [as_xml, as_csv])
def test_talks_that_touch_are_no_clash_where_each_is_written_in_another_zone(write: Write) -> None:
    first = write([Slot("First", "2027-03-09 10:00")], "Europe/Berlin")
    second = write([Slot("Second", "2027-03-09 15:00")], "Asia/Kolkata")  # 10:30 in Berlin
    talks = [titled(read(first), "First"), titled(read(second), "Second")]
    assert talks[0].end == talks[1].start
    assert len(Clashes(talks)) == 0


@pytest.mark.parametrize("write", ALL)
def test_simultaneous_talks_of_one_room_stand_side_by_side(write: Write) -> None:
    programme = read(
        write([Slot("One"), Slot("Two"), Slot("Three", "2027-03-09 10:15")], LOS_ANGELES)
    )
    (column,) = by_room(programme).columns
    assert column.lanes == 3
    edges = [(block.left, block.right) for block in column.blocks]
    assert sorted(edges) == [(0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 1)]


@pytest.mark.parametrize("write", ALL)
def test_a_talk_over_midnight_ends_on_the_next_day_and_clashes_there(write: Write) -> None:
    programme, clashes = all_starred(
        write,
        Slot("Night", "2027-03-09 23:30", 60),
        Slot("Small hours", "2027-03-10 00:15", 30),
    )
    assert local(programme, "Night") == "23:30–00:30"
    assert rivals(programme, clashes, "Night") == ["Small hours"]
    timetable = Timetable(programme.conference)
    assert timetable.day(titled(programme, "Night")) == date(2027, 3, 9)
    _, block = by_room(programme).places[titled(programme, "Night").id]
    assert (block.start, block.end) == (23 * 60 + 30, 24 * 60 + 30)  # it goes on downwards
    printed = make_agenda(timetable, starred(programme), PrintOptions(), date(2027, 1, 15))
    row = next(row for row in printed.days[0].rows if row.title == "Night")
    assert row.time == "23:30 – 0:30"
    assert row.clash.startswith("clashes with Small hours")


def test_a_day_that_does_not_begin_at_midnight_keeps_its_night() -> None:
    """Its file lists the dance under Tuesday: it is not the first thing to do on Wednesday."""
    given = as_xml(
        [
            Slot("Talk", "2027-03-09 10:00"),
            Slot("Dance", "2027-03-10 01:00", 60),
            Slot("Sunrise walk", "2027-03-09 06:30"),
        ]
    )
    day = b"date='2027-03-09' start='2027-03-09T06:00:00+01:00' end='2027-03-10T04:00:00+01:00'"
    programme = read(replace(given, data=given.data.replace(b"date='2027-03-09'", day)))
    timetable = Timetable(programme.conference)
    assert timetable.days == [date(2027, 3, 9)]
    assert [talk.title for talk in timetable.talks] == ["Sunrise walk", "Talk", "Dance"]
    printed = make_agenda(timetable, starred(programme), PrintOptions(), date(2027, 1, 15))
    assert [day.title for day in printed.days] == ["Tuesday 9 March 2027"]
    assert [row.title for row in printed.days[0].rows] == ["Sunrise walk", "Talk", "Dance"]


@pytest.mark.parametrize("write", BY_CLOCK)
def test_very_short_talks_follow_each_other_and_none_covers_another(write: Write) -> None:
    spotlights = [Slot(f"Spotlight {n}", f"2027-03-09 10:{2 * n:02}", 2) for n in range(9)]
    programme, clashes = all_starred(write, *spotlights)
    assert len(clashes) == 0
    assert [t.title for t in Timetable(programme.conference).talks] == [s.title for s in spotlights]
    (column,) = by_room(programme).columns
    for number, one in enumerate(column.blocks):
        assert one.end - one.start >= 5  # one line can be read
        for other in column.blocks[number + 1 :]:
            beside = one.right <= other.left or other.right <= one.left
            assert beside or one.end <= other.start


@pytest.mark.parametrize("write", BY_CLOCK)
def test_more_than_twenty_rooms_at_one_time_have_a_column_each(write: Write) -> None:
    slots = [Slot(f"Talk {n}", room=f"Room {n}") for n in range(24, 0, -1)]
    programme, clashes = all_starred(write, *slots)
    columns = by_room(programme).columns
    assert [column.title for column in columns] == [f"Room {n}" for n in range(1, 25)]
    assert len(clashes) == 24 * 23 // 2
    timetable = Timetable(programme.conference)
    assert {timetable.tint(talk) for talk in timetable.talks} == set(range(8))
