"""Whose clock a file or a paper goes by, in words."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from planner import times, zones


def zone_in_words(starts: Iterable[datetime], zone: ZoneInfo) -> str:
    """`PDT (America/Los_Angeles, UTC−7)`; both names where the clocks change in between."""
    names = zone_names(starts, zone)
    if names == zone.key == "UTC":
        return names
    moments = (start.astimezone(zone) for start in sorted(starts))
    offsets = "/".join(dict.fromkeys(zones.offset_name(moment) for moment in moments))
    details = [part for part in (zone.key, offsets) if part != names]
    return f"{names} ({', '.join(details)})"


def zone_names(starts: Iterable[datetime], zone: ZoneInfo) -> str:
    return "/".join(dict.fromkeys(times.zone_name(start, zone) for start in sorted(starts)))
