"""The clocks of a calendar: what a TZID means, with and without the VTIMEZONE that it names."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneStandard
from icalendar.prop import vRecur, vUTCOffset
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from planner import corrections, zones
from planner.importers import ical_times, recurrence, zone_names
from planner.importers.ical_lines import Component
from planner.importers.ical_times import Moment

_MOST_OBSERVANCES = 30  # the last so many; what began before them is over
_SINCE = (
    1968  # year (with a 29 February) from which on clocks are followed; Outlook's begin in 1601
)
_MOST_A_YEAR = 5  # changes by one rule: "Sundays in March" are up to so many
_MOST_OF_A_YEAR = timedelta(days=300)
_LONGEST_NAME = 200  # characters


class Clocks:
    """Finds for each TZID the place (IANA name), else the definition in the calendar itself.

    `home` is the place on whose clock floating times are, and those of unknown zones.
    """

    def __init__(self, parts: Iterable[Component], home: str = "UTC") -> None:
        self.home = home
        self._defined = {part.text("TZID"): part for part in parts if part.name == "VTIMEZONE"}
        self._places: dict[str, str] = {}
        self._definitions: dict[str, tzinfo | None] = {}

    @property
    def defined(self) -> list[str]:
        """The TZIDs that the calendar defines."""
        return list(self._defined)

    def place(self, tzid: str) -> str:
        """The IANA name of the place that a TZID means; empty where it means none we know."""
        if tzid not in self._places:
            self._places[tzid] = self._found_place(tzid)
        return self._places[tzid]

    def knows(self, tzid: str) -> bool:
        return bool(self.place(tzid) or self._definition(tzid))

    def most_frequent(self, moments: Iterable[Moment]) -> str:
        """The place of most of these times; empty where none is on the clock of a place."""
        places = Counter[str]()
        for tzid, count in Counter(moment.zone for moment in moments if moment.zone).items():
            places[self.place(tzid)] += count
        del places[""]
        return max(places, key=lambda place: places[place], default="")

    def instant(self, moment: Moment) -> datetime:
        """Aware, its offset fixed."""
        local = moment.local
        if not local.tzinfo:
            local = local.replace(tzinfo=self._clock(moment.zone))
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))

    def _clock(self, tzid: str) -> tzinfo:
        place = self.place(tzid) if tzid else ""
        if not place and (definition := self._definition(tzid)):
            return definition
        return ZoneInfo(place or self.home)

    def _found_place(self, tzid: str) -> str:
        """An abbreviation is the weakest: its offset is right in one half of the year only."""
        told = (
            [tzid, self._defined[tzid].text("X-LIC-LOCATION")] if tzid in self._defined else [tzid]
        )
        named = (zone_names.meant(name.strip(' "')[:_LONGEST_NAME]) for name in told)
        found = next(filter(_is_place, named), "") or _place_of_windows(tzid)
        return found or ("" if self._definition(tzid) else _place_of_abbreviation(tzid))

    def _definition(self, tzid: str) -> tzinfo | None:
        if tzid in self._defined and tzid not in self._definitions:
            self._definitions[tzid] = _clock(self._defined[tzid])
        return self._definitions.get(tzid)


def _is_place(name: str) -> bool:
    """Not so `EST`, which IANA keeps as a name of its own for a clock that no place has."""
    return "/" in name or name == "UTC"


def _place_of_windows(tzid: str) -> str:
    """ "Europe/Berlin" of "W. Europe Standard Time"; or empty."""
    place = WINDOWS_TO_OLSON.get(tzid.strip(), "")
    return place if zones.exists(place) else ""


def _place_of_abbreviation(tzid: str) -> str:
    """ "Europe/Berlin" of "CET", "CEST"; or empty."""
    for month in (1, 7):
        places = zones.places(tzid, datetime(2027, month, 1))  # noqa: DTZ001 - that place's clock
        if places and not (month == 1 and places[0].startswith("Etc/")):
            return places[0]
    return tzid if zones.exists(tzid) else ""


def _clock(zone: Component) -> tzinfo | None:
    """Of a VTIMEZONE (RFC 5545, 3.6.5), by what of it can be read; `None` where nothing can.

    Before all of its observances its clock is what it was before the first one.
    """
    found = filter(None, map(_observance, zone.parts))
    observances = sorted(found, key=lambda one: one.DTSTART)[-_MOST_OBSERVANCES:]
    if not observances:
        return None
    before = observances[0].TZOFFSETFROM
    clock = Timezone()
    clock.add("TZID", "X")
    clock.subcomponents = [_from(datetime.min, before, before), *observances]  # noqa: DTZ901
    made: tzinfo = clock.to_tz(lookup_tzid=False)
    return made


def _observance(part: Component) -> TimezoneStandard | None:
    """As standard time, whatever it is: summer time makes no difference to the offset."""
    start, after = ical_times.in_any_year(part.text("DTSTART")), _offset(part.text("TZOFFSETTO"))
    if start is None or after is None:
        return None
    rule = _yearly(part.first("RRULE").value, start)
    if rule and start.year < _SINCE:
        start = start.replace(year=_SINCE)
    before = _offset(part.text("TZOFFSETFROM"))
    observance = _from(start, after if before is None else before, after)
    if rule:
        observance.add("RRULE", rule)
    more = (one for found in part.all("RDATE") for one in found.value.split(","))
    if dates := list(filter(None, map(ical_times.in_any_year, more)))[-_MOST_OBSERVANCES:]:
        observance.add("RDATE", dates)
    return observance


def _from(start: datetime, before: timedelta, after: timedelta) -> TimezoneStandard:
    observance = TimezoneStandard()
    observance.DTSTART, observance.TZOFFSETFROM, observance.TZOFFSETTO = start, before, after
    return observance


def _offset(text: str) -> timedelta | None:
    """Of `+0130`."""
    try:
        text = text.strip().replace(":", "")
        offset: timedelta = vUTCOffset.from_ical(text)  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return offset


def _yearly(text: str, start: datetime) -> vRecur | None:
    """A rule as clocks have them, unless it has ended before our time.

    dateutil goes through all times since the start at each look: there must not be many.
    """
    rule = recurrence.rule_of(text)
    if rule is None or rule.frequency != "YEARLY" or rule.count or "INTERVAL" in rule.text:
        return None
    if rule.until and rule.until.year <= _SINCE:
        return None
    times = list(islice(recurrence.times(rule, start), _MOST_A_YEAR + 1))
    if len(times) <= _MOST_A_YEAR or times[-1] - times[0] < _MOST_OF_A_YEAR:
        return None
    parts: vRecur = vRecur.from_ical(rule.text)
    if rule.until and rule.until.year <= corrections.LAST_YEAR:
        # It is in UTC, which is not the clock of `start`; the change after it is months away.
        parts["UNTIL"] = [date(*rule.until.timetuple()[:3]) + timedelta(days=2)]
    return parts
