"""When the talks of a table are: its rows' dates, clocks and zones to instants."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.importers import dating
from planner.importers.notes import Notes
from planner.importers.slot_time import Day, SlotTime
from planner.importers.table_columns import Field
from planner.importers.table_rows import Line
from planner.importers.table_when import When, whens_of
from planner.importers.table_zone import TableZone, zone_of
from planner.wording import counted

Span = tuple[datetime, datetime]
_OpenSpan = tuple[datetime, datetime | None]
_LONGEST = timedelta(hours=4)  # of a talk without an end that lasts until the next one


@dataclass(frozen=True)
class Schedule:
    """The span of each line, `None` without one; `place` is the zone (IANA name) of its clock.

    `year` is the first that the table tells, `None` where it tells none.
    """

    spans: list[Span | None]
    place: str
    year: int | None


@dataclass(frozen=True)
class _Calendar:
    """Where the days of the table lie; `first` is the first day in it."""

    year: int
    first: Day

    def local(self, day: Day | None, minutes: int | None) -> datetime | None:
        if day is None or minutes is None:
            return None
        return dating.local_time(SlotTime(minutes, day=day), self.year, self.first)


def schedule_of(lines: Sequence[Line], now: datetime, notes: Notes) -> Schedule:
    """Reads the columns with times; what is guessed and what cannot be read goes to `notes`."""
    whens = whens_of(lines, notes)
    days = [when.day for when in whens if when.day]
    told = next((day.year for day in days if day.year), None)
    guess = dating.year_of(days, now) if days and told is None else None
    notes.guess(guess)
    year = told or (int(guess.value) if guess else now.year)
    calendar = _Calendar(year, days[0] if days else Day(1, 1))
    begins = [calendar.local(when.day, when.start) for when in whens]
    zone = zone_of(whens, begins, notes)
    spans = [
        _span(when, begin, calendar, zone) if begin else None
        for when, begin in zip(whens, begins, strict=True)
    ]
    for number, span in enumerate(spans):
        if span and span[1] and span[1] < span[0]:
            notes.odd(lines[number].where, "It ends before it begins; the end is left out")
            spans[number] = span[0], None
        elif span and span[1] == span[0]:
            notes.odd(lines[number].where, "It lasts no time")
    return Schedule(_completed(lines, spans, notes), zone.place, told)


def _span(when: When, begin: datetime, calendar: _Calendar, zone: TableZone) -> _OpenSpan:
    start = zone.instant(begin, when.offset, when.zone)
    if when.end is not None:
        later = when.end - (when.start or 0)
        ending = calendar.local(when.end_day, when.end) or begin + timedelta(minutes=later)
        return start, zone.instant(ending, when.end_offset, when.zone)
    return start, None if when.length is None else start + timedelta(minutes=when.length)


def _completed(
    lines: Sequence[Line], spans: Sequence[_OpenSpan | None], notes: Notes
) -> list[Span | None]:
    """What has no end lasts until the next talk in its room, else no time at all."""
    starts = defaultdict[str, set[datetime]](set)
    for line, span in zip(lines, spans, strict=True):
        if span:
            starts[line.text(Field.ROOM)].add(span[0])
    starts.pop("", None)
    in_order = {room: sorted(moments) for room, moments in starts.items()}
    found = [
        (span[0], _end(span, in_order.get(line.text(Field.ROOM), []))) if span else None
        for line, span in zip(lines, spans, strict=True)
    ]
    endless = sum(span is not None and span[1] is None for span in spans)
    if endless:
        lasting = "they last until the next one in their room, or no time at all"
        notes.guessed("end", f"{counted(endless, 'talk')} without an end: {lasting}")
    return found


def _end(span: _OpenSpan, starts: Sequence[datetime]) -> datetime:
    start, end = span
    if end is not None:
        return end
    following = bisect_right(starts, start)
    if following < len(starts) and starts[following] - start <= _LONGEST:
        return starts[following]
    return start
