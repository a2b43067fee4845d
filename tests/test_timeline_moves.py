"""Where the arrow keys lead on the timetable."""

from collections.abc import Sequence

import pytest

from planner.conference import Conference, Talk
from planner.timeline_layout import Block, Layout, lay_out
from planner.timeline_moves import across, along, day_end, first_block, page
from planner.timetable import Timetable


@pytest.fixture
def layout(conference: Conference) -> Layout:
    """Columns: a b c at 0, 15, 30; d e at 5, 45; posters at 30; night at 930 (after 9:00)."""
    timetable = Timetable(conference)
    return lay_out(timetable, timetable.talks)


def named(block: Block) -> Sequence[Talk]:
    return block.talks


def test_down_and_up_go_through_the_column_and_stop_at_its_ends(layout: Layout):
    assert along(layout, named, "a", 1).id == "b"
    assert along(layout, named, "b", -1).id == "a"
    assert along(layout, named, "a", -1).id == "a"
    assert along(layout, named, "c", 1).id == "c"


def test_lanes_are_reached_one_after_the_other(layout: Layout):
    assert [along(layout, named, f"p{n}", 1).id for n in (1, 2)] == ["p2", "p3"]


def test_sideways_keeps_about_the_time(layout: Layout):
    assert across(layout, named, "a", 1).id == "d"
    assert across(layout, named, "b", 1).id == "d"  # runs at that time
    assert across(layout, named, "e", -1).id == "c"  # ended just then
    assert across(layout, named, "c", 1).id == "d"  # ended 10 minutes ago; e begins in 15


def test_sideways_stops_at_the_outer_columns(layout: Layout):
    assert across(layout, named, "b", -1).id == "b"
    assert across(layout, named, "night", 1).id == "night"


def test_a_page_goes_on_by_time_but_at_least_one_talk(layout: Layout):
    assert page(layout, named, "a", 30).id == "c"
    assert page(layout, named, "a", 1).id == "b"
    assert page(layout, named, "c", -500).id == "a"
    assert page(layout, named, "c", 500).id == "c"


def test_home_and_end_are_the_first_and_last_of_the_day(layout: Layout):
    assert day_end(layout, named, "e", last=False).id == "a"
    assert day_end(layout, named, "e", last=True).id == "night"


def test_it_begins_with_the_earliest_talk(layout: Layout):
    first = first_block(layout)
    assert first
    assert first.talks[0].id == "a"
    assert first_block(Layout((), 0, 0, 0, {})) is None
