"""A clash split between us: compared with all divisions there are."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import splitting
from planner.colleagues import YOU, Member
from planner.conference import Conference, Kind, Session, Talk
from planner.engagements import engagements
from planner.itinerary import Busy, fits, own_stay, worth_of
from planner.plan import OwnEntry, Plan
from planner.splitting import split, taken_over
from planner.team import Days, team
from planner.team_text import about, sent
from planner.timetable import Timetable
from planner.walking import Walking

NINE = datetime(2027, 3, 9, 9, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def talk(name: str, start: int, end: int, room: str = "A", **fields: object) -> Talk:
    return Talk(id=name, title=name, start=at(start), end=at(end), room=room, **fields)  # type: ignore[arg-type]


def programme(*talks: Talk, sessions: tuple[Session, ...] = ()) -> Timetable:
    return Timetable(
        Conference(
            id="c", title="C", time_zone="Asia/Kolkata", read_at=NINE, talks=talks,
            sessions=sessions,
        )
    )  # fmt: skip


def one(timetable: Timetable, name: str, walking: Walking = Walking(), **stars: int) -> Member:  # noqa: B008
    """With a priority for each star."""
    plan = Plan(conference_id="c", walking=walking)
    for talk_id, priority in stars.items():
        wanted = timetable.by_id[talk_id]
        plan = plan.with_star(wanted, True).with_priority([wanted], priority)
    return Member(name, plan)


def heard(result: splitting.Split) -> list[list[str]]:
    return [sorted(ids) for ids in result.team.hears]


def test_a_clash_goes_to_both_of_us():
    timetable = programme(talk("a", 0, 30), talk("b", 10, 40, "B"))
    members = [one(timetable, YOU, a=0, b=1), one(timetable, "Ann", a=0, b=0)]
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["b"], ["a"]]
    assert result.is_best
    plan = taken_over(members[0].plan, timetable, result)
    assert plan.starred_ids() == ["b"]


def test_one_goes_rather_to_the_own_stars_but_fills_in_for_another():
    timetable = programme(talk("a", 0, 30), talk("b", 0, 30, "B"), talk("c", 0, 30, "C"))
    members = [one(timetable, YOU, a=0, b=0), one(timetable, "Ann", c=0), one(timetable, "Bo")]
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["a"], ["c"], ["b"]]
    days = Days(timetable, result.team)
    assert sent(result.team, days, 2, "b") == "For you, who are at “a” then."
    assert sent(result.team, days, 1, "c") == "Ann's own star."


def test_what_does_not_clash_is_heard_by_all_who_starred_it():
    timetable = programme(talk("a", 0, 30), talk("b", 0, 30, "B"), talk("z", 60, 90))
    both = {"a": 0, "b": 0, "z": 0}
    members = [one(timetable, YOU, **both), one(timetable, "Ann", **both)]
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["a", "z"], ["b", "z"]]
    assert sent(result.team, Days(timetable, result.team), 0, "z") == "Your own star; with Ann."
    assert taken_over(members[0].plan, timetable, result).starred_ids() == ["a", "z"]


def test_what_nobody_can_hear_keeps_my_star():
    timetable = programme(talk("a", 0, 30), talk("b", 0, 30, "B"), talk("c", 0, 20, "C"))
    members = [one(timetable, YOU, a=0, b=0, c=0), one(timetable, "Ann")]
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["a"], ["b"]]
    assert taken_over(members[0].plan, timetable, result).starred_ids() == ["a", "c"]


def test_own_entries_and_pins_stand_fast():
    timetable = programme(talk("a", 0, 30), talk("b", 0, 30, "B"), talk("p", 40, 60))
    ann = one(timetable, "Ann", b=0, p=0)
    meeting = OwnEntry(id="m", title="Meeting", start=at(0), end=at(10))
    pinned = ann.plan.with_own_entry(meeting).with_pin(timetable.by_id["p"], True)
    members = [one(timetable, YOU, a=0, p=1), ann._replace(plan=pinned)]
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["a", "p"], ["p"]]


def test_who_is_at_another_conference_is_sent_nowhere_meanwhile():
    timetable = programme(talk("a", 0, 30), talk("b", 0, 30, "B"))
    workshop = Plan(conference_id="w", conference_title="Workshop").with_star(
        talk("far", 20, 40), True
    )
    me = one(timetable, YOU, a=0)._replace(others=engagements([workshop]))
    result = split(timetable, team(timetable, [me, one(timetable, "Ann", b=0)]))
    assert heard(result) == [[], ["b"]]
    text = about(timetable, result.team, Days(timetable, result.team), "a")
    assert text == "Starred by you. Nobody goes; you are at “far (Workshop)” then."


def test_the_posters_of_one_session_are_seen_by_whoever_goes_there():
    session = Session(id="p", title="Posters", kind=Kind.POSTER, start=at(0), end=at(60))
    posters = [talk(f"p{n}", 0, 60, kind=Kind.POSTER, session_id="p") for n in range(3)]
    timetable = programme(*posters, talk("a", 0, 60, "B"), sessions=(session,))
    members = [one(timetable, YOU, a=1, p0=0), one(timetable, "Ann", p1=0, p2=0)]
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["a"], ["p0", "p1", "p2"]]


@st.composite
def situations(draw):
    """Some talks, two or three of us with stars, pins, a meeting and ways to walk."""
    numbers = range(draw(st.integers(1, 5)))
    talks = []
    for number in numbers:
        start = draw(st.integers(0, 5)) * 10
        length = draw(st.integers(0, 4)) * 10
        talks.append(talk(f"t{number}", start, start + length, draw(st.sampled_from("ABC"))))
    timetable = programme(*talks)
    members = []
    for name in (YOU, "Ann", "Bo")[: draw(st.integers(2, 3))]:
        ids = draw(st.sets(st.sampled_from([t.id for t in talks])))
        pairs = {"A ↔ B": 25} if draw(st.booleans()) else {}
        walking = Walking(minutes=draw(st.sampled_from([0, 5, 15])), pairs=pairs)
        member = one(timetable, name, walking, **{i: draw(st.integers(0, 3)) for i in sorted(ids)})
        if draw(st.booleans()):
            start = at(draw(st.integers(0, 50)))
            entry = OwnEntry(id="m", title="M", start=start, end=start + timedelta(minutes=10))
            member = member._replace(plan=member.plan.with_own_entry(entry))
        members.append(member)
    return timetable, members


@given(situations())
@settings(max_examples=150)
def test_no_other_division_covers_more(situation):
    timetable, members = situation
    us = team(timetable, members)
    result = split(timetable, us)
    stays = splitting._stays(timetable, us)
    worth = worth_of(stays)

    def covers(goers: tuple[int, ...]) -> int:
        return sum(worth(stay) for stay, who in zip(stays, goers, strict=True) if who >= 0)

    def joy(goers: tuple[int, ...]) -> int:
        return sum(
            1 + 4 - (members[who].plan.entry(stay.wishes[0].talk.id).priority or 4)
            for stay, who in zip(stays, goers, strict=True)
            if who >= 0 and members[who].plan.is_starred(stay.wishes[0].talk.id)
        )

    ways = product(range(-1, len(members)), repeat=len(stays))
    can_be = [goers for goers in ways if _can_be(timetable, members, stays, goers)]
    best = max((covers(goers), joy(goers)) for goers in can_be)
    sent_to = {i: who for who, ids in enumerate(result.taken) for i in ids}
    found = tuple(sent_to.get(stay.wishes[0].talk.id, -1) for stay in stays)
    assert found in can_be
    assert (covers(found), joy(found)) == best
    assert result.is_best
    for who, ids in enumerate(result.taken):
        assert ids <= result.team.hears[who]


def _can_be(timetable, members, stays, goers) -> bool:
    for who, member in enumerate(members):
        walking, mine = (
            member.plan.walking,
            [s for s, g in zip(stays, goers, strict=True) if g == who],
        )
        own = [
            own_stay(Busy(e.title, e.start, e.end, e.place))
            for e in member.plan.own_entries.values()
        ]
        following = pairwise(mine)
        if not all(fits(a, b, walking) for a, b in following):
            return False
        if not all(fits(a, b, walking) for a in mine for b in own):
            return False
    return True


def test_too_many_of_us_get_a_good_division_that_says_so(monkeypatch):
    monkeypatch.setattr(splitting, "MOST_STEPS", 1)
    monkeypatch.setattr(splitting, "LEAST_STATES", 3)
    timetable = programme(*(talk(f"t{n}", n, n + 30, "ABCDEF"[n % 6]) for n in range(12)))
    stars = {f"t{n}": 0 for n in range(12)}
    members = [one(timetable, name, **stars) for name in (YOU, "Ann", "Bo")]
    result = split(timetable, team(timetable, members))
    assert not result.is_best
    assert all(result.team.hears)


@pytest.mark.parametrize("number", [2, 3, 6])
def test_hundreds_of_stars_in_parallel_sessions_of_several_of_us_are_split_exactly(number):
    talks = [
        talk(f"t{slot}-{room}", slot * 15, slot * 15 + 15, room)
        for slot in range(50)
        for room in "ABCDEFGH"
    ]
    timetable = programme(*talks)
    stars = {t.id: n % 4 for n, t in enumerate(talks)}
    members = [
        one(timetable, name, **stars) for name in [YOU, "Ann", "Bo", "Cy", "Di", "Eve"][:number]
    ]
    result = split(timetable, team(timetable, members))
    assert result.is_best
    assert sum(map(len, result.taken)) == 50 * number


def test_wishes_have_the_highest_priority_of_any_of_us():
    timetable = programme(talk("a", 0, 30), talk("b", 0, 60, "B"))
    members = [one(timetable, YOU, a=3, b=2), one(timetable, "Ann", a=1)]
    meeting = OwnEntry(id="m", title="Meeting", start=at(0), end=at(60))
    members[1] = members[1]._replace(plan=members[1].plan.with_own_entry(meeting))
    result = split(timetable, team(timetable, members))
    assert heard(result) == [["a"], []]
