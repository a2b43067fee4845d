"""What is exported of a plan: stars, also of talks that are gone, and own entries, by time."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Talk
from planner.exporters import selection as selections
from planner.exporters.selection import Selection
from planner.plan import OwnEntry, Plan
from planner.timetable import Timetable
from tests.conftest import START


@pytest.fixture
def selection(conference: Conference, make_talk: Callable[..., Talk]) -> Selection:
    """The plan with an oral, two posters, a talk without a time, one gone, and an own entry."""
    timetable = Timetable(conference)
    named = ("night", "p2", "a", "p1", "unplanned")
    plan = Plan(conference_id="slm-2027", session_notes={"s1": "Full house"})
    plan = plan.with_stars([*(timetable.by_id[i] for i in named), make_talk("gone", 20)], True)
    plan = plan.with_note(timetable.by_id["a"], "Asked her").with_note(timetable.by_id["b"], "No")
    walk = OwnEntry(id="w", title="Walk", start=START, end=START + timedelta(hours=1))
    return selections.of_plan(timetable, plan.with_own_entry(walk))


def test_a_plan_is_its_stars_by_time_what_is_gone_and_own_entries(selection: Selection) -> None:
    ids = [talk.id for talk in selection.talks]
    assert ids == ["a", "gone", "p1", "p2", "night", "unplanned"]
    assert [talk.id for talk in selection.talks if selection.is_gone(talk)] == ["gone"]
    assert [own.title for own in selection.own_entries] == ["Walk"]
    assert selection.title == "My plan · SLM 2027"
    assert selection.counts == "6 talks and 1 own entry"


def test_a_talk_after_midnight_belongs_to_its_evening_and_no_time_comes_last(
    selection: Selection,
) -> None:
    days = {day: [item.id for item in items] for day, items in selection.by_day().items()}
    assert days == {date(2027, 3, 9): ["a", "w", "gone", "p1", "p2", "night"], None: ["unplanned"]}


def test_days_restrict_talks_and_own_entries(selection: Selection) -> None:
    assert selections.on_days(selection, [date(2027, 3, 9)]).counts == "5 talks and 1 own entry"
    assert selections.on_days(selection, [None]).counts == "1 talk"


def test_notes_and_abstracts_can_stay_at_home(selection: Selection) -> None:
    bare = selections.without_notes(selections.without_abstracts(selection))
    assert not any(talk.abstract for talk in bare.talks)
    assert not any(entry.note for entry in bare.plan.entries.values())
    assert bare.plan.session_notes == {}
    assert bare.plan.starred_ids() == selection.plan.starred_ids()


def test_given_talks_are_told_under_the_name_of_the_conference(selection: Selection) -> None:
    timetable = selection.timetable
    shown = selections.of_talks(timetable, selection.plan, reversed(timetable.talks[:2]))
    assert shown == replace(
        selection,
        talks=tuple(timetable.talks[:2]),
        own_entries=(),
        title="SLM 2027",
        is_whole=False,
    )
