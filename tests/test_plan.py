"""A plan changes by values, keeps a snapshot of what was chosen, and merges without a loss."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from planner.conference import Conference, Person, Talk
from planner.plan import Entry, OwnEntry, Plan, Snapshot, snapshot

Make = Callable[..., Talk]
NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
EMPTY = Plan(conference_id="c")


def test_a_star_and_its_removal_leave_the_first_plan_alone(
    make_talk: Callable[..., Talk],
) -> None:
    talk = make_talk("a")
    starred = EMPTY.with_star(talk, True)
    assert starred.is_starred("a")
    assert not EMPTY.is_starred("a")
    assert starred.with_star(talk, False) == EMPTY


@pytest.mark.parametrize("priority", [-1, 4, 10**12])
def test_a_priority_that_there_is_not_is_none(priority: int) -> None:
    assert Entry(starred=True, priority=priority) == Entry(starred=True)


def test_a_snapshot_with_half_a_time_has_none() -> None:
    nothing = Snapshot(title="A")
    assert Snapshot(title="A", start=NOON) == Snapshot(title="A", end=NOON) == nothing
    assert Snapshot(title="A", start=NOON, end=NOON + HOUR).start == NOON


def test_stars_are_kept_in_the_order_they_were_given(make_talk: Callable[..., Talk]) -> None:
    plan = EMPTY
    for name in "cab":
        plan = plan.with_star(make_talk(name), True)
    assert plan.with_note(make_talk("d"), "only a note").starred_ids() == ["c", "a", "b"]


def test_a_note_outlives_the_star(make_talk: Callable[..., Talk]) -> None:
    talk = make_talk("a")
    plan = EMPTY.with_star(talk, True).with_note(talk, "front row").with_star(talk, False)
    assert (plan.note("a"), plan.is_starred("a")) == ("front row", False)
    assert plan.with_note(talk, "") == EMPTY
    assert plan.note("b") == ""


def test_the_snapshot_shows_the_talk_as_it_was(make_talk: Callable[..., Talk]) -> None:
    talk = make_talk("a", authors=(Person(name="Ann"), Person(name="Bo", affiliation="KU")))
    taken = EMPTY.with_star(talk, True).entries["a"].snapshot
    expected = Snapshot(
        title="Talk a", authors=("Ann", "Bo"), start=talk.start, end=talk.end, room="Hall 1"
    )
    assert taken == snapshot(talk) == expected


def test_a_later_choice_renews_the_snapshot(make_talk: Callable[..., Talk]) -> None:
    plan = EMPTY.with_star(make_talk("a"), True)
    plan = plan.with_note(make_talk("a", room="Hall 9"), "moved")
    assert plan.entries["a"].snapshot.room == "Hall 9"


def test_a_plan_is_of_a_programme_that_has_its_talks(
    conference: Conference, make_talk: Callable[..., Talk]
) -> None:
    first, *_ = conference.talks
    plan = EMPTY.with_star(first, True)
    assert EMPTY.is_of(conference)
    assert plan.is_of(conference)
    assert not plan.with_star(make_talk("gone"), True).is_of(conference)
    renamed = replace(conference, talks=(replace(first, title="Another"),))
    assert not plan.is_of(renamed)


def test_many_stars_at_once_are_as_one_after_another(make_talk: Callable[..., Talk]) -> None:
    talks = [make_talk(name) for name in "abc"]
    plan = Plan(conference_id="c").with_note(talks[0], "Mine").with_star(talks[1], True)
    one_by_one = plan
    for talk in talks:
        one_by_one = one_by_one.with_star(talk, True)
    assert plan.with_stars(talks, True) == one_by_one
    assert one_by_one.with_stars(talks, False) == plan.with_star(talks[1], False)


def test_a_priority_stars_and_goes_with_the_star(make_talk: Make) -> None:
    talk = make_talk("a")
    plan = EMPTY.with_priority([talk], 2)
    assert plan.entry("a").starred
    assert plan.with_priority([talk], 0).entry("a") == EMPTY.with_star(talk, True).entry("a")
    again = plan.with_pin(talk, True).with_star(talk, False).with_star(talk, True).entry("a")
    assert (again.priority, again.pinned) == (0, False)


def test_a_visited_poster_is_remembered_without_its_star(make_talk: Make) -> None:
    talk = make_talk("a")
    plan = EMPTY.with_star(talk, True).with_visit(talk, True).with_star(talk, False)
    assert plan.entry("a").visited
    assert plan.with_visit(talk, False) == EMPTY


def test_own_entries_are_added_changed_and_removed() -> None:
    lunch = OwnEntry(id="1", title="Lunch", start=NOON, end=NOON + HOUR)
    plan = EMPTY.with_own_entry(lunch).with_own_entry(replace(lunch, place="Canteen"))
    assert [entry.place for entry in plan.own_entries.values()] == ["Canteen"]
    assert plan.without_own_entry("1") == EMPTY


def test_what_is_hidden_followed_and_noted_of_sessions_can_be_taken_back() -> None:
    plan = EMPTY.with_hidden("rooms", ["Hall 1"], True).with_hidden("rooms", ["Hall 1"], True)
    plan = plan.with_followed("words", ["graph"], True).with_session_note("s", "Sit in front")
    assert (plan.hidden.rooms, plan.following.words) == (("Hall 1",), ("graph",))
    plan = plan.with_hidden("rooms", ["Hall 1"], False).with_followed("words", ["graph"], False)
    assert plan.with_session_note("s", "") == EMPTY
