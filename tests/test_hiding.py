from time import thread_time

import pytest
from msgspec.structs import replace

from planner.hiding import Way, count_text, hidden_ids, toggled, ways, what_happened
from planner.plan import Hidden, Plan
from planner.timetable import Timetable


@pytest.fixture
def timetable(conference) -> Timetable:
    return Timetable(conference)


def hidden(timetable, plan: Plan) -> set[str]:
    return set(hidden_ids(timetable, plan.hidden, set(plan.starred_ids())))


def hiding(what, *names) -> Plan:
    return Plan(conference_id="slm-2027").with_hidden(what, names, True)


def test_sessions_rooms_kinds_and_talks_vanish(timetable):
    assert hidden(timetable, Plan(conference_id="slm-2027")) == set()
    assert hidden(timetable, hiding("sessions", "s2")) == {"d", "e"}
    assert hidden(timetable, hiding("rooms", "Hall 2", "Bar")) == {"d", "e", "night"}
    assert hidden(timetable, hiding("kinds", "poster")) == {"p1", "p2", "p3"}
    assert hidden(timetable, hiding("talks", "a", "gone")) == {"a"}


def test_a_talk_is_in_the_room_of_its_session(conference):
    talks = tuple(replace(talk, room="") for talk in conference.talks)
    timetable = Timetable(replace(conference, talks=talks))
    assert hidden(timetable, hiding("rooms", "Foyer")) == {"p1", "p2", "p3"}


def test_a_starred_talk_stays_unless_it_was_hidden_by_itself(timetable):
    plan = hiding("sessions", "s2").with_star(timetable.by_id["d"], True)
    assert hidden(timetable, plan) == {"e"}
    assert hidden(timetable, plan.with_star(timetable.by_id["d"], False)) == {"d", "e"}
    assert hidden(timetable, plan.with_hidden("talks", ["d"], True)) == {"d", "e"}


def test_it_is_told_what_a_talk_can_be_hidden_with(timetable):
    assert [way.text for way in ways(timetable, timetable.by_id["p1"])] == [
        "this talk",
        "session “Poster Session 1”",
        "room “Foyer”",
        "all posters",
    ]
    assert [way.what for way in ways(timetable, timetable.by_id["unplanned"])] == ["talks", "kinds"]


def test_long_names_are_shortened(conference):
    sessions = tuple(replace(s, title="Learning " * 20) for s in conference.sessions)
    timetable = Timetable(replace(conference, sessions=sessions))
    assert all(len(way.text) < 60 for way in ways(timetable, timetable.by_id["a"]))


def test_talks_are_hidden_together_and_come_back_together(timetable):
    talks = [timetable.by_id["a"], timetable.by_id["d"]]
    plan = toggled(hiding("talks", "a"), timetable, talks, {"a"})
    assert plan.hidden.talks == ("a", "d")
    assert toggled(plan, timetable, talks, {"a", "d"}) == Plan(conference_id="slm-2027")


def test_to_bring_a_talk_back_takes_away_whatever_hides_it(timetable):
    plan = hiding("rooms", "Hall 2", "Bar").with_hidden("talks", ["d"], True)
    shown = toggled(plan, timetable, [timetable.by_id["d"]], {"d", "e", "night"})
    assert shown.hidden == hiding("rooms", "Bar").hidden


def test_thousands_of_talks_are_brought_back_at_once(conference, make_talk):
    """Ctrl+A, H, H: linear, a quarter as many take about a quarter of the time."""

    def seconds(number: int) -> float:
        talks = tuple(make_talk(f"t{n}", n, room=f"Room {n % 20}") for n in range(number))
        timetable = Timetable(replace(conference, talks=talks))
        ids = [talk.id for talk in talks]
        plan = hiding("rooms", "Room 1").with_hidden("talks", ids, True)
        start = thread_time()
        assert toggled(plan, timetable, talks, set(ids)).hidden == Hidden()
        return thread_time() - start

    few = min(seconds(500) for _ in range(3))
    assert min(seconds(2000) for _ in range(3)) < 9 * few


def test_a_way_knows_whether_it_is_taken():
    way = Way("rooms", "Bar", "room “Bar”")
    plan = way.taken(Plan(conference_id="c"), True)
    assert way.is_taken(plan)
    assert not way.is_taken(way.taken(plan, False))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("", "a", "1 talk hidden. Ctrl+Z brings it back"),
        ("a", "abc", "2 talks hidden. Ctrl+Z brings them back"),
        ("", "s", "Hidden, but it stays in your plan. Ctrl+Z brings it back"),
        ("", "sab", "3 talks hidden, but 1 of them stay in your plan. Ctrl+Z brings them back"),
        ("ab", "a", "1 talk shown again"),
        ("", "", "What is starred stays shown"),
    ],
)
def test_it_is_said_what_happened(before, after, sentence):
    assert what_happened(before, after, {"s", "t"}) == sentence


def test_what_is_hidden_is_counted_and_stars_among_it_are_told():
    assert count_text((), {"a"}, shown=False) == ""
    assert count_text({"a", "b"}, (), shown=False) == "2 hidden"
    assert count_text({"a", "b"}, {"a"}, shown=True) == "2 hidden, 1 starred, shown"


def test_five_thousand_talks_are_no_matter(conference, make_talk):
    talks = tuple(make_talk(f"t{n}", n, room=f"Room {n % 20}") for n in range(5000))
    timetable = Timetable(replace(conference, talks=talks))
    plan = hiding("rooms", "Room 1").with_hidden("talks", [t.id for t in talks[::3]], True)
    times = []
    for _ in range(5):
        start = thread_time()
        assert len(hidden(timetable, plan)) > 1600
        times.append(thread_time() - start)
    assert min(times) < 0.01
