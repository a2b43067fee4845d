"""The reasons that the best plan gives."""

from collections.abc import Sequence

from planner.conference import Conference, Kind, Person, Talk
from planner.itinerary import Busy, Wish, best
from planner.itinerary_text import why
from planner.timetable import Timetable
from planner.walking import Walking
from tests.test_itinerary import NINE, at, talk


def reasons(
    *wishes: Wish,
    busy: Sequence[Busy] = (),
    walking: Walking = Walking(),  # noqa: B008 - a value that never changes
    others: tuple[Talk, ...] = (),
) -> list[str]:
    talks = (*(wish.talk for wish in wishes), *others)
    conference = Conference(id="c", title="C", time_zone="UTC", read_at=NINE, talks=talks)
    timetable = Timetable(conference)
    itinerary = best(timetable, wishes, busy=busy, walking=walking)
    return [
        why(wish, stay, rivals, timetable, walking)
        for stay, rivals in itinerary.left_out
        for wish in stay.wishes
    ]


def test_priority_pin_and_own_entry() -> None:
    a, b = Wish(talk("a", 0, 30), 1), Wish(talk("b", 10, 40), 2)
    assert reasons(a, b) == ["Clashes with “a”, which has a higher priority."]
    pinned = b._replace(pinned=True)
    assert reasons(a, pinned) == ["Clashes with “b”, which you pinned."]
    dentist = Busy("Dentist", at(0), at(5))
    assert reasons(a, busy=[dentist]) == ["At this time you have “Dentist”."]


def test_several_short_ones_are_more() -> None:
    long = Wish(talk("long", 0, 60))
    short = [Wish(talk(f"s{n}", n * 20, n * 20 + 20)) for n in range(3)]
    (reason,) = reasons(long, *short)
    assert reason == "Clashes with “s0” and “s1” and 1 more: more talks in the same time."


def test_the_walk_is_said_as_such() -> None:
    a, b = Wish(talk("a", 0, 30, "Hall 1"), 1), Wish(talk("b", 31, 60, "Hall 2"))
    (reason,) = reasons(a, b, walking=Walking(minutes=5))
    assert reason == "5 min to walk from Hall 1: no time after “a”."


def test_the_poster_is_a_way_out() -> None:
    author = (Person(name="Ann Lee"),)
    oral = Wish(talk("On Snow", 0, 30, authors=author))
    poster = Talk(
        id="p", title="On Snow", kind=Kind.POSTER, authors=author, start=at(1500), end=at(1600)
    )
    (reason,) = reasons(oral, Wish(talk("b", 0, 30), 1), others=(poster,))
    assert reason == (
        "Clashes with “b”, which has a higher priority; its poster is Wed 10 10:00 – 11:40."
    )
