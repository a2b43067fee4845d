from datetime import date

from msgspec.structs import replace

from planner.conference import Conference
from planner.timetable import Timetable


def test_a_talk_after_midnight_belongs_to_the_evening_of_its_session(conference: Conference):
    timetable = Timetable(conference)
    assert timetable.day(timetable.by_id["night"]) == date(2027, 3, 9)
    assert timetable.days == [date(2027, 3, 9)]


def test_sessions_follow_by_start_and_room_and_talks_without_a_time_come_last(
    conference: Conference,
):
    order = [talk.id for talk in Timetable(conference).talks]
    assert order == ["a", "b", "c", "d", "e", "p1", "p2", "p3", "night", "unplanned"]


def test_a_group_spans_its_talks_even_where_the_session_has_no_time(conference, make_talk):
    bare = replace(conference.sessions[0], start=None, end=None)
    timetable = Timetable(replace(conference, sessions=(bare, *conference.sessions[1:])))
    group = timetable.group(timetable.by_id["a"])
    assert (group.start, group.end) == (make_talk("a", 0).start, make_talk("c", 30).end)
    assert (group.title, group.room, group.talks) == ("Oral Session 1", "Hall 1", 3)


def test_a_talk_without_a_room_stands_in_its_sessions_room(conference, make_talk):
    timetable = Timetable(replace(conference, talks=(make_talk("x", room=""),)))
    assert timetable.room(timetable.by_id["x"]) == "Hall 1"


def test_posters_stand_in_the_order_of_their_positions(conference: Conference, make_talk):
    positions = ["#10", "#9", "#100"]
    posters = tuple(make_talk(p, session_id="p1", poster_position=p) for p in positions)
    timetable = Timetable(replace(conference, talks=posters))
    assert [talk.id for talk in timetable.talks] == ["#9", "#10", "#100"]


def test_tints_follow_the_rooms(conference: Conference):
    timetable = Timetable(conference)
    tints = {room: timetable.tint(timetable.by_id[i]) for room, i in _ONE_OF_EACH_ROOM}
    assert tints == {"Hall 1": 0, "Hall 2": 1, "Foyer": 2, "Bar": 3}
    assert timetable.tint_of_group(timetable.group(timetable.by_id["p2"])) == 2


_ONE_OF_EACH_ROOM = (("Hall 1", "b"), ("Hall 2", "e"), ("Foyer", "p3"), ("Bar", "night"))
