"""iCalendar's dates, times and durations (RFC 5545, 3.3), also as XML writes them (RFC 6321)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from icalendar.prop import vDuration

from planner import corrections
from planner.importers.ical_lines import Property

_CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{2})(?::[0-9]{2})?")  # of Pentabarf and pretalx


class Moment(NamedTuple):
    """A time as written: on the clock of `zone` (TZID), at an offset, or floating.

    A `local` with an offset is aware, else naive; of a whole day it is midnight.
    """

    local: datetime
    zone: str = ""
    whole_day: bool = False

    @property
    def floats(self) -> bool:
        return not self.zone and self.local.tzinfo is None and not self.whole_day


def moment(found: Property) -> Moment | None:
    """The date or time that a property gives; `None` where it gives none that can be."""
    return _moment(found.value, found.parameters.get("TZID", ""))


def moments(found: Property) -> Iterator[Moment]:
    """Those that EXDATE and RDATE list, of a period its start; what is none is left out."""
    for one in found.value.split(","):
        moment = _moment(one.partition("/")[0], found.parameters.get("TZID", ""))
        if moment:
            yield moment


def in_any_year(text: str) -> datetime | None:
    """As written, without a zone: the rules of zones begin before our clocks, in 1601."""
    found = _moment(text, "", first_year=2)
    return found.local.replace(tzinfo=None) if found else None


def duration(text: str) -> timedelta | None:
    """`PT1H30M`, or `1:30` as Pentabarf writes it; `None` for what is none."""
    text = text.strip().upper()
    if found := _CLOCK.fullmatch(text):
        return timedelta(hours=int(found[1]), minutes=int(found[2]))
    try:
        length: timedelta = vDuration.from_ical(text)  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return length


def _moment(value: str, zone: str, first_year: int = corrections.FIRST_YEAR) -> Moment | None:
    text = value.strip().upper()
    try:
        local = datetime.fromisoformat(text).replace(microsecond=0)
    except ValueError:
        return None
    if not first_year <= local.year <= corrections.LAST_YEAR:
        return None
    return Moment(local, "" if local.tzinfo else zone, whole_day="T" not in text)
