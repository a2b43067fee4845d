"""Colleagues' plans: names, signs, stars found again under other ids and in other zones."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.colleagues import (
    Colleague,
    added,
    check_belongs,
    free_name,
    initials,
    member,
    proposed_name,
    removed,
    renamed,
)
from planner.errors import LibraryError
from planner.plan import Plan


@pytest.fixture
def theirs(conference):
    """The same programme on another computer: other ids, read in another zone, other offsets."""
    tokyo = ZoneInfo("Asia/Tokyo")

    def moved(talk):
        start, end = (t and t.astimezone(tokyo) for t in (talk.start, talk.end))
        return replace(talk, id=f"x-{talk.id}", start=start, end=end)

    talks = tuple(map(moved, conference.talks))
    return replace(conference, id="their-slm", time_zone="Asia/Tokyo", talks=talks)


def plan_of(conference, *ids: str) -> Plan:
    talks = {talk.id: talk for talk in conference.talks}
    return Plan(conference_id=conference.id, conference_title=conference.title).with_stars(
        [talks[i] for i in ids], True
    )


def test_stars_are_found_again_under_other_ids_and_in_another_zone(conference, theirs):
    plan = plan_of(theirs, "x-a", "x-d", "x-p2")
    found = member(Colleague(name="Ann", plan=plan), conference)
    assert found.plan.starred_ids() == ["a", "d", "p2"]
    assert not found.lost


def test_stars_that_are_not_in_this_programme_are_told_by_their_titles(conference):
    gone = replace(conference.talks[0], id="gone", title="Cancelled", authors=())
    plan = plan_of(conference, "b").with_star(gone, True)
    found = member(Colleague(name="Ann", plan=plan), conference)
    assert found.lost == ("Cancelled",)
    assert found.stars({talk.id for talk in conference.talks}) == ["b"]


def test_a_plan_under_another_id_belongs_here_where_most_of_its_stars_are_found(conference, theirs):
    check_belongs(plan_of(theirs, "x-a", "x-d"), conference)
    check_belongs(Plan(conference_id=conference.id), conference)
    later = timedelta(days=300)
    others = tuple(
        replace(t, title=f"Other {t.id}", authors=(), start=t.start and t.start + later)
        for t in theirs.talks
    )
    other = replace(theirs, title="Other 2027", talks=others)
    with pytest.raises(LibraryError, match="of “Other 2027”, not of “SLM 2027”"):
        check_belongs(plan_of(other, "x-a", "x-d"), conference)
    with pytest.raises(LibraryError):
        check_belongs(Plan(conference_id="other"), conference)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("slm-2027-plan-ann-lee", "Ann Lee"),
        ("Ann", "Ann"),
        ("slm-2027-plan", "Colleague"),
        ("plan of Jürgen (2)", "Jürgen"),
        ("李明_plan", "李明"),
        ("van_der_Berg", "Van Der Berg"),
        ("-", "Colleague"),
    ],
)
def test_a_name_is_proposed_from_what_is_special_in_the_name_of_the_file(file, name):
    assert proposed_name(file, Plan(conference_id="slm-2027")) == name


def test_nobody_has_the_name_of_another_or_is_called_you():
    assert free_name("Ann", ["Bo"]) == "Ann"
    assert free_name(" ann ", ["Ann", "ann 2"]) == "ann 3"
    assert free_name("You", []) == "You 2"
    assert free_name("   ", []) == "Colleague"


@given(st.lists(st.text(max_size=12), max_size=12))
def test_initials_are_short_and_of_each_one_others(names):
    found = initials(names)
    assert len(set(found)) == len(names)
    assert all(0 < len(short) <= 4 for short in found)


def test_initials_of_two_names_or_the_first_letters_of_one():
    assert initials(["Ann Lee", "Bo", "Anna Lund", "é", "Ann Lea"]) == [
        *("AL", "Bo", "A2", "É", "A3")
    ]


def test_the_same_file_again_is_a_newer_copy_under_the_name_it_was_given():
    plan = Plan(conference_id="c")
    people = added((), Colleague(name="Ann", plan=plan, file="ann.json"))
    people = added(people, Colleague(name="Ann", plan=plan, file="other.json"))
    assert [one.name for one in people] == ["Ann", "Ann 2"]
    people = renamed(people, "Ann", "Anna Lee")
    newer = replace(plan, time_zone="Asia/Tokyo")
    people = added(people, Colleague(name="Ann", plan=newer, file="ann.json"))
    assert [(one.name, one.plan.time_zone) for one in people] == [
        ("Anna Lee", "Asia/Tokyo"),
        ("Ann 2", "UTC"),
    ]
    assert [one.name for one in removed(people, "Anna Lee")] == ["Ann 2"]
    assert renamed(people, "Ann 2", "anna lee")[1].name == "anna lee 2"
