from msgspec.structs import replace

from planner.conference import Conference
from planner.mine import mine
from planner.plan import Plan
from planner.timetable import Timetable


def test_what_is_no_longer_in_the_programme_is_not_gone_to(conference: Conference):
    timetable = Timetable(conference)
    plan = Plan(conference_id="c").with_stars(timetable.talks, True)
    left = Timetable(replace(conference, talks=conference.talks[:1]))
    assert [each.title for each in mine(left, plan)] == ["Talk a"]


def test_posters_without_a_session_are_counted(conference: Conference):
    talks = tuple(replace(talk, session_id="", track="") for talk in conference.talks)
    timetable = Timetable(replace(conference, sessions=(), talks=talks))
    posters = [timetable.by_id[i] for i in ("p1", "p2", "p3")]
    plan = Plan(conference_id="c").with_stars(posters, True).with_priority([posters[1]], 2)
    assert [(each.title, each.rank) for each in mine(timetable, plan)] == [("3 posters", 2)]
