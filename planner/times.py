"""Times and days in words: the one way in which window, print and reports write them.

English names are spelt here: Qt sets the C locale of the process, so strftime would mix languages.
"""

from datetime import date, datetime
from math import inf
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
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
        return f"{first.day} {MONTHS[first.month - 1][:3]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[last.month - 1][:3]} {last.year}"
    return f"{day_range(first, first)} – {day_range(last, last)}"


def zone_name(moment: datetime, zone: ZoneInfo) -> str:
    """`PDT`, or `UTC+9` where the zone has only a number for a name; as of `moment`."""
    name = moment.astimezone(zone).tzname() or zone.key
    return f"UTC{name}" if name[0] in "+-" else name


def instant(moment: datetime | None) -> float:
    """Seconds since 1970, to sort by: what has no time comes last."""
    return moment.timestamp() if moment else inf


def minutes(start: datetime, end: datetime) -> str:
    """`50 min`, `1 h`, `9 h 35 min`."""
    # By instants: Python subtracts times of one zone by its clock, even where that jumps.
    hours, rest = divmod(int(end.timestamp() - start.timestamp()) // 60, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
