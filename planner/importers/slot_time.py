"""The times of the virtual sites: `Tue 4 May 3:00 - 3:15 PDT`, `Wed 16 Jul 11 a.m. PDT — noon`."""

import re
from datetime import date

from planner import zones
from planner.conference import Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEAP_YEAR = 2000
_LONGEST = 14  # days; what ends later than that is a slip of the pen
_Found = dict[str, str | None]
DAY = 24 * 60

_WEEKDAY = (
    r"(?:(?P<{0}weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?,?\s+)?"
)
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_LONE_WEEKDAY = _WEEKDAY.format("lone_")  # "Sat 8:00 - 8:15", in a workshop's programme
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:{_WEEKDAY}(?:(?P<{{0}}day>\d{{{{1,2}}}}){_ORDINAL}\s+(?P<{{0}}month>{_MONTH})\b\.?"
    rf"|(?P<{{0}}month_first>{_MONTH})\b\.?\s+(?P<{{0}}day_last>\d{{{{1,2}}}}){_ORDINAL}(?![\d:]))"
    r",?(?:\s+(?P<{0}year>(?:19|20)\d\d)\b(?!:))?,?(?:\s*[•·|@])?\s+)?"
)
_CLOCK = (
    r"(?:(?P<{0}hour>\d{{1,2}})(?::(?P<{0}minute>\d\d))?(?!\d)"
    r"(?:\s*(?P<{0}half>[ap])(?:\.\s?m\.?|m\b\.?))?|(?P<{0}word>noon|midnight)\b)"
)
_ZONE = (
    r"(?:\s*\(?(?P<{0}zone>(?-i:(?:UTC|GMT)\s?[+\-−]\d{{1,2}}(?::?\d\d)?"
    rf"|(?:{'|'.join(zones.ABBREVIATIONS)})\b|[A-Z]{{{{2,4}}}}T\b))\)?)?"
)
_DASH = r"\s*(?:-{1,3}|[‐‑‒–—―−])\s*"
_TIME = re.compile(
    r"(?<![\w:.$#/-])(?P<bracket>\[)?"
    + f"{_DATE}{_LONE_WEEKDAY}{_CLOCK}{_ZONE}".format("start_")
    + f"(?:{_DASH}{(_DATE + _CLOCK + _ZONE).format('end_')})?"
    + r"(?(bracket)\])(?![\w:/])",
    re.IGNORECASE,
)


class Day(Record, kw_only=False):
    """A printed date: `year` and `weekday` (0 is Monday) only where they are printed."""

    day: int
    month: int
    weekday: int | None = None
    year: int | None = None


class SlotTime(Record, kw_only=False):
    """A printed time: minutes after the midnight that begins `day`.

    `end` is later than `start`, above 1440 where it is on a later day, and `None` where only the
    start is printed. `zone` and `end_zone` are abbreviations as printed, or empty. `halves` says
    whether a.m. or p.m., noon or midnight were printed; `no_day` is a printed date that does not
    exist, such as 31 Feb, or empty. `weekday` (0 is Monday) is one that is printed without a date.
    """

    start: int
    end: int | None = None
    day: Day | None = None
    zone: str = ""
    end_zone: str = ""
    halves: bool = False
    no_day: str = ""
    weekday: int | None = None


def find(text: str) -> tuple[SlotTime, str] | None:
    """The first time in `text` and the text without it; `None` where there is none."""
    for match in _TIME.finditer(text):
        if (when := _read(match)) is not None:
            return when, text[: match.start()] + "\n" + text[match.end() :]
    return None


def whole_line(line: str, *, alone: bool = False) -> SlotTime | None:
    """The time that a line consists of, or `None`.

    `alone` takes a start without end, day and bracket, `8:00 AM`: where a time is known to stand.
    """
    match = _TIME.fullmatch(line.strip()) if len(line) < 120 else None
    return _read(match, alone=alone) if match else None


def _read(match: re.Match[str], *, alone: bool = False) -> SlotTime | None:
    found = match.groupdict()
    day = _day(found, "start_")
    clocks = _clocks(found)
    if clocks is None or not (clocks[1] is not None or day or found["bracket"] or alone):
        return None
    start, end = clocks
    weekday = None if day else found["lone_weekday"]
    zone = _zone(found["start_zone"]) or _zone(found["end_zone"])
    return SlotTime(
        start=start,
        end=None if end is None else _ending(start, end, day, _day(found, "end_")),
        day=day,
        zone=zone,
        end_zone=_zone(found["end_zone"]) or zone,
        halves=_halved(found, "start_") or _halved(found, "end_"),
        no_day=_no_day(found, "start_") or _no_day(found, "end_"),
        weekday=_weekday(weekday),
    )


def _clocks(found: _Found) -> tuple[int, int | None] | None:
    """Minutes of start and end; an unmarked side takes the half day that makes it shortest."""
    halved = _halved(found, "start_") or _halved(found, "end_")
    starts = [start for start in _choices(found, "start_", halved) if start < DAY]
    ends = _choices(found, "end_", halved)
    if found["end_hour"] or found["end_word"]:
        both = [(start, end) for start in starts for end in ends]
        return min(both, key=_length, default=None)
    return (starts[0], None) if len(starts) == 1 else None


def _choices(found: _Found, side: str, halved: bool) -> list[int]:
    word, half, minute = (found[side + part] for part in ("word", "half", "minute"))
    if word:
        return [12 * 60 if word.lower() == "noon" else 0]
    hour, minutes = int(found[f"{side}hour"] or -1), int(minute or 0)
    if minutes >= 60 or not 0 <= hour * 60 + minutes <= DAY:
        return []
    if half:
        after_noon = half.lower() == "p"
        return [hour % 12 * 60 + minutes + after_noon * DAY // 2] if 1 <= hour <= 12 else []
    if halved and 1 <= hour <= 12:
        return [hour % 12 * 60 + minutes, hour % 12 * 60 + minutes + DAY // 2]
    return [hour * 60 + minutes] if minute else []


def _halved(found: _Found, side: str) -> bool:
    return bool(found[f"{side}half"] or found[f"{side}word"])


def _length(clocks: tuple[int, int]) -> int:
    return (clocks[1] - clocks[0]) % DAY or DAY


def _ending(start: int, end: int, day: Day | None, end_day: Day | None) -> int:
    if day and end_day:
        later = date(_LEAP_YEAR, end_day.month, end_day.day) - date(_LEAP_YEAR, day.month, day.day)
        if 0 < (days := later.days % 366) <= _LONGEST:
            return days * DAY + end
    return start + _length((start, end))


def _zone(printed: str | None) -> str:
    return (printed or "").replace(" ", "")


def _day(found: _Found, side: str) -> Day | None:
    day, month = _day_and_month(found, side)
    weekday, year = found[f"{side}weekday"], found[f"{side}year"]
    if not day or not _exists(day, month):
        return None
    return Day(
        day=day,
        month=month,
        weekday=_weekday(weekday),
        year=int(year) if year else None,
    )


def _weekday(printed: str | None) -> int | None:
    return _WEEKDAYS.index(printed[:3].lower()) if printed else None


def _no_day(found: _Found, side: str) -> str:
    day, month = _day_and_month(found, side)
    return "" if not day or _exists(day, month) else f"{day} {_MONTHS[month - 1].title()}"


def _day_and_month(found: _Found, side: str) -> tuple[int, int]:
    """The printed numbers, which need not exist; zeros where none are printed."""
    day = found[f"{side}day"] or found[f"{side}day_last"]
    month = found[f"{side}month"] or found[f"{side}month_first"]
    return (int(day), _MONTHS.index(month[:3].lower()) + 1) if day and month else (0, 0)


def _exists(day: int, month: int) -> bool:
    try:
        return bool(date(_LEAP_YEAR, month, day))
    except ValueError:
        return False
