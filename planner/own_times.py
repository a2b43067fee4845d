"""Where own entries go when the year or the zone of their conference is corrected.

Each keeps its date and time on the clock by which it was typed. By the conference's: lunch at 12:30
stays at 12:30 there, between the same talks, whatever zone and year turn out to be right. By one's
own or another place's: a call at 9:00 at home is at that instant in any zone of the conference, and
only another year moves it.
"""

from calendar import isleap
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from planner import zones
from planner.conference import Programme
from planner.corrections import year_of
from planner.errors import PlannerError
from planner.plan import OwnEntry, Plan


def with_own_entries_moved(plan: Plan, before: Programme, after: Programme) -> Plan:
    """The plan for the corrected programme; nothing else of it hangs on year and zone."""
    zones_of = before.conference.zone, after.conference.zone
    shift = year_of(after) - year_of(before)
    moved = {i: _moved(entry, *zones_of, shift) for i, entry in plan.own_entries.items()}
    return replace(plan, own_entries=moved)


def _moved(entry: OwnEntry, old: ZoneInfo, new: ZoneInfo, shift: int) -> OwnEntry:
    if entry.time_zone:
        try:
            old = new = zones.zone(entry.time_zone)
        except PlannerError:  # the file is of a computer that knows more zones
            return entry
    if old.key == new.key and not shift:
        return entry
    start, end = (
        zones.instant(_years_later(moment.astimezone(old).replace(tzinfo=None), shift), new)
        for moment in (entry.start, entry.end)
    )
    return replace(entry, start=start, end=end)


def _years_later(local: datetime, years: int) -> datetime:
    """The same date, or the day before a 29 February that there is not."""
    year = local.year + years
    is_missing = (local.month, local.day) == (2, 29) and not isleap(year)
    return local.replace(year=year, day=28 if is_missing else local.day)
