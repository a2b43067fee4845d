"""Clashes are found between all pairs, by instants, and posters of one session do not clash."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.clashes import clashes_by_talk, find_clashes, talks_that_clash
from planner.conference import Conference, Kind, Talk

NEW_YORK = ZoneInfo("America/New_York")
ZONES = [UTC, NEW_YORK, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Pacific/Auckland")]
# The night in which New York's clocks go back: 1:30 comes twice.
NIGHT = datetime(2027, 11, 7, 0, 0, tzinfo=UTC)
START = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)


@st.composite
def timed_talks(draw: st.DrawFn) -> Talk:
    """Around midnight, each in a zone of its own, some posters, some without a time."""
    start = (NIGHT + draw(st.integers(0, 60)) * timedelta(minutes=10)).astimezone(
        draw(st.sampled_from(ZONES))
    )
    length = draw(st.integers(0, 12)) * timedelta(minutes=10)
    end = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    timed = draw(st.integers(0, 9)) > 0
    return Talk(
        id="",
        start=start if timed else None,
        end=end if timed else None,
        kind=draw(st.sampled_from([Kind.ORAL, Kind.POSTER])),
        session_id=draw(st.sampled_from(["s", "p", ""])),
    )


TALKS = st.lists(timed_talks(), max_size=8).map(
    lambda talks: [replace(talk, id=str(number)) for number, talk in enumerate(talks)]
)


def overlap(one: Talk, other: Talk) -> bool:
    """Said as plainly as it can be, to compare with."""
    if None in (one.start, other.start):
        return False
    starts = one.start.timestamp(), other.start.timestamp()
    ends = one.end.timestamp(), other.end.timestamp()
    posters = one.kind is other.kind is Kind.POSTER and one.session_id == other.session_id
    one_wall = posters and (one.session_id != "" or starts[0] == starts[1])
    return max(starts) < min(ends) and not one_wall


@given(TALKS)
def test_exactly_the_overlapping_pairs_are_found(talks: list[Talk]) -> None:
    found = {frozenset((clash.first.id, clash.second.id)) for clash in find_clashes(talks)}
    expected = {
        frozenset((one.id, other.id))
        for one, other in combinations(talks, 2)
        if overlap(one, other)
    }
    assert found == expected
    assert len(find_clashes(talks)) == len(expected)


@given(TALKS)
def test_a_clash_tells_the_time_in_which_both_run(talks: list[Talk]) -> None:
    clashes = find_clashes(talks)
    for clash in clashes:
        first, second = clash.first, clash.second
        assert first.start.timestamp() <= second.start.timestamp() == clash.start.timestamp()
        assert clash.end.timestamp() == min(first.end.timestamp(), second.end.timestamp())
        assert clash.start < clash.end
    assert all(one.start <= other.start for one, other in pairwise(clashes))


@given(TALKS, st.sets(st.integers(0, 7)))
def test_talks_that_clash_with_the_chosen_ones(talks: list[Talk], chosen: set[int]) -> None:
    starred = [talk for number, talk in enumerate(talks) if number in chosen]
    expected = {
        talk.id
        for talk in talks
        if any(overlap(talk, other) for other in starred if other is not talk)
    }
    assert talks_that_clash(talks, starred) == expected


def test_touching_is_no_clash(make_talk: Callable[..., Talk]) -> None:
    assert find_clashes([make_talk("a", 0, 30), make_talk("b", 30, 30)]) == []
    assert len(find_clashes([make_talk("a", 0, 30), make_talk("b", 29, 30)])) == 1


def test_a_long_talk_clashes_with_more_than_its_neighbour(make_talk: Callable[..., Talk]) -> None:
    talks = [make_talk("long", 0, 120), make_talk("b", 10, 10), make_talk("c", 100, 10)]
    pairs = [(clash.first.id, clash.second.id) for clash in find_clashes(talks)]
    assert pairs == [("long", "b"), ("long", "c")]


def test_a_talk_over_midnight_clashes_with_one_of_the_next_day(
    make_talk: Callable[..., Talk],
) -> None:
    """Midnight in Los Angeles is fifteen hours after the fixture's start."""
    [clash] = find_clashes([make_talk("late", 890, 60), make_talk("early", 910, 20)])
    assert clash.end - clash.start == timedelta(minutes=20)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    def at(hour: int, minute: int, fold: int) -> datetime:
        return datetime(2027, 11, 7, hour, minute, tzinfo=NEW_YORK, fold=fold)

    before = Talk(id="before", start=at(0, 30, 0), end=at(1, 30, 0))
    after = Talk(id="after", start=at(1, 15, 1), end=at(1, 45, 1))
    assert find_clashes([before, after]) == []
    assert talks_that_clash([before], [after]) == set()


@pytest.mark.parametrize(
    ("fields", "clashing"),
    [
        ({}, False),
        ({"room": "Other foyer"}, False),
        ({"start": START + timedelta(minutes=30)}, False),
        ({"session_id": "p2"}, True),
        ({"session_id": ""}, True),
        ({"kind": Kind.ORAL, "session_id": "s1"}, True),
    ],
)
def test_posters_of_one_session_do_not_clash(
    make_talk: Callable[..., Talk], fields: dict[str, object], clashing: bool
) -> None:
    poster = make_talk("p", 0, 120, kind=Kind.POSTER, session_id="p1")
    other = replace(poster, id="q", **fields)
    assert bool(find_clashes([poster, other])) == clashing


@pytest.mark.parametrize(("minute", "clashing"), [(0, False), (10, True)])
def test_posters_without_a_session_do_not_clash_where_they_start_together(
    make_talk: Callable[..., Talk], minute: int, clashing: bool
) -> None:
    posters = [
        make_talk(i, m, 60, kind=Kind.POSTER, session_id="") for i, m in (("p", 0), ("q", minute))
    ]
    assert bool(find_clashes(posters)) == clashing


def test_posters_of_one_instant_do_not_clash_whatever_the_zone() -> None:
    """1:00 comes twice in New York: Python holds it for unlike any time of another zone."""
    hour = timedelta(hours=1)
    night = datetime(2027, 11, 7, 5, 0, tzinfo=UTC)
    utc = Talk(id="p", kind=Kind.POSTER, start=night, end=night + hour)
    there = [moment.astimezone(NEW_YORK) for moment in (night, night + hour)]
    assert there[0] != night
    local = Talk(id="q", kind=Kind.POSTER, start=there[0], end=there[1])
    assert find_clashes([utc, local]) == []
    assert talks_that_clash([utc, local], [local]) == set()


def test_the_fixture_conference(conference: Conference) -> None:
    chosen = [talk for talk in conference.talks if talk.id in ("a", "d", "e", "p1", "p2")]
    by_talk = clashes_by_talk(find_clashes(chosen))
    others = {i: [clash.other(i).id for clash in clashes] for i, clashes in by_talk.items()}
    assert others == {"a": ["d"], "d": ["a"], "e": ["p1", "p2"], "p1": ["e"], "p2": ["e"]}
