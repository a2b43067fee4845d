"""The clocks of a calendar: what a TZID means, with and without the VTIMEZONE that it names."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from zoneinfo import ZoneInfo

from planner import zones
from planner.conference import Record
from planner.importers import ical_times, recurrence, zone_names
from planner.importers.ical_lines import Component
from planner.importers.ical_times import Moment
from planner.importers.recurrence import Rule

_MOST_OBSERVANCES = 30  # the last so many; what began before them is over
_LONGEST_NAME = 200  # characters
Change = tuple[datetime, timedelta]


class Clocks:
    """Finds for each TZID the place (IANA name), else the definition in the calendar itself.

    `home` is the place on whose clock floating times are, and those of unknown zones.
    """

    def __init__(self, parts: Iterable[Component], home: str = "UTC") -> None:
        self.home = home
        self._defined = {part.text("TZID"): part for part in parts if part.name == "VTIMEZONE"}
        self._places: dict[str, str] = {}
        self._definitions: dict[str, _Definition] = {}

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
        if local.tzinfo:
            return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))
        if moment.zone:
            if place := self.place(moment.zone):
                return zones.instant(local, ZoneInfo(place))
            if definition := self._definition(moment.zone):
                return local.replace(tzinfo=timezone(definition.offset(local)))
        return zones.instant(local, ZoneInfo(self.home))

    def _found_place(self, tzid: str) -> str:
        """An abbreviation is the weakest: its offset is right in one half of the year only."""
        told = (
            [tzid, self._defined[tzid].text("X-LIC-LOCATION")] if tzid in self._defined else [tzid]
        )
        named = (zone_names.meant(name.strip(' "')[:_LONGEST_NAME]) for name in told)
        found = next(filter(_is_place, named), "") or _place_of_windows(tzid)
        return found or ("" if self._definition(tzid) else _place_of_abbreviation(tzid))

    def _definition(self, tzid: str) -> "_Definition | None":
        if tzid not in self._definitions and tzid in self._defined:
            self._definitions[tzid] = _Definition(self._defined[tzid])
        found = self._definitions.get(tzid)
        return found if found and found.observances else None


class _Observance(Record):
    """A time of the year in which a zone has `after` as its offset; before it was `before`."""

    start: datetime
    before: timedelta
    after: timedelta
    rule: Rule | None
    more: tuple[datetime, ...]


class _Definition:
    """A VTIMEZONE (RFC 5545, 3.6.5)."""

    def __init__(self, zone: Component) -> None:
        self._zone = zone
        self._changes: dict[int, list[Change]] = {}

    @cached_property
    def observances(self) -> list[_Observance]:
        found = (_observance(part) for part in self._zone.parts)
        kept = sorted((one for one in found if one), key=lambda one: one.start)
        return kept[-_MOST_OBSERVANCES:]

    def offset(self, local: datetime) -> timedelta:
        """What the clocks that show `local` are ahead of UTC."""
        if local.year not in self._changes:
            changes = (_changes(one, local.year) for one in self.observances)
            self._changes[local.year] = sorted(change for some in changes for change in some)
        changes_of_year = self._changes[local.year]
        at = bisect_right(changes_of_year, local, key=lambda change: change[0])
        return changes_of_year[at - 1][1] if at else self.observances[0].before


def _is_place(name: str) -> bool:
    """Not so `EST`, which IANA keeps as a name of its own for a clock that no place has."""
    return "/" in name or name == "UTC"


def _place_of_windows(tzid: str) -> str:
    """ "Europe/Berlin" of "W. Europe Standard Time"; or empty."""
    if not tzid.endswith("Time"):
        return ""
    # Here, because it loads all of icalendar.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    place = WINDOWS_TO_OLSON.get(tzid.strip(), "")
    return place if zones.exists(place) else ""


def _place_of_abbreviation(tzid: str) -> str:
    """ "Europe/Berlin" of "CET", "CEST"; or empty."""
    for month in (1, 7):
        places = zones.places(tzid, datetime(2027, month, 1))  # noqa: DTZ001 - that place's clock
        if places and not (month == 1 and places[0].startswith("Etc/")):
            return places[0]
    return tzid if zones.exists(tzid) else ""


def _observance(part: Component) -> _Observance | None:
    start = ical_times.in_any_year(part.text("DTSTART"))
    before, after = _offset(part.text("TZOFFSETFROM")), _offset(part.text("TZOFFSETTO"))
    if start is None or after is None:
        return None
    more = (one for found in part.all("RDATE") for one in found.value.split(","))
    return _Observance(
        start=start,
        before=after if before is None else before,
        after=after,
        rule=recurrence.rule_of(part.first("RRULE").value),
        more=tuple(filter(None, map(ical_times.in_any_year, more)))[-_MOST_OBSERVANCES:],
    )


def _offset(text: str) -> timedelta | None:
    """Of `+0130`."""
    sign, digits = text.strip()[:1], text.strip()[1:].replace(":", "")
    if sign not in {"+", "-"} or not (digits.isascii() and digits.isdigit() and len(digits) == 4):
        return None
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if length >= timedelta(days=1):
        return None
    return length if sign == "+" else -length


def _changes(one: _Observance, year: int) -> Iterator[Change]:
    """When it begins, up to the end of `year`; of what recurs the last two years."""
    for start in (one.start, *one.more):
        if start.year <= year:
            yield start, one.after
    if one.rule is None or one.rule.frequency != "YEARLY":
        return
    until = ical_times.in_any_year(one.rule.until)
    last = min(date(year, 12, 31), until.date()) if until else date(year, 12, 31)
    since = date(last.year - 1, 1, 1)
    for day in recurrence.days(one.rule, one.start.date(), last, since):
        if day:
            yield datetime.combine(day, one.start.time()), one.after
