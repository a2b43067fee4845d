"""The best plan: compared with all plans there are."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain, combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.conference import Conference, Kind, Session, Talk
from planner.itinerary import PRIORITIES, Busy, Itinerary, Stay, Wish, best, fits
from planner.timetable import Timetable
from planner.walking import Walking

NINE = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)
STILL = Walking()


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def talk(name: str, start: int, end: int, room: str = "A", **fields: object) -> Talk:
    return Talk(id=name, title=name, start=at(start), end=at(end), room=room, **fields)  # type: ignore[arg-type]


def plan(
    *wishes: Wish,
    busy: Sequence[Busy] = (),
    walking: Walking = STILL,
    whole: bool = False,
    sessions: tuple[Session, ...] = (),
) -> Itinerary:
    conference = Conference(
        id="c",
        title="C",
        time_zone="UTC",
        read_at=NINE,
        talks=tuple(wish.talk for wish in wishes),
        sessions=sessions,
    )
    timetable = Timetable(conference)
    return best(timetable, wishes, busy=busy, walking=walking, whole_sessions=whole)


def names(itinerary: Itinerary) -> list[str]:
    return [talk.id for talk in itinerary.talks]


def test_a_first_priority_beats_any_number_of_second_ones() -> None:
    long = Wish(talk("long", 0, 60), 1)
    short = [Wish(talk(f"s{n}", n * 20, n * 20 + 20), 2) for n in range(3)]
    assert names(plan(long, *short)) == ["long"]
    assert names(plan(long._replace(priority=3), *short)) == ["s0", "s1", "s2"]


def test_then_more_minutes_then_fewer_changes_of_room() -> None:
    assert names(plan(Wish(talk("short", 0, 20)), Wish(talk("long", 10, 40)))) == ["long"]
    far, near = Wish(talk("far", 30, 60, "B")), Wish(talk("near", 30, 60, "A"))
    assert names(plan(Wish(talk("first", 0, 30, "A")), far, near)) == ["first", "near"]


def test_touching_talks_fit_unless_there_is_a_way_to_walk() -> None:
    wishes = Wish(talk("a", 0, 30, "A"), 1), Wish(talk("b", 30, 60, "B"))
    assert names(plan(*wishes)) == ["a", "b"]
    assert names(plan(*wishes, walking=Walking(minutes=5))) == ["a"]
    near = Walking(minutes=5).with_pair("B", "A", 0)
    assert names(plan(*wishes, walking=near)) == ["a", "b"]


def test_own_entries_and_pinned_talks_stand_fast() -> None:
    wished = Wish(talk("wished", 0, 30), 1)
    dentist = Busy("Dentist", at(10), at(20))
    itinerary = plan(wished, busy=[dentist])
    assert names(itinerary) == []
    ((left, rivals),) = itinerary.left_out
    assert (left.wishes, [stay.busy for stay in rivals]) == ((wished,), ["Dentist"])
    pinned = Wish(talk("pinned", 20, 40), 0, True)
    assert names(plan(wished, pinned)) == ["pinned"]


def test_pinned_talks_that_clash_stay_both() -> None:
    pinned = [Wish(talk(name, n * 10, n * 10 + 30), 0, True) for n, name in enumerate("ab")]
    assert names(plan(*pinned, Wish(talk("c", 35, 60), 1))) == ["a", "b"]


def test_posters_of_one_session_are_seen_together() -> None:
    posters = [Wish(talk(n, 0, 60, session_id="p", kind=Kind.POSTER)) for n in "xyz"]
    oral = Wish(talk("oral", 30, 50), 0)
    assert names(plan(*posters, oral)) == ["x", "y", "z"]
    assert names(plan(*posters, oral._replace(priority=1))) == ["oral"]


def test_whole_sessions_or_from_talk_to_talk() -> None:
    wishes = (
        Wish(talk("a1", 0, 20, "A", session_id="a")),
        Wish(talk("a2", 40, 60, "A", session_id="a")),
        Wish(talk("b", 20, 40, "B", session_id="b")),
    )
    sessions = tuple(Session(id=name, title=name, start=at(0), end=at(60)) for name in "ab")
    assert names(plan(*wishes, sessions=sessions)) == ["a1", "b", "a2"]
    assert names(plan(*wishes, sessions=sessions, whole=True)) == ["a1", "a2"]


def test_what_is_left_out_names_what_is_in_its_way() -> None:
    itinerary = plan(
        Wish(talk("a", 0, 30, "A"), 1), Wish(talk("b", 31, 60, "B")), walking=Walking(minutes=5)
    )
    ((left, rivals),) = itinerary.left_out
    assert [wish.talk.id for wish in left.wishes] == ["b"]
    assert [wish.talk.id for stay in rivals for wish in stay.wishes] == ["a"]


def test_a_talk_without_a_time_is_in_no_plan() -> None:
    assert plan(Wish(Talk(id="a"))) == Itinerary((), ())


def test_over_midnight_and_over_a_change_of_the_clocks() -> None:
    """By instants: the night in which an hour is skipped."""
    start = datetime(2027, 3, 14, 9, 30, tzinfo=UTC)  # 1:30 PST
    one = Talk(id="a", start=start, end=start + timedelta(minutes=60))
    other = Talk(id="b", start=start + timedelta(minutes=60), end=start + timedelta(minutes=90))
    assert names(plan(Wish(one), Wish(other))) == ["a", "b"]


TALKS = st.builds(
    lambda start, length, room, priority, pinned: (start, length, room, priority, pinned),
    st.integers(0, 12),
    st.integers(0, 5),
    st.sampled_from(["", "A", "B", "C"]),
    st.sampled_from(PRIORITIES),
    st.sampled_from([False] * 8 + [True]),
)
WALKS = st.sampled_from([STILL, Walking(minutes=10), Walking(minutes=5, pairs={"A ↔ B": 20})])


@settings(max_examples=250, deadline=None)
@given(st.lists(TALKS, max_size=8), WALKS)
def test_no_plan_is_better(talks: list[tuple[int, int, str, int, bool]], walking: Walking) -> None:
    wishes = [
        Wish(talk(str(n), 10 * start, 10 * (start + length), room), priority, pinned)
        for n, (start, length, room, priority, pinned) in enumerate(talks)
    ]
    itinerary = plan(*wishes, walking=walking)
    stays = [*itinerary.chosen, *(stay for stay, _ in itinerary.left_out)]
    assert len(stays) == len(wishes)
    fixed = [stay for stay in stays if stay.is_fixed]
    free = [s for s in stays if not s.is_fixed and all(fits(s, f, walking) for f in fixed)]
    chosen_free = [stay for stay in itinerary.chosen if not stay.is_fixed]
    assert [stay for stay in itinerary.chosen if stay.is_fixed] == sorted(fixed, key=_order)
    possible = [way for way in _subsets(free) if _is_a_way(way, walking)]
    most = max(_gain(way)[:-1] for way in possible)
    assert _gain(tuple(chosen_free))[:-1] == most
    if not fixed:
        assert _gain(tuple(chosen_free)) == max(map(_gain, possible))


def _order(stay: Stay) -> tuple[float, float, str]:
    return stay.start, stay.end, stay.room


def _subsets(stays: Sequence[Stay]) -> chain[tuple[Stay, ...]]:
    ordered = sorted(stays, key=_order)
    return chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))


def _is_a_way(way: Sequence[Stay], walking: Walking) -> bool:
    return all(fits(one, other, walking) for one, other in pairwise(way))


def _gain(way: Sequence[Stay]) -> tuple[int, ...]:
    counts = (sum(s.wishes[0].priority == priority for s in way) for priority in PRIORITIES)
    minutes = sum(int(s.end - s.start) // 60 for s in way)
    changes = sum(bool(a.room and b.room and a.room != b.room) for a, b in pairwise(way))
    return (*counts, minutes, -changes)


@pytest.mark.parametrize("walking", [Walking(minutes=5), Walking(minutes=5, pairs={"0 ↔ 1": 9})])
def test_a_thousand_stars_are_planned(walking: Walking) -> None:
    wishes = [
        Wish(
            talk(
                str(n),
                7 * (n % 90) + 1440 * (n // 200),
                7 * (n % 90) + 20 + n % 3 + 1440 * (n // 200),
                str(n % 25),
            ),
            n % 4,
        )
        for n in range(1000)
    ]
    itinerary = plan(*wishes, walking=walking)
    chosen = itinerary.chosen
    assert _is_a_way(chosen, walking)
    assert len(chosen) + len(itinerary.left_out) == 1000
    assert all(rivals for _, rivals in itinerary.left_out)
