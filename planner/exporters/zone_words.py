"""Whose clock a file or a paper goes by, and when it was printed, in words."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from planner import times


def clocks(
    starts: Collection[datetime], zone: ZoneInfo, own_zone: ZoneInfo | None, today: date
) -> str:
    """`Times in PDT (America/Los_Angeles, UTC−7) · your time, CEST, in brackets · printed …`.

    `own_zone` is the reader's, where any of his times stand on the paper.
    """
    printed = times.day_range(today, today)
    if not starts:
        return f"Printed {printed}"
    parts = [f"Times in {zone_in_words(starts, zone)}"]
    if own_zone:
        parts.append(f"your time, {zone_names(starts, own_zone)}, in brackets")
    return " · ".join([*parts, f"printed {printed}"])


def own_clock(start: datetime | None, zone: ZoneInfo, own_zone: ZoneInfo | None) -> str:
    """`(22:20)`, with the weekday where it is another day there; empty where clocks agree."""
    if start is None or own_zone is None:
        return ""
    there, here = start.astimezone(own_zone), start.astimezone(zone)
    if there.utcoffset() == here.utcoffset():
        return ""
    weekday = times.WEEKDAYS[there.weekday()][:3] + " "
    return f"({weekday * (there.date() != here.date())}{times.clock(start, own_zone)})"


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
