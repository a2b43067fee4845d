"""Whose clock a file or a paper goes by, and when it was printed, in words."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner import times
from planner.clocks import Clock


def clocks(starts: Collection[datetime], zone: ZoneInfo, other: Clock | None, today: date) -> str:
    """`Times in PDT (America/Los_Angeles, UTC−7) · your time, CEST, in brackets · printed …`.

    `other` is the clock in brackets, where any of its times stand on the paper.
    """
    printed = times.day_range(today, today)
    if not starts:
        return f"Printed {printed}"
    parts = [f"Times in {zone_in_words(starts, zone)}"]
    if other:
        names = dict.fromkeys((other.words, zone_names(starts, other.zone)))
        parts.append(f"{', '.join(names)}, in brackets")
    return " · ".join([*parts, f"printed {printed}"])


def in_brackets(start: datetime | None, zone: ZoneInfo, other: ZoneInfo | None) -> str:
    """`(22:20)`, with the weekday where it is another day there; empty where clocks agree."""
    if start is None or other is None:
        return ""
    there, here = start.astimezone(other), start.astimezone(zone)
    if there.utcoffset() == here.utcoffset():
        return ""
    weekday = times.WEEKDAYS[there.weekday()][:3] + " "
    return f"({weekday * (there.date() != here.date())}{times.clock(start, other)})"


def zone_in_words(starts: Iterable[datetime], zone: ZoneInfo) -> str:
    """`PDT (America/Los_Angeles, UTC−7)`; both names where the clocks change in between."""
    names = zone_names(starts, zone)
    if names == zone.key == "UTC":
        return names
    moments = (start.astimezone(zone) for start in sorted(starts))
    offsets = "/".join(dict.fromkeys(times.offset_name(moment) for moment in moments))
    details = [part for part in (zone.key, offsets) if part != names]
    return f"{names} ({', '.join(details)})"


def zone_names(starts: Iterable[datetime], zone: ZoneInfo) -> str:
    return "/".join(dict.fromkeys(times.zone_name(start, zone) for start in sorted(starts)))
