"""The times of an event: once, or as often as its recurrence says (RFC 5545, 3.8.5)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain

from planner import corrections
from planner.importers import ical_times, recurrence
from planner.importers.ical_lines import Component
from planner.importers.ical_times import Moment
from planner.importers.ical_zones import Clocks
from planner.importers.notes import Notes
from planner.importers.recurrence import Rule
from planner.wording import counted

MOST = 500  # occurrences of one event
_MOST_IN_ALL = 20_000
_YEARS = 10  # for which a rule is followed
_DAYS_IN_ALL = 1_000_000  # that are looked at for all rules together: two seconds at most


class Series:
    """Expands what recurs, within bounds that hold for the calendar as a whole.

    An occurrence that another event replaces (RECURRENCE-ID) is left to that one.
    """

    def __init__(self, events: Sequence[Component], clocks: Clocks, notes: Notes) -> None:
        self._clocks, self._notes = clocks, notes
        self._left, self._days_left = _MOST_IN_ALL, _DAYS_IN_ALL
        self._replaced = {
            (event.text("UID"), clocks.instant(moment))
            for event in events
            if (moment := ical_times.moment(event.first("RECURRENCE-ID")))
        }

    def starts(self, event: Component, first: Moment, where: str) -> list[Moment]:
        """When an event takes place that begins at `first`; just then if it does not recur."""
        if not is_series(event):
            return [first]
        rules = (one.value for one in event.all("RRULE"))
        more = chain.from_iterable(self._recurring(rule, first, where) for rule in rules)
        dates = chain.from_iterable(map(ical_times.moments, event.all("RDATE")))
        starts = {
            self._clocks.instant(one): one for one in (first, *more, *dates) if not one.whole_day
        }
        for one in self._excluded(event, starts):
            starts.pop(one, None)
        kept = [starts[instant] for instant in sorted(starts)]
        self._notes.read(where, f"It recurs: {counted(len(kept), 'time')}")
        return kept

    def _excluded(self, event: Component, starts: dict[datetime, Moment]) -> list[datetime]:
        uid = event.text("UID")
        exceptions = list(chain.from_iterable(map(ical_times.moments, event.all("EXDATE"))))
        instants = {self._clocks.instant(one) for one in exceptions if not one.whole_day}
        days = {one.local.date() for one in exceptions if one.whole_day}
        return [
            instant
            for instant, one in starts.items()
            if instant in instants or one.local.date() in days or (uid, instant) in self._replaced
        ]

    def _recurring(self, text: str, first: Moment, where: str) -> list[Moment]:
        """Those after the first one."""
        rule = recurrence.rule_of(text)
        if rule is None or self._left < 1 or self._days_left < 1:
            why = "is more than is followed in one calendar" if rule else "is not known"
            self._notes.skipped(where, f"Its recurrence, {text[:80]}, {why}; the first counts")
            return []
        most = min(rule.count or MOST, MOST, self._left) - 1
        found = self._after(first, rule, most + 1)
        if len(found) > most and rule.count != most + 1:
            self._notes.skipped(where, f"It goes on; only the first {most + 1} times were read")
        self._left -= min(len(found), most)
        return found[:most]

    def _after(self, first: Moment, rule: Rule, most: int) -> list[Moment]:
        """So many at most, up to the end of the rule or for some years."""
        found: list[Moment] = []
        start = first.local.replace(tzinfo=None)
        for local in recurrence.times(rule, start):
            moment = first._replace(local=local.replace(tzinfo=first.local.tzinfo))
            if len(found) == most or self._is_over(moment, rule, start):
                break
            if local > start:
                found.append(moment)
        else:
            local = recurrence.END
        self._days_left -= (local - start).days
        return found

    def _is_over(self, moment: Moment, rule: Rule, start: datetime) -> bool:
        """A bare date is the end of its day."""
        local, last = moment.local.replace(tzinfo=None), rule.until
        if local.year > min(start.year + _YEARS, corrections.LAST_YEAR):
            return True
        if not isinstance(last, datetime):
            return last is not None and local.date() > last
        return (self._clocks.instant(moment) if last.tzinfo else local) > last


def is_series(event: Component) -> bool:
    return bool(event.properties.keys() & {"RRULE", "RDATE"})


def lasting(event: Component, first: Moment, clocks: Clocks) -> timedelta | None:
    """From the start of an event to its end, by instants; `None` where it gives no end."""
    if end := ical_times.moment(event.first("DTEND")):
        return clocks.instant(end) - clocks.instant(first)
    return ical_times.duration(event.text("DURATION"))
