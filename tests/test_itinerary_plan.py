"""The best plan of the stars, by day or for all, and what taking it over makes of the plan."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from planner.conference import Conference
from planner.itinerary_plan import Scope, best_of, chosen, left_out, taken_over
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from planner.walking import Walking
from tests.conftest import START

TUESDAY = date(2027, 3, 9)


@pytest.fixture
def timetable(conference: Conference) -> Timetable:
    return Timetable(conference)


def plan_of(timetable: Timetable, *ids: str) -> Plan:
    talks = [timetable.by_id[talk_id] for talk_id in ids]
    return Plan(conference_id="slm-2027").with_stars(talks, True)


def test_what_stays_and_what_gives_way(timetable: Timetable) -> None:
    plan = plan_of(timetable, "a", "b", "d", "e", "unplanned")
    itinerary = best_of(plan, timetable, Scope(), ())
    assert [line.title for line in chosen(itinerary, timetable)] == ["Talk a", "Talk b", "Talk e"]
    (line,) = left_out(itinerary)
    assert line.wish.talk.id == "d"
    assert line.reason(timetable, plan) == (
        "Clashes with “Talk a” and “Talk b”: more talks in the same time."
    )
    after = taken_over(plan, itinerary)
    assert after.starred_ids() == ["a", "b", "e", "unplanned"]


def test_priorities_and_walks_of_the_plan_count(timetable: Timetable) -> None:
    plan = plan_of(timetable, "b", "d").with_priority([timetable.by_id["d"]], 2)
    assert [t.id for t in best_of(plan, timetable, Scope(), ()).talks] == ["d"]
    plan = replace(plan_of(timetable, "b", "e"), walking=Walking(minutes=20))
    (line,) = left_out(best_of(plan, timetable, Scope(), ()))
    assert "20 min to walk" in line.reason(timetable, plan)


def test_what_is_kept_stays_and_is_pinned_when_it_is_taken_over(timetable: Timetable) -> None:
    plan = plan_of(timetable, "a", "b", "d")
    itinerary = best_of(plan, timetable, Scope(), {"d"})
    lines = {line.wish.talk.id: line.reason(timetable, plan) for line in left_out(itinerary)}
    assert lines["d"] == "Stays: you keep it."
    assert lines["a"] == "Clashes with “Talk d”, which you pinned."
    after = taken_over(plan, itinerary)
    assert after.starred_ids() == ["d"]
    assert after.entry("d").pinned
    free = taken_over(after, best_of(after, timetable, Scope(), ()))
    assert not free.entry("d").pinned


def test_own_entries_stand_in_the_plan_with_their_day(timetable: Timetable) -> None:
    call = OwnEntry(id="own", title="Call", start=START, end=START + timedelta(minutes=10))
    later = START + timedelta(days=1)
    lunch = OwnEntry(id="own2", title="Lunch", start=later, end=later + timedelta(hours=1))
    plan = plan_of(timetable, "a", "e").with_own_entry(call).with_own_entry(lunch)
    itinerary = best_of(plan, timetable, Scope(day=TUESDAY), ())
    lines = chosen(itinerary, timetable)
    assert [(line.day, line.title) for line in lines] == [(TUESDAY, "Call"), (TUESDAY, "Talk e")]
    assert lines[0].start == START
    whole = chosen(best_of(plan, timetable, Scope(), ()), timetable)
    assert [line.title for line in whole] == ["Call", "Talk e", "Lunch"]


def test_only_the_day_that_is_asked_for(timetable: Timetable) -> None:
    """A talk after midnight belongs to the evening before; another day keeps its clashes."""
    plan = plan_of(timetable, "a", "d", "night")
    assert len(best_of(plan, timetable, Scope(day=TUESDAY), ()).talks) == 2
    other_day = best_of(plan, timetable, Scope(day=TUESDAY + timedelta(days=1)), ())
    assert (other_day.talks, taken_over(plan, other_day)) == ([], plan)


def test_a_note_stays_where_the_star_goes(timetable: Timetable) -> None:
    plan = plan_of(timetable, "a", "b", "d").with_note(timetable.by_id["d"], "ask")
    after = taken_over(plan, best_of(plan, timetable, Scope(), ()))
    assert (after.note("d"), after.is_starred("d")) == ("ask", False)


def test_whole_sessions(timetable: Timetable) -> None:
    plan = plan_of(timetable, "a", "b", "e")
    talks = best_of(plan, timetable, Scope(whole_sessions=True), ()).talks
    assert [talk.id for talk in talks] == ["a", "b"]
