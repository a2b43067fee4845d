"""When the events of a schedule.xml or schedule.json begin and how long they last."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner import corrections
from planner.importers import iso_time
from planner.importers.schedule_found import DayFound, EventFound

LONGEST = timedelta(days=7)  # what lasts longer is a mistake, such as 6944:11:40
_DAY = timedelta(days=1)
_NO_TIME = timedelta(0)
_NOON = timedelta(hours=12)
_ISO_DATE = 10  # characters; an ISO text that is longer holds a time, too


def begin(event: EventFound, day_change: timedelta | None) -> datetime | None:
    """The event's start: aware where the file gives an offset, else the place's own clock.

    Without a date of its own it takes that of its day; what is then before `day_change` (time
    since midnight) belongs to the next date (Pentabarf). `None` where date or time is missing.
    """
    for written in (event.date, event.start):
        if len(written) > _ISO_DATE and (moment := iso_time.moment(written)):
            return moment
    own = iso_date(event.date)
    time = since_midnight(event.start)
    found = own or event.day.on
    if found is None or time is None:
        return None
    midnight = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - zone from elsewhere
    if own is None or own == event.day.on:
        return _in_day(midnight + time, time, event.day, day_change)
    return midnight + time


def end(
    event: EventFound, start: datetime, own_end: datetime | None = None
) -> tuple[datetime, str]:
    """When an event ends that begins at `start`, and what is wrong with that, if anything.

    `own_end` is what the file gives as its end. Without a length that can be, it is `start`.
    """
    if own_end and _NO_TIME < own_end - start <= LONGEST:
        return own_end, ""
    lasts = length(event.duration)
    if lasts is None:
        what = f"Its duration, “{event.duration[:40]}”, cannot be read"
        return start, what if event.duration else "It has no duration"
    if lasts > LONGEST:
        return start, f"Its duration, {event.duration[:40]}, cannot be; it is left out"
    return start + lasts, "" if lasts else "It lasts no time"


@lru_cache(maxsize=500)
def length(written: str) -> timedelta | None:
    """`HH:MM`, `H:MM`, `D:HH:MM` or minutes (the c3voc schema); also `HH:MM:SS`; else `None`.

    Days have no leading zero and hours are below 24: `01:00:00` and `0:45:00` are hours.
    """
    parts = written.split(":")
    if len(parts) > 3 or not all(part.isdecimal() and len(part) < 7 for part in parts):
        return None
    first, *rest = map(int, parts)
    match rest:
        case [hours, minutes] if len(parts[0]) != 2 and hours < 24:
            return timedelta(days=first, hours=hours, minutes=minutes)
        case [minutes, seconds]:
            return timedelta(hours=first, minutes=minutes, seconds=seconds)
        case [minutes]:
            return timedelta(hours=first, minutes=minutes)
        case _:
            return timedelta(minutes=first)


def since_midnight(clock: str) -> timedelta | None:
    """The time of `9:30` or `09:30:00`, which may be after 24:00; `None` for any other text."""
    parts = clock.split(":")
    if not 2 <= len(parts) <= 3 or not all(p.isdecimal() and len(p) < 3 for p in parts):
        return None
    hours, minutes, *_ = map(int, parts)
    return timedelta(hours=hours, minutes=minutes) if hours < 48 and minutes < 60 else None


def day(written: str, start: str = "", end: str = "") -> DayFound:
    """A day from its date and the times at which it begins and ends, as far as they are told."""
    return DayFound(
        on=iso_date(written) or iso_date(start),
        start=iso_time.moment(start),
        end=iso_time.moment(end),
    )


def iso_date(written: str) -> date | None:
    """The date with which such a text begins; `None` for others and for odd years."""
    try:
        found = date.fromisoformat(written[:_ISO_DATE])
    except ValueError:
        return None
    return found if corrections.FIRST_YEAR <= found.year <= corrections.LAST_YEAR else None


def day_begins(days: Iterable[DayFound], day_change: timedelta | None, place: ZoneInfo) -> int:
    """How many minutes after midnight: at `day_change`, else when those days end that go on then.

    What is then later than noon is no night any more, but two days in one.
    """
    nights = _nights(days, place)
    begins = day_change if day_change is not None else max(nights, default=_NO_TIME)
    return int(begins.total_seconds()) // 60 if begins <= _NOON else 0


def _nights(days: Iterable[DayFound], place: ZoneInfo) -> Iterator[timedelta]:
    """How long each day goes on after midnight, by the clock."""
    for day in days:
        if day.on and day.end:
            end = day.end.astimezone(place) if day.end.tzinfo else day.end
            if end.date() - day.on == _DAY:
                yield timedelta(hours=end.hour, minutes=end.minute)


def _in_day(
    moment: datetime, time: timedelta, day: DayFound, day_change: timedelta | None
) -> datetime:
    """The moment, or the same time on the next date where the day begins after it."""
    begins, ends = _clock(day.start), _clock(day.end)
    if begins and begins <= moment:
        return moment
    if day_change is not None:
        return moment + _DAY if time < day_change else moment
    return moment + _DAY if begins and ends and moment + _DAY <= ends else moment


def _clock(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=None) if moment else None
