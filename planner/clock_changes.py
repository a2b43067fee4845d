"""When clocks are put forward or back, and what that means for the times of a conference."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.clocks import Clock, agree, ahead, difference, place_name
from planner.times import MONTHS, WEEKDAYS, minutes

_STEP = timedelta(hours=12)  # no place changes its clocks twice in such a time
_SECOND = timedelta(seconds=1)
_LONGEST = timedelta(days=400)  # a season of lectures; what spans more has a wrong year somewhere


class Change(NamedTuple):
    """`at` is the first instant of the new time, in UTC; clocks go forward by `by`, or back."""

    at: datetime
    by: timedelta


class Notice(NamedTuple):
    """`urgent` is what one may stumble over; the rest is good to know."""

    urgent: tuple[str, ...]
    rest: tuple[str, ...]


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    """All changes of the clocks of `zone` after `start` and until `end`, in order."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    while start < end:
        after = min(start + _STEP, end)
        by = _offset(zone, after) - _offset(zone, start)
        if by:
            yield Change(_first_instant(zone, start, after), by)
        start = after


def notice(
    conference: ZoneInfo, other: Clock, first: datetime, last: datetime, now: datetime
) -> Notice:
    """What to say of a conference from `first` to `last`, seen from `now` and from another clock.

    Nothing once it is over, and nothing of an `other` clock that is the conference's.
    """
    if now > last:
        return Notice((), ())
    # Of two places with the same clock one is told of.
    zones = [conference] + [other.zone] * (not agree(conference, other.zone, (now, first, last)))
    until = min(last, first + _LONGEST)
    during = tuple(_during(c, zone) for zone in zones for c in changes(zone, first, until))
    if now > first:
        return Notice(during, ())
    before = (_before(zone, now, first) for zone in zones)
    return Notice((*during, *_differs(conference, other, now, first)), tuple(filter(None, before)))


def _first_instant(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Of the offset that holds at `after`, found by halving."""
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if _offset(zone, middle) == _offset(zone, after):
            after = middle
        else:
            before = middle
    return after


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _during(change: Change, zone: ZoneInfo) -> str:
    """By what the clock shows just before, as people say it."""
    old = (change.at - _SECOND).astimezone(zone).replace(tzinfo=None) + _SECOND
    day = f"{WEEKDAYS[old.weekday()]} {old.day} {MONTHS[old.month - 1]}"
    at = f"{old.hour}:{old.minute:02}"
    return (
        f"During the conference, on {day} at {at}, clocks in {place_name(zone)} {_go(change.by)}."
    )


def _before(zone: ZoneInfo, now: datetime, first: datetime) -> str:
    by = _offset(zone, first) - _offset(zone, now)
    if not by:
        return ""
    place = place_name(zone)
    return (
        f"Clocks in {place} {_go(by)} between now and the conference: the times shown are "
        "already right."
    )


def _go(by: timedelta) -> str:
    forward = by > timedelta()
    start = datetime(2000, 1, 1, tzinfo=UTC)
    return f"go {'forward' if forward else 'back'} by {minutes(start, start + abs(by))}"


def _differs(conference: ZoneInfo, other: Clock, now: datetime, first: datetime) -> Iterator[str]:
    then, today = (ahead(conference, other.zone, moment) for moment in (first, now))
    if then != today:
        yield (
            f"Conference time will be {difference(then, other.words)}; today it is "
            f"{difference(today)}: the times shown are already right."
        )
