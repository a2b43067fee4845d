"""The hours of another clock beside those of the conference, on the timeline of a day."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.timeline_layout import minute_of

_HOUR = timedelta(hours=1)


class Mark(NamedTuple):
    """A full hour of the other clock; `minute` is counted as those of the blocks are."""

    minute: int
    hour: int
    day: date


@lru_cache(maxsize=16)  # asked for at each drawing
def marks(
    day: date, first_hour: int, last_hour: int, conference: ZoneInfo, other: ZoneInfo
) -> tuple[Mark, ...]:
    """The full hours of `other` between two hours of a conference day, in the order of time.

    Of two that would stand at the same place, where the conference's clock goes back, the first.
    """
    moment = _first_full_hour(_instant(day, first_hour, conference), other)
    found: dict[int, Mark] = {}
    while (minute := minute_of(moment, day, conference)) <= last_hour * 60:
        local = moment.astimezone(other)
        if minute >= first_hour * 60:
            found.setdefault(minute, Mark(minute, local.hour, local.date()))
        moment = _first_full_hour(moment + timedelta(minutes=1), other)
    return tuple(sorted(found.values()))


def _instant(day: date, hour: int, zone: ZoneInfo) -> datetime:
    midnight = datetime.combine(day, time(), zone)
    return (midnight + timedelta(hours=hour)).astimezone(UTC)


def _first_full_hour(moment: datetime, zone: ZoneInfo) -> datetime:
    """From `moment` on; looked for again where clocks jump by half an hour on the way."""
    while past := _past_the_hour(moment.astimezone(zone)):
        moment += _HOUR - past
    return moment


def _past_the_hour(local: datetime) -> timedelta:
    return timedelta(minutes=local.minute, seconds=local.second)
