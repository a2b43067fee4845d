"""Stars of talks that got another id."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.conference import Conference, Person, Talk
from planner.pairing import paired
from planner.plan import Entry, Plan, Snapshot, remembered, snapshot
from planner.rematch import carried, confirmed, dismissed, doubts, found_again

Make = Callable[..., Talk]
SNOW = "Deep Equivariant Models of Melting Snow"
NOON = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)


def conference_of(*talks: Talk) -> Conference:
    return Conference(id="c", title="C", time_zone="UTC", read_at=NOON, talks=talks)


def rematched(plan: Plan, talks: Iterable[Talk]) -> tuple[Plan, list[str]]:
    """By what the plan itself remembers of its talks; without what it asks."""
    moved = carried(plan, remembered(plan, NOON), conference_of(*talks))
    entries = {i: replace(entry, asked=()) for i, entry in moved.plan.entries.items()}
    return replace(moved.plan, entries=entries), moved.told


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


def test_an_id_that_names_another_paper_keeps_no_star(make_talk: Make) -> None:
    old = make_talk("7", title=SNOW, authors=(Person(name="Ann"),))
    other = make_talk("7", title="Rain and its Friends", authors=(Person(name="Bo"),))
    before, moved = conference_of(old), replace(old, id="8", start=NOON, end=NOON)
    found = carried(plan_of(old), before, conference_of(other, moved))
    assert found.plan.starred_ids() == ["8"]
    gone = carried(plan_of(old), before, conference_of(other))
    assert gone.plan.starred_ids() == ["7~gone"]
    assert gone.plan.entries["7~gone"].snapshot == snapshot(old)
    back = carried(gone.plan, conference_of(other), before)
    assert back.plan.starred_ids() == ["7"]


def test_the_same_id_keeps_its_star_however_one_of_title_and_authors_changes(
    make_talk: Make,
) -> None:
    old = make_talk("7", title=SNOW, authors=(Person(name="Ann"), Person(name="Bo")))
    for change in (
        {"title": "Rain"},
        {"authors": (Person(name="Cy"),)},
        {"title": "Rain", "authors": (Person(name="Cy"), Person(name="Bo"))},
    ):
        now = conference_of(replace(old, **change))
        assert carried(plan_of(old), conference_of(old), now).plan.starred_ids() == ["7"]
    nameless = replace(old, title="To be announced", authors=())
    assert paired([nameless], [old]).now == {"7": old}


def test_two_papers_that_changed_their_ids_keep_their_stars(make_talk: Make) -> None:
    """As where the id is the place in the list; one author may give both."""
    one, two = make_talk("1", title="Snow, Part 1"), make_talk("2", title="Snow, Part 2")
    now = replace(two, id="1"), replace(one, id="2")
    found = carried(plan_of(one), conference_of(one, two), conference_of(*now))
    assert found.plan.starred_ids() == ["2"]
    assert not found.doubtful


def test_a_site_that_translates_all_its_titles_keeps_all_stars(make_talk: Make) -> None:
    talks = [make_talk(str(n), title=f"{SNOW} {n}") for n in range(30)]
    now = conference_of(*(replace(talk, title=f"Schnee von gestern {talk.id}") for talk in talks))
    found = carried(plan_of(*talks), conference_of(*talks), now)
    assert found.plan.starred_ids() == [talk.id for talk in talks]


def test_an_entry_that_remembers_nothing_stays_with_its_id(make_talk: Make) -> None:
    talks = [make_talk(str(n)) for n in range(30)]
    plan = Plan(conference_id="c", entries={talk.id: Entry(starred=True) for talk in talks})
    assert rematched(plan, talks) == (plan, [])


def test_a_part_is_not_another_part(make_talk: Make) -> None:
    one = make_talk("1", title=f"{SNOW}, Part 1")
    two = replace(one, id="2", title=f"{SNOW}, Part 2")
    found = carried(plan_of(one), conference_of(one), conference_of(two))
    assert found.plan.starred_ids() == ["1"]
    assert [c.id for c in found.doubtful[0].candidates] == ["2"]


def test_talk_and_poster_of_one_paper_keep_each_its_star(make_talk: Make) -> None:
    """What the plan alone cannot know, the older copy does."""
    oral = make_talk("o", title=SNOW, authors=(Person(name="Ann"),))
    poster = replace(oral, id="p", start=NOON, end=NOON, room="Foyer")
    now = conference_of(replace(oral, id="new"))
    found = carried(plan_of(poster), conference_of(oral, poster), now)
    assert found.plan.starred_ids() == ["p"]
    both = conference_of(replace(oral, id="n1"), replace(poster, id="n2", room="Atrium"))
    found = carried(plan_of(poster), conference_of(oral, poster), both)
    assert found.plan.starred_ids() == ["n2"]


def test_a_paper_that_gets_an_id_of_its_new_first_author_keeps_its_star(make_talk: Make) -> None:
    old = make_talk("x", title=SNOW, authors=(Person(name="Ann"), Person(name="Bo")))
    for authors in ((Person(name="Bo"), Person(name="Ann")), ()):
        now = conference_of(replace(old, id="y", authors=authors))
        assert carried(plan_of(old), conference_of(old), now).plan.starred_ids() == ["y"]


def test_without_an_older_copy_no_other_slot_of_the_paper_gets_the_star(make_talk: Make) -> None:
    """At the next start after a starred poster was withdrawn, its talk stays as it is."""
    oral = make_talk("oral", title=SNOW)
    poster = replace(oral, id="poster", start=NOON, end=NOON, room="Foyer")
    after = conference_of(oral)
    missing = carried(plan_of(poster), conference_of(oral, poster), after).plan
    assert missing.starred_ids() == ["poster"]
    assert found_again(missing, after) == (missing, [])
    assert found_again(missing, conference_of(oral, poster)) == (missing, [])


def test_without_an_older_copy_only_the_same_title_authors_and_time_are_the_same_talk(
    make_talk: Make,
) -> None:
    old = make_talk("old", title=SNOW)
    plan = plan_of(old)
    new = replace(old, id="new", title=SNOW.upper(), room="Elsewhere")
    found, told = found_again(plan, conference_of(new))
    assert found.starred_ids() == ["new"]
    assert told == [f"Your star moved from “{SNOW}” to “{SNOW.upper()}”."]
    for change in (
        {"title": f"{SNOW}s"},
        {"authors": (*old.authors, Person(name="Bo"))},
        {"authors": ()},
        {"start": NOON, "end": NOON},
        {"start": None, "end": None},
        {"end": old.end + timedelta(minutes=5)},
    ):
        other = conference_of(replace(old, id="new", **change))
        assert found_again(plan, other) == (plan, [])
    timeless = replace(old, start=None, end=None)
    assert found_again(plan_of(timeless), conference_of(replace(timeless, id="new")))[1] == []


def test_without_an_older_copy_an_id_counts_as_with_one(make_talk: Make) -> None:
    old = make_talk("7", title=SNOW, authors=(Person(name="Ann"),))
    mended = replace(old, title=SNOW.replace("Models", "Modes"))
    assert found_again(plan_of(old), conference_of(mended))[0].starred_ids() == ["7"]
    other = make_talk("7", title="Rain and its Friends", authors=(Person(name="Bo"),))
    assert found_again(plan_of(old), conference_of(other))[0].starred_ids() == ["7~gone"]


def test_what_may_be_the_lost_talk_is_shown_the_likeliest_first(make_talk: Make) -> None:
    old = make_talk("old", title=SNOW, authors=(Person(name="Ann"),))
    far = {"start": NOON, "end": NOON, "room": "Elsewhere"}
    now = conference_of(
        replace(old, id="author", title="Rain", **far),
        replace(old, id="title", authors=(Person(name="Bo"),), **far),
        replace(old, id="both", title=f"{SNOW} and Ice", **far),
        replace(old, id="neither", title="Rain", authors=(Person(name="Bo"),)),
    )
    found = carried(plan_of(old), conference_of(old), now)
    assert found.plan.starred_ids() == ["old"]
    (doubt,) = found.doubtful
    assert (doubt.talk_id, doubt.snapshot) == ("old", snapshot(old))
    assert [talk.id for talk in doubt.candidates] == ["both", "title", "author"]


def test_the_user_says_which_talk_it_is(make_talk: Make) -> None:
    old, new = make_talk("old", title=SNOW), make_talk("new", title="Ice")
    plan = plan_of(old).with_note(old, "front row").with_note(new, "mine")
    plan = confirmed(plan, "old", new)
    assert plan.entries == {
        "new": Entry(starred=True, note="mine\n\nfront row", snapshot=snapshot(new))
    }


def test_all_that_is_missing_is_listed_with_or_without_candidates(make_talk: Make) -> None:
    old, lost = make_talk("old", title=SNOW), make_talk("lost", title="Ice")
    plan = plan_of(old, lost, make_talk("a"))
    found = doubts(plan, [make_talk("a"), replace(old, id="new", title=f"{SNOW}!?", room="X")])
    assert [(d.talk_id, [t.id for t in d.candidates]) for d in found] == [
        ("old", ["new"]),
        ("lost", []),
    ]


def test_what_an_update_asked_is_asked_until_it_is_answered(make_talk: Make) -> None:
    """Also where nothing but the older copy tells that the likely one is new."""
    old = make_talk("old", title=SNOW, authors=(Person(name="Ann"),))
    new = make_talk("new", 90, title="Melting", authors=old.authors)
    there = make_talk("there", 120, title="Ice", authors=old.authors)
    after = conference_of(new, there)
    found = carried(plan_of(old), conference_of(old, there), after)
    assert [talk.id for talk in found.doubtful[0].candidates] == ["new"]
    (again,) = doubts(found.plan, after.talks)
    assert [talk.id for talk in again.candidates] == ["new"]
    (answered,) = doubts(dismissed(found.plan, "old", [new]), after.talks)
    assert answered.candidates == ()
    assert not confirmed(found.plan, "old", new).entries["new"].asked
    assert not carried(found.plan, after, conference_of(old, there)).plan.entries["old"].asked


def test_none_of_these_is_remembered_of_all_that_was_found(make_talk: Make) -> None:
    old, other = make_talk("old", title=SNOW), make_talk("other", title="Ice")
    like = [replace(old, id=f"new{n}", title=f"{SNOW} {n}", room="X") for n in range(3)]
    (found,) = doubts(plan_of(old), like[:2])
    declined = dismissed(plan_of(old), "old", found.candidates)
    assert doubts(declined, like[:2])[0].candidates == ()
    (later,) = doubts(declined, like)
    assert [talk.id for talk in later.candidates] == ["new2"], "what comes later is asked about"
    assert set(declined.entries["old"].declined) == {"new0", "new1"}
    asked = carried(declined, conference_of(other), conference_of(*like)).doubtful
    assert [talk.id for doubt in asked for talk in doubt.candidates] == ["new2"]
    back = carried(declined, conference_of(*like), conference_of(old)).plan.entries["old"]
    assert back.declined == ()


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


def is_another_paper(entry: Entry, talk: Talk) -> bool:
    now = snapshot(talk)
    seen = entry.snapshot
    return (subject(now.title), now.authors) != (subject(seen.title), seen.authors)


def place(seen: Snapshot) -> tuple[datetime | None, str]:
    return seen.start, seen.room


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
    present = {talk.id: talk for talk in talks}
    pairs = [(old, new) for old, new in pairs if old[0] != new[0]]
    moved = [(old, new) for old, new in pairs if new[0] in present]
    assert len(moved) == len(told)
    assert all(new[1] == old[1] for old, new in pairs if new[0] not in present)
    for (old_id, old), (new_id, new) in moved:
        there = present.get(old_id)
        had_another_id = there and there.title in [
            e.snapshot.title for i, e in before.entries.items() if i != old_id
        ]
        assert (
            not there
            or had_another_id
            or is_another_paper(old, there)
            or (new.snapshot.start and place(new.snapshot) == place(old.snapshot))
        )  # another slot of the paper is where this one was
        assert new_id not in before.entries or new_id != old_id
        assert new.snapshot == snapshot(present[new_id])
        assert subject(old.snapshot.title) == subject(new.snapshot.title)
        authors = [set(entry.snapshot.authors) for entry in (old, new)]
        assert not all(authors) or authors[0] & authors[1]
