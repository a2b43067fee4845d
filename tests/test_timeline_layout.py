"""The timetable's geometry: columns, lanes, crowds, the clock, and boxes in pixels."""

import dataclasses
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Kind, Talk
from planner.timeline_grid import Box, Grid, column_edges
from planner.timeline_layout import (
    LEAST_MINUTES,
    Block,
    Column,
    Layout,
    hour_label,
    lay_out,
    minute_of,
    nearest,
    usual_minutes,
)
from planner.timetable import Timetable

MIDNIGHT = datetime(2027, 3, 9, tzinfo=UTC)
TUESDAY = date(2027, 3, 9)

spans = st.tuples(st.integers(0, 23 * 60), st.sampled_from([0, 1, 3, 5, 15, 20, 60, 300]))
programmes = st.lists(
    st.tuples(spans, st.sampled_from(["A", "B 2", "B 10", ""]), st.sampled_from(list(Kind))),
    max_size=25,
)


def laid_out(talks: list[Talk], *, by_room: bool = False, zone: str = "UTC") -> Layout:
    return lay_out(_timetable(talks, zone), talks, by_room)


def _timetable(talks: list[Talk], zone: str = "UTC") -> Timetable:
    conference = Conference(id="c", title="C", time_zone=zone, read_at=MIDNIGHT, talks=tuple(talks))
    return Timetable(conference)


def _talk(talk_id: str, minute: int, length: int = 30, **fields: object) -> Talk:
    start = MIDNIGHT + timedelta(minutes=minute)
    talk = Talk(id=talk_id, start=start, end=start + timedelta(minutes=length), track="T")
    return replace(talk, **fields)  # type: ignore[arg-type]


def _posters(number: int, minute: int = 600) -> list[Talk]:
    return [_talk(f"p{n}", minute, 120, kind=Kind.POSTER) for n in range(number)]


def _made(programme: list[tuple[tuple[int, int], str, Kind]]) -> list[Talk]:
    return [
        _talk(f"t{n}", minute, length, room=room, track=room, kind=kind)
        for n, ((minute, length), room, kind) in enumerate(programme)
    ]


def _grid(layout: Layout, minute: float = 2.0, width: float = 900) -> Grid:
    return Grid(
        layout=layout,
        edges=column_edges(layout.columns, width, 170),
        minute=minute,
        least_height=20,
        header=40,
        hours=50,
    )


def _overlap(one: Box, other: Box) -> bool:
    """By more than a rounding error."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 0.001 and high > 0.001


@settings(max_examples=60)
@given(programmes, st.booleans())
def test_each_talk_stands_in_exactly_one_block(programme, by_room):
    talks = _made(programme)
    layout = laid_out(talks, by_room=by_room)
    count = Counter(t.id for c in layout.columns for b in c.blocks for t in b.talks)
    assert count == Counter(talk.id for talk in talks)
    assert layout.places.keys() == count.keys()
    for talk_id, (column, block) in layout.places.items():
        assert talk_id in {talk.id for talk in block.talks}
        assert block in layout.columns[column].blocks


@settings(max_examples=60)
@given(programmes, st.booleans(), st.sampled_from([0.3, 2.0, 9.0]))
def test_no_two_boxes_overlap(programme, by_room, minute):
    grid = _grid(laid_out(_made(programme), by_room=by_room), minute)
    boxes = [grid.box(n, b) for n, c in enumerate(grid.layout.columns) for b in c.blocks]
    assert not [pair for pair in combinations(boxes, 2) if _overlap(*pair)]
    assert all(box.height > 0 and box.width > 0 for box in boxes)


@settings(max_examples=60)
@given(programmes, st.randoms())
def test_the_order_is_by_time_whatever_order_the_talks_come_in(programme, random):
    talks = _made(programme)
    layout = laid_out(talks)
    for column in layout.columns:
        starts = [block.start for block in column.blocks]
        assert starts == sorted(starts)
        assert starts == [
            minute_of(block.talks[0].start, column.day, ZoneInfo("UTC")) for block in column.blocks
        ]
    shuffled = random.sample(talks, len(talks))
    again = lay_out(_timetable(talks), shuffled)
    assert [c.title for c in again.columns] == [c.title for c in layout.columns]


@settings(max_examples=60)
@given(programmes)
def test_all_blocks_stand_within_the_hours(programme):
    layout = laid_out(_made(programme))
    for column in layout.columns:
        for block in column.blocks:
            assert layout.first_hour * 60 <= block.start < block.end <= layout.last_hour * 60
            assert block.end <= block.free_until
            assert 0 <= block.left < block.right <= 1


def test_hours_run_from_before_the_first_talk_to_after_the_last():
    layout = laid_out([_talk("a", 9 * 60 + 45, 20), _talk("b", 11 * 60, 61)])
    assert (layout.first_hour, layout.last_hour) == (9, 13)


def test_a_talk_over_midnight_goes_on_below_24_hours():
    layout = laid_out([_talk("a", 23 * 60, 150)])
    block = layout.columns[0].blocks[0]
    assert (block.start, block.end, layout.last_hour) == (23 * 60, 25 * 60 + 30, 26)
    assert hour_label(25 * 60 + 30) == "1:30"
    assert hour_label(24 * 60) == "0:00"


def test_a_night_talk_stays_in_its_evening(conference: Conference):
    """17:30 after START is 0:30 in Los Angeles, in a session that began at 23:00."""
    timetable = Timetable(conference)
    layout = lay_out(timetable, timetable.talks)
    column, block = layout.places["night"]
    assert layout.columns[column].day == TUESDAY
    assert (block.start, block.end) == (24 * 60 + 30, 25 * 60 + 30)


def test_an_exhibition_of_days_does_not_stretch_the_day():
    assert laid_out([_talk("a", 600, 3 * 1440)]).last_hour == 30


def test_minutes_are_those_of_the_conferences_clock():
    talk = _talk("a", 60)  # 1:00 UTC is 10:00 in Tokyo
    assert laid_out([talk], zone="Asia/Tokyo").columns[0].blocks[0].start == 600


def test_overlapping_talks_share_the_width_and_widen_where_it_is_free():
    layout = laid_out([_talk("long", 0, 60), _talk("a", 0, 20), _talk("b", 10, 10)])
    edges = {t: (b.left, b.right) for t, (_, b) in layout.places.items()}
    assert sorted(edges.values()) == [(0, 1 / 3), (1 / 3, 2 / 3), (2 / 3, 1)]
    later = laid_out([_talk("long", 0, 60), _talk("a", 0, 20), _talk("b", 10, 10), _talk("c", 30)])
    assert later.places["c"][1].right == 1
    assert later.places["c"][1].left == 1 / 3


def test_touching_talks_stand_under_each_other():
    layout = laid_out([_talk("a", 0, 30), _talk("b", 30, 30)])
    assert layout.columns[0].lanes == 1
    assert layout.places["a"][1].free_until == 30


def test_a_talk_without_length_takes_the_least_minutes():
    block = laid_out([_talk("a", 600, 0)]).columns[0].blocks[0]
    assert block.end - block.start == LEAST_MINUTES


def test_a_short_talk_is_one_line_high_unless_the_next_stands_in_the_way():
    grid = _grid(laid_out([_talk("a", 600, 5), _talk("b", 620, 5), _talk("c", 626, 5)]), minute=2)
    heights = {t: grid.box(*place).height for t, place in grid.layout.places.items()}
    assert heights == {"a": 20, "b": 12, "c": 20}


@pytest.mark.parametrize(("number", "blocks"), [(3, 3), (4, 1), (232, 1)])
def test_many_posters_of_a_session_are_one_block(number: int, blocks: int):
    layout = laid_out([*_posters(number), _talk("talk", 600, 20)])
    assert len(layout.columns[0].blocks) == blocks + 1
    assert sorted(layout.places["p0"][1].talks, key=lambda t: t.id) == sorted(
        _posters(number) if blocks == 1 else _posters(1), key=lambda t: t.id
    )


def test_posters_at_two_times_are_two_crowds():
    later = [replace(talk, id=f"later-{talk.id}") for talk in _posters(5, 800)]
    assert [len(b.talks) for b in laid_out(_posters(5) + later).columns[0].blocks] == [5, 5]


def test_columns_are_sessions_by_time_with_their_room(conference: Conference):
    timetable = Timetable(conference)
    layout = lay_out(timetable, timetable.talks)
    titles = [(column.title, column.room, column.talks) for column in layout.columns]
    assert titles == [
        ("Oral Session 1", "Hall 1", 3),
        ("Oral Session 2", "Hall 2", 2),
        ("Poster Session 1", "Foyer", 3),
        ("Night Session", "Bar", 1),
    ]
    assert [column.is_posters for column in layout.columns] == [False, False, True, False]


def test_columns_by_room_are_sorted_as_people_count():
    rooms = ["Room 10", "Room 9", "", "hall"]
    layout = laid_out([_talk(room, 0, room=room) for room in rooms], by_room=True)
    assert [c.title for c in layout.columns] == ["hall", "Room 9", "Room 10", "No room"]


def test_days_stand_side_by_side():
    layout = laid_out([_talk("b", 1440 + 60, track="A"), _talk("a", 60, track="Z")])
    assert [(c.day.day, c.title) for c in layout.columns] == [(9, "Z"), (10, "A")]
    assert layout.first_hour == 1


def test_talks_without_a_time_are_counted_and_stand_nowhere(conference: Conference):
    timetable = Timetable(conference)
    layout = lay_out(timetable, timetable.talks)
    assert layout.untimed == 1
    assert "unplanned" not in layout.places


def test_nothing_to_lay_out():
    assert laid_out([]) == Layout((), 0, 0, 0, {})
    assert column_edges((), 500, 100) == [0.0]


def test_usual_minutes_ignore_posters_and_breaks(make_talk: Callable[..., Talk]):
    talks = [make_talk(str(n), 0, length) for n, length in enumerate((10, 10, 20, 60))]
    assert usual_minutes([*talks, *_posters(50)]) == 10
    assert usual_minutes([]) == 30


def test_the_nearest_block_runs_then_or_lies_closest():
    blocks = [Block((_talk("a", 0),), 0, 30), Block((_talk("b", 0),), 60, 90)]
    assert [nearest(blocks, m).start for m in (-5, 10, 29, 40, 55, 60, 500)] == [
        0, 0, 0, 0, 60, 60, 60,
    ]  # fmt: skip


def test_columns_fill_the_width_and_lanes_need_more():
    one, two = (Column(TUESDAY, "", "", (), lanes) for lanes in (1, 2))
    assert column_edges([one, one], 1000, 170) == pytest.approx([0, 500, 1000])
    assert column_edges([one, one], 100, 170) == pytest.approx([0, 170, 340])
    assert column_edges([one, two], 100, 100) == pytest.approx([0, 100, 230])


def test_minutes_and_heights_of_the_view_belong_together():
    grid = dataclasses.replace(_grid(laid_out([_talk("a", 600)])), y=123.0)
    assert grid.minute_at(grid.y_of(617.5)) == pytest.approx(617.5)
    assert grid.y_of(600) == 40 - 123
    assert grid.content_height == 120


def test_only_what_the_area_touches_is_found():
    talks = [_talk(f"{room}{n}", 600 + n * 30, track=room) for room in "ABC" for n in range(4)]
    grid = _grid(laid_out(talks))
    box = grid.box(*grid.layout.places["B2"])
    inside = Box(box.left + 1, box.top + 1, 2, 2)
    assert [b.talks[0].id for _, b, _ in grid.blocks_in(inside)] == ["B2"]
    everything = Box(0, 0, 5000, 5000)
    assert len(list(grid.blocks_in(everything))) == 12
    assert list(grid.blocks_in(Box(0, 0, 10, 5000))) == []


@pytest.mark.parametrize(("minute", "step"), [(5.0, 15), (1.5, 30), (0.6, 60), (0.2, 180)])
def test_time_lines_get_rarer_as_the_view_zooms_out(minute: float, step: int):
    assert _grid(laid_out([_talk("a", 0)]), minute).line_step(36) == step


@pytest.mark.parametrize("by_room", [False, True])
def test_a_track_of_two_days_has_a_column_on_each(by_room: bool):
    first, second = _talk("a", 600, room="R"), _talk("b", 24 * 60 + 600, room="R")
    layout = laid_out([first, second], by_room=by_room)
    assert [(column.day.day, column.blocks[0].start) for column in layout.columns] == [
        (9, 600),
        (10, 600),
    ]
