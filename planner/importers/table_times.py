"""Dates and times in the cells of a table, however people and spreadsheets write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from planner.conference import Record
from planner.corrections import FIRST_YEAR, LAST_YEAR
from planner.importers import slot_time
from planner.importers.slot_time import DAY, Day
from planner.importers.table_columns import Cell
from planner.importers.text import clean
from planner.times import MONTHS, WEEKDAYS

_LONGEST = 100  # letters; what is longer is no time
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of Excel's calendar
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # the years 1954 to 2119
_MONTH = rf"(?P<word>{'|'.join(month[:3] for month in MONTHS)})[a-z]{{0,6}}\.?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]{{0,6}}\.?,?\s+)?"
_DATES = [
    re.compile(rf"(?<![\w.:/-]){_WEEKDAY}{shape}", re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?![\d:])",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ .-]{{1,2}}{_MONTH}"
        r"(?:,?[ -](?P<year>\d{4}|(?<=-)\d\d)(?![\d:]))?",
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,? (?P<year>\d{{4}})(?![\d:]))?",
    )
]
_POINT = re.compile(r"(?<![\d.])(\d{1,2})[.h](\d\d)(?![\d.])")  # 9.30, 9h30
_SECONDS = re.compile(r"(?<=\d:\d\d):\d\d(?:[.,]\d{1,9})?")
_OFFSET = re.compile(r"(?<=\d)\s?(?:Z|([+−-])(\d\d):?(\d\d)?)$")
_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,3}(?:\.\d{1,2})?)\s?h(?:(?:ou)?rs?)?)?\s?"
    r"(?:(?P<minutes>\d{1,5})(?:\.0+)?\s?(?:m(?:in(?:ute)?s?)?\.?|['’′])?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,3}):(\d\d)(?::\d\d)?")


class Order(Enum):
    """Which of the two numbers in `4/5/2027` is the day."""

    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


class Moment(Record):
    """What a cell says: `start` and `end` are minutes after the midnight that begins `day`.

    `offset` is from UTC, in minutes; `zone` an abbreviation as printed; `halves` as in SlotTime.
    """

    day: Day | None = None
    start: int | None = None
    end: int | None = None
    offset: int | None = None
    zone: str = ""
    halves: bool = False


NOTHING = Moment()


def moment(cell: Cell, order: Order) -> Moment | None:
    """The date, the clock or both; `NOTHING` of an empty cell, `None` of one that says neither."""
    if isinstance(cell, str):
        return _of_text(clean(cell[: _LONGEST + 1]), order)
    if isinstance(cell, date):
        return _of_date(cell)
    if isinstance(cell, time):
        return Moment(start=_minutes(cell))
    return _of_number(cell)


def length(cell: Cell) -> int | None:
    """Minutes: `90`, `1:30`, `1 h 30 min`, a time of Excel; `None` of anything else."""
    if isinstance(cell, time):
        return _minutes(cell)
    if isinstance(cell, timedelta):
        return _sane(cell.total_seconds() / 60)
    if isinstance(cell, int | float):
        return _sane(cell * DAY if isinstance(cell, float) and 0 < cell < 1 else cell)
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    if found := _CLOCK.fullmatch(cell.strip()):
        return int(found[1]) * 60 + int(found[2])
    found = _MINUTES.fullmatch(cell.strip())
    if not found or not (found["hours"] or found["minutes"]):
        return None
    return round(float(found["hours"] or 0) * 60) + int(found["minutes"] or 0)


def order_of(cells: Iterable[Cell]) -> tuple[Order, str]:
    """The order of day and month in a column, and why it is one, if that was guessed."""
    found = (_numeric(cell) for cell in cells if isinstance(cell, str))
    dates = list(dict.fromkeys(filter(None, found)))
    day_first = any(one > 12 for one, _, _, _ in dates)
    month_first = any(two > 12 for _, two, _, _ in dates)
    if not dates or day_first != month_first:
        return (Order.MONTH_FIRST if month_first else Order.DAY_FIRST), ""
    if any(sign != "/" for _, _, _, sign in dates):
        return Order.DAY_FIRST, "as usual where they are written with dots or hyphens"
    spans = {order: _span(dates, order) for order in Order}
    if spans[Order.DAY_FIRST] != spans[Order.MONTH_FIRST]:
        return min(spans, key=lambda order: spans[order]), "so that the days lie close together"
    return Order.MONTH_FIRST, "as usual where they are written with slashes"


@lru_cache(maxsize=4096)  # of thousands of talks, many begin at one time
def _of_text(text: str, order: Order) -> Moment | None:
    if not text or len(text) > _LONGEST:
        return None if text else NOTHING
    day, rest = _without_date(text, order)
    if day is None and rest != text:
        return None  # a date that does not exist
    rest = rest.strip(" ,;@|•·")
    clock = _of_clock(rest) if rest else NOTHING
    if clock is None:
        return None
    return Moment(
        day=day,
        start=clock.start,
        end=clock.end,
        offset=clock.offset,
        zone=clock.zone,
        halves=clock.halves,
    )


def _without_date(text: str, order: Order) -> tuple[Day | None, str]:
    for shape in _DATES:
        if found := shape.search(text):
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return _read_date(found.groupdict(), order), rest
    return None, text


def _read_date(found: dict[str, str | None], order: Order) -> Day | None:
    year, word, weekday = found.get("year"), found.get("word"), found.get("weekday")
    if "one" in found:
        numbers = int(found["one"] or 0), int(found["two"] or 0)
        day, month = numbers if order is Order.DAY_FIRST else numbers[::-1]
        if month > 12:
            day, month = month, day
    else:
        day = int(found["day"] or 0)
        month = _place(word, MONTHS) + 1 if word else int(found.get("month") or 0)
    full = int(year) + 2000 * (len(year) == 2) if year else None
    try:
        exists = FIRST_YEAR <= date(full or 2000, month, day).year <= LAST_YEAR
    except ValueError:
        return None
    return Day(day, month, _place(weekday, WEEKDAYS) if weekday else None, full) if exists else None


def _place(word: str, names: tuple[str, ...]) -> int:
    return [name[:3].lower() for name in names].index(word[:3].lower())


def _of_clock(text: str) -> Moment | None:
    """`9:00`, `9 a.m.`, `9:00-9:30 PDT`, `T09:00:00+02:00`."""
    plain = _SECONDS.sub("", text.removeprefix("T").removeprefix("at ").strip())
    if plain == "24:00":
        return Moment(start=DAY)
    plain, offset = _without_offset(plain, iso=text.startswith("T") or bool(_SECONDS.search(text)))
    when = slot_time.whole_line(_POINT.sub(r"\1:\2", plain), alone=True)
    if when is None:
        return None
    return Moment(start=when.start, end=when.end, zone=when.zone, halves=when.halves, offset=offset)


def _without_offset(text: str, iso: bool) -> tuple[str, int | None]:
    """Minutes east of UTC; but `9:00-10:00` says an hour, unless it is written as in ISO 8601."""
    found = _OFFSET.search(text)
    if not found or (found[1] and found[1] != "+" and not iso):
        return text, None
    minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
    if minutes >= DAY:
        return text, None
    return text[: found.start()], minutes if found[1] == "+" else -minutes


def _of_date(cell: date) -> Moment | None:
    """Of a spreadsheet, where a date without a clock may be one at midnight."""
    if not FIRST_YEAR <= cell.year <= LAST_YEAR:
        return None
    minutes = _minutes(cell.time()) if isinstance(cell, datetime) else 0
    return Moment(day=Day(cell.day, cell.month, None, cell.year), start=minutes or None)


def _of_number(cell: float | timedelta) -> Moment | None:
    """A date or a time in a cell of Excel that is not formatted as one."""
    if isinstance(cell, timedelta):
        cell = cell.total_seconds() / 86_400
    if isinstance(cell, bool) or not (0 <= cell < 1 or _FIRST_SERIAL <= cell < _LAST_SERIAL):
        return None
    instant = _EPOCH + timedelta(minutes=round(cell * DAY))
    return _of_date(instant) if cell >= 1 else Moment(start=_minutes(instant.time()))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _sane(minutes: float) -> int | None:
    return round(minutes) if 0 <= minutes < 100_000 else None


def _numeric(cell: str) -> tuple[int, int, int, str] | None:
    found = _DATES[2].search(cell[:_LONGEST])
    if not found:
        return None
    year = int(found["year"])
    return int(found["one"]), int(found["two"]), year, found["sign"]


def _span(dates: Iterable[tuple[int, int, int, str]], order: Order) -> int:
    """The longest pause between two dates that follow each other, in days; roughly."""
    numbers = sorted(
        year * 372 + (two * 31 + one if order is Order.DAY_FIRST else one * 31 + two)
        for one, two, year, _ in dates
    )
    return max((later - earlier for earlier, later in pairwise(numbers)), default=0)
