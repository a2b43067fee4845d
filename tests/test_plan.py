"""A plan changes by values, keeps a snapshot of what was chosen, and merges without a loss."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Person, Talk
from planner.plan import Entry, Plan, Snapshot, snapshot

EMPTY = Plan(conference_id="c")
ENTRIES = st.builds(Entry, starred=st.booleans(), note=st.sampled_from(["", "x", "y"])).filter(
    lambda entry: not entry.is_empty
)
PLANS = st.builds(
    Plan,
    conference_id=st.just("c"),
    entries=st.dictionaries(st.sampled_from("abcd"), ENTRIES),
)


def test_a_star_and_its_removal_leave_the_first_plan_alone(
    make_talk: Callable[..., Talk],
) -> None:
    talk = make_talk("a")
    starred = EMPTY.with_star(talk, True)
    assert starred.is_starred("a")
    assert not EMPTY.is_starred("a")
    assert starred.with_star(talk, False) == EMPTY


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


@given(base=PLANS, mine=PLANS, theirs=PLANS)
def test_merging_loses_no_star_of_either_side(base: Plan, mine: Plan, theirs: Plan) -> None:
    merged = mine.merged(base, theirs)
    for talk_id in "abcd":
        added = {p.is_starred(talk_id) for p in (mine, theirs) if _changed(p, base, talk_id)}
        if added:
            assert merged.is_starred(talk_id) in added
        else:
            assert merged.is_starred(talk_id) == base.is_starred(talk_id)
    assert not any(entry.is_empty for entry in merged.entries.values())


def _changed(plan: Plan, base: Plan, talk_id: str) -> bool:
    return plan.is_starred(talk_id) != base.is_starred(talk_id)


@given(base=PLANS, mine=PLANS, theirs=PLANS)
def test_a_note_is_mine_if_i_changed_it_else_theirs(base: Plan, mine: Plan, theirs: Plan) -> None:
    merged = mine.merged(base, theirs)
    for talk_id in "abcd":
        source = mine if mine.note(talk_id) != base.note(talk_id) else theirs
        assert merged.note(talk_id) == source.note(talk_id)


@given(base=PLANS, mine=PLANS)
def test_merging_with_nothing_new_changes_nothing(base: Plan, mine: Plan) -> None:
    assert mine.merged(base, base) == mine
    assert base.merged(base, mine) == mine


def test_name_and_zone_are_mine_if_i_changed_them_else_theirs() -> None:
    base = replace(EMPTY, conference_title="SLM", time_zone="UTC")
    theirs = replace(base, time_zone="Asia/Tokyo")
    assert replace(base, conference_title="SLM 2027").merged(base, theirs) == replace(
        base, conference_title="SLM 2027", time_zone="Asia/Tokyo"
    )


def test_a_merged_entry_keeps_the_snapshot_of_who_chose_it(
    make_talk: Callable[..., Talk],
) -> None:
    mine = EMPTY.with_star(make_talk("a"), True)
    theirs = EMPTY.with_star(make_talk("b"), True)
    assert mine.merged(EMPTY, theirs).entries == mine.entries | theirs.entries


def test_many_stars_at_once_are_as_one_after_another(make_talk: Callable[..., Talk]) -> None:
    talks = [make_talk(name) for name in "abc"]
    plan = Plan(conference_id="c").with_note(talks[0], "Mine").with_star(talks[1], True)
    one_by_one = plan
    for talk in talks:
        one_by_one = one_by_one.with_star(talk, True)
    assert plan.with_stars(talks, True) == one_by_one
    assert one_by_one.with_stars(talks, False) == plan.with_star(talks[1], False)
