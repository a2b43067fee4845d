"""The rules of a time zone as a VTIMEZONE, for just the years that are needed (RFC 5545, 3.6.5)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.exporters.ical_lines import on_clock, text_line

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def zone_lines(zone: ZoneInfo, first: datetime, last: datetime) -> list[str]:
    """What the clocks of `zone` show from the year before `first` to the end of the year of `last`.

    Each change of the clocks has an entry of its own: as a rule for all years it would be wrong as
    soon as a government changes it.
    """
    begin = datetime(first.astimezone(UTC).year - 1, 1, 1, tzinfo=UTC)
    end = datetime(last.astimezone(UTC).year + 1, 1, 1, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", text_line("TZID", zone.key)]
    lines += _observance(begin, begin, zone)
    for before, after in _changes(zone, begin, end):
        lines += _observance(before, after, zone)
    return [*lines, "END:VTIMEZONE"]


def _observance(before: datetime, after: datetime, zone: ZoneInfo) -> list[str]:
    """From `after` on; its start is told by the clock as it went `before`."""
    then, now = before.astimezone(zone), after.astimezone(zone)
    offset = then.utcoffset() or timedelta(0)
    name = "DAYLIGHT" if now.dst() else "STANDARD"
    return [
        f"BEGIN:{name}",
        f"DTSTART:{on_clock(after.replace(tzinfo=None) + offset)}",
        f"TZOFFSETFROM:{_offset(then)}",
        f"TZOFFSETTO:{_offset(now)}",
        text_line("TZNAME", now.tzname() or zone.key),
        f"END:{name}",
    ]


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before and the first after each change of the clocks, in UTC."""
    day = begin
    while day < end:
        if _state(day, zone) != _state(day + _DAY, zone):
            yield _between(day, day + _DAY, zone)
        day += _DAY


def _between(before: datetime, after: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _state(middle, zone) == _state(before, zone):
            before = middle
        else:
            after = middle
    return before, after


def _state(moment: datetime, zone: ZoneInfo) -> tuple[timedelta | None, str | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _offset(moment: datetime) -> str:
    """`-0800`; seconds only where there are any."""
    seconds = int((moment.utcoffset() or timedelta(0)).total_seconds())
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")
