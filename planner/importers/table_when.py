"""What each row of a table says of its time, from all of its columns."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from planner.conference import Record
from planner.importers import table_times
from planner.importers.notes import Notes
from planner.importers.slot_time import DAY, Day
from planner.importers.table_columns import Field
from planner.importers.table_rows import Line
from planner.importers.table_times import NOTHING, Moment, Order
from planner.wording import counted

_TIMES = (Field.DATE, Field.START, Field.TIME, Field.END_DATE, Field.END)


class When(Record):
    """Minutes after the midnight that begins `day`; offsets are minutes east of UTC.

    `end` is later than `start` unless it is on `end_day`, which is there only where it is told.
    `zone` is an abbreviation or a name as written.
    """

    day: Day | None = None
    start: int | None = None
    end: int | None = None
    end_day: Day | None = None
    length: int | None = None
    offset: int | None = None
    end_offset: int | None = None
    zone: str = ""


def whens_of(lines: Sequence[Line], notes: Notes) -> list[When]:
    """One for each line; what cannot be read goes to `notes`."""
    order = _order(lines, notes)
    whens = _with_days([_when(line, order, notes) for line in lines], notes)
    dateless = sum(when.start is not None and when.day is None for when in whens)
    if dateless:
        notes.odd("date", f"{counted(dateless, 'row')} with a time but no day: kept without a time")
    clockless = sum(when.start is None and when.day is not None for when in whens)
    if clockless:
        notes.odd(
            "time", f"{counted(clockless, 'row')} with a day but no time: kept without a time"
        )
    return whens


def _order(lines: Sequence[Line], notes: Notes) -> Order:
    cells = (line.cell(field) for line in lines for field in _TIMES)
    order, why = table_times.order_of(cells)
    if why:
        notes.guessed("date", f"Dates are read as {order.value}, {why}")
    return order


def _when(line: Line, order: Order, notes: Notes) -> When:
    dates, start, time, end_dates, end = (_moment(line, f, order, notes) for f in _TIMES)
    begin = next((m for m in (start, time, dates) if m.start is not None), NOTHING)
    ends = next((m for m in _ends(start, time, dates, end) if m.start is not None), NOTHING)
    when = When(
        day=start.day or time.day or dates.day,
        start=begin.start,
        end=ends.start,
        end_day=end.day or end_dates.day,
        length=_length(line, notes),
        offset=begin.offset,
        end_offset=begin.offset if ends.offset is None else ends.offset,
        zone=line.text(Field.ZONE) or begin.zone or ends.zone,
    )
    return _ended(when, begin.halves or ends.halves, line, notes)


def _moment(line: Line, field: Field, order: Order, notes: Notes) -> Moment:
    cell = line.cell(field)
    found = NOTHING if cell == "" else table_times.moment(cell, order)
    if found is None:
        notes.odd(line.where, f"The {field} “{str(cell)[:60]}” cannot be read")
        return NOTHING
    return found


def _ends(start: Moment, time: Moment, dates: Moment, end: Moment) -> Iterator[Moment]:
    """The ends that are told, as moments that begin then: a column's, else of `9:00-9:30`."""
    yield replace(end, start=0) if end.day and end.start is None and start.start else end
    for both in (time, start, dates):
        yield replace(both, start=both.end)


def _length(line: Line, notes: Notes) -> int | None:
    cell = line.cell(Field.DURATION)
    length = table_times.length(cell) if cell != "" else None
    if cell != "" and length is None:
        notes.odd(line.where, f"The duration “{str(cell)[:60]}” cannot be read")
    return length


def _ended(when: When, halves: bool, line: Line, notes: Notes) -> When:
    """An end before the start is after midnight; `11:00` to `1:00` is two hours all the same."""
    if when.start is None or when.end is None or when.end_day or when.end >= when.start:
        return when
    half = when.end + DAY // 2
    if half > when.start and when.end < DAY // 2 and not halves:
        notes.guessed(line.where, "Its end is taken as one in the afternoon")
        return replace(when, end=half)
    return replace(when, end=when.end + DAY)


def _with_days(whens: Sequence[When], notes: Notes) -> list[When]:
    """A row with a clock but no day is on that of the row above: the cells may be merged."""
    found: list[When] = []
    day: Day | None = None
    for when in whens:
        day = when.day or day
        found.append(replace(when, day=day) if when.start is not None else when)
    taken = sum(
        one.day is not None and when.day is None for one, when in zip(found, whens, strict=True)
    )
    if taken:
        notes.guessed(
            "date", f"{counted(taken, 'row')} without a day: taken to be on that of the row above"
        )
    return found
