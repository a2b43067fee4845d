"""Two windows changed one plan: nothing of either is lost."""

from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Talk
from planner.merging import joined, merged, with_stars_of
from planner.plan import Entry, Following, Hidden, OwnEntry, Plan
from planner.walking import Walking

NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)
EMPTY = Plan(conference_id="c")
ENTRIES = st.builds(Entry, starred=st.booleans(), note=st.sampled_from(["", "x", "y"])).filter(
    lambda entry: not entry.is_empty
)
PLANS = st.builds(
    Plan,
    conference_id=st.just("c"),
    entries=st.dictionaries(st.sampled_from("abcd"), ENTRIES),
)


@given(base=PLANS, mine=PLANS, theirs=PLANS)
def test_merging_loses_no_star_of_either_side(base: Plan, mine: Plan, theirs: Plan) -> None:
    both = merged(mine, base, theirs)
    for talk_id in "abcd":
        added = {p.is_starred(talk_id) for p in (mine, theirs) if _changed(p, base, talk_id)}
        if added:
            assert both.is_starred(talk_id) in added
        else:
            assert both.is_starred(talk_id) == base.is_starred(talk_id)
    assert not any(entry.is_empty for entry in both.entries.values())


def _changed(plan: Plan, base: Plan, talk_id: str) -> bool:
    return plan.is_starred(talk_id) != base.is_starred(talk_id)


@given(base=PLANS, mine=PLANS, theirs=PLANS)
def test_a_note_is_mine_if_i_changed_it_else_theirs(base: Plan, mine: Plan, theirs: Plan) -> None:
    both = merged(mine, base, theirs)
    for talk_id in "abcd":
        source = mine if mine.note(talk_id) != base.note(talk_id) else theirs
        assert both.note(talk_id) == source.note(talk_id)


@given(base=PLANS, mine=PLANS)
def test_merging_with_nothing_new_changes_nothing(base: Plan, mine: Plan) -> None:
    assert merged(mine, base, base) == mine
    assert merged(base, base, mine) == mine


def test_name_and_zone_are_mine_if_i_changed_them_else_theirs() -> None:
    base = replace(EMPTY, conference_title="SLM", time_zone="UTC")
    theirs = replace(base, time_zone="Asia/Tokyo")
    assert merged(replace(base, conference_title="SLM 2027"), base, theirs) == replace(
        base, conference_title="SLM 2027", time_zone="Asia/Tokyo"
    )


def test_a_merged_entry_keeps_the_snapshot_of_who_chose_it(
    make_talk: Callable[..., Talk],
) -> None:
    mine = EMPTY.with_star(make_talk("a"), True)
    theirs = EMPTY.with_star(make_talk("b"), True)
    assert merged(mine, EMPTY, theirs).entries == mine.entries | theirs.entries


def whole_plans() -> st.SearchStrategy[Plan]:
    """With a little of everything that two windows could change."""
    names = st.lists(st.sampled_from("xyz"), unique=True).map(sorted).map(tuple)
    own = st.builds(
        OwnEntry,
        id=st.just("o"),
        title=st.sampled_from("pq"),
        start=st.just(NOON),
        end=st.just(NOON),
    )
    return st.builds(
        Plan,
        conference_id=st.just("c"),
        entries=st.dictionaries(st.sampled_from("abcd"), ENTRIES),
        own_entries=st.dictionaries(st.sampled_from("op"), own),
        session_notes=st.dictionaries(st.sampled_from("st"), st.sampled_from("nm")),
        hidden=st.builds(Hidden, talks=names, rooms=names),
        following=st.builds(Following, words=names),
        walking=st.builds(Walking, minutes=st.integers(0, 2)),
    )


@given(base=whole_plans(), mine=whole_plans(), theirs=whole_plans())
def test_merging_takes_what_only_one_side_changed(base: Plan, mine: Plan, theirs: Plan) -> None:
    both = merged(mine, base, theirs)
    for name in ("own_entries", "session_notes"):
        mine_, base_, theirs_, merged_ = (getattr(p, name) for p in (mine, base, theirs, both))
        for key in {*mine_, *base_, *theirs_}:
            changed = mine_.get(key) != base_.get(key)
            assert merged_.get(key) == (mine_ if changed else theirs_).get(key)
    for word in "xyz":
        changed = (word in mine.hidden.talks) != (word in base.hidden.talks)
        expected = word in (mine if changed else theirs).hidden.talks
        assert (word in both.hidden.talks) == expected
    changed = mine.walking != base.walking
    assert both.walking == (mine if changed else theirs).walking


@given(base=whole_plans(), mine=whole_plans())
def test_merging_with_one_that_stood_still_gives_mine(base: Plan, mine: Plan) -> None:
    both = merged(mine, base, base)
    assert both.chooses_as(replace(mine, entries=dict(sorted(mine.entries.items()))))


@given(mine=PLANS, other=PLANS)
def test_joining_keeps_every_star_and_every_note_of_both(mine: Plan, other: Plan) -> None:
    both = joined(mine, other)
    for talk_id in "abcd":
        assert both.is_starred(talk_id) == (mine.is_starred(talk_id) or other.is_starred(talk_id))
        assert mine.note(talk_id) in both.note(talk_id)
        assert other.note(talk_id) in both.note(talk_id)


def test_a_session_note_of_both_is_joined_and_the_same_one_is_not_doubled() -> None:
    mine = EMPTY.with_session_note("s", "loud").with_session_note("t", "same")
    other = EMPTY.with_session_note("s", "good").with_session_note("t", "same")
    assert joined(mine, other).session_notes == {"s": "loud\n\ngood", "t": "same"}


def test_my_priority_stays_where_another_has_one() -> None:
    mine = replace(EMPTY, entries={"a": Entry(starred=True, priority=1)})
    other = replace(EMPTY, entries={i: Entry(starred=True, priority=3) for i in "ab"})
    assert joined(mine, other).priorities() == {"a": 1, "b": 3}


def test_joining_brings_no_conference_that_another_has_beside_the_plan() -> None:
    other = replace(EMPTY, beside={"b": "B"})
    assert joined(replace(EMPTY, beside={"a": "A"}), other).beside == {"a": "A"}


def test_conferences_shown_beside_are_kept_from_both_windows() -> None:
    base = replace(EMPTY, beside={"a": "A", "b": "B"})
    mine, theirs = replace(base, beside={"a": "A"}), replace(base, beside={**base.beside, "c": "C"})
    assert merged(mine, base, theirs).beside == {"a": "A", "c": "C"}


def test_ways_between_rooms_that_two_windows_changed_are_both_kept() -> None:
    base = Plan(conference_id="c", walking=Walking(minutes=3).with_pair("A", "B", 5))
    mine = replace(base, walking=base.walking.with_pair("A", "C", 9))
    theirs = replace(base, walking=replace(base.walking, minutes=4).with_pair("A", "B", 7))
    walking = merged(mine, base, theirs).walking
    assert walking == Walking(minutes=4).with_pair("A", "B", 7).with_pair("A", "C", 9)


@given(mine=PLANS, other=PLANS)
def test_the_stars_of_another_take_the_place_of_mine_and_my_notes_stay(
    mine: Plan, other: Plan
) -> None:
    mine = replace(mine, hidden=Hidden(rooms=("Attic",))).with_session_note("s", "loud")
    both = with_stars_of(mine, other)
    assert sorted(both.starred_ids()) == sorted(other.starred_ids())
    assert all(mine.note(i) in both.note(i) for i in "abcd")
    assert (both.hidden, both.session_notes) == (mine.hidden, mine.session_notes)
