"""Clashes are found between all pairs, by instants, and posters of one session do not clash."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.clashes import Clash, Clashes
from planner.conference import Conference, Kind, Talk
from planner.plan import OwnEntry
from planner.walking import Walking

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
        room=draw(st.sampled_from(["", "A", "B", "C"])),
    )


TALKS = st.lists(timed_talks(), max_size=8).map(
    lambda talks: [replace(talk, id=str(number)) for number, talk in enumerate(talks)]
)


def talks_that_clash(talks: Iterable[Talk], starred: Iterable[Talk]) -> set[str]:
    return Clashes(starred).among(talks)


def pairs(talks: list[Talk]) -> list[Clash]:
    """Each clash once, as its second talk tells of it."""
    found = Clashes(talks)
    return [clash for i in found.counts for clash in found.of(i) if clash.second.id == i]


def overlap(one: Talk, other: Talk, walk: int = 0) -> bool:
    """Said as plainly as it can be, to compare with: in whole seconds, each talk at least one.

    With a walk, none: who has just its minutes comes in time.
    """
    if None in (one.start, other.start):
        return False
    starts = one.start.timestamp(), other.start.timestamp()
    least = 0 if walk else 1
    ends = (max(talk.end.timestamp(), talk.start.timestamp() + least) for talk in (one, other))
    posters = one.kind is other.kind is Kind.POSTER and one.session_id == other.session_id
    one_wall = posters and (one.session_id != "" or starts[0] == starts[1])
    return max(starts) < min(ends) + 60 * walk and not one_wall


@given(TALKS)
def test_exactly_the_overlapping_pairs_are_found(talks: list[Talk]) -> None:
    clashes = Clashes(talks)
    for talk in talks:
        others = sorted(other.id for other in talks if other is not talk and overlap(talk, other))
        assert sorted(clash.other(talk.id).id for clash in clashes.of(talk.id)) == others
        assert sorted(other.id for other in clashes.others(talk.id)) == others
        assert clashes.counts.get(talk.id, 0) == clashes.count(talk) == len(others)
    assert len(clashes) == sum(overlap(*pair) for pair in combinations(talks, 2))


@given(TALKS)
def test_a_clash_tells_the_time_in_which_both_run(talks: list[Talk]) -> None:
    clashes = pairs(talks)
    for clash in clashes:
        first, second = clash.first, clash.second
        assert first.start.timestamp() <= second.start.timestamp() == clash.start.timestamp()
        assert clash.end.timestamp() == min(first.end.timestamp(), second.end.timestamp())
        assert clash.start <= clash.end
    assert all(one.start <= other.start for one, other in pairwise(clashes))


def test_thousands_of_clashes_are_counted_and_not_made(
    make_talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of a big conference, starred with two keys; made as pairs they froze the window."""
    made: list[object] = []
    make = Clashes._clash
    monkeypatch.setattr(Clashes, "_clash", lambda *places: made.append(places) or make(*places))
    talks = [make_talk(f"{slot}-{room}", 20 * slot, 20) for slot in range(3) for room in range(40)]
    clashes = Clashes(talks)
    assert len(clashes) == 3 * 40 * 39 // 2
    assert clashes.counts == dict.fromkeys(sorted(talk.id for talk in talks), 39)
    assert made == []
    assert len(clashes.of("1-7")) == len(made) == 39


@pytest.mark.parametrize(
    ("minute", "length", "clashing"),
    [(0, 0, True), (30, 0, True), (60, 0, False), (30, 30, True)],
)
def test_a_talk_without_a_known_end_runs_at_its_start(
    make_talk: Callable[..., Talk], minute: int, length: int, clashing: bool
) -> None:
    hour, instant = make_talk("hour", 0, 60), make_talk("instant", minute, length)
    assert bool(Clashes([hour, instant])) == clashing
    assert talks_that_clash([instant], [hour]) == ({"instant"} if clashing else set())
    assert len(Clashes([instant, replace(instant, id="twin")])) == 1


@given(TALKS, st.sets(st.integers(0, 7)))
def test_among_all_talks_those_that_clash_with_the_chosen_ones(
    talks: list[Talk], chosen: set[int]
) -> None:
    starred = [talk for number, talk in enumerate(talks) if number in chosen]
    expected = {
        talk.id
        for talk in talks
        if any(overlap(talk, other) for other in starred if other is not talk)
    }
    assert talks_that_clash(talks, starred) == expected


def test_touching_is_no_clash(make_talk: Callable[..., Talk]) -> None:
    assert not Clashes([make_talk("a", 0, 30), make_talk("b", 30, 30)])
    assert len(Clashes([make_talk("a", 0, 30), make_talk("b", 29, 30)])) == 1


def test_a_long_talk_clashes_with_more_than_its_neighbour(make_talk: Callable[..., Talk]) -> None:
    talks = [make_talk("long", 0, 120), make_talk("b", 10, 10), make_talk("c", 100, 10)]
    found = [(clash.first.id, clash.second.id) for clash in pairs(talks)]
    assert found == [("long", "b"), ("long", "c")]


def test_a_talk_over_midnight_clashes_with_one_of_the_next_day(
    make_talk: Callable[..., Talk],
) -> None:
    """Midnight in Los Angeles is fifteen hours after the fixture's start."""
    [clash] = pairs([make_talk("late", 890, 60), make_talk("early", 910, 20)])
    assert clash.end - clash.start == timedelta(minutes=20)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    def at(hour: int, minute: int, fold: int) -> datetime:
        return datetime(2027, 11, 7, hour, minute, tzinfo=NEW_YORK, fold=fold)

    before = Talk(id="before", start=at(0, 30, 0), end=at(1, 30, 0))
    after = Talk(id="after", start=at(1, 15, 1), end=at(1, 45, 1))
    assert not Clashes([before, after])
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
    assert bool(Clashes([poster, other])) == clashing


@pytest.mark.parametrize(("minute", "clashing"), [(0, False), (10, True)])
def test_posters_without_a_session_do_not_clash_where_they_start_together(
    make_talk: Callable[..., Talk], minute: int, clashing: bool
) -> None:
    posters = [
        make_talk(i, m, 60, kind=Kind.POSTER, session_id="") for i, m in (("p", 0), ("q", minute))
    ]
    assert bool(Clashes(posters)) == clashing


def test_posters_of_one_instant_do_not_clash_whatever_the_zone() -> None:
    """1:00 comes twice in New York: Python holds it for unlike any time of another zone."""
    hour = timedelta(hours=1)
    night = datetime(2027, 11, 7, 5, 0, tzinfo=UTC)
    utc = Talk(id="p", kind=Kind.POSTER, start=night, end=night + hour)
    there = [moment.astimezone(NEW_YORK) for moment in (night, night + hour)]
    assert there[0] != night
    local = Talk(id="q", kind=Kind.POSTER, start=there[0], end=there[1])
    assert not Clashes([utc, local])
    assert talks_that_clash([utc, local], [local]) == set()


def test_the_fixture_conference(conference: Conference) -> None:
    chosen = [talk for talk in conference.talks if talk.id in ("a", "d", "e", "p1", "p2")]
    clashes = Clashes(chosen)
    others = {i: [clash.other(i).id for clash in clashes.of(i)] for i in clashes.counts}
    assert others == {"a": ["d"], "d": ["a"], "e": ["p1", "p2"], "p1": ["e"], "p2": ["e"]}


WALKS = st.sampled_from(
    [
        Walking(minutes=10),
        Walking(minutes=15, pairs={"A ↔ B": 40, "A ↔ C": 0}),
        Walking(pairs={"B ↔ C": 25}),
    ]
)


def clash_or_walk(one: Talk, other: Talk, walking: Walking) -> bool:
    return overlap(one, other) or overlap(one, other, walking.between(one.room, other.room))


@given(TALKS, WALKS, st.sets(st.integers(0, 7)))
def test_who_cannot_walk_in_time_clashes_as_well(
    talks: list[Talk], walking: Walking, chosen: set[int]
) -> None:
    starred = [talk for number, talk in enumerate(talks) if number in chosen]
    clashes = Clashes(starred, walking=walking)
    for talk in talks:
        others = sorted(o.id for o in starred if o is not talk and clash_or_walk(talk, o, walking))
        assert clashes.count(talk) == len(others)
        if talk in starred:
            assert sorted(clash.other(talk.id).id for clash in clashes.of(talk.id)) == others
            assert clashes.counts.get(talk.id, 0) == len(others)
        assert (talk.id in clashes.among(talks)) == bool(others)


def test_a_walk_tells_the_time_there_is_and_the_minutes_it_takes(
    make_talk: Callable[..., Talk],
) -> None:
    talks = [make_talk("a", 0, 30, room="A"), make_talk("b", 35, 30, room="B")]
    [clash] = Clashes(talks, walking=Walking(minutes=10)).of("b")
    assert (clash.start, clash.end, clash.walk) == (talks[0].end, talks[1].start, 10)
    assert not Clashes(talks, walking=Walking(minutes=5))
    assert not Clashes(talks, walking=Walking(minutes=10).with_pair("B", "A", 3))
    assert Clashes(talks, walking=Walking(pairs={"A ↔ B": 6}))


def test_the_room_is_that_which_the_caller_tells(make_talk: Callable[..., Talk]) -> None:
    """A talk without a room of its own is where its session is."""
    talks = [make_talk("a", 0, 30, room=""), make_talk("b", 30, 30, room="")]
    walking = Walking(minutes=5)
    assert not Clashes(talks, walking=walking)
    assert len(Clashes(talks, walking=walking, room=lambda talk: f"Room {talk.id}")) == 1


def test_posters_of_one_session_need_no_walk_between_its_rooms(
    make_talk: Callable[..., Talk],
) -> None:
    posters = [
        make_talk(room, minute, 30, kind=Kind.POSTER, room=room)
        for minute, room in ((0, "A"), (30, "B"), (60, "A"))
    ]
    walking = Walking(minutes=5, pairs={"A ↔ B": 9})
    assert not Clashes(posters, walking=walking)
    oral = make_talk("oral", 92, 10, room="B")
    assert Clashes([*posters, oral], walking=walking).counts == {"A": 1, "oral": 1}


def test_own_entries_clash_with_talks_and_not_with_each_other(
    make_talk: Callable[..., Talk],
) -> None:
    hour = timedelta(hours=1)
    own = [
        OwnEntry(id="own1", title="Dentist", start=START, end=START + hour, place="Town"),
        OwnEntry(id="own2", title="Lunch", start=START, end=START + hour),
    ]
    talks = [make_talk("a", 30, 60), make_talk("b", 60, 30)]
    clashes = Clashes(talks, own=own)
    assert (clashes.counts, clashes.fixed_counts) == ({"a": 3, "b": 1}, {"own1": 1, "own2": 1})
    assert len(clashes) == 3
    assert [clashes.is_fixed(other) for other in clashes.others("a")] == [True, True, False]
    assert [clash.other("own1").id for clash in clashes.of("own1")] == ["a"]
    assert clashes.of("own1")[0].other("a").title == "Dentist"
    assert clashes.among([make_talk("x", 45, 10)]) == {"x"}
    walking = Clashes(talks, own=own, walking=Walking(minutes=5))
    assert walking.fixed_counts == {"own1": 2, "own2": 1}
