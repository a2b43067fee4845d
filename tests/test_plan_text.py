"""The plan as text for a mail."""

from datetime import timedelta

from msgspec.structs import replace

from planner.conference import Conference
from planner.plan import OwnEntry, Plan
from planner.plan_text import as_text
from planner.timetable import Timetable


def test_it_tells_each_day_with_its_times_in_the_conferences_zone(conference: Conference) -> None:
    timetable = Timetable(conference)
    a, night = timetable.by_id["a"], timetable.by_id["night"]
    assert a.end
    dinner = OwnEntry("own", "Dinner", a.end + timedelta(hours=9), a.end + timedelta(hours=11))
    plan = Plan(conference_id=conference.id).with_stars([a, night], True).with_own_entry(dinner)
    assert as_text(timetable, plan) == (
        "My plan · SLM 2027\n\n"
        "Tuesday 9 March 2027 (PST)\n"
        "9:00 – 9:15  Talk a · Hall 1\n"
        "18:15 – 20:15  Dinner\n"
        "\nWednesday 10 March 2027 (PST)\n"
        "0:30 – 1:30  Talk night · Bar\n"
    )


def test_each_day_names_its_clock_where_it_changes(conference: Conference) -> None:
    a = conference.talks[0]
    assert a.start
    assert a.end
    later = replace(
        a, id="z", title="Later", start=a.start + timedelta(days=6), end=a.end + timedelta(days=6)
    )
    timetable = Timetable(replace(conference, talks=(a, later)))
    text = as_text(timetable, Plan(conference_id="c").with_stars([a, later], True))
    assert "Tuesday 9 March 2027 (PST)\n9:00" in text
    assert "Monday 15 March 2027 (PDT)\n10:00" in text


def test_what_has_no_time_stands_at_the_end_and_nothing_is_a_head_alone(
    conference: Conference,
) -> None:
    untimed = replace(conference.talks[0], title="On $x$", start=None, end=None)
    timetable = Timetable(replace(conference, talks=(untimed,)))
    plan = Plan(conference_id="c")
    assert as_text(timetable, plan) == "My plan · SLM 2027\n"
    plan = plan.with_star(untimed, True)
    assert as_text(timetable, plan) == "My plan · SLM 2027\n\nTime not known\nOn x\n"


def test_no_title_and_no_room_begins_a_line_of_its_own(conference: Conference) -> None:
    hostile = replace(conference.talks[0], title="On\nsnow\r\n and ice", room="Hall\n9")
    untimed = replace(hostile, id="untimed", start=None, end=None)
    timetable = Timetable(replace(conference, talks=(hostile, untimed)))
    text = as_text(timetable, Plan(conference_id="c").with_stars([hostile, untimed], True))
    assert "9:00 – 9:15  On snow and ice · Hall 9\n" in text
    assert text.endswith("\nTime not known\nOn snow and ice\n")
