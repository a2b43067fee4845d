from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.conference import Talk
from planner.listing import (
    Facet,
    Filters,
    Order,
    counts,
    facet_label,
    facet_options,
    in_order,
    matching,
    visible,
    with_groups,
)
from planner.timetable import Group, Timetable


@pytest.fixture
def timetable(conference) -> Timetable:
    return Timetable(conference)


def ids(talks) -> list[str]:
    return [talk.id for talk in talks]


def test_search_and_day_come_before_the_boxes(timetable):
    assert ids(matching(timetable, Filters(), {"a", "unplanned"})) == ["a", "unplanned"]
    day = Filters(day=date(2027, 3, 9))
    assert "unplanned" not in ids(matching(timetable, day))
    assert matching(timetable, Filters(day=date(2027, 3, 10))) == []


def test_each_facet_hides_its_values_and_all_hide_together(timetable):
    filters = Filters().with_hidden(Facet.KIND, ["poster"]).with_hidden(Facet.ROOM, ["Hall 2", ""])
    assert ids(visible(timetable, timetable.talks, filters, (), ())) == ["a", "b", "c", "night"]
    assert filters.is_narrow
    assert not Filters(day=date(2027, 3, 9)).is_narrow


def test_starred_only_and_without_clashes(timetable):
    filters = Filters(starred_only=True, without_clashes=True)
    shown = visible(timetable, timetable.talks, filters, starred={"a", "b"}, busy={"b", "d"})
    assert ids(shown) == ["a"]


def test_counts_tell_what_each_box_stands_for(timetable):
    assert counts(timetable, timetable.talks, Facet.KIND) == {"oral": 6, "poster": 3, "social": 1}
    assert counts(timetable, timetable.talks, Facet.SESSION)["Oral Session 1"] == 3


def test_orders(timetable):
    talks = timetable.talks
    starred = {"e", "p1"}
    assert ids(in_order(timetable, talks, Order.STAR, starred))[:2] == ["e", "p1"]
    assert ids(in_order(timetable, talks, Order.TALK, starred))[-1] == "c"  # untitled last
    assert ids(in_order(timetable, talks, Order.ROOM, starred))[0] == "night"
    assert ids(in_order(timetable, talks, Order.TIME, starred)) == ids(talks)
    ranks = {talk.id: -n for n, talk in enumerate(talks)}
    assert ids(in_order(timetable, talks, None, starred, ranks)) == ids(reversed(talks))


def test_group_rows_count_what_is_shown(timetable):
    rows = with_groups(timetable, [t for t in timetable.talks if t.id != "b"])
    groups = [row for row in rows if isinstance(row, Group)]
    assert [(group.title, group.talks) for group in groups] == [
        ("Oral Session 1", 2),
        ("Oral Session 2", 2),
        ("Poster Session 1", 3),
        ("Night Session", 1),
        ("No session", 1),
    ]


@given(st.data())
def test_no_talk_is_lost_or_doubled_by_order_and_groups(data):
    timetable = _timetable()
    talks = data.draw(st.lists(st.sampled_from(timetable.talks), unique_by=lambda t: t.id))
    order = data.draw(st.none() | st.sampled_from(Order))
    rows = with_groups(timetable, in_order(timetable, talks, order, ()))
    assert sorted(r.id for r in rows if isinstance(r, Talk)) == sorted(ids(talks))


def _timetable() -> Timetable:
    from datetime import UTC, datetime, timedelta

    from planner.conference import Conference, Kind

    start = datetime(2027, 3, 9, 23, tzinfo=UTC)
    talks = tuple(
        Talk(
            id=f"t{n}",
            title="abc"[n % 3] * (n % 2),
            kind=list(Kind)[n % 4],
            start=start + timedelta(minutes=20 * (n % 5)) if n % 7 else None,
            end=start + timedelta(minutes=20 * (n % 5) + 15) if n % 7 else None,
            room=f"R{n % 3}",
            track=f"Track {n % 4}",
        )
        for n in range(20)
    )
    zone = "Asia/Kolkata"
    return Timetable(Conference(id="x", title="X", time_zone=zone, read_at=start, talks=talks))


def test_the_boxes_offer_what_the_day_has_in_the_order_of_its_talks(timetable):
    rooms = facet_options(timetable, date(2027, 3, 9), Facet.ROOM)
    assert rooms == ["Hall 1", "Hall 2", "Foyer", "Bar"]
    assert facet_options(timetable, None, Facet.ROOM) == [*rooms, ""]
    assert facet_options(timetable, date(2027, 3, 10), Facet.KIND) == []


def test_priorities_hide_and_count_like_the_other_facets(timetable):
    priorities = {"a": 1, "b": 1, "d": 3}
    found = counts(timetable, timetable.talks, Facet.PRIORITY, priorities)
    assert found == {"1": 2, "3": 1, "0": 7}
    filters = Filters().with_hidden(Facet.PRIORITY, ["0", "3"])
    shown = visible(timetable, timetable.talks, filters, (), (), priorities)
    assert ids(shown) == ["a", "b"]
    options = facet_options(timetable, None, Facet.PRIORITY)
    assert [facet_label(Facet.PRIORITY, value) for value in options] == [
        *("▲ Must see", "● Want to see", "▽ Maybe", "No priority"),
    ]


def test_the_star_column_sorts_by_priority_then_star(timetable):
    priorities, starred = {"e": 2, "p1": 1}, {"e", "p1", "night"}
    talks = in_order(timetable, timetable.talks, Order.STAR, starred, None, priorities)
    assert ids(talks)[:3] == ["p1", "e", "night"]


def test_what_the_user_hid_neither_matches_nor_is_offered(timetable):
    assert "a" not in ids(matching(timetable, Filters(), None, {"a"}))
    assert ids(matching(timetable, Filters(), {"a", "b"}, {"a"})) == ["b"]
    assert "Bar" not in facet_options(timetable, None, Facet.ROOM, {"night"})


def test_followed_only(timetable):
    filters = Filters(followed_only=True)
    assert filters.is_narrow
    shown = visible(timetable, timetable.talks, filters, {"b"}, (), followed={"a", "d"})
    assert ids(shown) == ["a", "d"]
