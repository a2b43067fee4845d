"""The agenda: free time, chains of clashes, posters, own entries, midnight, changing clocks."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import reduce
from typing import Any

import pytest
from msgspec.structs import replace

from planner.clashes import Clashes
from planner.conference import Conference, Kind, Talk
from planner.day_budget import Span
from planner.day_plan import Agenda, Block, Day, agenda, keeping
from planner.plan import OwnEntry, Plan
from planner.times import minutes
from planner.timetable import Timetable
from planner.walking import Walking

START = datetime(2027, 3, 9, 17, 0, tzinfo=UTC)  # 9:00 in Los Angeles, 22:45 in Kathmandu
TUESDAY = date(2027, 3, 9)
Make = Callable[..., Talk]
ZONES = ("America/Los_Angeles", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Auckland")


def conference(*talks: Talk, zone: str = "America/Los_Angeles") -> Conference:
    return Conference(id="x", title="X", time_zone=zone, read_at=START, talks=talks)


def starred(*talks: Talk, own: tuple[OwnEntry, ...] = ()) -> Plan:
    plan = Plan(conference_id="x").with_stars(talks, starred=True)
    return reduce(Plan.with_own_entry, own, plan)


def dinner(minute: int, length: int, entry_id: str = "dinner") -> OwnEntry:
    start = START + timedelta(minutes=minute)
    return OwnEntry(id=entry_id, title="Dinner", start=start, end=start + timedelta(minutes=length))


def agenda_of(plan: Plan, programme: Conference) -> Agenda:
    timetable = Timetable(programme)
    clashes = Clashes(
        (timetable.by_id[i] for i in plan.starred_ids() if i in timetable.by_id),
        walking=plan.walking,
        room=timetable.room,
        own=plan.own_entries.values(),
    )
    return agenda(timetable, plan, clashes)


def only_day(plan: Plan, *talks: Talk, zone: str = "America/Los_Angeles") -> Day:
    (day,) = agenda_of(plan, conference(*talks, zone=zone)).days
    return day


def shape(day: Day) -> list[Any]:
    """Free minutes as texts, blocks as the keys of what stands in them."""
    return [
        minutes(part.start, part.end) if isinstance(part, Span) else [i.key for i in part.items]
        for part in day.parts
    ]


def blocks(day: Day) -> list[Block]:
    return [part for part in day.parts if isinstance(part, Block)]


@pytest.mark.parametrize("zone", ZONES)
def test_free_time_stands_between_what_does_not_touch(make_talk: Make, zone: str):
    talks = [make_talk("a", 0, 15), make_talk("b", 15, 10), make_talk("c", 35, 10)]
    day = only_day(starred(*talks), *talks, zone=zone)
    assert shape(day) == [["a"], ["b"], "10 min", ["c"]]
    assert (day.talks, day.clashes, day.budget.planned) == (3, 0, 35 * 60)


def test_touching_is_no_clash_and_only_what_is_starred_is_planned(make_talk: Make):
    talks = [make_talk("a", 0, 30), make_talk("b", 30, 30), make_talk("c", 10, 60)]
    assert shape(only_day(starred(*talks[:2]), *talks)) == [["a"], ["b"]]


def test_a_chain_of_overlaps_is_one_block_and_free_time_follows_its_latest_end(make_talk: Make):
    talks = [
        make_talk("a", 0, 20),
        make_talk("b", 15, 60),
        make_talk("c", 60, 10),
        make_talk("d", 90, 10),
    ]
    day = only_day(starred(*talks), *talks)
    assert shape(day) == [["a", "b", "c"], "15 min", ["d"]]
    assert [(c.first.id, c.second.id) for c in blocks(day)[0].clashes] == [("a", "b"), ("b", "c")]
    assert day.clashes == 2
    assert day.budget.planned == (75 + 10) * 60, "what overlaps counts once"


def test_keeping_pins_all_and_they_are_not_asked_about_again(make_talk: Make):
    talks = [make_talk("a", 0, 20), make_talk("b", 15, 60)]
    plan = starred(*talks)
    (block,) = blocks(only_day(plan, *talks))
    assert not block.kept
    kept = keeping(plan, block)
    (block,) = blocks(only_day(kept, *talks))
    assert block.kept
    assert len(block.items) == 2
    (block,) = blocks(only_day(keeping(kept, block, kept=False), *talks))
    assert not block.kept


def test_a_talk_without_length_clashes_with_what_runs_at_that_instant_only(make_talk: Make):
    talks = [make_talk("a", 0, 30), make_talk("i", 10, 0), make_talk("j", 30, 0)]
    day = only_day(starred(*talks), *talks)
    assert shape(day) == [["a", "i"], ["j"]]
    assert day.budget.planned == 30 * 60


def test_posters_of_a_session_are_one_item_in_hall_order_and_clash_as_one(make_talk: Make):
    posters = [
        make_talk(f"p{n}", 0, 60, kind=Kind.POSTER, session_id="p", poster_position=f"#{n}")
        for n in (10, 9, 2)
    ]
    talk = make_talk("a", 30, 10)
    plan = starred(*posters, talk)
    day = only_day(plan, *posters, talk)
    (block,) = blocks(day)
    assert [[t.id for t in item.talks] for item in block.items] == [["p2", "p9", "p10"], ["a"]]
    assert day.clashes == 3
    assert [item.ids for item in block.items] == [["p2", "p9", "p10"], ["a"]]


def test_posters_of_one_session_at_two_overlapping_times_do_not_clash(make_talk: Make):
    posters = [
        make_talk(f"p{minute}", minute, 60, kind=Kind.POSTER, session_id="p") for minute in (0, 30)
    ]
    assert shape(only_day(starred(*posters), *posters)) == [["p0"], ["p30"]]


def test_own_entries_take_time_and_clash(make_talk: Make):
    talks = [make_talk("a", 0, 30), make_talk("b", 100, 20)]
    plan = starred(*talks, own=(dinner(50, 20), dinner(110, 30, "tea")))
    day = only_day(plan, *talks)
    assert shape(day) == [["a"], "20 min", ["dinner"], "30 min", ["b", "tea"]]
    assert (day.talks, day.own_entries, day.clashes) == (2, 2, 1)


def test_no_time_to_walk_is_a_clash_with_free_time_in_it(make_talk: Make):
    talks = [make_talk("a", 0, 30), make_talk("b", 35, 30, room="Hall 2")]
    plan = replace(starred(*talks), walking=Walking(minutes=10))
    (block,) = blocks(only_day(plan, *talks))
    assert [clash.walk for clash in block.clashes] == [10]


@pytest.mark.parametrize("zone", ZONES)
def test_a_talk_over_midnight_stays_with_the_day_it_began_and_clashes_there(
    make_talk: Make, zone: str
):
    timetable = Timetable(conference(zone=zone))
    night = datetime(2027, 3, 9, 23, 30, tzinfo=timetable.zone).astimezone(UTC)
    long = make_talk("long", start=night, end=night + timedelta(hours=2))
    late = make_talk(
        "late", start=night + timedelta(hours=1), end=night + timedelta(hours=3), session_id="t"
    )
    day = only_day(starred(long, late), long, late, zone=zone)
    assert (day.date, shape(day)) == (TUESDAY, [["long", "late"]])
    (alone,) = agenda_of(starred(late), conference(long, late, zone=zone)).days
    assert alone.date == date(2027, 3, 10)


def test_a_night_in_which_the_clocks_go_back_is_counted_in_instants(make_talk: Make):
    zone = "America/New_York"  # 1:30 comes twice on 7 November 2027
    first = datetime(2027, 11, 7, 5, 30, tzinfo=UTC)
    one = make_talk("one", start=first, end=first + timedelta(minutes=15))
    two = make_talk(
        "two", start=first + timedelta(hours=1), end=first + timedelta(minutes=75), session_id="t"
    )
    day = only_day(starred(one, two), one, two, zone=zone)
    assert shape(day) == [["one"], "45 min", ["two"]]
    assert day.budget.planned == 30 * 60


def test_the_longest_stretch_ends_with_a_break_of_five_minutes(make_talk: Make):
    talks = [make_talk("a", 0, 30), make_talk("b", 34, 30), make_talk("c", 69, 30)]
    stretch = only_day(starred(*talks), *talks).budget.stretch
    assert (stretch.start, stretch.end) == (talks[0].start, talks[1].end)


@pytest.mark.parametrize(
    ("minute", "length", "free"),
    [
        (0, 60, True),
        (120, 210, False),  # from 11:00 until 14:30: what is free before is no lunch
        (150, 150, False),  # just the time of lunch
        (195, 105, True),  # 12:15 to 14:00 leaves 11:30 to 12:15
        (194, 105, False),  # 44 minutes before, a minute after
        (180, 420, False),  # 12:00 to 19:00: half an hour before it is no lunch
    ],
)
def test_lunch_is_free_with_forty_five_minutes_between_half_past_eleven_and_two(
    make_talk: Make, minute: int, length: int, free: bool
):
    talk = make_talk("a", minute, length)
    assert only_day(starred(talk), talk).budget.lunch_is_free is free


@pytest.mark.parametrize("zone", ZONES)
def test_lunch_is_at_noon_on_the_conferences_clock(make_talk: Make, zone: str):
    noon = datetime(2027, 3, 9, 11, 45, tzinfo=Timetable(conference(zone=zone)).zone)
    talk = make_talk("a", start=noon, end=noon.astimezone(UTC) + timedelta(hours=2))
    assert not only_day(starred(talk), talk, zone=zone).budget.lunch_is_free


def test_what_has_no_time_and_what_is_gone_stand_apart(make_talk: Make):
    untimed, lost = make_talk("u", start=None, end=None), make_talk("gone", 0)
    found = agenda_of(starred(untimed, lost), conference(untimed))
    assert (found.days, found.untimed) == ((), (untimed,))
    assert [talk.title for talk in found.gone] == ["Talk gone"]


def test_thousands_of_stars_are_quick_to_count(make_talk: Make):
    talks = [make_talk(str(n), n * 3, 15, session_id="") for n in range(2000)]
    days = agenda_of(starred(*talks), conference(*talks)).days
    assert sum(day.talks for day in days) == 2000
