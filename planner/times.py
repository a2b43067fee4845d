"""Times and days in words: the one way in which window, print and reports write them.

English names are spelt here: Qt sets the C locale of the process, so strftime would mix languages.
"""

from datetime import date, datetime, timedelta
from math import inf
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_INSTANT = timedelta(microseconds=1)  # by which what ends at midnight belongs to the day before
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """`3:05` or `15:05` on the clock of `zone`."""
    local = moment.astimezone(zone)
    return f"{local.hour}:{local.minute:02}"


def span(start: datetime | None, end: datetime | None, zone: ZoneInfo) -> str:
    """`3:00 – 3:15`; empty without a time."""
    if start is None or end is None:
        return ""
    return f"{clock(start, zone)} – {clock(end, zone)}"


def short_day(day: date) -> str:
    """`Tue 4`, for the day bar."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day}"


def day_and_month(day: date) -> str:
    """`Tue 4 May`."""
    return f"{short_day(day)} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """`Tuesday 4 May 2021`, for headings."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def day_range(first: date, last: date) -> str:
    """`3–7 May 2021`, as short as it can be without a doubt."""
    if first == last:
        return f"{_day_of_year(last)} {last.year}"
    if first.year != last.year:
        return f"{day_range(first, first)} – {day_range(last, last)}"
    begin = f"{first.day}–" if first.month == last.month else f"{_day_of_year(first)} – "
    return f"{begin}{_day_of_year(last)} {last.year}"


def _day_of_year(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def day_mark(day: date, start: datetime | None, end: datetime | None, zone: ZoneInfo) -> str:
    """What to say beside a `span` under the heading of `day`, where its dates are others.

    `next day`, `previous day`, `2 days later`; `into next day` where only the end is on another
    one; empty where both are on `day`, or without a time.
    """
    if start is None or end is None:
        return ""
    until = max(start, end - _INSTANT, key=datetime.timestamp)
    first, last = ((moment.astimezone(zone).date() - day).days for moment in (start, until))
    if first == last:
        return _days_from(first)
    if first == 0:
        return f"into {_days_from(last)}" if last == 1 else f"until {_days_from(last)}"
    if last == 0:
        return f"from {_days_from(first)}"
    return f"{_days_from(first)} – {_days_from(last)}"


def _days_from(days: int) -> str:
    if abs(days) <= 1:
        return ("previous day", "", "next day")[days + 1]
    return f"{abs(days)} days {'later' if days > 0 else 'earlier'}"


def span_under(
    day: date | None, start: datetime | None, end: datetime | None, zone: ZoneInfo
) -> str:
    """`1:00 – 1:15 next day`: a `span` with the `day_mark` that the heading `day` asks for."""
    mark = day_mark(day, start, end, zone) if day else ""
    return f"{span(start, end, zone)} {mark}".rstrip()


def zone_name(moment: datetime, zone: ZoneInfo) -> str:
    """`PDT`, or `UTC+5:45` where the zone has only a number for a name; as of `moment`."""
    local = moment.astimezone(zone)
    name = local.tzname() or zone.key
    return offset_name(local) if name[0] in "+-" else name


def offset_name(moment: datetime) -> str:
    """`UTC−7` or `UTC+5:30`: the offset of an aware moment."""
    total = int((moment.utcoffset() or timedelta(0)).total_seconds()) // 60
    hours, minutes = divmod(abs(total), 60)
    return f"UTC{'−' if total < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def instant(moment: datetime | None) -> float:
    """Seconds since 1970, to sort by: what has no time comes last."""
    return moment.timestamp() if moment else inf


def minutes(start: datetime, end: datetime) -> str:
    """`50 min`, `1 h`, `9 h 35 min`."""
    # By instants: Python subtracts times of one zone by its clock, even where that jumps.
    hours, rest = divmod(int(end.timestamp() - start.timestamp()) // 60, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
