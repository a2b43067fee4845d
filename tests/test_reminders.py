"""Reminders: once, never of the past, after sleep, and when the clock is put forward or back."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.mine import Mine
from planner.reminders import Watch, due

NOON = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)


def at(minute: float) -> datetime:
    return NOON + timedelta(minutes=minute)


def item(title: str, start: datetime, length: int = 30) -> Mine:
    return Mine(title, start, start + timedelta(minutes=length), "Hall 1", 4)


def titles(items: Iterable[Mine]) -> list[str]:
    return [each.title for each in items]


MINE = [item("now", at(0)), item("ten", at(10)), item("twenty", at(20))]


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (-1, 0, ["ten"]),
        (0, 1, []),  # at 0 it was told
        (-1, -0.5, []),
        (-20, 0, ["now", "ten"]),  # what begins this moment has not begun before it
        (-20, 0.1, ["ten"]),  # never for past talks
        (-60, 30, []),
        (0, 10, ["twenty"]),
    ],
)
def test_due_is_what_came_near_since_then_and_has_not_begun(since, until, told):
    assert titles(due(MINE, 10, at(since), at(until))) == told


def checks(watch: Watch, minutes: int, *moments: float) -> list[list[str]]:
    return [titles(watch.check(MINE, minutes, at(moment))) for moment in moments]


def test_each_is_told_once_as_time_goes_by():
    told = checks(Watch(), 10, *(each / 2 for each in range(-30, 60)))
    assert [each for each in told if each] == [["now"], ["ten"], ["twenty"]]


def test_what_begins_soon_is_told_at_the_first_check():
    assert checks(Watch(), 10, 4) == [["ten"]]


def test_after_sleep_what_begins_within_the_time_is_told_and_what_has_begun_is_not():
    watch = Watch()
    assert checks(watch, 10, -30, 15) == [[], ["twenty"]]


def test_a_clock_put_forward_and_back_again_loses_none_and_tells_again_at_the_right_time():
    watch = Watch()
    assert checks(watch, 10, -12, 12, -11.5, -10, 0, 10) == [
        [],
        ["twenty"],  # the clock was wrong
        [],
        ["now"],
        ["ten"],
        ["twenty"],
    ]


def test_a_clock_put_back_a_little_tells_nothing_twice():
    watch = Watch()
    assert checks(watch, 10, 0.5, 2, 1, 3) == [["ten"], [], [], []]


def test_what_is_starred_late_is_not_told():
    watch = Watch()
    watch.check([], 10, at(0))
    assert not watch.check(MINE, 10, at(1))


def test_an_update_that_moves_a_talk_near_tells_it_and_the_others_not_again():
    watch = Watch()
    assert titles(watch.check(MINE, 10, at(0.5))) == ["ten"]
    watch.look_back()
    moved = [*MINE[:2], item("twenty", at(6))]
    assert titles(watch.check(moved, 10, at(1))) == ["twenty"]


def test_a_longer_time_before_tells_what_is_near_now():
    watch = Watch()
    assert checks(watch, 5, 1) == [[]]
    assert checks(watch, 15, 2, 3) == [["ten"], []]


def test_a_shorter_time_before_tells_nothing_twice():
    watch = Watch()
    assert checks(watch, 15, 0) == [["now", "ten"]]
    assert checks(watch, 5, 1, 5, 15) == [[], [], ["twenty"]]


def test_over_midnight_and_in_another_zone():
    start = datetime(2027, 3, 10, 0, 5, tzinfo=ZoneInfo("Asia/Kolkata"))
    watch = Watch()
    watch.check([], 10, start.astimezone(UTC) - timedelta(minutes=11))
    late = start.astimezone(ZoneInfo("America/St_Johns")) - timedelta(minutes=10)
    assert titles(watch.check([item("night", start)], 10, late)) == ["night"]


@pytest.mark.parametrize("fold", [0, 1])
def test_in_the_hour_that_the_clocks_show_twice_instants_count(fold: int):
    zone = ZoneInfo("Europe/Berlin")
    start = datetime(2027, 10, 31, 2, 30, tzinfo=zone, fold=fold)
    before = start.astimezone(UTC) - timedelta(minutes=10)
    minute = timedelta(minutes=1)
    local = (before - minute).astimezone(zone), before.astimezone(zone)
    assert titles(due([item("twice", start)], 10, *local)) == ["twice"]
    hour = timedelta(hours=1)
    assert not due([item("twice", start)], 10, local[0] - hour, before - hour)


def test_after_the_hour_that_the_clocks_leave_out_it_is_still_ten_minutes():
    zone = ZoneInfo("America/Los_Angeles")
    start = datetime(2027, 3, 14, 3, 5, tzinfo=zone)  # five minutes after 1:59
    before = datetime(2027, 3, 14, 1, 55, tzinfo=zone)
    assert titles(due([item("spring", start)], 10, before - timedelta(minutes=1), before)) == [
        "spring"
    ]
