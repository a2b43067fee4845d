"""What is now and next: several zones, over midnight, around the conference, clocks that change."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Kind, Talk
from planner.now import lines, now_and_next
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from planner.walking import Walking
from tests.conftest import plan_of


def said(timetable: Timetable, plan: Plan, moment: datetime) -> list[str]:
    found = now_and_next(timetable, plan, moment)
    return [line.text for line in lines(found, timetable.zone, moment)] if found else []


def at(minute: float) -> datetime:
    """Minutes after 9:00 in Los Angeles."""
    return datetime(2027, 3, 9, 17, 0, tzinfo=UTC) + timedelta(minutes=minute)


def test_what_runs_and_what_is_next_with_the_walk_between(timetable: Timetable):
    plan = replace(plan_of(timetable, "a", "e"), walking=Walking(minutes=5))
    assert said(timetable, plan, at(3)) == [
        "Now: “Talk a” in Hall 1 until 9:15",
        "Next: “Talk e” in 42 min, Hall 2 (5 min to walk)",
    ]


def test_what_of_mine_does_not_run_is_free_time(timetable: Timetable):
    plan = plan_of(timetable, "a", "e")
    assert said(timetable, plan, at(15)) == [  # half open: the first is over
        "Now: free until 9:45",
        "Next: “Talk e” in 30 min, Hall 2",
    ]
    assert said(timetable, plan, at(70)) == ["Now: free for the rest of the day"]


def test_what_is_later_than_an_hour_is_told_by_the_clock(timetable: Timetable):
    plan = plan_of(timetable, "night")
    assert said(timetable, plan, at(0)) == [
        "Now: free for the rest of the day",
        "Next: “Talk night” Wed 10 at 0:30, Bar",
    ]
    assert said(timetable, plan, at(12 * 60))[0] == "Now: free until 0:30"
    assert said(timetable, plan, at(15 * 60 + 5))[1] == "Next: “Talk night” in 25 min, Bar"


def test_minutes_are_rounded_up_and_never_none(timetable: Timetable):
    assert "in 1 min" in said(timetable, plan_of(timetable, "e"), at(44.9))[1]


def test_of_two_that_run_the_most_wanted_is_named(timetable: Timetable):
    plan = plan_of(timetable, "a", "d")
    assert said(timetable, plan, at(6)) == ["Now: “Talk d” in Hall 2 until 9:20, and 1 more"]
    plan = plan.with_priority([timetable.by_id["a"]], 1)
    assert said(timetable, plan, at(6)) == ["Now: “Talk a” in Hall 1 until 9:15, and 1 more"]


def test_posters_of_one_session_are_one_thing_to_do(timetable: Timetable):
    plan = plan_of(timetable, "p1", "p2")
    assert said(timetable, plan, at(60)) == [
        "Now: “Poster Session 1 (2 posters)” in Foyer until 11:30"
    ]


def test_own_entries_count_as_well(timetable: Timetable):
    start = datetime(2027, 3, 9, 10, 0, tzinfo=ZoneInfo("America/Los_Angeles"))
    meeting = OwnEntry(
        id="o", title="Tea", start=start, end=start + timedelta(hours=1), place="Bar"
    )
    plan = plan_of(timetable, "a").with_own_entry(meeting)
    assert said(timetable, plan, at(50)) == [
        "Now: free until 10:00",
        "Next: “Tea” in 10 min, Bar",
    ]
    assert said(timetable, plan, at(90)) == ["Now: “Tea” in Bar until 11:00"]


def test_a_talk_over_midnight_runs_after_the_last_day(timetable: Timetable):
    plan = plan_of(timetable, "night")
    assert said(timetable, plan, at(15 * 60 + 45)) == ["Now: “Talk night” in Bar until 1:30"]


@pytest.mark.parametrize("minute", [-9 * 60 - 1, 16 * 60 + 31, -3 * 24 * 60, 30 * 24 * 60])
def test_before_and_after_the_conference_nothing_is_said(timetable: Timetable, minute: int):
    assert not said(timetable, plan_of(timetable, "a", "night"), at(minute))


def test_the_days_are_those_of_the_conferences_clock(timetable: Timetable):
    plan = plan_of(timetable, "a")
    assert said(timetable, plan, at(-9 * 60)) == [  # 0:00 there, 8:00 UTC
        "Now: free until 9:00",
        "Next: “Talk a” at 9:00, Hall 1",
    ]


def test_the_moment_may_come_in_any_zone(timetable: Timetable):
    plan = plan_of(timetable, "a", "e")
    seen = {
        tuple(said(timetable, plan, at(3).astimezone(ZoneInfo(name))))
        for name in ("UTC", "Asia/Kolkata", "Pacific/Auckland", "America/Los_Angeles")
    }
    assert len(seen) == 1


def test_without_anything_of_mine_nothing_is_said(timetable: Timetable):
    assert not said(timetable, plan_of(timetable), at(3))
    assert not said(timetable, plan_of(timetable, "unplanned"), at(3))


def test_a_title_with_tex_is_plain_text(timetable: Timetable, make_talk: Callable[..., Talk]):
    talk = make_talk("x", 0, title=r"On $\alpha$-Nets", room="", session_id="")
    table = Timetable(replace(timetable.conference, talks=(talk,)))
    assert said(table, plan_of(table, "x"), at(0)) == ["Now: “On α-Nets” until 9:15"]


def test_in_the_night_in_which_the_clocks_go_back_instants_count():
    zone = ZoneInfo("Europe/Berlin")
    hour = timedelta(hours=1)
    first = datetime(2027, 10, 31, 2, 0, tzinfo=zone)  # once in summer time
    second = first.replace(fold=1)  # and again in winter time
    talks = tuple(
        Talk(id=i, title=i, kind=Kind.ORAL, start=start, end=start.astimezone(UTC) + hour / 2)
        for i, start in (("summer", first), ("winter", second))
    )
    conference = Conference(
        id="c", title="C", time_zone="Europe/Berlin", read_at=at(0), talks=talks
    )
    table = Timetable(conference)
    plan = plan_of(table, "summer", "winter")
    moment = first.astimezone(UTC) + hour / 4
    assert said(table, plan, moment) == ["Now: “summer” until 2:30", "Next: “winter” in 45 min"]
    own = OwnEntry(id="o", title="Own", start=first, end=second)  # an hour, though 0 by its clock
    only_own = Plan(conference_id="c").with_own_entry(own)
    assert said(table, only_own, moment) == ["Now: “Own” until 2:00"]
