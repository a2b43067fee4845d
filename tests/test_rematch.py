"""Stars of talks that got another id."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Person, Talk
from planner.plan import Entry, Plan, snapshot
from planner.rematch import rematched

Make = Callable[..., Talk]
SNOW = "Deep Equivariant Models of Melting Snow"
NOON = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)


def plan_of(*talks: Talk) -> Plan:
    plan = Plan(conference_id="c")
    for talk in talks:
        plan = plan.with_star(talk, True)
    return plan


def test_a_talk_with_the_same_title_and_first_author_has_the_star(make_talk: Make) -> None:
    old = make_talk("old", title=SNOW)
    new = replace(old, id="new", title=f"{SNOW.upper()}!", start=None, end=None, room="Elsewhere")
    plan, told = rematched(plan_of(old, make_talk("a")), [make_talk("a"), new, make_talk("b")])
    assert list(plan.entries) == ["new", "a"]
    assert plan.entries["new"] == Entry(starred=True, snapshot=snapshot(new))
    assert told == [f"Your star moved from “{SNOW}” to “{SNOW.upper()}!”."]


def test_a_mended_title_at_the_same_place_has_the_star_and_the_note(make_talk: Make) -> None:
    old = make_talk("old", title=SNOW)
    new = replace(old, id="new", title=SNOW.replace("Models", "Modes"))
    plan, told = rematched(plan_of(old).with_note(old, "front row"), [new])
    assert (plan.starred_ids(), plan.note("new")) == (["new"], "front row")
    assert told == [f"Your star and note moved from “{SNOW}” to “{new.title}”."]


def test_a_note_alone_moves_and_the_same_title_is_not_said_twice(make_talk: Make) -> None:
    plan = Plan(conference_id="c").with_note(make_talk("old", title=SNOW), "front row")
    plan, told = rematched(plan, [make_talk("new", title=SNOW, authors=(Person(name="Ann old"),))])
    assert (plan.starred_ids(), plan.note("new")) == ([], "front row")
    assert told == [f"Your note of “{SNOW}” moved to its new entry in the programme."]


def test_nothing_changes_where_all_talks_are_there(make_talk: Make) -> None:
    plan = plan_of(make_talk("a"))
    assert rematched(plan, [replace(make_talk("a"), title="Another")]) == (plan, [])


def test_a_star_that_may_belong_to_two_talks_stays(make_talk: Make) -> None:
    old = make_talk("old", title=SNOW)
    plan = plan_of(old)
    twins = [replace(old, id=i, room=i) for i in ("oral", "poster")]
    assert rematched(plan, twins) == (plan, [])
    there = replace(old, id="there")
    assert rematched(plan, [*twins, there])[0].starred_ids() == ["there"]


def test_a_talk_with_an_entry_takes_no_other(make_talk: Make) -> None:
    old = make_talk("old", title=SNOW)
    new = replace(old, id="new")
    plan = plan_of(old).with_note(new, "mine")
    assert rematched(plan, [new]) == (plan, [])


def test_another_talk_at_the_same_place_does_not_get_the_star(make_talk: Make) -> None:
    """Two posters of one author hang in one room at one time."""
    old = make_talk("old", title=SNOW)
    for change in (
        {"title": "Rain"},
        {"title": f"{SNOW}!", "authors": (Person(name="Bo"),)},
        {"title": f"{SNOW} and Ice", "room": "Elsewhere"},
        {"title": f"{SNOW} and Ice", "start": NOON, "end": NOON},
    ):
        plan = plan_of(old)
        assert rematched(plan, [replace(old, id="new", **change)]) == (plan, [])


def test_without_a_time_only_the_title_counts(make_talk: Make) -> None:
    old = make_talk("old", title=SNOW, start=None, end=None)
    plan = plan_of(old)
    assert rematched(plan, [replace(old, id="new", title=f"{SNOW}s")]) == (plan, [])
    assert rematched(plan, [replace(old, id="new")])[0].starred_ids() == ["new"]


def test_a_break_is_no_break_of_another_day(make_talk: Make) -> None:
    coffee = make_talk("old", title="Coffee", authors=())
    other = replace(coffee, id="new", start=NOON, end=NOON)
    plan = plan_of(coffee)
    assert rematched(plan, [other]) == (plan, [])
    assert rematched(plan, [other, replace(coffee, id="same")])[0].starred_ids() == ["same"]


TITLES = ["", SNOW, f"{SNOW}s", SNOW.lower(), "Rain", "Ice and Hail", "Ice & Hail"]
STRONGLY_DIFFERENT = [{SNOW.lower(), f"{SNOW}s".lower()}, {"rain"}, {"ice and hail", "ice & hail"}]
TALKS = st.lists(
    st.builds(
        Talk,
        id=st.sampled_from("abcdefgh"),
        title=st.sampled_from(TITLES),
        authors=st.sampled_from([(), (Person(name="Ann"),), (Person(name="Bo"),)]),
        start=st.sampled_from([None, NOON, NOON + timedelta(hours=1)]),
        room=st.sampled_from(["", "Hall"]),
    ),
    max_size=6,
    unique_by=lambda talk: talk.id,
)


def subject(title: str) -> int:
    return next((n for n, same in enumerate(STRONGLY_DIFFERENT) if title.lower() in same), -1)


@given(chosen=TALKS, noted=TALKS, talks=TALKS)
def test_no_star_is_lost_and_no_talk_gets_anothers(
    chosen: list[Talk], noted: list[Talk], talks: list[Talk]
) -> None:
    before = plan_of(*chosen)
    for talk in noted:
        before = before.with_note(talk, f"note of {talk.id}")
    after, told = rematched(before, talks)
    assert [(e.starred, e.note) for e in after.entries.values()] == [
        (e.starred, e.note) for e in before.entries.values()
    ]
    pairs = zip(before.entries.items(), after.entries.items(), strict=True)
    moved = [(old, new) for old, new in pairs if old != new]
    assert len(moved) == len(told)
    present = {talk.id: talk for talk in talks}
    for (old_id, old), (new_id, new) in moved:
        assert old_id not in present
        assert new_id not in before.entries
        assert new.snapshot == snapshot(present[new_id])
        assert subject(old.snapshot.title) == subject(new.snapshot.title)
        assert old.snapshot.authors == new.snapshot.authors
