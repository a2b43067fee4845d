"""On which place's clock a schedule.xml or schedule.json is, and what had to be guessed for it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner import zones
from planner.conference import About, Guess
from planner.importers import dating, iso_time, zone_names
from planner.importers.notes import Notes
from planner.importers.schedule_found import ScheduleFound
from planner.times import offset_name


def place_of(found: ScheduleFound, moments: Sequence[datetime], notes: Notes) -> str:
    """The IANA name; `moments` are as `schedule_time.begin` gives them.

    Offsets are stronger than the zone that the file names; what is guessed goes to `notes`.
    """
    days = [day.start for day in found.days if day.start]
    aware = [moment for moment in moments if moment.tzinfo]
    # UTC contradicts no place: some programs write all their times so.
    offsets = [moment for moment in aware or days if moment.utcoffset()]
    named = zone_names.meant(found.zone)
    if named and _shows(named, offsets):
        return named
    if named:
        what = f"its times are {offset_name(offsets[0])}, another time; they count"
        notes.odd(found.title, f"The file says that it is in {found.zone}, but {what}")
    elif found.zone and not zones.known(found.zone):
        notes.odd(found.title, f"{found.zone[:60]} is no time zone that is known")
    place, guess = _guessed(found, moments, offsets)
    notes.guess(guess)
    return place


def _guessed(
    found: ScheduleFound, moments: Sequence[datetime], offsets: Sequence[datetime]
) -> tuple[str, Guess | None]:
    city = zone_names.meant(found.city)
    if city and _shows(city, offsets):
        why = f"The file names no time zone, but the city {found.city}"
        return city, Guess(about=About.ZONE, value=city, why=why)
    if moments and not offsets and zones.known(found.zone):
        return dating.place_of(found.zone, moments[0])
    clock = iso_time.clock(offsets or moments, "UTC", "The file names no time zone")
    return clock.place, clock.guess


def _shows(place: str, offsets: Sequence[datetime]) -> bool:
    """Whether the place has the offsets of most of these aware moments."""
    zone = ZoneInfo(place)
    right = sum(moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset() for moment in offsets)
    return right * 2 >= len(offsets)
