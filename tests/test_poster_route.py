from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Kind, Talk
from planner.poster_route import as_text, in_hall_order, routes, unvisited_first, visited
from planner.timetable import Timetable
from tests.conftest import plan_of


@pytest.mark.parametrize(
    "positions",
    [
        ["#2", "#10", "#515"],
        ["#W-2", "#W-10", "#W-100", "X-1"],
        ["A 1", "A-2", "a3", "B1"],
        ["Hall 2 #9", "Hall 2 #10", "Hall 10 #1"],
        ["East Hall A #1200", "West Hall A #3"],
        ["#1", "#2", ""],
    ],
)
def test_posters_stand_in_the_order_in_which_they_hang(make_talk, positions):
    talks = [make_talk(p or "none", poster_position=p) for p in reversed(positions)]
    assert [talk.poster_position for talk in in_hall_order(talks)] == positions


def test_without_a_position_they_stand_by_title(make_talk: Callable[..., Talk]):
    talks = [make_talk(i, title=i) for i in "ba"]
    assert [talk.id for talk in in_hall_order(talks)] == ["a", "b"]


def test_each_session_with_starred_posters_has_a_route_by_time(conference: Conference, make_talk):
    day = 24 * 60
    more = [
        make_talk("q1", -day, kind=Kind.POSTER, session_id="", room="Attic"),
        make_talk("q2", -day, kind=Kind.POSTER, session_id="", room="Attic"),
        make_talk("q3", 2 * day, kind=Kind.POSTER, session_id="", room="Attic"),
    ]
    timetable = Timetable(replace(conference, talks=(*conference.talks, *more)))
    plan = plan_of(timetable, "a", "p3", "p1", "q2", "q1")
    found = routes(timetable, plan)
    assert [(r.title, [t.id for t in r.posters]) for r in found] == [
        ("Posters", ["q1", "q2"]),
        ("Poster Session 1", ["p1", "p3"]),
    ]
    assert found[1].when == "Tuesday 9 March 2027, 9:30 – 11:30 PST"
    assert found[1].room == "Foyer"


def test_posters_of_a_session_with_times_of_their_own_share_one_route(conference: Conference):
    later = timedelta(minutes=30)
    talks = tuple(
        replace(t, start=t.start + later, end=t.end + later) if t.id == "p2" else t
        for t in conference.talks
    )
    timetable = Timetable(replace(conference, talks=talks))
    assert len(routes(timetable, plan_of(timetable, "p2", "p1"))) == 1


def test_the_visited_are_counted_and_may_come_last(timetable: Timetable):
    plan = plan_of(timetable, "p1", "p2", "p3").with_visit(timetable.by_id["p1"], True)
    (route,) = routes(timetable, plan)
    assert visited(plan, route) == 1
    assert [talk.id for talk in unvisited_first(plan, route.posters)] == ["p2", "p3", "p1"]


def test_as_text_it_can_be_ticked_on_paper(timetable: Timetable):
    plan = plan_of(timetable, "p1", "p2").with_visit(timetable.by_id["p2"], True)
    (route,) = routes(timetable, plan)
    assert as_text(plan, route, route.posters).splitlines() == [
        "Poster Session 1, Tuesday 9 March 2027, 9:30 – 11:30 PST, Foyer",
        "1 of 2 visited",
        "",
        "[ ] #1  Talk p1 (Ann p1)",
        "[x] #2  Talk p2 (Ann p2)",
    ]
